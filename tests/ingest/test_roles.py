"""Who leads, who contributes, who acts and who is only named; lists in parentheses; what the authority files add."""

import pytest

from ingest.actors.reader import listed_names, names_of
from ingest.actors.roles import acts, role_of, role_patterns
from ingest.parser import Parser
from ontology.authorities import load_authorities
from ontology.model import Basis, Extraction, Relation, Role
from tests.ingest.conftest import Read
from tests.ingest.test_readers import A_BLOCK, UNDER_AN_OUTPUT, pairs

ACTS, NAMED, LEAD, CONTRIBUTOR = "acts", "named", Role.LEAD, Role.CONTRIBUTOR

SENTENCES: list[tuple[str, dict[str, str]]] = [
    ("観光庁は、夜の町歩きの手引を作る。", {"観光庁": ACTS}),
    ("観光庁と文化庁が共同で、夜の町歩きを進める。", {"観光庁": ACTS, "文化庁": ACTS}),
    ("文部科学省と農林水産省等が、給食の地場産品を増やす。", {"文部科学省": ACTS, "農林水産省": ACTS}),
    (
        "農林水産省、国土交通省、環境省等の関係省庁が連携し、川を守る。",
        {"農林水産省": ACTS, "国土交通省": ACTS, "環境省": ACTS},
    ),
    ("農林水産省及び国土交通省において、漁港の改修を進める。", {"農林水産省": ACTS, "国土交通省": ACTS}),
    ("文部科学省が中心となって、関係省庁と連携し、学びの場を整える。", {"文部科学省": LEAD}),
    ("農林水産省を中心に、環境省等の協力の下、森を育てる。", {"農林水産省": LEAD, "環境省": CONTRIBUTOR}),
    ("環境省主導で、森を育てる。", {"環境省": LEAD}),
    ("環境省の主導により、森を育てる。", {"環境省": LEAD}),
    ("環境省が主導し、農林水産省が協力して、森を育てる。", {"環境省": LEAD, "農林水産省": CONTRIBUTOR}),
    ("厚生労働省が取りまとめ、計画を作る。", {"厚生労働省": LEAD}),
    ("農林水産省は、国土交通省と連携して、漁港の改修を進める。", {"農林水産省": ACTS, "国土交通省": CONTRIBUTOR}),
    ("経済産業省や国土交通省等と協力しながら、港を広げる。", {"経済産業省": CONTRIBUTOR, "国土交通省": CONTRIBUTOR}),
    (
        "総務省や経済産業省等の関係省庁と連携して、通信の網を広げる。",
        {"総務省": CONTRIBUTOR, "経済産業省": CONTRIBUTOR},
    ),
    ("環境省との連携により、森を育てる。", {"環境省": CONTRIBUTOR}),
    ("総務省と連携した取組を進める。", {"総務省": CONTRIBUTOR}),
    ("国土交通省の支援の下、港を広げる。", {"国土交通省": CONTRIBUTOR}),
    ("気象庁が保有する日没の記録を用いて、点灯の時刻を定める。", {"気象庁": NAMED}),
    ("国土交通省における審議を踏まえ、港を広げる。", {"国土交通省": NAMED}),
]


@pytest.fixture(scope="module")
def parser() -> Parser:
    return Parser(names_of(load_authorities()), {}, role_patterns())


@pytest.mark.parametrize(("sentence", "expected"), SENTENCES, ids=[sentence for sentence, _ in SENTENCES])
def test_a_named_organisation_has_the_part_that_the_sentence_gives_it(
    sentence: str, expected: dict[str, str], parser: Parser
) -> None:
    (parsed,) = parser.parse([sentence])
    assert parsed is not None
    told = {name.name: role_of(parsed, name) or (ACTS if acts(parsed, name) else NAMED) for name in parsed.names}
    assert told == expected


@pytest.mark.parametrize(
    ("printed", "names"),
    [
        ("・渡し舟の再生（国土交通省）", ("国土交通省",)),
        ("・学びの場の整備（文部科学省、厚生労働省）", ("文部科学省", "厚生労働省")),
        ("①森の手入れ【環境省・農水省等】", ("環境省", "農林水産省")),
        ("・港の改修（担当：国土交通省）", ("国土交通省",)),
        ("・港の改修（国土交通省、港の会）", ()),
        ("・港の改修（令和七年度）", ()),
        ("・港の改修（国土交通省）を進める", ()),
    ],
)
def test_a_list_in_parentheses_names_who_is_responsible(printed: str, names: tuple[str, ...]) -> None:
    assert listed_names(printed, names_of(load_authorities())) == names


def measure(prose: str, after: str = "") -> str:
    return UNDER_AN_OUTPUT + f"①灯りの点検\n\n{prose}\n\n{after}" + A_BLOCK


def roles(extraction: Extraction) -> set[tuple[str, Role | None]]:
    labels = {entity.iri: entity.label for entity in extraction.entities}
    return {
        (labels[link.source], link.role)
        for link in extraction.links
        if link.relation is Relation.RESPONSIBLE_FOR and link.basis is Basis.STATED
    }


def test_roles_stand_on_the_links(read: Read) -> None:
    extraction = read(measure("観光庁が中心となって、文化庁と連携し、夜の町歩きの手引を作る。"))
    assert roles(extraction) == {("観光庁", Role.LEAD), ("文化庁", Role.CONTRIBUTOR)}


def test_a_list_behind_a_sentence_marks_who_leads(read: Read) -> None:
    extraction = read(measure("夜の町歩きの手引を作る。（◎観光庁、文化庁）"))
    assert roles(extraction) == {("観光庁", Role.LEAD), ("文化庁", Role.CONTRIBUTOR)}
    extraction = read(measure("夜の町歩きの手引を作る。（観光庁、文化庁）"))
    assert roles(extraction) == {("観光庁", None), ("文化庁", None)}


def test_a_public_body_is_named_whatever_it_does(read: Read) -> None:
    extraction = read(measure("日本貿易振興機構が中心となって、夜の町歩きの手引を作る。"))
    assert roles(extraction) == set()
    assert [target for _, target in pairs(extraction, Relation.MENTIONS)] == ["独立行政法人日本貿易振興機構"]


def test_programmes_and_titles_with_a_list_of_ministries(read: Read) -> None:
    text = measure("灯りを点検する。", after="（主な事業）\n\n- ・灯り守り事業（観光庁、文化庁）\n\n")
    stated = pairs(read(text), Relation.RESPONSIBLE_FOR, Basis.STATED)
    assert {organisation for organisation, _ in stated} == {"観光庁", "文化庁"}


def test_a_law_on_file_has_its_ministry(read: Read) -> None:
    extraction = read(measure("都市再生特別措置法に基づき、夜の町の灯りを点検する。"))
    curated = pairs(extraction, Relation.RESPONSIBLE_FOR, Basis.CURATED)
    assert curated == {("国土交通省", "都市再生特別措置法"), ("内閣府", "都市再生特別措置法")}
