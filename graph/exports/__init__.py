"""The graph in the formats of others: one file per format, and one table of them all (`forms.py`)."""
