"""Laws that measures, programmes and KPIs rest on, and the numbers that notes and brackets give them."""

import pytest

from ingest.citations.law_names import LawNames
from ingest.cues import load_cues
from ingest.structure.blocks import Block, blocks_of
from ingest.structure.clean import clean
from ingest.structure.footnotes import Footnotes
from ontology.authorities import load_authorities
from ontology.model import Basis, Extraction, Law, Relation
from tests.ingest.conftest import Read, passage

MARKET = "朝市の再開及び承継の応援に関する法律"
LANTERN = "まちの灯りの継承"


def laws(extraction: Extraction) -> dict[str, str | None]:
    return {entity.label: entity.number for entity in extraction.entities if isinstance(entity, Law)}


def joined(extraction: Extraction, relation: Relation) -> set[tuple[str, str]]:
    by_iri = {entity.iri: entity for entity in extraction.entities}
    links = [x for x in extraction.links if x.relation is relation and isinstance(by_iri[x.target], Law)]
    assert all(link.basis is Basis.STATED and link.evidence for link in links)
    return {(by_iri[link.source].label, by_iri[link.target].label) for link in links}


def test_laws_have_the_numbers_that_the_text_gives(read: Read) -> None:
    assert laws(read(passage("laws.md"))) == {
        MARKET: "令和 3 年法律第 11 号",
        "独立行政法人朝市機構法": "令和4年法律第12号",
        "漁港法": "昭和25年法律第 13 号",
        "灯り、油及び芯の継承に関する法律": None,
        "まち・ひと・しごと創生法": "平成26年法律第136号",
        "棚田地域振興法": "令和元年法律第42号",  # on file; the text gives none
        "港湾活用推進法": None,
    }


def test_measures_programmes_and_kpis_rest_on_the_laws_that_they_name(read: Read) -> None:
    extraction = read(passage("laws.md"))
    assert joined(extraction, Relation.BASED_ON) == {
        ("朝市の再開", MARKET),
        ("朝市の再開", "漁港法"),
        ("朝市応援法に基づく荷さばき場の手入れ", MARKET),
        ("朝市応援法に基づく届出の数", MARKET),
        (LANTERN, "灯り、油及び芯の継承に関する法律"),
        (LANTERN, "まち・ひと・しごと創生法"),
        (LANTERN, "棚田地域振興法"),
        (LANTERN, "港湾活用推進法"),
    }
    assert joined(extraction, Relation.MENTIONS) == {("朝市の再開", "独立行政法人朝市機構法")}


def test_the_evidence_is_the_sentence_and_the_note(read: Read) -> None:
    extraction = read(passage("laws.md"))
    measure = next(e.iri for e in extraction.entities if e.label == "朝市の再開")
    law = next(e for e in extraction.entities if e.label == MARKET)
    (link,) = [link for link in extraction.links if (link.source, link.target) == (measure, law.iri)]
    sentence, again, note = (p.quote for p in link.evidence)
    assert sentence.startswith("休んでいた")
    assert sentence.endswith("に基づき出店者を募る。"), "a full stop in brackets ends no sentence"
    assert again.startswith("朝市応援法の定めを踏まえ")
    assert note == "<sup>1</sup> 令和 3 年法律第 11 号。"
    assert [p.quote for p in law.evidence] == [note]
    assert law.alt_labels == ("朝市応援法",)
    assert law.document is None


def test_a_number_on_file_has_no_place_in_the_text(read: Read) -> None:
    law = next(e for e in read(passage("laws.md")).entities if e.label == "棚田地域振興法")
    assert law.evidence == ()


def names_in(text: str) -> list[str]:
    cleaned = clean(text)
    names = LawNames(load_authorities(), load_cues().law_endings, Footnotes.of(text, cleaned.footnotes))
    blocks: list[Block] = blocks_of(cleaned, load_cues())
    return [named.name for block in blocks for named in names.find(block)]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("港の守りに関する法律に基づき進める。", ["港の守りに関する法律"]),
        ("国は港の守りに関する法律に基づき進める。", ["港の守りに関する法律"]),
        ("港を守るため、また、港の守り又は明渡しに関する法律による。", ["港の守り又は明渡しに関する法律"]),
        ("「港、海及び川の守りに関する法律」を踏まえる。", ["港、海及び川の守りに関する法律"]),
        ("海辺・川辺利用促進法による。", ["海辺・川辺利用促進法"]),
        ("改正海浜保全法（令和5年法律第１号）の施行を見据える。", ["海浜保全法"]),
        ("海浜法<sup>4</sup>を用いる。\n\n<sup>4</sup> 令和五年法律第二号。", ["海浜法"]),
        ("海浜法<sup>4</sup>を用いる。\n\n<sup>4</sup> 令和5年3月に決めた。", []),
        ("海浜法の考え方を学ぶ。", []),
        ("調査の方法、栽培手法、治療法及び法律相談を広める。", []),
        ("海浜の利用に関する方法を示し、憲法と司法を学ぶ。", []),
        ("海辺の法人と技能実習の法案に備え、海浜推進法人を置く。", []),
        ("地域交通法による。", ["地域公共交通の活性化及び再生に関する法律"]),
    ],
)
def test_names_of_laws(text: str, expected: list[str]) -> None:
    assert names_in("# 港の戦略\n\n" + text) == expected


def test_the_note_below_the_mark_is_meant_where_numbers_begin_again() -> None:
    text = (
        "甲法<sup>1</sup>\n\n<sup>1</sup> 令和元年法律第１号。\n\n乙法<sup>1</sup>\n\n<sup>1</sup> 令和2年法律第2号。\n"
    )
    cleaned = clean(text)
    notes = Footnotes.of(text, cleaned.footnotes)
    found = [note.text for block in blocks_of(cleaned, load_cues()) for _, note in notes.in_block(block)]
    assert found == ["令和元年法律第１号。", "令和2年法律第2号。"]
