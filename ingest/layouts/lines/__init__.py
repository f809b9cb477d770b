"""KPIs on lines of their own, outside tables: changes behind arrows, labels in running text."""
