"""Search over names and sentences, on SQLite's FTS5 fed with words of Sudachi and pairs of characters."""
