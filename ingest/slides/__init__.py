"""Slides turned into text: programmes, budgets, flows of money, goals, meetings and schedules, found by their form."""
