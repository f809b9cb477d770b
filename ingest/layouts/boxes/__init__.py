"""Boxes of ministries' policy evaluations: one indicator, its baseline, its results by year, its target."""
