"""What a page sets beside each other, taken apart before it is read: texts, tables, cards."""
