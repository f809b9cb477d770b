"""A view as a slide that can be edited: native shapes and connectors, the source note, the quotes in the notes."""

import io

from pptx import Presentation
from pptx.slide import Slide

from ontology.model import Basis
from viz.briefing.chart import add_chart
from viz.briefing.ink import emu, set_line, words
from viz.briefing.matter import Matter
from viz.briefing.notes import notes_of
from viz.briefing.scene import add_scene
from viz.briefing.slide import Look, Words, add_box, add_line, add_words, write
from viz.briefing.steady import steady
from viz.canvas import Scene
from viz.figure.cards import RADII
from viz.figure.draw import ACCENT, QUIET, RULE, TEXT
from viz.figure.lines import INK
from viz.figure.paper import SIZES
from viz.figure.sheet import (
    LEGEND_HEIGHT,
    LEGEND_SIZE,
    MARGIN,
    SAMPLE_OF_CARD,
    SMALL_HEIGHT,
    SMALL_SIZE,
    TITLE_HEIGHT,
    TITLE_SIZE,
    Entry,
    Sheet,
    sheet_of,
)
from viz.style import BASES, KINDS
from viz.views.view import View

_TITLE_ONLY = 5  # the layout of python-pptx's own template


def deck_of(matter: Matter) -> bytes:
    """Write a presentation, of one slide for most views; the same view gives the same bytes."""
    size, deck = SIZES[matter.paper], Presentation()
    deck.slide_width, deck.slide_height = emu(size.width), emu(size.height)
    for view, page in matter.pages:
        slide = deck.slides.add_slide(deck.slide_layouts[_TITLE_ONLY])
        slide.shapes.turbo_add_enabled = True  # else every shape counts all the others
        _fill(slide, view, sheet_of(view, matter.paper, page))
        slide.notes_slide.notes_text_frame.text = words(notes_of(matter))
    core = deck.core_properties
    core.title, core.author, core.language = words(matter.title), "筋道 Sujimichi", "ja-JP"
    core.last_modified_by, core.revision = "", 1
    core.created = core.modified = matter.dated
    sink = io.BytesIO()
    deck.save(sink)
    return steady(sink.getvalue(), matter.dated)


def _fill(slide: Slide, view: View, sheet: Sheet) -> None:
    _title(slide, sheet)
    if isinstance(view.picture, Scene):
        add_scene(slide, view.picture, sheet.picture)
    else:
        add_chart(slide, view.picture, sheet.picture)
    for entry in sheet.legend:
        _entry(slide, entry)
    _foot(slide, sheet)


def _title(slide: Slide, sheet: Sheet) -> None:
    title = slide.shapes.title
    title.left, title.top = emu(MARGIN), emu(MARGIN)
    title.width, title.height = emu(sheet.room), emu(len(sheet.title) * TITLE_HEIGHT)
    write(title.text_frame, (Words(sheet.title, TITLE_SIZE, TITLE_HEIGHT, ACCENT, bold=True),), sheet.room)
    add_box(slide, "帯", (0, 0, SIZES[sheet.paper].width, 6), Look(ACCENT))
    said = Words((sheet.subtitle,), SMALL_SIZE, SMALL_HEIGHT, QUIET)
    add_words(slide, "英語の題", MARGIN, sheet.subtitle_middle, said, room=sheet.room)


def _entry(slide: Slide, entry: Entry) -> None:
    if isinstance(entry.look, Basis):
        basis = BASES[entry.look]
        sample = add_line(slide, f"凡例 {basis.ja}", (entry.left, entry.middle, entry.right, entry.middle))
        set_line(sample.line, INK, basis.width, basis.dashes)
    else:
        kind = KINDS[entry.look]
        box = (entry.left, entry.middle - 7, SAMPLE_OF_CARD, 14)
        add_box(slide, f"凡例 {kind.ja}", box, Look(kind.fill, kind.ink, 1.4, min(RADII[kind.shape], 7)))
    said = Words((entry.words,), LEGEND_SIZE, LEGEND_HEIGHT - 2, TEXT)
    add_words(slide, f"凡例 {entry.words}", entry.text_left, entry.middle, said)


def _foot(slide: Slide, sheet: Sheet) -> None:
    rule = add_line(slide, "罫", (MARGIN, sheet.source_top, MARGIN + sheet.room, sheet.source_top))
    set_line(rule.line, RULE, 1)
    said = Words(sheet.sources, SMALL_SIZE, SMALL_HEIGHT, QUIET)
    high = len(sheet.sources) * SMALL_HEIGHT
    shape = slide.shapes.add_textbox(emu(MARGIN), emu(sheet.source_top + 4), emu(sheet.room), emu(high))
    shape.name = "出典"
    write(shape.text_frame, (said,), sheet.room)
