"""Files as they come (.txt, .md, .pdf, .docx) become text as extracted: one reader a format, chosen by the content."""
