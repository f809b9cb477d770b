"""Connectors beyond what python-pptx draws: glued to any site, of any preset, with a description."""

from collections.abc import Sequence
from dataclasses import dataclass

from pptx.oxml.ns import qn
from pptx.shapes.connector import Connector
from pptx.util import Length

from viz.briefing.slide import plain


@dataclass(frozen=True, slots=True)
class Site:
    """A connection site of a shape, by number, and where on the slide it is."""

    shape: int
    index: int
    place: tuple[Length, Length]


def glue(connector: Connector, begin: Site, end: Site) -> None:
    """Bind both ends, so that the line stays with its cards when they are moved."""
    ends = connector._element.nvCxnSpPr.cNvCxnSpPr  # noqa: SLF001  python-pptx knows four sites alone
    for element, site in ((ends.get_or_add_stCxn(), begin), (ends.get_or_add_endCxn(), end)):
        element.id, element.idx = site.shape, site.index


def shape_connector(connector: Connector, preset: str, shares: Sequence[float]) -> None:
    """Choose a preset; `shares` of its width and height in turn say where it turns."""
    plain(connector)
    geometry = connector._element.spPr.find(qn("a:prstGeom"))  # noqa: SLF001  python-pptx knows three presets
    geometry.set("prst", preset)
    guides = geometry.find(qn("a:avLst"))
    for at, share in enumerate(shares, 1):
        value = f"val {round(share * 100_000)}"
        guides.append(guides.makeelement(qn("a:gd"), {"name": f"adj{at}", "fmla": value}))


def describe(connector: Connector, name: str, told: str) -> None:
    """Say what a line means, for those who do not see it."""
    connector.name = name
    connector._element.nvCxnSpPr.cNvPr.set("descr", told)  # noqa: SLF001  python-pptx has no alternative text
