"""The logic model: results, measures and KPIs under their headings."""
