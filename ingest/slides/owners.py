"""Whose is it: the programme or measure that a passage of a slide belongs to."""

from dataclasses import dataclass

from ingest.resolve import Collector
from ingest.slides.deck import Line
from ingest.slides.headings import Heading, Rank
from ingest.slides.passages import Passage
from ontology.model import Basis, Entity, Evidence, Link, Relation

_Named = tuple[Heading, Entity]
_RUN = 4  # characters that a name and a passage must share
_BESIDE = 6  # printed lines, blank ones counted
_FAR = 20  # past this the nearest title may well be that of another page
_NEAR = 0.7  # confidence where several titles share a page and the nearest is taken
_ALIKE = 0.8  # confidence where the name of one shares its words or figures with the passage


@dataclass(frozen=True, slots=True)
class Owner:
    """A thing, where it is named, and how sure it is that a passage is about it; `reason` where it is not certain."""

    entity: Entity
    heading: Heading
    confidence: float = 1.0
    reason: str | None = None

    def link(self, relation: Relation, target: str, passages: tuple[Evidence, ...], collector: Collector) -> None:
        """Link the thing to what the passages tell."""
        basis = Basis.STRUCTURAL if self.reason is None else Basis.INFERRED
        title = collector.quote(self.heading.name.printed.span)
        link = Link(
            self.entity.iri, relation, target, basis, (title, *passages), confidence=self.confidence, reason=self.reason
        )
        collector.link(link)


@dataclass(frozen=True, slots=True)
class Owners:
    """The named things of a deck by their places."""

    headings: tuple[_Named, ...]

    def of(self, place: Line, about: Passage | None = None) -> Owner | None:
        """Find whose a line of a page is.

        The only title of a page owns it all; of several, the one in whose item the passage stands, the one that shares
        words or figures with it, the one over its column, the one right above, or the nearest; None where all are far.
        """
        near = [pair for pair in self.headings if pair[0].about.page == place.page and pair[0].rank is not Rank.QUOTED]
        titles = [pair for pair in near if pair[0].rank is Rank.TITLE]
        here = [pair for pair in near if _is_within(pair[0], place.row, about)]
        if here or len(near) == 1:
            return _certain((here or near)[0])
        if about is not None and (alike := [pair for pair in near if _is_alike(pair[0], about)]):
            heading, entity = min(alike, key=lambda pair: _away(pair[0], place.row))
            return Owner(entity, heading, _ALIKE, "名称と語又は数が共通 / shares words or figures with the name")
        beside = [pair for pair in near if 0 <= place.row - pair[0].about.lines[-1].row <= _BESIDE]
        if beside:
            last = max(pair[0].about.row for pair in beside)
            return _of_row([pair for pair in beside if pair[0].about.row == last], place)
        if len(titles) == 1:
            return _certain(titles[0])
        nearest = min(titles or near, key=lambda pair: _away(pair[0], place.row), default=None)
        return _uncertain(nearest) if nearest and _away(nearest[0], place.row) <= _FAR else None

    def called(self, text: str) -> tuple[Heading, Entity] | None:
        """Find the thing whose name a title contains; the longest name wins."""
        named = [pair for pair in self.headings if pair[0].name.bare in text]
        return max(named, key=lambda pair: len(pair[0].name.bare), default=None)


def _certain(pair: _Named) -> Owner:
    return Owner(pair[1], pair[0])


def _uncertain(pair: _Named) -> Owner:
    return Owner(pair[1], pair[0], _NEAR, "同じページで最も近い見出し / the nearest title of the page")


def _of_row(row: list[_Named], place: Line) -> Owner:
    """Choose among names that stand side by side: the one over the column, where there are as many columns."""
    columns = row[0][0].about.lines[0].columns
    if columns == 1:
        return _certain(row[0])
    same = [pair for pair in row if pair[0].about.lines[0].column == place.column]
    return _certain(same[0]) if same and place.columns == columns else _uncertain(row[-1])


def _is_within(heading: Heading, row: int, about: Passage | None) -> bool:
    """Tell whether a passage stands in the very item that names a thing; a flow of a drawing, in its rows."""
    if about is None:
        return heading.about.row <= row <= heading.about.lines[-1].row
    return about.origins[0] in heading.about.passage.origins


def _away(heading: Heading, row: int) -> int:
    return min(abs(row - heading.about.row), abs(row - heading.about.lines[-1].row))


def _is_alike(heading: Heading, about: Passage) -> bool:
    """Tell whether a name and a passage share a figure, or a run of four katakana or kanji."""
    name, text = heading.name.printed.plain, about.plain
    runs = (name[at : at + _RUN] for at in range(len(name) - _RUN + 1))
    shared = any(run in text for run in runs if all(map(_is_word, run)))
    return shared or not _figures(name).isdisjoint(_figures(text))


def _figures(text: str) -> set[str]:
    digits = "".join(sign if sign.isdecimal() else " " for sign in text.replace(",", ""))
    return {figure for figure in digits.split() if len(figure) > 1}


def _is_word(character: str) -> bool:
    return "ァ" <= character <= "ヺ" or character == "ー" or "\u4e00" <= character <= "\u9fff"
