"""KPIs in whatever layout a plan sets them: rows, columns, pairs of values, sentences.

`finder` goes the way of a text: its printed lines (`rows`), columns of a page taken apart (`beside/`), the readers of
layouts in their order (`readers`), what is sound of what they found (`checked/`), what it measures (`owners/`).
`reader` makes entities of it. What all readers share are words (`cues`), values (`figures/`), heads of tables
(`heads/`) and rows (`rowed/`); every other room holds the readers of one kind of layout.
"""
