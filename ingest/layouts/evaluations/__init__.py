"""Evaluation sheets of cities and plans of grants: cells in one stream, read by the labels of the form."""
