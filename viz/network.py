"""The only file that knows pyvis: a scene as data of vis-network.

pyvis serves as the builder of nodes, edges and options and as the carrier of vis-network itself. Its own HTML writer is
not used: it loads Bootstrap from another host and leaves titles and headings unescaped.
"""

import json
from functools import cache
from importlib.resources import files
from itertools import pairwise
from typing import Any, Protocol

from viz.canvas import Point, Scene, SceneEdge, SceneNode
from viz.style import BASES, KINDS

INK = "#55616f"
_VIS_NETWORK = "templates/lib/vis-9.1.2/vis-network.min.js"
_SOURCE_MAP = "//# sourceMappingURL="

OPTIONS: dict[str, Any] = {
    "autoResize": True,
    "physics": {"enabled": False},
    "layout": {"hierarchical": {"enabled": False}, "improvedLayout": False, "randomSeed": 1},
    "nodes": {"fixed": True, "chosen": False},
    "edges": {"chosen": False, "selectionWidth": 0, "hoverWidth": 0, "arrowStrikethrough": False},
    "interaction": {
        "hover": True,
        "dragNodes": False,
        "multiselect": False,
        "selectConnectedEdges": False,
        "hoverConnectedEdges": False,
        "keyboard": {"enabled": True, "bindToWindow": False, "autoFocus": False},
        "zoomSpeed": 0.6,
    },
}


class _Builder(Protocol):
    """What is used of pyvis.network.Network, which publishes no types."""

    def add_node(self, n_id: str, **options: object) -> None: ...
    def add_edge(self, source: str, to: str, **options: object) -> None: ...


def network_of(scene: Scene) -> dict[str, Any]:
    """Give nodes, edges and options for vis-network, ready for JSON.

    Every card is a node of shape `custom` with what our renderer writes on it. A line is one edge per stretch of its
    route, between nodes without a picture; all its edges carry the line's key as `line`.
    """
    from pyvis.network import Network  # noqa: PLC0415  pulls in IPython: only once a page is drawn

    network = Network(directed=True)
    network.set_options(json.dumps(OPTIONS))
    for node in scene.nodes:
        _add_card(network, node)
    for edge in scene.edges:
        _add_line(network, edge)
    nodes, edges, _, _, _, options = network.get_network_data()
    return {"nodes": nodes, "edges": edges, "options": json.loads(options)}


@cache
def vis_network_script() -> str:
    """Give vis-network's code as pyvis ships it, to be inlined: newlines as HTML parsers leave them, no source map."""
    shipped = files("pyvis").joinpath(_VIS_NETWORK).read_text(encoding="utf-8")
    return shipped.split(_SOURCE_MAP, maxsplit=1)[0]


def _add_card(network: _Builder, node: SceneNode) -> None:
    style = KINDS[node.kind]
    network.add_node(
        node.key,
        label=f"{node.card.tag} {''.join(node.card.lines)}",
        shape="custom",
        color=style.ink,
        x=node.x,
        y=node.y,
        card={
            "tag": node.card.tag,
            "lines": list(node.card.lines),
            "notes": list(node.card.notes),
            "width": node.width,
            "height": node.height,
            "ink": style.ink,
            "fill": style.fill,
            "outline": _outline(node),
            "focus": node.is_focus,
        },
        folded=list(node.folded),
    )


def _outline(node: SceneNode) -> str:
    if node.holds:
        return "rack"
    return "fold" if node.folded else KINDS[node.kind].shape


def _add_line(network: _Builder, edge: SceneEdge) -> None:
    style = BASES[edge.basis]
    stretches = list(pairwise(edge.route))
    for at, (start, end) in enumerate(stretches):
        network.add_edge(
            _port(network, start),
            _port(network, end),
            id=f"{edge.key}~{at}",
            line=edge.key,
            width=style.width,
            dashes=list(style.dashes) or False,
            color={"color": INK, "hover": INK, "highlight": INK},
            arrows={"to": {"enabled": at == len(stretches) - 1, "scaleFactor": 0.55}},
            smooth=_smooth(start, end),
        )


def _smooth(start: Point, end: Point) -> dict[str, Any] | bool:
    if start[0] == end[0] or start[1] == end[1]:
        return False
    return {"enabled": True, "type": "cubicBezier", "forceDirection": "horizontal", "roundness": 0.5}


def _port(network: _Builder, at: Point) -> str:
    """Give the node without a picture at a point; pyvis keeps one of a name."""
    name = f"@{at[0]},{at[1]}"
    network.add_node(name, label=" ", shape="dot", size=0.5, color="rgba(0,0,0,0)", x=at[0], y=at[1])
    return name
