"""Tables that lost what parted their cells: heads, names and values stand glued, in one line or a line a row."""
