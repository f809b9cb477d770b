"""What becomes of KPIs once they are found: which are sound, which are another plan's, by when they are due."""
