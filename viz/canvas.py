"""What a picture is made of: cards, lines and columns with their places in px. Values only; nothing is drawn here."""

from dataclasses import dataclass
from typing import TypeAlias

from graph.kinship.similar import Likeness
from ontology.model import Basis, Entity, Kind, Link, Relation
from viz.card import Card
from viz.language import word
from viz.style import RELATIONS

Point: TypeAlias = tuple[int, int]


@dataclass(frozen=True, slots=True)
class Line:
    """A link as it is drawn: from the lower thing to the upper one, or from a thing to what describes it.

    Where two measures merely look alike, the computed likeness stands in the place of a link.
    """

    tail: Entity
    head: Entity
    link: Link | Likeness


@dataclass(frozen=True, slots=True)
class SceneNode:
    """A card with its place: `x` and `y` are its middle. `key` is the thing's, or `fold-…` or `rack-…`.

    `folded` are the keys of the things that a fold stands for. A rack is a frame without words of its own but a
    caption, round the cards in `holds` (keys), which share its lines; it comes before them in a scene.
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
    holds: tuple[str, ...] = ()

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
    """A line from one card or rack to another with the links that it stands for, the strongest basis first.

    A line between two measures that merely look alike has likenesses (the strongest first) and no links. `route` are
    the points that it runs through from card to card: straight where two of them share a height or a side, else in a
    curve that leaves and arrives level.
    """

    key: str
    source: str
    target: str
    links: tuple[Link, ...]
    route: tuple[Point, ...]
    likenesses: tuple[Likeness, ...] = ()

    @property
    def basis(self) -> Basis:
        """Give the strongest reason to believe in this line; a likeness is always inferred."""
        return self.links[0].basis if self.links else Basis.INFERRED

    @property
    def relation(self) -> Relation | None:
        """Give the relation of the strongest link, None for a likeness."""
        return self.links[0].relation if self.links else None

    @property
    def word(self) -> str:
        """Say in a word or two what the line means."""
        if self.links:
            style = RELATIONS[self.links[0].relation]
            return word(style.name, style.en)
        return word("類似 {score}", "alike {score}", score=f"{self.likenesses[0].score:.2f}")


@dataclass(frozen=True, slots=True)
class SceneColumn:
    """A column with its heading; `x` is its middle. Hanging cards stand in it in `files` side by side."""

    ja: str
    en: str
    x: int
    width: int
    files: int = 1

    @property
    def sides(self) -> tuple[int, int]:
        """Give the left and the right edge."""
        return self.x - self.width // 2, self.x + self.width // 2


@dataclass(frozen=True, slots=True)
class Scene:
    """A picture: what is drawn, from (0, 0) to (`width`, `height`)."""

    nodes: tuple[SceneNode, ...]
    edges: tuple[SceneEdge, ...]
    columns: tuple[SceneColumn, ...]
    width: int
    height: int
