"""Thin routes: each takes a request apart, asks the graph, and puts the answer into a schema or a page."""
