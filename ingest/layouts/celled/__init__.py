"""Tables whose cells stand one a line: records in the order of the heads, with texts of any length between them."""
