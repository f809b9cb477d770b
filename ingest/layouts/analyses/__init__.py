"""Sheets of policy analyses and evaluations: cells in one stream, each value before the year that it is of."""
