"""Roadmaps (工程表): what is done when."""
