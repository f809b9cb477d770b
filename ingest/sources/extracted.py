"""What every reader of a format gives: text, where its pages begin, and which of them hold no text."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Extracted:
    """Text as extracted.

    `pages` are the offsets at which the sheets of the file begin, the first at 0; empty for a format without sheets.
    `unread` are the numbers (from 1) of sheets that show something, but give no text: scans, pictures.
    """

    text: str
    encoding: str
    pages: tuple[int, ...] = ()
    unread: tuple[int, ...] = ()
