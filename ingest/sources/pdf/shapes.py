"""What stands on a page, in points from the upper left corner of the page as a reader sees it."""

from dataclasses import dataclass, field
from functools import cached_property


@dataclass(frozen=True, slots=True)
class Glyph:
    """A printed character: where it begins and ends, its foot (the line it stands on) and its size, in points."""

    text: str
    left: float
    right: float
    foot: float
    size: float

    @property
    def middle(self) -> tuple[float, float]:
        """Give the centre."""
        return (self.left + self.right) / 2, self.foot - self.size * 0.38


@dataclass(frozen=True, slots=True)
class Box:
    """A rectangle."""

    left: float
    top: float
    right: float
    bottom: float

    @property
    def width(self) -> float:
        """Measure from left to right."""
        return self.right - self.left

    @property
    def height(self) -> float:
        """Measure from top to bottom."""
        return self.bottom - self.top

    def holds(self, point: tuple[float, float]) -> bool:
        """Tell whether a point lies inside."""
        return self.left <= point[0] < self.right and self.top <= point[1] < self.bottom


@dataclass
class Line:
    """A printed line: its glyphs in reading order. `first` is the place of its first glyph in the order of drawing."""

    glyphs: list[Glyph]
    first: int
    down: bool = False
    ruby: list["Line"] = field(default_factory=list)  # lines of small kana over it

    @cached_property
    def box(self) -> Box:
        """Give the rectangle that the line fills."""
        return Box(
            min(glyph.left for glyph in self.glyphs),
            min(glyph.foot - glyph.size for glyph in self.glyphs),
            max(glyph.right for glyph in self.glyphs),
            max(glyph.foot for glyph in self.glyphs),
        )

    @cached_property
    def size(self) -> float:
        """Give the size of most of its glyphs."""
        sizes = sorted(glyph.size for glyph in self.glyphs)
        return sizes[len(sizes) // 2]

    @cached_property
    def foot(self) -> float:
        """Give the height of the line that most glyphs stand on."""
        feet = sorted(glyph.foot for glyph in self.glyphs)
        return feet[len(feet) // 2]


@dataclass(frozen=True, slots=True)
class Rule:
    """A straight line: across at a height, or down at a distance from the left."""

    across: bool
    at: float
    start: float
    end: float


@dataclass(slots=True)
class Drawings:
    """What is drawn on a page: lines, the sides of coloured areas, the area of pictures, the number of paths."""

    rules: list[Rule] = field(default_factory=list)
    fills: list[Rule] = field(default_factory=list)
    pictures: float = 0.0
    paths: int = 0


@dataclass(frozen=True, slots=True)
class Sheet:
    """A page: its glyphs in the order of drawing, and how many more there are that the file names no character for."""

    width: float
    height: float
    glyphs: list[Glyph]
    drawings: Drawings
    unmapped: int
