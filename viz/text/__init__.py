"""A document as a readable text, with what was read of it at its place."""
