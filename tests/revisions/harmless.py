"""Revisions that change nothing: other line breaks, footnotes elsewhere, misread characters, other numbers."""

import re

from ontology.model import Kind
from tests.revisions.words import MISREADINGS
from tests.revisions.workbench import Edit, Workbench

_PROSE = re.compile(r"^(?![ \t#\-・(（<※■○●|\d]).{60,}。$", re.MULTILINE)
_FOOTNOTE = re.compile(r"^<sup>\d+</sup> .*\n(?=\n)", re.MULTILINE)
_WIDTH = 35
_CIRCLED = "①②③④⑤⑥⑦⑧⑨⑩⑪⑫⑬⑭⑮⑯⑰⑱⑲⑳"


def rewrap(bench: Workbench, number: int) -> None:
    """Break paragraphs into lines of one width, as a text from a PDF has them."""
    for match in _sample(bench, _PROSE, number):
        line = match[0]
        pieces = [line[at : at + _WIDTH] for at in range(0, len(line), _WIDTH)]
        if "<" not in line and all(len(piece) > 5 for piece in pieces):
            bench.revise([Edit(*match.span(), "\n".join(pieces))], [])


def move_footnotes(bench: Workbench, number: int) -> None:
    """Put footnotes after the next paragraph."""
    for match in _sample(bench, _FOOTNOTE, number):
        following = _PROSE.search(bench.old, match.end())
        if following and following.start() - match.end() < 2_000:
            bench.revise([Edit(*match.span()), Edit(following.end(), following.end(), f"\n\n{match[0]}")], [])


def misread(bench: Workbench, number: int) -> None:
    """Put characters that OCR confuses into names."""
    things = [*bench.things(Kind.MEASURE), *bench.things(Kind.PROGRAMME), *bench.things(Kind.KPI)]
    bench.random.shuffle(things)
    for thing in things[: number * 2]:
        passage = thing.evidence[0]
        found = [(passage.quote.find(right), wrong) for right, wrong in MISREADINGS if right in passage.quote]
        if found:
            at, wrong = bench.random.choice(found)
            start = passage.start + at
            bench.revise([Edit(start, start + 1, wrong)], [thing])


def renumber(bench: Workbench, number: int) -> None:
    """Give measures other circled numbers."""
    for measure in bench.measures()[: number * 2]:
        heading = measure.evidence[0]
        if measure.notation and measure.notation in _CIRCLED and heading.quote.startswith(measure.notation):
            other = _CIRCLED[(_CIRCLED.index(measure.notation) + 5) % 20]
            bench.revise([Edit(heading.start, heading.start + 1, other)], [measure])


def reorder_outputs(bench: Workbench, number: int) -> None:
    """Let outputs of one outcome change places, with all that stands under them; the letters stay where they were."""
    outputs = sorted(bench.things(Kind.OUTPUT), key=lambda output: output.evidence[0].start)
    for one, two in zip(outputs[::2], outputs[1::2], strict=False):
        first, second = bench.section(one), bench.section(two)
        if number and first and second and first[1] == second[0] and bench.parents(one) == bench.parents(two):
            texts = [bench.old[slice(*span)] for span in (first, second)]
            swapped = [_lettered(texts[1], two.notation, one.notation), _lettered(texts[0], one.notation, two.notation)]
            if bench.revise([Edit(first[0], second[1], "".join(swapped))], [one, two]):
                number -= 1


def _lettered(text: str, old: str | None, new: str | None) -> str:
    return re.sub(rf"^([#\s]*){re.escape(old or '')}", rf"\g<1>{new or ''}", text, count=1)


def _sample(bench: Workbench, pattern: re.Pattern[str], number: int) -> list[re.Match[str]]:
    found = list(pattern.finditer(bench.old))
    return bench.random.sample(found, min(number, len(found)))
