"""How a sheet is laid out: title, picture, legend, source note. Values only, in px; SVG and slides both draw this."""

from dataclasses import dataclass

from ontology.model import Basis, Kind
from viz.canvas import Scene
from viz.figure.font import width
from viz.figure.paper import SIZES, Paper
from viz.figure.sources import sources_of
from viz.style import BASES, KINDS
from viz.views.view import View
from viz.wrap import shorten, wrap

MARGIN = 34
TITLE_SIZE, TITLE_HEIGHT = 21, 28
SMALL_SIZE, SMALL_HEIGHT = 11, 16
LEGEND_SIZE, LEGEND_HEIGHT = 11.5, 21
SAMPLE_OF_LINE, SAMPLE_OF_CARD = 34, 20  # px across, before its name in the legend
_GAP = 12
_MOST_SOURCES = 3
_SAMPLE_GAP, _ENTRY_GAP = 7, 20


@dataclass(frozen=True, slots=True)
class Area:
    """A rectangle by its upper left corner."""

    left: float
    top: float
    width: float
    height: float

    @property
    def bottom(self) -> float:
        """Give the lower edge."""
        return self.top + self.height


@dataclass(frozen=True, slots=True)
class Entry:
    """What a look stands for: a sample at `left`, its name after it, both around the height `middle`."""

    look: Kind | Basis
    words: str
    left: float
    middle: float

    @property
    def right(self) -> float:
        """Give where the sample ends."""
        return self.left + _sample(self.look)

    @property
    def text_left(self) -> float:
        """Give where the name begins."""
        return self.right + _SAMPLE_GAP


@dataclass(frozen=True, slots=True)
class Sheet:
    """A sheet with everything in its place; `title`, `sources` are lines as they are set."""

    paper: Paper
    title: tuple[str, ...]
    subtitle: str
    picture: Area
    legend: tuple[Entry, ...]
    sources: tuple[str, ...]

    @property
    def room(self) -> float:
        """Give the width between the margins."""
        return SIZES[self.paper].width - 2 * MARGIN

    @property
    def subtitle_middle(self) -> float:
        """Give the middle height of the line below the title."""
        return MARGIN + len(self.title) * TITLE_HEIGHT + SMALL_HEIGHT / 2

    @property
    def source_top(self) -> float:
        """Give the height of the rule above the source note."""
        return SIZES[self.paper].height - MARGIN - len(self.sources) * SMALL_HEIGHT


def sheet_of(view: View, paper: Paper, page: str = "") -> Sheet:
    """Lay a view out on a sheet; `page` says which of several it is."""
    size = SIZES[paper]
    room = size.width - 2 * MARGIN
    title = wrap(view.ja, room / TITLE_SIZE, 2)
    sources = _sources(view, room)
    top = MARGIN + len(title) * TITLE_HEIGHT + SMALL_HEIGHT + _GAP
    foot = size.height - MARGIN - len(sources) * SMALL_HEIGHT - _GAP
    legend = _legend(view, room, foot)
    bottom = min((entry.middle - LEGEND_HEIGHT / 2 for entry in legend), default=foot) - _GAP
    picture = Area(MARGIN, top, room, bottom - top)
    return Sheet(
        paper, title, shorten(" ".join(filter(None, (view.en, page))), room / SMALL_SIZE), picture, legend, sources
    )


def _sources(view: View, room: float) -> tuple[str, ...]:
    told = sources_of(view)
    more = [f"ほか{len(told) - _MOST_SOURCES}文書"] if len(told) > _MOST_SOURCES else []
    lines = (f"{'出典：' if at == 0 else '　　　'}{line}" for at, line in enumerate([*told[:_MOST_SOURCES], *more]))
    return tuple(shorten(line, room / SMALL_SIZE) for line in lines)


def _legend(view: View, room: float, bottom: float) -> tuple[Entry, ...]:
    """Name the looks that a scene uses, in rows that end at a height; a chart explains itself."""
    if not isinstance(view.picture, Scene):
        return ()
    kinds = {node.kind for node in view.picture.nodes}
    bases = {edge.basis for edge in view.picture.edges}
    looks: list[tuple[Kind | Basis, str]] = [
        *((kind, f"{style.ja} {style.en}") for kind, style in KINDS.items() if kind in kinds),
        *((basis, f"{style.ja} {style.en}") for basis, style in BASES.items() if basis in bases),
    ]
    placed: list[tuple[Kind | Basis, str, float, int]] = []
    left, row = 0.0, 0
    for look, words in looks:
        wide = _sample(look) + _SAMPLE_GAP + width(words, LEGEND_SIZE)
        if left and left + wide > room:
            left, row = 0.0, row + 1
        placed.append((look, words, left, row))
        left += wide + _ENTRY_GAP
    return tuple(
        Entry(look, words, MARGIN + left, bottom - (row - at + 0.5) * LEGEND_HEIGHT) for look, words, left, at in placed
    )


def _sample(look: Kind | Basis) -> int:
    return SAMPLE_OF_LINE if isinstance(look, Basis) else SAMPLE_OF_CARD
