"""Measures and programmes that a plan names in tables and lists, with the offices that answer for them."""
