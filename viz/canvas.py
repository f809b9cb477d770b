"""What a picture is made of: cards, lines and columns with their places in px. Values only; nothing is drawn here."""

from dataclasses import dataclass
from typing import TypeAlias

from ontology.model import Basis, Entity, Kind, Link, Relation
from viz.card import Card

Point: TypeAlias = tuple[int, int]


@dataclass(frozen=True, slots=True)
class Line:
    """A link as it is drawn: from the lower thing to the upper one, or from a thing to what describes it."""

    tail: Entity
    head: Entity
    link: Link


@dataclass(frozen=True, slots=True)
class SceneNode:
    """A card with its place: `x` and `y` are its middle. `key` is the thing's, or `fold-{kind}` for a fold.

    `folded` are the keys of the things that a fold stands for.
    """

    key: str
    kind: Kind
    card: Card
    x: int
    y: int
    width: int
    height: int
    is_focus: bool = False
    folded: tuple[str, ...] = ()

    @property
    def left(self) -> int:
        """Give the left edge."""
        return self.x - self.width // 2

    @property
    def right(self) -> int:
        """Give the right edge."""
        return self.x + self.width // 2

    @property
    def bottom(self) -> int:
        """Give the lower edge."""
        return self.y + self.height // 2


@dataclass(frozen=True, slots=True)
class SceneEdge:
    """A line from one card to another with the links that it stands for, the strongest basis first.

    `route` are the points that it runs through from card to card: straight where two of them share a height or a
    side, else in a curve that leaves and arrives level.
    """

    key: str
    source: str
    target: str
    links: tuple[Link, ...]
    route: tuple[Point, ...]

    @property
    def basis(self) -> Basis:
        """Give the strongest reason to believe in this line."""
        return self.links[0].basis

    @property
    def relation(self) -> Relation:
        """Give the relation of the strongest link."""
        return self.links[0].relation


@dataclass(frozen=True, slots=True)
class SceneColumn:
    """A column with its heading; `x` is its middle. Hanging cards stand in it in `files` side by side."""

    ja: str
    en: str
    x: int
    width: int
    files: int = 1


@dataclass(frozen=True, slots=True)
class Scene:
    """A picture: what is drawn, from (0, 0) to (`width`, `height`)."""

    nodes: tuple[SceneNode, ...]
    edges: tuple[SceneEdge, ...]
    columns: tuple[SceneColumn, ...]
    width: int
    height: int
