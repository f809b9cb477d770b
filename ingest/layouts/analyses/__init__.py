"""Sheets of policy analyses and evaluations: values paired with the years that stand behind, over or below them."""
