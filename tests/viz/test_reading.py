"""The page on which a document is read: what is marked, where, and how much of it at once."""

from dataclasses import replace

import pytest

from graph.projection import Projection
from ontology.iri import key_of
from ontology.model import Entity, Evidence, Kind, Section
from ontology.text import Sentence, SourceText
from tests.search.conftest import text_of
from tests.viz.harbour import HOSTILE_TEXT, TEXT, Harbour, hostile_extraction
from tests.viz.test_pages import Reader
from viz.reading import Asked, render_reading
from viz.text.alignment import aligned
from viz.text.marks import Mark, stretches
from viz.text.parts import SIZE, part_at, parts_of

EXTRACTION = Harbour().extraction()
DOCUMENT = EXTRACTION.document
MEASURE = next(thing for thing in EXTRACTION.entities if thing.kind is Kind.MEASURE)
SOURCE = text_of(EXTRACTION, TEXT)


def page(**asked: object) -> str:
    return render_reading(Projection.of([EXTRACTION]), DOCUMENT, SOURCE, Asked(**asked)).html  # type: ignore[arg-type]


@pytest.mark.parametrize(
    ("content", "readable", "offsets"),
    [
        ("港を直す", "港を直す", (0, 1, 2, 3)),
        ("港を\n\n直す", "港を直す", (0, 1, 4, 5)),
        ("港<sup>9</sup>を直す", "港を直す", (0, 13, 14, 15)),
        ("海12 \n女", "海女", (0, 5)),
        ("力レッジ", "カレッジ", (0, 1, 2, 3)),
    ],
)
def test_readable_characters_know_their_place(content: str, readable: str, offsets: tuple[int, ...]) -> None:
    """What the readable wording leaves out is passed over; a repaired character takes the next place."""
    assert aligned(Sentence(0, len(content), readable), content).offsets == offsets


def cut(*spans: tuple[int, int], hit: tuple[int, int] | None = None) -> list[tuple[str, int, bool]]:
    line = aligned(Sentence(0, 8, "あいうえおかきく"), "あいうえおかきく")
    marks = [Mark(start, end, replace(MEASURE, label=str(at))) for at, (start, end) in enumerate(spans)]
    return [(each.text, len(each.marks), each.hit) for each in stretches(line, marks, hit)]


@pytest.mark.parametrize(
    ("spans", "expected"),
    [
        ([], [("あいうえおかきく", 0, False)]),
        ([(2, 4)], [("あい", 0, False), ("うえ", 1, False), ("おかきく", 0, False)]),
        ([(0, 8), (2, 4)], [("あい", 1, False), ("うえ", 2, False), ("おかきく", 1, False)]),
        ([(0, 4), (2, 6)], [("あい", 1, False), ("うえ", 2, False), ("おか", 1, False), ("きく", 0, False)]),
        ([(2, 4), (2, 4)], [("あい", 0, False), ("うえ", 2, False), ("おかきく", 0, False)]),
        ([(-5, 2), (6, 20)], [("あい", 1, False), ("うえおか", 0, False), ("きく", 1, False)]),
    ],
)
def test_nested_and_overlapping_marks_are_told_apart(
    spans: list[tuple[int, int]], expected: list[tuple[str, int, bool]]
) -> None:
    assert cut(*spans) == expected


def test_the_innermost_thing_leads_on() -> None:
    """Of things within one another the shortest is the link."""
    line = aligned(Sentence(0, 4, "あいうえ"), "あいうえ")
    outer, inner = replace(MEASURE, label="外"), replace(MEASURE, label="内")
    found = [each.thing for each in stretches(line, [Mark(0, 4, outer), Mark(1, 2, inner)], None)]
    assert [thing.label if isinstance(thing, Entity) else None for thing in found] == ["外", "内", "外"]


def test_what_was_asked_for_is_marked() -> None:
    assert cut(hit=(1, 3)) == [("あ", 0, False), ("いう", 0, True), ("えおかきく", 0, False)]


def test_a_mark_leads_to_its_thing_and_the_thing_back() -> None:
    """The words of a measure are a link to it; its quote on its page is a link to these words."""
    passage = MEASURE.evidence[0]
    html = page(start=passage.start, end=passage.end)
    assert f'href="/entities/{key_of(MEASURE.iri)}"' in html
    hits = [own for tag, own in Reader(html).elements if "hit" in (own.get("class") or "").split()]
    assert hits
    assert 'id="hit"' in html


def test_every_word_is_there_once() -> None:
    """Marks take nothing from the text and add nothing to it."""
    read = Reader(page())
    for line in TEXT.split("\n"):
        assert line in read.words


def test_kinds_can_be_chosen() -> None:
    """Only the kinds that were asked for are marked; the others can be added by a link."""
    marked = [
        own["class"] or ""
        for _, own in Reader(page(show=(Kind.KPI,))).elements
        if "on" in (own.get("class") or "").split()
    ]
    assert marked
    assert all("kind-kpi" in each for each in marked)


def test_a_long_text_comes_in_parts_that_begin_at_headings() -> None:
    """Parts cover the text without a gap, none is much larger than the size, and a heading begins a part."""
    content = "\n".join(f"第{at}節 見出し\n{'本文が続く。' * 60}" for at in range(200))
    starts = [at for at in range(len(content)) if content.startswith("第", at)]
    sections = tuple(Section(start, len(content), 1, None, "見出し") for start in starts)
    text = SourceText(DOCUMENT.iri, content, ())
    parts = parts_of(replace(DOCUMENT, sections=sections), text)
    assert len(parts) > 3
    assert [end for _, end in parts[:-1]] == [start for start, _ in parts[1:]]
    assert (parts[0][0], parts[-1][1]) == (0, len(content))
    assert all(start in starts and end - start <= SIZE * 1.25 for start, end in parts)
    assert [part_at(parts, place) for place in (0, parts[1][0], parts[1][0] - 1, len(content) * 2)] == [
        0, 1, 0, len(parts) - 1,
    ]  # fmt: skip


def test_a_text_without_any_break_is_cut_all_the_same() -> None:
    text = SourceText(DOCUMENT.iri, "長" * (SIZE * 3), ())
    assert all(end - start <= SIZE * 1.25 for start, end in parts_of(replace(DOCUMENT, sections=()), text))


def test_without_a_kept_text_it_says_so() -> None:
    html = render_reading(Projection.of([EXTRACTION]), DOCUMENT, None, Asked(5, 9)).html
    assert "本文は保存されていない" in html


def test_what_was_not_understood_is_shown_in_its_place() -> None:
    extraction = hostile_extraction()
    source = text_of(extraction, HOSTILE_TEXT)
    html = render_reading(Projection.of([extraction]), extraction.document, source, Asked()).html
    assert 'class="unread"' in html


def test_evidence_of_another_document_marks_nothing_here() -> None:
    elsewhere = replace(MEASURE, evidence=(Evidence("https://example.org/other", 0, 3, "みなと"),))
    extraction = replace(EXTRACTION, entities=(elsewhere,), links=())
    html = render_reading(Projection.of([extraction]), DOCUMENT, SOURCE, Asked()).html
    assert not [1 for _, own in Reader(html).elements if "on" in (own.get("class") or "").split()]
