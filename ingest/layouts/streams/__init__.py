"""Tables whose cells came out one after the other: the heads, then row by row, column by column, or in blocks."""
