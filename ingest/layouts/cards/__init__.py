"""Labels with their values on lines of their own, a card for each indicator."""
