"""How often the first hits are the ones that a reader looks for: sixty-odd queries, judged by hand."""

import csv
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path

from graph.search.finder import SearchIndex, Window
from graph.search.forms import fold
from graph.search.hits import Hit

QUERIES = Path(__file__).with_name("queries.csv")
DEEPEST = 5


@dataclass(frozen=True, slots=True)
class Judgement:
    """A query and what its first hit should be: of a kind, with these words in its name."""

    texts: str
    query: str
    kind: str
    words: str
    why: str

    def fits(self, hit: Hit) -> bool:
        """Tell whether a hit is what was looked for."""
        return hit.kind == self.kind and fold(self.words) in fold(hit.label)


@dataclass(frozen=True, slots=True)
class Outcome:
    """The place of the wanted hit from 1, None where it is not among the first `DEEPEST`, and what came first."""

    judgement: Judgement
    place: int | None
    first: str


def judgements(texts: str) -> list[Judgement]:
    """Read the judged queries for the "sample" or the "seeds"."""
    with QUERIES.open(encoding="utf-8", newline="") as file:
        return [Judgement(**row) for row in csv.DictReader(file) if row["texts"] == texts]


def outcomes(index: SearchIndex, judged: Iterable[Judgement]) -> Iterator[Outcome]:
    """Ask every query."""
    for judgement in judged:
        hits = index.find(judgement.query, window=Window(DEEPEST)).hits
        place = next((at for at, hit in enumerate(hits, 1) if judgement.fits(hit)), None)
        yield Outcome(judgement, place, f"{hits[0].kind} {hits[0].label}" if hits else "nothing")


def success(found: Iterable[Outcome], depth: int) -> float:
    """Give the share of queries with the wanted hit among the first `depth`."""
    places = [outcome.place for outcome in found]
    return sum(place is not None and place <= depth for place in places) / len(places)
