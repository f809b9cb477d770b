"""Review sheets of programmes, 行政事業レビューシート: their cells in one stream, walked by their labels."""
