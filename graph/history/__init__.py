"""What became of a thing through the revisions, and of the store through the hands of its staff."""
