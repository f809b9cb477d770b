"""Many decisions on one text, and a revision of it in which a given share of the text has changed."""

import random
from collections.abc import Iterable
from dataclasses import dataclass
from itertools import cycle, islice
from pathlib import Path

from graph.decisions.desk import Desk
from graph.decisions.proposal import Proposal
from graph.identity import Reading
from graph.store import PolicyGraph, writing
from ontology.decisions import Decision, State
from ontology.model import Basis, Kind, Relation
from tests.revisions.kinds import EVERY
from tests.revisions.trial import Trial
from tests.revisions.workbench import Edit, Workbench

OF_THE_TEXT = (Basis.STATED, Basis.STRUCTURAL)


@dataclass(frozen=True)
class Survival:
    """A store with decisions on the first revision of a text, and then the second."""

    folder: Path
    first: Reading
    edits: tuple[Edit, ...]
    made: tuple[Decision, ...]

    @property
    def share(self) -> float:
        """Give the share of the text that was changed."""
        assert self.first.text
        return changed(self.edits) / len(self.first.text.content)

    def moved(self, start: int, end: int) -> int | None:
        """Give where a passage of the first text begins in the second, None where an edit has touched it."""
        if any((edit.start < end and start < edit.end) or start < edit.start == edit.end < end for edit in self.edits):
            return None
        return start + sum(len(edit.text) - (edit.end - edit.start) for edit in self.edits if edit.end <= start)


def survive(trial: Trial, folder: Path, number: int, share: float) -> Survival:
    """Make `number` decisions on a text and take in a revision of which at least `share` is changed."""
    store = folder / "store"
    with writing(store) as writer:
        writer.add(trial.reading.extraction, trial.reading.text)
        writer.set_authority(*trial.pipeline.authority())
    proposals = list(islice(_proposals(trial.reading), number))
    assert len(proposals) == number
    with writing(store) as writer:
        made = Desk(writer).decide(proposals)
    bench = revised(trial, folder, share)
    new = trial.read(folder / "revised.md")
    with writing(store) as writer:
        writer.add(new.extraction, new.text)
    return Survival(store, trial.reading, tuple(bench.edits), made)


def revised(trial: Trial, folder: Path, share: float) -> Workbench:
    """Revise a text in one way after the other until so much of it has changed, as the file `revised.md`."""
    assert trial.reading.text
    bench = Workbench(trial.reading, random.Random(5))  # noqa: S311  no secret, and the same every time
    for number in (1, 2, 4, 8, 16, 32):
        for revise in bench.random.sample(EVERY, len(EVERY)):
            revise(bench, number)
            if changed(bench.edits) >= share * len(trial.reading.text.content):
                (folder / "revised.md").write_text(bench.new, encoding="utf-8", newline="")
                return bench
    raise AssertionError("the text has no room for so many changes")


def changed(edits: Iterable[Edit]) -> int:
    """Count the characters that edits touch."""
    return sum(max(edit.end - edit.start, len(edit.text)) for edit in edits)


def _proposals(reading: Reading) -> list[Proposal]:
    """Accept, reject and edit what was computed or curated; give measures and programmes ministries; add KPIs."""
    things, chance = reading.things, random.Random(7)  # noqa: S311  no secret, and the same every time
    said = {(link.source, link.relation, link.target) for link in reading.extraction.links if link.basis in OF_THE_TEXT}
    open_links = sorted(
        {
            (link.source, link.relation, link.target)
            for link in reading.extraction.links
            if link.basis not in OF_THE_TEXT and link.relation is not Relation.PART_OF
        }
        - said
    )
    rulings = cycle(("accept", "reject", "reject"))
    found = [
        _proposal(ruling, source, relation, target)
        for ruling, (source, relation, target) in zip(rulings, open_links, strict=False)
    ]
    chance.shuffle(found)
    found = found[:50]
    ministries = sorted(iri for iri, thing in things.items() if thing.kind is Kind.ORGANISATION)
    kpis = sorted(iri for iri, thing in things.items() if thing.kind is Kind.KPI)
    for kind, others, relation in (
        (Kind.MEASURE, ministries, Relation.RESPONSIBLE_FOR),
        (Kind.PROGRAMME, ministries, Relation.RESPONSIBLE_FOR),
        (Kind.MEASURE, kpis, Relation.MEASURED_BY),
        (Kind.PROGRAMME, kpis, Relation.MEASURED_BY),
        (Kind.OUTPUT, kpis, Relation.MEASURED_BY),
        (Kind.OUTCOME, kpis, Relation.MEASURED_BY),
    ):
        for iri in sorted(iri for iri, thing in things.items() if thing.kind is kind):
            other = chance.choice(others)
            ends = (other, iri) if relation is Relation.RESPONSIBLE_FOR else (iri, other)
            if (ends[0], relation, ends[1]) not in said:
                found.append(_proposal("add", ends[0], relation, ends[1]))
    return found


def _proposal(ruling: str, source: str, relation: Relation, target: str) -> Proposal:
    return Proposal(
        ruling=ruling, source=source, relation=relation, target=target, reason="試験", author="山田", at="2026-04-01"
    )


def states(survival: Survival) -> dict[State, list[Decision]]:
    """Put the decisions of a store together by the state that they are in."""
    with PolicyGraph.open(survival.folder) as graph:
        latest = {graph.documents()[-1].series: graph.latest_revisions()[0]}
        found: dict[State, list[Decision]] = {state: [] for state in State}
        for decision in graph.ledger.decisions:
            found[graph.ledger.state(decision, latest)].append(decision)
    return found
