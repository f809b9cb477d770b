"""Cards and columns of a scene as SVG, as the page draws them: outline and tag say the kind, not colour alone."""

from math import sqrt
from xml.etree.ElementTree import Element

from viz.canvas import Scene, SceneColumn, SceneNode
from viz.card import FONT_SIZE, LINE_HEIGHT, NOTE_HEIGHT, NOTE_SIZE, PADDING_X, PADDING_Y, TAG_HEIGHT, TAG_SIZE
from viz.figure.svg import draw, number, write
from viz.style import KINDS

HEAD = 62  # px above the cards for the heads of the columns
FOOT = 22  # px below them
SIDE = 16  # px on either side of a column
_TEXT, _WHITE, _ACCENT, _QUIET, _GROUND = "#1b232d", "#ffffff", "#17365f", "#566270", "#f5f7fa"
RADII = {"plate": 0.0, "pill": 18.0, "card": 7.0, "frame": 7.0}
_BAR = 5  # px of ink at the left of a card
_OUTSIDE = 4  # px between the two outlines of a frame
_SLACK = 4  # px that a line may reach into the margin


def draw_column(parent: Element, scene: Scene, column: SceneColumn) -> None:
    """Draw a column and its head."""
    left, wide = column.x - column.width / 2 - SIDE, column.width + 2 * SIDE
    draw(parent, "rect", x=left, y=-HEAD, width=wide, height=scene.height + HEAD + FOOT, rx=8, fill=_GROUND)
    room = column.width + SIDE * 1.5
    write(parent, column.ja, column.x, -44, 14, _ACCENT, bold=True, room=room, text_anchor="middle")
    write(parent, column.en, column.x, -27, 11, _QUIET, room=room, text_anchor="middle")


def draw_rack(parent: Element, node: SceneNode) -> None:
    """Draw the frame round the cards that share its lines, with its caption."""
    top = node.y - node.height / 2
    draw(
        parent, "rect", x=node.left, y=top, width=node.width, height=node.height, rx=10,
        fill=_WHITE, stroke=_QUIET, stroke_width=1.2,
    )  # fmt: skip
    write(
        parent, node.card.tag, node.left + PADDING_X, top + 14, TAG_SIZE, _QUIET, bold=True, room=node.width - PADDING_X
    )


def draw_card(parent: Element, node: SceneNode) -> None:
    """Draw a card with what is written on it."""
    style = KINDS[node.kind]
    radius = min(RADII[style.shape], node.height / 2)
    group = draw(parent, "g")
    box = {"x": node.left, "y": node.y - node.height / 2, "width": node.width, "height": node.height, "rx": radius}
    fill = style.ink if node.is_focus else style.fill
    outline = draw(group, "rect", **box, fill=fill, stroke=style.ink, stroke_width=1.4)
    if node.folded:
        outline.set("stroke-dasharray", "6 4")
    if not node.is_focus and style.shape != "pill":
        draw(group, "path", d=_bar(node, radius), fill=style.ink)
    if style.shape == "frame":
        wider = {name: value + _OUTSIDE * by for (name, value), by in zip(box.items(), (-1, -1, 2, 2, 1), strict=True)}
        draw(group, "rect", **wider, fill="none", stroke=style.ink, stroke_width=1.2)
    _write_card(group, node, style.ink)


def _bar(node: SceneNode, radius: float) -> str:
    """Give the ink at the left edge, round where the corner of the card is."""
    top, bottom = node.y - node.height / 2, node.y + node.height / 2
    left, right = number(node.left), number(node.left + _BAR)
    # So far down the round corner is as wide as the bar.
    drop = radius - sqrt(radius**2 - max(radius - _BAR, 0) ** 2)
    arc = f"A{number(radius)} {number(radius)} 0 0 0"
    return (
        f"M{right} {number(top + drop)}{arc} {left} {number(top + radius)}"
        f"V{number(bottom - radius)}{arc} {right} {number(bottom - drop)}z"
    )


def _write_card(group: Element, node: SceneNode, ink: str) -> None:
    left, room = node.left + PADDING_X, node.width - 2 * PADDING_X + _SLACK
    top = node.y - node.height / 2 + PADDING_Y
    small, large = (_WHITE, _WHITE) if node.is_focus else (ink, _TEXT)
    write(group, node.card.tag, left, top + 8, TAG_SIZE, small, bold=True, room=room)
    top += TAG_HEIGHT
    for line in node.card.lines:
        write(group, line, left, top + LINE_HEIGHT / 2, FONT_SIZE, large, bold=node.is_focus, room=room)
        top += LINE_HEIGHT
    for note in node.card.notes:
        write(group, note, left, top + NOTE_HEIGHT / 2, NOTE_SIZE, small, bold=True, room=room)
        top += NOTE_HEIGHT
