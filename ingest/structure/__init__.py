"""From text as extracted to the outline that a reader sees."""
