"""The only file that knows lxml: elements of Word's XML, their names and values."""

from docx.oxml.ns import qn
from lxml.etree import XMLSyntaxError
from lxml.etree import _Element as Element

__all__ = ["Element", "XMLSyntaxError", "at", "qn", "value_of"]


def at(path: str) -> str:
    """Write a path of prefixed names as lxml wants it: w:pPr/w:numPr."""
    return "/".join(map(qn, path.split("/")))


def value_of(element: Element | None) -> str | None:
    """Give the attribute w:val of an element, None where there is no such element."""
    return None if element is None else element.get(qn("w:val"))
