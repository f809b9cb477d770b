"""Tables whose every indicator has a row of targets and one of results, under years."""
