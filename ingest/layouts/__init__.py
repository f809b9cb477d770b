"""KPIs in whatever layout a plan sets them: rows, columns, pairs of values, sentences."""
