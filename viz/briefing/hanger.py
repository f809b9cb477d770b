"""A card with places on its lower edge where the lines to the cards below it begin: a shape of its own geometry.

ECMA-376 part 1, 20.1.9.8 (custGeom): sites and path scale with the shape, so it can be resized like any other.
"""

from collections.abc import Sequence

from pptx.oxml import parse_xml
from pptx.oxml.ns import nsdecls, qn
from pptx.shapes.autoshape import Shape

OWN = 4  # sites of any rectangle: top, left, bottom, right
_QUARTER = 5_400_000  # 1/60,000 of a degree


def give_sites(shape: Shape, radius: float, places: Sequence[float]) -> None:
    """Turn a rectangle into one with further sites: `places` are shares of its width; `radius` is in EMU."""
    wide, high = int(shape.width), int(shape.height)
    bend = round(min(radius, min(wide, high) / 2))
    guides = "".join(
        f'<a:gd name="at{at}" fmla="*/ w {round(place * 100_000)} 100000"/>' for at, place in enumerate(places)
    )
    own = (("hc", "t", 3), ("l", "vc", 2), ("hc", "b", 1), ("r", "vc", 0))
    sites = [*own, *((f"at{at}", "b", 1) for at in range(len(places)))]
    connections = "".join(f'<a:cxn ang="{turn * _QUARTER}"><a:pos x="{x}" y="{y}"/></a:cxn>' for x, y, turn in sites)
    geometry = parse_xml(
        f"<a:custGeom {nsdecls('a')}><a:avLst/><a:gdLst>{guides}</a:gdLst><a:ahLst/><a:cxnLst>{connections}</a:cxnLst>"
        f'<a:rect l="l" t="t" r="r" b="b"/><a:pathLst>{_outline(wide, high, bend)}</a:pathLst></a:custGeom>'
    )
    properties = shape._element.spPr  # noqa: SLF001  python-pptx builds freeforms without sites
    properties.replace(properties.find(qn("a:prstGeom")), geometry)


def _outline(wide: int, high: int, bend: int) -> str:
    corners = ((wide - bend, 0, 3), (wide, high - bend, 0), (bend, high, 1), (0, bend, 2))
    steps = "".join(
        f'<a:lnTo><a:pt x="{x}" y="{y}"/></a:lnTo>'
        + (f'<a:arcTo wR="{bend}" hR="{bend}" stAng="{turn * _QUARTER}" swAng="{_QUARTER}"/>' if bend else "")
        for x, y, turn in corners
    )
    return f'<a:path w="{wide}" h="{high}"><a:moveTo><a:pt x="{bend}" y="0"/></a:moveTo>{steps}<a:close/></a:path>'
