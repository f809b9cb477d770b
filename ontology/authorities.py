"""The authority files: what staff know about organisations and programmes, read from ontology/authority/*.csv.

Nothing here is a text's own word: links that rest on it have the basis `curated` and the grade of the line.
"""

import csv
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from importlib.resources import files

from ontology.model import OrganisationKind
from ontology.normalise import comparable

GRADES = {"certain": 0.95, "likely": 0.6}  # confidence of a curated link; other grades give none


@dataclass(frozen=True, slots=True)
class OrganisationRecord:
    """A line of organisations.csv or bodies.csv. `names` are all spellings, the official one first."""

    name: str
    names: tuple[str, ...]
    kind: OrganisationKind
    parent: str | None
    english: str | None = None
    abbreviations: tuple[str, ...] = ()
    corporate_number: str | None = None


@dataclass(frozen=True, slots=True)
class ProgrammeRecord:
    """A line of programmes.csv: who runs a programme, with what confidence and why."""

    names: tuple[str, ...]
    responsible: tuple[str, ...]
    confidence: float
    reason: str


@dataclass(frozen=True, slots=True)
class LawRecord:
    """A line of laws.csv. `names` are all spellings, the official one first; `confidence` None gives no link."""

    names: tuple[str, ...]
    number: str | None
    responsible: tuple[str, ...] = ()
    confidence: float | None = None


@dataclass(frozen=True, slots=True)
class SuccessionRecord:
    """A line of successions.csv: `later` is the new name of `earlier`, or, where `is_successor`, what came after it."""

    earlier: str
    later: str
    is_successor: bool
    note: str


@dataclass(frozen=True, slots=True)
class Authorities:
    """All authority files, read once."""

    organisations: tuple[OrganisationRecord, ...]
    programmes: dict[str, ProgrammeRecord]
    not_names: frozenset[str]
    laws: tuple[LawRecord, ...] = ()
    successions: tuple[SuccessionRecord, ...] = ()

    def organisation(self, name: str) -> OrganisationRecord | None:
        """Find an organisation by its official name."""
        return next((record for record in self.organisations if record.name == name), None)

    def programme(self, label: str) -> ProgrammeRecord | None:
        """Find who runs a programme, by its name or an alias."""
        return self.programmes.get(comparable(label))

    def law(self, name: str) -> LawRecord | None:
        """Find a law by any of its names."""
        wanted = comparable(name)
        return next((law for law in self.laws if wanted in map(comparable, law.names)), None)


@cache
def load_authorities() -> Authorities:
    """Read the authority files; a body that both organisation files list is taken from organisations.csv."""
    organisations = {record.name: record for record in _bodies()} | {r.name: r for r in _organisations()}
    not_names = frozenset(row["term"] for row in _rows("generic_terms.csv"))
    return Authorities(tuple(organisations.values()), _programmes(), not_names, tuple(_laws()), tuple(_successions()))


def _rows(name: str) -> Iterator[dict[str, str]]:
    text = files("ontology").joinpath("authority", name).read_text(encoding="utf-8-sig")
    yield from csv.DictReader(text.splitlines())


def _split(cell: str) -> tuple[str, ...]:
    return tuple(part.strip() for part in cell.split(";") if part.strip())


def _organisations() -> Iterator[OrganisationRecord]:
    for row in _rows("organisations.csv"):
        abbreviations = _split(row["abbreviations"])
        yield OrganisationRecord(
            name=row["name"],
            names=(row["name"], *abbreviations, *_split(row["titles"])),
            kind=OrganisationKind(row["kind"]),
            parent=row["parent"] or None,
            english=row["english"] or None,
            abbreviations=abbreviations,
            corporate_number=row["corporate_number"] or None,
        )


def _bodies() -> Iterator[OrganisationRecord]:
    for row in _rows("bodies.csv"):
        abbreviations = _split(row["abbreviation"])
        supervising = _split(row["supervising"])
        yield OrganisationRecord(
            name=row["name"],
            names=(row["name"], *abbreviations, *_split(row["aliases"])),
            kind=OrganisationKind.PUBLIC_BODY,
            parent=supervising[0] if supervising else None,
            abbreviations=abbreviations,
        )


def _programmes() -> dict[str, ProgrammeRecord]:
    records: dict[str, ProgrammeRecord] = {}
    for row in _rows("programmes.csv"):
        confidence = GRADES.get(row["certainty"])
        if confidence is None or not row["responsible"]:
            continue
        names = (row["name"], *_split(row["aliases"]))
        record = ProgrammeRecord(names, _split(row["responsible"]), confidence, row["basis"])
        for name in names:
            records.setdefault(comparable(name), record)
    return records


def _laws() -> Iterator[LawRecord]:
    for row in _rows("laws.csv"):
        names = (row["name"], *_split(row["aliases"]))
        yield LawRecord(names, row["law_number"] or None, _split(row["responsible"]), GRADES.get(row["certainty"]))


def _successions() -> Iterator[SuccessionRecord]:
    for row in _rows("successions.csv"):
        yield SuccessionRecord(row["earlier"], row["later"], row["relation"] == "successor", row["note"])
