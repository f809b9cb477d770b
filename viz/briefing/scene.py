"""A scene on a slide: cards as shapes with their text, lines as connectors that stay with the cards."""

from pptx.enum.shapes import MSO_CONNECTOR
from pptx.shapes.autoshape import Shape
from pptx.shapes.connector import Connector
from pptx.slide import Slide

from viz.briefing.connector import Site, describe, glue, shape_connector
from viz.briefing.hanger import OWN, give_sites
from viz.briefing.ink import emu, set_arrow, set_double, set_line
from viz.briefing.links import Bend, bend_of, trunks_of
from viz.briefing.slide import Look, Words, add_box, add_words, write
from viz.canvas import Scene, SceneColumn, SceneEdge, SceneNode
from viz.card import FONT_SIZE, LINE_HEIGHT, NOTE_HEIGHT, NOTE_SIZE, PADDING_X, PADDING_Y, TAG_HEIGHT, TAG_SIZE
from viz.figure.cards import FOOT, HEAD, RADII, SIDE
from viz.figure.draw import ACCENT, QUIET, TEXT, fit
from viz.figure.lines import INK
from viz.figure.sheet import Area
from viz.line_words import SIZE, words_on
from viz.style import BASES, KINDS

_GROUND, _WHITE = "#f5f7fa", "#ffffff"
_FOLD_DASHES = (6, 4)
_SLACK = 4


def add_scene(slide: Slide, scene: Scene, area: Area) -> None:
    """Draw a scene as large as an area takes it; lines lie behind the cards."""
    _Stage(slide, scene, area).draw()


class _Stage:
    """Knows the scale, where (0, 0) lies, and the shape of each card."""

    def __init__(self, slide: Slide, scene: Scene, area: Area) -> None:
        self.slide, self.scene = slide, scene
        self.scale, self.left, self.top = fit(scene, area)
        self.cards: dict[str, Shape] = {}
        self.trunks = trunks_of(scene.edges)

    def draw(self) -> None:
        """Draw columns, lines, cards and the words on lines."""
        for column in self.scene.columns:
            self._column(column)
        backdrop = len(self.slide.shapes._spTree)  # noqa: SLF001  python-pptx has no order of its own
        for node in self.scene.nodes:
            self.cards[node.key] = self._card(node)
        for at, edge in enumerate(self.scene.edges):
            connector = self._line(edge)
            self.slide.shapes._spTree.insert(backdrop + at, connector._element)  # noqa: SLF001  as above
        for word in words_on(self.scene):
            said = Words((word.text,), SIZE * self.scale, 16 * self.scale, QUIET)
            add_words(self.slide, f"関係 {word.text}", *self._place(word.x, word.y), said, "middle")

    def _place(self, x: float, y: float) -> tuple[float, float]:
        return self.left + x * self.scale, self.top + y * self.scale

    def _box(self, x: float, y: float, wide: float, high: float) -> tuple[float, float, float, float]:
        return (*self._place(x, y), wide * self.scale, high * self.scale)

    def _column(self, column: SceneColumn) -> None:
        left, wide = column.x - column.width / 2 - SIDE, column.width + 2 * SIDE
        box = self._box(left, -HEAD, wide, self.scene.height + HEAD + FOOT)
        add_box(self.slide, f"列 {column.ja}", box, Look(_GROUND, radius=8 * self.scale))
        for words, middle, size, ink, bold in ((column.ja, -44, 14, ACCENT, True), (column.en, -27, 11, QUIET, False)):
            said = Words((words,), size * self.scale, size * 1.3 * self.scale, ink, bold)
            add_words(self.slide, f"列 {words}", *self._place(column.x, middle), said, "middle", wide * self.scale)

    def _card(self, node: SceneNode) -> Shape:
        style, scale = KINDS[node.kind], self.scale
        box = self._box(node.left, node.y - node.height / 2, node.width, node.height)
        if node.holds:
            shape = add_box(self.slide, node.card.tag, box, Look(_WHITE, QUIET, 1.2 * scale, 10 * scale))
        else:
            fill = style.ink if node.is_focus else style.fill
            dashes = _FOLD_DASHES if node.folded else ()
            look = Look(fill, style.ink, 1.4 * scale, min(RADII[style.shape], node.height / 2) * scale, dashes)
            shape = add_box(self.slide, f"{node.card.tag} {''.join(node.card.lines)}", box, look)
            if node.key in self.trunks:
                places = [(trunk - node.left) / node.width for trunk in self.trunks[node.key]]
                give_sites(shape, emu(look.radius), places)
            if style.shape == "frame":
                shape.line.width *= 3
                set_double(shape.line)
        room = (node.width - 2 * PADDING_X + _SLACK) * scale
        write(shape.text_frame, self._paragraphs(node), room, (PADDING_X * scale, PADDING_Y * scale))
        return shape

    def _paragraphs(self, node: SceneNode) -> list[Words]:
        ink, scale, card = KINDS[node.kind].ink, self.scale, node.card
        small, large = (_WHITE, _WHITE) if node.is_focus else (QUIET if node.holds else ink, TEXT)
        parts = (
            Words((card.tag,), TAG_SIZE * scale, TAG_HEIGHT * scale, small, bold=True),
            Words(card.lines, FONT_SIZE * scale, LINE_HEIGHT * scale, large, node.is_focus),
            Words(card.notes, NOTE_SIZE * scale, NOTE_HEIGHT * scale, small, bold=True),
        )
        return [part for part in parts if part.lines]

    def _line(self, edge: SceneEdge) -> Connector:
        nodes = {node.key: node for node in self.scene.nodes}
        tail, head = nodes[edge.source], nodes[edge.target]
        bend, style = bend_of(edge, tail, head), BASES[edge.basis]
        first, last = (head, tail) if bend.is_reversed else (tail, head)
        begin, end = self._site(first, bend.begin, edge), self._site(last, bend.end, edge)
        connector = self.slide.shapes.add_connector(MSO_CONNECTOR.STRAIGHT, *begin.place, *end.place)
        glue(connector, begin, end)
        self._bend(connector, bend)
        set_line(connector.line, INK, style.width * self.scale, style.dashes)
        set_arrow(connector.line, at_beginning=bend.is_reversed)
        told = f"{' '.join(tail.card.lines)} ─{edge.word}→ {' '.join(head.card.lines)}（{style.ja}）"
        describe(connector, f"{edge.word}（{style.ja}）", told)
        return connector

    def _site(self, node: SceneNode, site: int | None, edge: SceneEdge) -> Site:
        """Give a site of a card; None for the one on its lower edge where a line begins that goes down."""
        top, left = node.y - node.height / 2, node.left
        ends = [(node.x, top), (left, node.y), (node.x, node.bottom), (left + node.width, node.y)]
        trunk = edge.route[0][0]
        x, y = (trunk, node.bottom) if site is None else ends[site]
        index = OWN + self.trunks[node.key].index(trunk) if site is None else site
        across, down = self._place(x, y)
        return Site(self.cards[node.key].shape_id, index, (emu(across), emu(down)))

    def _bend(self, connector: Connector, bend: Bend) -> None:
        """Let a straight connector turn where the route does."""
        starts = (connector.begin_x, connector.begin_y)
        spans = (connector.end_x - connector.begin_x, connector.end_y - connector.begin_y)
        origins = (self.left, self.top)
        places = ((emu(origins[at % 2] + turn * self.scale), at % 2) for at, turn in enumerate(bend.turns))
        shares = [(place - starts[axis]) / (spans[axis] or emu(1)) for place, axis in places]
        shape_connector(connector, bend.preset, shares)
