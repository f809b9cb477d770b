"""A reader's own SPARQL: checked, kept to this graph, and run where it can be stopped."""
