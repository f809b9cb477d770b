"""What is alike, what overlaps, and what became of it."""
