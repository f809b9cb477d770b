"""A view as files for a briefing: slides, rows, an offline page, and a manifest that says what each file is."""
