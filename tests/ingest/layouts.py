"""How well the KPIs of a passage are read: found, missed, false, and whose target, deadline and owner are right."""

import difflib
import json
from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from ingest.pipeline import Pipeline
from ingest.quantity import read_deadline
from ontology.model import Extraction, Kpi, Relation
from ontology.normalise import comparable

LAYOUTS = Path(__file__).parent.parent / "texts" / "layouts"
OTHERS = LAYOUTS.with_name("others")  # documents that others wrote, to see what rules of forms are missing
_SAME = 0.93  # labels this near are one indicator, as in the annotations of the real documents
_SHORTEST_NEAR = 5
FIELDS = ("target", "deadline", "baseline", "owner")
Row = dict[str, Any]  # of what is expected, `target_alts` lists other readings; a field that is left out is not judged


@dataclass(frozen=True, slots=True)
class Score:
    """What was read of one passage against what a reader finds in it."""

    name: str
    missed: tuple[Row, ...]
    false: tuple[Row, ...]
    pairs: tuple[tuple[Row, Row], ...]

    @property
    def recall(self) -> float:
        """Share of the expected indicators that were found; 1 where none is expected."""
        expected = len(self.pairs) + len(self.missed)
        return len(self.pairs) / expected if expected else 1.0

    @property
    def precision(self) -> float:
        """Share of the found indicators that were expected; 1 where none was found."""
        found = len(self.pairs) + len(self.false)
        return len(self.pairs) / found if found else 1.0

    def count_right(self, field: str) -> int:
        """Count the found KPIs whose field reads as expected."""
        return sum(is_right(want, got, field) for want, got in self.pairs)

    def right(self, field: str) -> float:
        """Share of the found KPIs whose field reads as expected."""
        return self.count_right(field) / len(self.pairs) if self.pairs else 1.0

    def __str__(self) -> str:
        fields = " ".join(f"{field} {self.right(field):.2f}" for field in FIELDS)
        return f"{self.name:28s} P {self.precision:.2f} R {self.recall:.2f} {fields}"


def passages(folder: Path = LAYOUTS) -> list[Path]:
    """List the passages, each of which has its expectations beside it."""
    return sorted(path for path in folder.iterdir() if path.suffix in (".txt", ".md"))


def read_passage(pipeline: Pipeline, path: Path) -> Extraction:
    """Read a passage as any file is read."""
    source = pipeline.source(path)
    return pipeline.read(source, pipeline.identify(source))


def score(path: Path, extraction: Extraction) -> Score:
    """Hold what was read against the expectations: one to one, exact labels first, then near ones."""
    expected: list[Row] = json.loads(path.with_suffix(".expected.json").read_text(encoding="utf-8"))
    return matched(path.name, expected, list(_rows(extraction)))


def matched(name: str, expected: list[Row], found: list[Row]) -> Score:
    """Pair what is expected with what was found."""
    pairs: list[tuple[Row, Row]] = []
    for near in (False, True):
        for row in list(expected):
            twin = next((other for other in found if _is_found(row, other, near=near)), None)
            if twin is not None:
                pairs.append((row, twin))
                expected.remove(row)
                found.remove(twin)
    return Score(name, tuple(expected), tuple(found), tuple(pairs))


def _rows(extraction: Extraction) -> Iterable[Row]:
    labels = {entity.iri: entity.label for entity in extraction.entities}
    for kpi in extraction.entities:
        if isinstance(kpi, Kpi):
            owners = [x.source for x in extraction.links if (x.relation, x.target) == (Relation.MEASURED_BY, kpi.iri)]
            yield {
                "indicator": kpi.label,
                "target": kpi.target.printed if kpi.target else None,
                "deadline": kpi.deadline.printed if kpi.deadline else None,
                "baseline": kpi.baseline,
                "owner": labels[owners[0]] if owners else None,
            }


def is_right(want: Row, got: Row, field: str) -> bool:
    """Tell whether a field reads as expected, or in another way that a careful reader would let pass."""
    return field not in want or any(_is_same(field, reading, got[field]) for reading in _readings(want, field))


def _is_same(field: str, reading: str | None, got: str | None) -> bool:
    """Tell whether two printed forms say the same: of deadlines in whichever way the year is printed."""
    if comparable(reading or "") == comparable(got or ""):
        return True
    if field != "deadline" or not reading or not got:
        return False
    year = read_deadline(reading).year
    return year is not None and year == read_deadline(got).year


def _readings(want: Row, field: str) -> list[str | None]:
    return [want[field], *want.get(f"{field}_alts", [])]


def _is_found(want: Row, got: Row, *, near: bool) -> bool:
    return any(_alike(reading, got["indicator"], near=near) for reading in _readings(want, "indicator"))


def _alike(a: str | None, b: str | None, *, near: bool) -> bool:
    one, other = comparable(a or ""), comparable(b or "")
    if one == other or not near:
        return one == other
    ratio = difflib.SequenceMatcher(None, one, other, autojunk=False).ratio()
    return min(len(one), len(other)) > _SHORTEST_NEAR and ratio >= _SAME


def main() -> None:
    """Print the score of every passage, then what was missed, false or read otherwise."""
    pipeline = Pipeline()
    for path in passages():
        result = score(path, read_passage(pipeline, path))
        print(result)  # noqa: T201  # a report for the person at the terminal
        for row in result.missed:
            print("    missed", row)  # noqa: T201
        for row in result.false:
            print("    false ", row)  # noqa: T201
        for want, got in result.pairs:
            for field in FIELDS:
                if not is_right(want, got, field):
                    print(f"    {field} of {want['indicator']}: {want[field]!r} read as {got[field]!r}")  # noqa: T201


if __name__ == "__main__":
    main()
