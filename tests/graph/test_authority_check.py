"""Authority files held against documents: what names nothing, what a text contradicts, what no file knows."""

from dataclasses import replace

import pytest

from graph.audit.authority_check import AuthorityFinding, AuthorityProblem, check_authorities
from graph.projection import Projection
from ontology.authorities import Authorities, LawRecord, OrganisationRecord, ProgrammeRecord, load_authorities
from ontology.model import (
    Basis,
    Document,
    Entity,
    Evidence,
    Extraction,
    Kind,
    Law,
    Link,
    Organisation,
    OrganisationKind,
    Relation,
)
from ontology.normalise import comparable

DOCUMENT = Document(
    iri="d", series="s", series_name="港の戦略", title="港の戦略", source="p.md", revision="r", ingested_at="2026-01-01"
)
PLACE = Evidence("d", 0, 5, "灯り守り。")
SEA, FOREST, COAST = (
    OrganisationRecord("海の省", ("海の省",), OrganisationKind.MINISTRY, None),
    OrganisationRecord("森の省", ("森の省",), OrganisationKind.MINISTRY, None),
    OrganisationRecord("浜の庁", ("浜の庁",), OrganisationKind.AGENCY, "海の省"),
)


def authorities(*programmes: ProgrammeRecord, laws: tuple[LawRecord, ...] = ()) -> Authorities:
    by_name = {comparable(name): record for record in programmes for name in record.names}
    return Authorities((SEA, FOREST, COAST), by_name, frozenset(), laws)


def record(name: str, *responsible: str) -> ProgrammeRecord:
    return ProgrammeRecord((name, f"{name}（旧称）"), responsible, 0.95, "予算所管")


def projection(*stated: str) -> Projection:
    """Make a document with one programme, one law, and the organisations that it says run the programme."""
    programme = Entity(iri="p", kind=Kind.PROGRAMME, label="灯り守り事業", document="d", evidence=(PLACE,))
    law = Law(iri="l", label="灯台法", number="昭和10年法律第3号", evidence=(PLACE,))
    bodies = [Organisation(iri=name, label=name) for name in stated]
    links = tuple(Link(body.iri, Relation.RESPONSIBLE_FOR, "p", Basis.STATED, (PLACE,)) for body in bodies)
    return Projection.of([Extraction(DOCUMENT, (programme, law, *bodies), links)])


def problems(found: tuple[AuthorityFinding, ...], file: str) -> list[tuple[str, AuthorityProblem]]:
    return [(finding.name, finding.problem) for finding in found if file in finding.file]


def test_a_line_that_names_nothing_is_a_finding() -> None:
    found = check_authorities(authorities(record("灯り守り事業", "海の省"), record("幻の事業", "海の省")), projection())
    assert problems(found, "programmes.csv") == [("幻の事業", AuthorityProblem.UNUSED)]


def test_a_line_is_met_under_any_of_its_names() -> None:
    known = replace(record("灯り守り", "海の省"), names=("灯り守り", "灯り守り事業"))
    assert problems(check_authorities(authorities(known), projection()), "programmes.csv") == []


def test_a_text_that_names_another_ministry_contradicts_the_line() -> None:
    (finding,) = [
        f
        for f in check_authorities(authorities(record("灯り守り事業", "海の省")), projection("森の省"))
        if f.problem is AuthorityProblem.CONTRADICTED
    ]
    assert (finding.name, finding.things, finding.evidence) == ("灯り守り事業", ("p",), (PLACE,))
    assert "海の省" in finding.message.ja
    assert "森の省" in finding.message.ja
    assert "海の省" in finding.message.en
    assert "森の省" in finding.message.en


@pytest.mark.parametrize("stated", ["海の省", "浜の庁"])
def test_a_ministry_and_its_agency_do_not_contradict_each_other(stated: str) -> None:
    found = check_authorities(authorities(record("灯り守り事業", "海の省")), projection(stated))
    assert problems(found, "programmes.csv") == []


def test_a_line_that_names_no_ministry_contradicts_nothing() -> None:
    found = check_authorities(authorities(record("灯り守り事業")), projection("森の省"))
    assert problems(found, "programmes.csv") == []


@pytest.mark.parametrize(
    ("number", "expected"), [("昭和10年法律第3号", []), ("昭和11年法律第3号", [AuthorityProblem.CONTRADICTED])]
)
def test_the_number_that_a_text_prints_is_held_against_the_file(number: str, expected: list[AuthorityProblem]) -> None:
    on_file = LawRecord(("灯台法",), number, ("海の省",), 0.95)
    found = check_authorities(authorities(laws=(on_file,)), projection())
    assert [problem for _, problem in problems(found, "laws.csv")] == expected


def test_a_law_that_no_text_names_is_a_finding() -> None:
    found = check_authorities(authorities(laws=(LawRecord(("港湾の法",), None),)), projection())
    assert problems(found, "laws.csv") == [("港湾の法", AuthorityProblem.UNUSED)]


def test_an_organisation_that_is_in_no_file_is_a_finding() -> None:
    found = check_authorities(authorities(record("灯り守り事業", "空の省")), projection())
    assert problems(found, "programmes.csv") == [("灯り守り事業", AuthorityProblem.UNKNOWN_ORGANISATION)]


def test_the_files_that_are_shipped_name_only_organisations_on_file() -> None:
    found = check_authorities(load_authorities(), Projection.of(()))
    unknown = [finding for finding in found if finding.problem is AuthorityProblem.UNKNOWN_ORGANISATION]
    assert [(finding.file, finding.name) for finding in unknown] == []


def test_a_body_above_one_that_is_named_is_in_use() -> None:
    """浜の庁 is named and 海の省 stands above it; 森の省 is named by nothing."""
    found = check_authorities(authorities(), projection("浜の庁"))
    assert problems(found, "organisations.csv") == [("森の省", AuthorityProblem.UNUSED)]


def test_findings_come_in_a_stable_order() -> None:
    files = authorities(record("二の事業"), record("一の事業", "空の省"), laws=(LawRecord(("港湾の法",), None),))
    first, second = (check_authorities(files, projection("浜の庁")) for _ in range(2))
    assert first == second
    assert [f.file for f in first] == sorted(f.file for f in first)
