"""A drawing: rectangles, lines, dots and words at places in px, from the top left; nothing about any file format."""

from dataclasses import dataclass
from typing import Literal, TypeAlias

Point = tuple[float, float]
Anchor = Literal["start", "middle", "end"]
Shape = Literal["circle", "square", "diamond", "triangle"]


@dataclass(frozen=True, slots=True)
class Rect:
    """A rectangle; `ink` is its outline, if it has one."""

    x: float
    y: float
    width: float
    height: float
    fill: str
    ink: str | None = None
    radius: float = 0


@dataclass(frozen=True, slots=True)
class Line:
    """A line through points; `dashes` are lengths of line and gap."""

    points: tuple[Point, ...]
    ink: str
    width: float = 1
    dashes: tuple[float, ...] = ()


@dataclass(frozen=True, slots=True)
class Dot:
    """A small mark of a given shape around a point; `size` is its half width."""

    x: float
    y: float
    size: float
    fill: str
    ink: str
    shape: Shape = "circle"


@dataclass(frozen=True, slots=True)
class Text:
    """One line of text on its base line; `size` is in px."""

    x: float
    y: float
    text: str
    size: float
    ink: str
    anchor: Anchor = "start"
    bold: bool = False


@dataclass(frozen=True, slots=True)
class Part:
    """Marks that are one thing to a reader: `title` says it in full, `path` is where it leads."""

    marks: "tuple[Mark, ...]"
    title: str | None = None
    path: str | None = None


Mark: TypeAlias = Rect | Line | Dot | Text | Part


@dataclass(frozen=True, slots=True)
class Drawing:
    """Marks on a sheet, those behind first. `title` is what the whole picture says to those who do not see it."""

    width: float
    height: float
    title: str
    marks: tuple[Mark, ...]
