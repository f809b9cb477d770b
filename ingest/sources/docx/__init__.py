"""Word documents: paragraphs with their numbers, lists, notes and tables become text.

reader      the way through the document
package     the zip archive, opened within limits
body        the blocks of a body or a cell, in order
words       the characters of a paragraph
numbering   the numbers that Word prints before paragraphs
styles      which paragraphs are headings, and of what level
tables      cells, merged ones too
"""
