"""From a file to typed results with evidence: clean, outline, read, resolve."""
