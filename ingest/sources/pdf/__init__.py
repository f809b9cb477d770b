"""PDF: glyphs and rules of each page become lines and tables, in a process that may take only so much.

fence      the process of its own, its limits, what went wrong in words
worker     what runs inside
pdfium     the only file that knows the library: pages as glyphs, rules, pictures
lines      glyphs → lines, across and down, with ruby and raised marks
grids      rules → cells
cells      glyphs in cells → tables
page       a page in reading order
margins    running heads, feet and page numbers
"""
