"""KPI tables whose columns a PDF flattened: one cell a line, one KPI over many lines."""
