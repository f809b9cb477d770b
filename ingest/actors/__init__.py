"""Who does it, and as what."""
