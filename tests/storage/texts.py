"""Strategies to write and kill: the first half of the sample in as many series and revisions as are wanted."""

from dataclasses import dataclass
from pathlib import Path

from ontology.iri import DEFAULT_BASE, Minter, revision_of

_SAMPLE = Path(__file__).parents[2] / "samples" / "mirai-strategy.md"
_UNTIL = "b. 新事業の創出\n"  # the heading that the second half begins with; short texts make short trials
_NAME = "みらい"  # stands in the title and in the names of programmes
_PLACES = ("みなと", "やまあい", "かわべ", "しまなみ")
_REVISED = ("農林水産物", "農林水産物及び第{number}次の加工品")  # a label and its wordings change with each revision


@dataclass(frozen=True, slots=True)
class Draft:
    """A revision of a series, to be ingested with `--series` and `--as-of`."""

    series: str
    as_of: str
    path: Path
    revision: str
    iri: str


def drafts(folder: Path, count: int) -> list[Draft]:
    """Write the texts; each series has `count` revisions, dated one after another."""
    folder.mkdir(parents=True)
    return [_draft(folder, place, number) for place in _PLACES for number in range(1, count + 1)]


def _draft(folder: Path, place: str, number: int) -> Draft:
    before, after = _REVISED
    half, _, _ = _SAMPLE.read_text(encoding="utf-8").rpartition(_UNTIL)
    text = half.replace(_NAME, place).replace(before, after.format(number=number))
    path, series, revision = folder / f"{place}{number}.md", f"{place}地域創生総合戦略", revision_of(text)
    path.write_text(text, encoding="utf-8", newline="\n")
    return Draft(series, f"2026-{number:02d}-01", path, revision, Minter(DEFAULT_BASE, series).document(revision))
