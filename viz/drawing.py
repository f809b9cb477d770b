"""A scene as data for the script that draws it, and what panels and lists say beside it."""

from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import asdict, dataclass
from itertools import islice
from typing import Any

from graph.chains.paths import Chain
from graph.projection import Projection
from ontology.iri import key_of
from ontology.model import Basis
from viz.canvas import Scene, SceneColumn
from viz.details import LinkView, ThingView, link_view, told_apart
from viz.language import word
from viz.line_words import words_on
from viz.network import network_of
from viz.style import BASES, BasisStyle

MOST_TOLD = 150  # links told with their quotes on a page; beyond, as many of each line as there is room for

MOST_FOLDED = 400  # folded things named on a page


@dataclass(frozen=True, slots=True)
class Toggle:
    """Where a card is opened or closed: the address of the same view with that card open, or closed."""

    address: str
    is_open: bool


def drawing_of(
    scene: Scene, chains: Sequence[Chain] = (), toggles: Mapping[str, Toggle] | None = None
) -> dict[str, Any]:
    """Give what the script draws, ready for JSON: network, columns, words, size, ends, lines of chains, toggles."""
    return {
        "network": network_of(scene),
        "columns": [asdict(column) | _headed(column) for column in scene.columns],
        "words": [asdict(each) for each in words_on(scene)],
        "width": scene.width,
        "height": scene.height,
        "ends": {edge.key: [edge.source, edge.target] for edge in scene.edges},
        "holds": {node.key: list(node.holds) for node in scene.nodes if node.holds},
        "chains": [_lines_of_chain(scene, chain) for chain in chains],
        "toggles": {key: asdict(toggle) for key, toggle in (toggles or {}).items()},
    }


def _headed(column: SceneColumn) -> dict[str, str]:
    """Head a column in the reader's language, with the English beside the Japanese."""
    heading = word(column.ja, column.en)
    return {"heading": heading, "beside": column.en if heading != column.en else ""}


def _lines_of_chain(scene: Scene, chain: Chain) -> list[str]:
    links = set(chain.links)
    return [edge.key for edge in scene.edges if links.intersection(edge.links)]


def links_told(projection: Projection, scene: Scene) -> list[LinkView]:
    """Describe the links of a scene, the strongest of each line, so that no page outgrows its reader."""
    total = sum(len(edge.links) for edge in scene.edges)
    room = total if total <= MOST_TOLD else max(1, MOST_TOLD // len(scene.edges))
    return [link_view(projection, link, edge.key) for edge in scene.edges for link in edge.links[:room]]


def untold(scene: Scene, told: Sequence[LinkView]) -> dict[str, int]:
    """Count for every line the links that are drawn but not told."""
    counts = Counter(view.line for view in told)
    left = {edge.key: len(edge.links) - counts[edge.key] for edge in scene.edges}
    return {line: count for line, count in left.items() if count}


def things_in(projection: Projection, scene: Scene) -> tuple[list[ThingView], list[ThingView]]:
    """Describe what is drawn as a card of its own, and what is folded; of the latter the first `MOST_FOLDED`."""
    by_key = {key_of(iri): entity for iri, entity in projection.entities.items()}
    drawn = [by_key[node.key] for node in scene.nodes if node.key in by_key]
    views = told_apart(projection, [*drawn, *(by_key[key] for key in islice(folded_in(scene), MOST_FOLDED))])
    return list(views[: len(drawn)]), list(views[len(drawn) :])


def folded_in(scene: Scene) -> Iterator[str]:
    """Yield the keys of all things that folds stand for."""
    yield from (key for node in scene.nodes for key in node.folded)


def bases_in(scene: Scene) -> Iterator[tuple[Basis, BasisStyle]]:
    """Yield the bases that lines stand on, the strongest first."""
    drawn = {edge.basis for edge in scene.edges}
    yield from ((basis, style) for basis, style in BASES.items() if basis in drawn)
