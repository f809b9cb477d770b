"""How well typeset tables are read: per layout, per option, over a fixed run of seeds."""

import sys
from collections import defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import asdict

from ingest.cues import load_cues
from ingest.layouts.finder import find_layouts
from ingest.layouts.found import FoundKpi
from ingest.structure.clean import clean
from tests.ingest.layouts import FIELDS, Row, Score, matched
from tests.ingest.typesetter.documents import Document, document

DEVELOPED, HELD = 210, 105  # documents of each half


def documents(count: int, *, held: bool) -> Iterator[Document]:
    """Write documents from the first seed on."""
    return (document(seed, held=held) for seed in range(count))


def score_document(one: Document) -> Score:
    """Read the tables of one document and hold them against what it says; owners need the outline."""
    found = [_row(kpi) for kpi in find_layouts(clean(one.text), load_cues()).kpis]
    return matched(one.name, list(one.expected), found)


def _row(kpi: FoundKpi) -> Row:
    return {
        "indicator": kpi.indicator,
        "target": kpi.target,
        "deadline": kpi.deadline,
        "baseline": kpi.baseline,
        "owner": kpi.owner.text if kpi.owner else None,
    }


def main() -> None:
    """Print what was read per layout and option; with the name of a document, what was read amiss in it."""
    for held in (False, True):
        scored = [(one, score_document(one)) for one in documents(HELD if held else DEVELOPED, held=held)]
        print("held out" if held else "developed on")  # noqa: T201
        by: dict[str, list[Score]] = defaultdict(list)
        for one, score in scored:
            by["all"].append(score)
            for option, chosen in asdict(one.options).items():
                if chosen and option != "held":
                    by[f"{option} {chosen}"].append(score)
            if len(sys.argv) > 1 and sys.argv[1] in (one.name, "bad") and (sys.argv[1] != "bad" or not _good(score)):
                _explain(one, score)
        for name in sorted(by):
            print(f"  {name:28s} {summary(by[name])}")  # noqa: T201


def _good(score: Score) -> bool:
    return not score.missed and not score.false and all(score.right(field) == 1 for field in FIELDS[:3])


def summary(scores: Iterable[Score]) -> str:
    """Sum scores up: recall, precision, and the share of the found whose fields are right."""
    kept = list(scores)
    found = sum(len(score.pairs) for score in kept)
    missed = sum(len(score.missed) for score in kept)
    false = sum(len(score.false) for score in kept)
    right = " ".join(f"{field} {sum(s.count_right(field) for s in kept) / max(found, 1):.3f}" for field in FIELDS[:3])
    return f"{len(kept):3d} R {found / max(found + missed, 1):.3f} P {found / max(found + false, 1):.3f} {right}"


def _explain(one: Document, score: Score) -> None:
    print(f"--- {one.name} {one.options}")  # noqa: T201
    for row in score.missed[:4]:
        print("    missed", {key: row[key] for key in ("indicator", "target", "deadline", "baseline")})  # noqa: T201
    for row in score.false[:4]:
        print("    false ", row)  # noqa: T201
    for want, got in score.pairs:
        for field in FIELDS[:3]:
            if field in want and not _is(want, got, field):
                print("   ", field, want["indicator"], want[field], "|", got[field])  # noqa: T201


def _is(want: Row, got: Row, field: str) -> bool:
    from tests.ingest.layouts import is_right

    return is_right(want, got, field)


if __name__ == "__main__":
    main()
