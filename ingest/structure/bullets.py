"""Marks that begin an item of a list and stand nowhere else in a text."""

BULLETS = "●▪‣•➢➤▸▹✓✔☑❖⚫⚪◦∙"
