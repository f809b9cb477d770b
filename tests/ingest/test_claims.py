"""Means and ends: what is read out of a sentence, phrase by phrase, and whose claim it is."""

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from ingest.claims.cues import Cue, load_claim_cues
from ingest.claims.statements import statements_of
from ingest.parser import Parser
from ontology.model import Basis, Claim, Entity, Extraction, Kind, Relation
from tests.ingest.conftest import Read
from tests.ingest.test_readers import A_BLOCK, UNDER_AN_OUTPUT, named

Parts = tuple[str, str, str, str]  # means, cue, end, cue of the end

SENTENCES: list[tuple[str, list[Parts]]] = [
    (
        "企業との連携を通じて、雇用の創出を図る。",
        [
            ("企業との連携", "を通じて", "雇用の創出", "を図る"),
        ],
    ),
    (
        "港の市の再建により、観光客の増加につなげる。",
        [
            ("港の市の再建", "により", "観光客の増加", "につなげる"),
        ],
    ),
    (
        "灯台を活用し、観光客の増加に資する取組を推進する。",
        [
            ("灯台", "を活用し", "観光客の増加", "に資する"),
            ("灯台", "を活用し", "観光客の増加に資する取組", "を推進する"),
        ],
    ),
    (
        "地場の食材を町ぐるみで使い切ることで、遠くの客の需要を取り込み、町の稼ぎを強化する。",
        [
            ("地場の食材を町ぐるみで使い切る", "ことで", "遠くの客の需要", "を取り込み"),
            ("地場の食材を町ぐるみで使い切る", "ことで", "町の稼ぎ", "を強化する"),
        ],
    ),
    (
        "船の修理や人材の育成に取り組むことで、航路の空白の解消につなげていく。",
        [
            ("船の修理や人材の育成に取り組む", "ことで", "航路の空白の解消", "につなげていく"),
        ],
    ),
    (
        "工房の見学を通じ、工芸の担い手を増やす。",
        [
            ("工房の見学", "を通じ", "工芸の担い手", "を増やす"),
        ],
    ),
    (
        "古い蔵を生かして、にぎわいを生み出す。",
        [
            ("古い蔵", "を生かして", "にぎわい", "を生み出す"),
        ],
    ),
    (
        "ドローンを用いて、山間の集落への配送を実現する。",
        [
            ("ドローン", "を用いて", "山間の集落への配送", "を実現する"),
        ],
    ),
    (
        "通信網の整備によって、遠隔の診療の普及を目指す。",
        [
            ("通信網の整備", "によって", "遠隔の診療の普及", "を目指す"),
        ],
    ),
    (
        "学校と工房との交流を促すことにより、若者の定着に寄与する。",
        [
            ("学校と工房との交流を促す", "ことにより", "若者の定着", "に寄与する"),
        ],
    ),
    (
        "朝市の開催を足掛かりに、販路の拡大を促進する。",
        [
            ("朝市の開催", "を足掛かりに", "販路の拡大", "を促進する"),
        ],
    ),
    (
        "職員の派遣を通じて、小さな町の計画づくりを後押しする。",
        [
            ("職員の派遣", "を通じて", "小さな町の計画づくり", "を後押しする"),
        ],
    ),
    (
        "渡し舟の運航の再開による買物環境の維持・向上を目指す。",
        [
            ("渡し舟の運航の再開", "による", "買物環境の維持・向上", "を目指す"),
        ],
    ),
    (
        "企業誘致を通じた雇用創出。",
        [
            ("企業誘致", "を通じた", "雇用", "創出"),
        ],
    ),
    (
        "道の駅の整備による町の拠点づくり",
        [
            ("道の駅の整備", "による", "町の拠点", "づくり"),
        ],
    ),
    (
        "地場産品を活用した輸出の拡大",
        [
            ("地場産品", "を活用した", "輸出", "の拡大"),
        ],
    ),
    (
        "空き家の改修を通じた移住の促進を図る。",
        [
            ("空き家の改修", "を通じた", "移住の促進", "を図る"),
        ],
    ),
    (
        "新たな雇用を創出するため、港の整備を促進する。",
        [
            ("港の整備", "を促進する", "新たな雇用", "を創出するため"),
        ],
    ),
    (
        "漁業の振興に向けて、市場の改修を進めるとともに、若者の就業を支援する。",
        [
            ("市場の改修", "を進める", "漁業の振興", "に向けて"),
        ],
    ),
    (
        "若者の定着率の向上を図るべく、奨学金の返還を支援する。",
        [
            ("奨学金の返還", "を支援する", "若者の定着率の向上", "を図るべく"),
        ],
    ),
    (
        "観光客の受入れの拡大を目指し、宿の改修を補助する。",
        [
            ("宿の改修", "を補助する", "観光客の受入れの拡大", "を目指し"),
        ],
    ),
    (
        "森林の保全のため、林道の整備に取り組む。",
        [
            ("林道の整備", "に取り組む", "森林の保全", "のため"),
        ],
    ),
    (
        "移住の促進に向けた相談窓口の整備を進める。",
        [
            ("相談窓口の整備", "を進める", "移住の促進", "に向けた"),
        ],
    ),
    (
        "「豊かな町」を実現するためには、暮らしに欠かせない機能が維持されることが必要である。",
        [
            ("暮らしに欠かせない機能が維持される", "ことが必要である", "「豊かな町」", "を実現するためには"),
        ],
    ),
    (
        "「豊かな町」を実現するためには、担い手を育てる仕組みづくりが急務である。",
        [
            ("担い手を育てる仕組みづくり", "が急務である", "「豊かな町」", "を実現するためには"),
        ],
    ),
    (
        "担い手の育成により、産業の高付加価値化が図られるとともに、町歩きを通じて、需要を取り込むことが重要である。",
        [
            ("担い手の育成", "により", "産業の高付加価値化", "が図られる"),
            ("町歩き", "を通じて", "需要", "を取り込む"),
        ],
    ),
    (
        "人材の育成を通じて町の魅力が高められ、移住者の増加が図られる。",
        [
            ("人材の育成", "を通じて", "町の魅力", "が高められ"),
            ("人材の育成", "を通じて", "移住者の増加", "が図られる"),
        ],
    ),
    (
        "これにより、生産性が向上することが期待される。",
        [
            ("これ", "により", "生産性", "が向上する"),
        ],
    ),
    (
        "また、共同の配送を行うことで、物流の効率化を図る。",
        [
            ("共同の配送を行う", "ことで", "物流の効率化", "を図る"),
        ],
    ),
    (
        "買物環境については、移動販売の支援に取り組むことで、暮らしの利便性を向上させる。",
        [
            ("移動販売の支援に取り組む", "ことで", "暮らしの利便性", "を向上させる"),
        ],
    ),
    (
        "人材の確保や設備の更新等を通じて、生産性の向上等を図ることで、賃上げにつなげる。",
        [
            ("人材の確保や設備の更新等", "を通じて", "生産性の向上等", "を図る"),
            ("人材の確保や設備の更新等を通じて、生産性の向上等を図る", "ことで", "賃上げ", "につなげる"),
        ],
    ),
    (
        "港の改修と宿の整備により、観光の振興、雇用の創出及び移住の促進を図る。",
        [
            ("港の改修と宿の整備", "により", "観光の振興、雇用の創出及び移住の促進", "を図る"),
        ],
    ),
    (
        "森の整備を通じた水源の確保を図り、災害に強い町を実現する。",
        [
            ("森の整備", "を通じた", "水源の確保", "を図り"),
        ],
    ),
    (
        "電力と通信の連携（灯台計画）により、拠点の地方分散を図る。",
        [
            ("電力と通信の連携（灯台計画）", "により", "拠点の地方分散", "を図る"),
        ],
    ),
    (
        "漁村の働く力（漁村力）を強化するため、研修を充実する。",
        [
            ("研修", "を充実する", "漁村の働く力（漁村力）", "を強化するため"),
        ],
    ),
    (
        "畑の所得向上・経営維持を図るため、共同の出荷を進める。",
        [
            ("共同の出荷", "を進める", "畑の所得向上・経営維持", "を図るため"),
        ],
    ),
    (
        "水辺の広場により、住民のつながりを促すことで、町の魅力向上を実現する。",
        [
            ("水辺の広場", "により", "住民のつながり", "を促す"),
            ("水辺の広場により、住民のつながりを促す", "ことで", "町の魅力向上", "を実現する"),
        ],
    ),
    (
        "観光列車を核に、沿線のにぎわいを創出する。",
        [
            ("観光列車", "を核に", "沿線のにぎわい", "を創出する"),
        ],
    ),
    (
        "医師の派遣を継続することによって、救急の体制を維持し、住民の安心を確保する。",
        [
            ("医師の派遣を継続する", "ことによって", "救急の体制", "を維持し"),
            ("医師の派遣を継続する", "ことによって", "住民の安心", "を確保する"),
        ],
    ),
    (
        "地域の実情に応じた移動手段の導入を進めるほか、自動運転の普及に取り組むことで、「交通の空白」の解消につなげる。",
        [
            (
                "地域の実情に応じた移動手段の導入を進めるほか、自動運転の普及に取り組む",
                "ことで",
                "「交通の空白」の解消",
                "につなげる",
            ),
        ],
    ),
    (
        "移住者の受入れに向けては、仕事と住まいの情報を一体で示すことが不可欠である。",
        [
            ("仕事と住まいの情報を一体で示す", "ことが不可欠である", "移住者の受入れ", "に向けては"),
        ],
    ),
    (
        "木材の利用拡大の観点から、公共の建物への木材の導入を進める。",
        [
            ("公共の建物への木材の導入", "を進める", "木材の利用拡大", "の観点から"),
        ],
    ),
    (
        "古民家の再生を契機とした関係人口の拡大を図る。",
        [
            ("古民家の再生", "を契機とした", "関係人口の拡大", "を図る"),
        ],
    ),
    (
        "若者に選ばれる町をつくるため、起業の支援と子育て環境の充実を図る。",
        [
            ("起業の支援と子育て環境の充実", "を図る", "若者に選ばれる町", "をつくるため"),
        ],
    ),
]
NO_CLAIMS = [
    "企業による投資が増えている。",
    "大雨により橋が流された。",
    "人口が減少しているため、空き家が増加している。",
    "法律により、届出が必要である。",
    "スマート農業の技術の活用の促進に関する法律に基づき、技術の開発を進める。",
    "町の計画を作り、毎年度公表する。",
    "「町の計画を作ることによる費用の負担の軽減に関する法律」に基づき、費用を配る。",
]


@pytest.fixture(scope="module")
def parser() -> Parser:
    cues = load_claim_cues()
    return Parser({"総務省": "総務省"}, dict(cues.labels), cues.patterns)


def parts_of(sentence: str, parser: Parser) -> list[Parts]:
    (parsed,) = parser.parse([sentence])
    statements = statements_of(sentence, parsed, load_claim_cues()) if parsed else []
    return [
        (sentence[slice(*s.means)], sentence[slice(*s.cue)], sentence[slice(*s.end)], sentence[slice(*s.end_cue)])
        for s in statements
    ]


@pytest.mark.parametrize(("sentence", "expected"), SENTENCES, ids=[sentence for sentence, _ in SENTENCES])
def test_a_sentence_is_parted_into_means_and_ends(sentence: str, expected: list[Parts], parser: Parser) -> None:
    assert parts_of(sentence, parser) == expected


@pytest.mark.parametrize("sentence", NO_CLAIMS)
def test_a_sentence_without_means_and_end_is_no_claim(sentence: str, parser: Parser) -> None:
    assert parts_of(sentence, parser) == []


_FRAGMENTS = sorted({part for _, rows in SENTENCES for row in rows for part in row}) + list(
    "「」（）、。・はがをに \u3000a1"
)


@settings(max_examples=150, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(parts=st.lists(st.sampled_from(_FRAGMENTS), min_size=1, max_size=14))
def test_whatever_the_sentence_phrases_are_pieces_of_it(parts: list[str], parser: Parser) -> None:
    """Cues and brackets in any order: nothing fails, and no phrase is empty, overlaps its cue or has half a bracket."""
    sentence = "".join(parts)
    (parsed,) = parser.parse([sentence])
    for statement in statements_of(sentence, parsed, load_claim_cues()) if parsed else []:
        assert all(0 <= start < stop <= len(sentence) for start, stop in statement.phrases)
        assert statement.means[1] <= statement.cue[0] or statement.end[1] <= statement.end_cue[0]
        for phrase in (sentence[slice(*statement.means)], sentence[slice(*statement.end)]):
            assert phrase.count("「") == phrase.count("」")
            assert phrase == phrase.strip(" \u3000、")


def test_every_cue_of_the_table_is_found_where_it_stands(parser: Parser) -> None:
    """A cue that the table lists, but that is cut into other words in a text, would be dead."""
    cues = load_claim_cues().labels
    clause = ("こと", "ため", "べく", "よう")
    texts = [f"工房の{'拡大を図る' if cue.startswith(clause) else '見学'}{cue}、町の雇用の創出を図る。" for cue in cues]
    dead = [
        cue
        for cue, text, parsed in zip(cues, texts, parser.parse(texts), strict=True)
        if parsed is None
        or cue not in {text[parsed.words[f.first].start : parsed.words[f.stop - 1].end] for f in parsed.cues}
    ]
    assert dead == []


def test_a_cue_stands_for_what_the_table_says() -> None:
    labels = load_claim_cues().labels
    assert (labels["を通じて"], labels["による"]) == (Cue.MEANS, Cue.MEANS_BEFORE_NOUN)
    assert (labels["に向けて"], labels["に向けた"]) == (Cue.PURPOSES, Cue.PURPOSES_BEFORE_NOUN)


LONG = "港の広場に古い灯台の絵を並べ、町の人と旅の人とが行き交う通りを、朝から夜まで歩いて楽しめるようにした。\n\n"


def measure(prose: str, title: str = "灯りの点検") -> str:
    """Write a measure into a text whose long lines show that it is not wrapped."""
    return UNDER_AN_OUTPUT + 4 * LONG + f"①{title}\n\n{prose}\n\n" + A_BLOCK


def claims_of(extraction: Extraction, thing: Entity) -> list[Claim]:
    stated = {
        link.target: link for link in extraction.links if link.source == thing.iri and link.relation is Relation.STATES
    }
    assert all(link.basis is Basis.STATED and link.evidence for link in stated.values())
    return [entity for entity in extraction.entities if isinstance(entity, Claim) and entity.iri in stated]


def test_a_measure_states_the_claims_of_its_text(read: Read) -> None:
    extraction = read(measure("夜の町は暗い。灯りの手入れを通じて、夜の商いの再生を図る。"))
    (claim,) = claims_of(extraction, named(extraction, "灯りの点検"))
    assert (claim.means, claim.cue, claim.end, claim.end_cue) == (
        "灯りの手入れ",
        "を通じて",
        "夜の商いの再生",
        "を図る",
    )
    assert claim.label == "灯りの手入れを通じて → 夜の商いの再生を図る"
    assert [passage.quote for passage in claim.evidence] == ["灯りの手入れを通じて、夜の商いの再生を図る。"]


def test_a_title_is_a_sentence_too(read: Read) -> None:
    extraction = read(
        measure("町の灯りをひとつずつ直し、古い灯台の絵を集めて、港の広場に並べる。", title="灯りの更新による町の再生")
    )
    (claim,) = claims_of(extraction, named(extraction, "灯りの更新による町の再生"))
    assert (claim.means, claim.end) == ("灯りの更新", "町")


def test_a_sentence_cut_by_a_note_and_a_page_is_one_sentence(read: Read) -> None:
    prose = (
        "港の広場に絵を並べるとともに、灯りの手入れ<sup>3</sup>を\n\n---\n\n"
        "<sup>3</sup> 灯台守りの仕事をいう。\n\n通じて、夜の商いの再生を図る。"
    )
    extraction = read(measure(prose))
    (claim,) = claims_of(extraction, named(extraction, "灯りの点検"))
    assert (claim.means, claim.cue) == ("灯りの手入れ", "を通じて")
    assert "灯りの手入れ<sup>3</sup>を" in claim.evidence[0].quote
    assert claim.evidence[0].quote.endswith("夜の商いの再生を図る。")


def test_what_points_back_has_the_sentence_before_it_as_evidence(read: Read) -> None:
    extraction = read(measure("町の灯りを直す。これにより、夜の商いの再生を図る。"))
    (claim,) = claims_of(extraction, named(extraction, "灯りの点検"))
    assert [passage.quote for passage in claim.evidence] == ["町の灯りを直す。", "これにより、夜の商いの再生を図る。"]


def test_a_result_states_how_it_is_reasoned(read: Read) -> None:
    reasoning = "「灯りの残る町」を実現するためには、商いが続くことが必要である。"
    extraction = read(UNDER_AN_OUTPUT.replace("KPI①：", f"{reasoning}\n\nKPI①："))
    (claim,) = claims_of(extraction, named(extraction, "商いの続く町"))
    assert (claim.means, claim.cue) == ("商いが続く", "ことが必要である")
    assert (claim.end, claim.end_cue) == ("「灯りの残る町」", "を実現するためには")


def test_a_block_that_begins_within_a_sentence_claims_nothing(read: Read) -> None:
    """What stands before it is lost to another reader, so its means would be half of one."""
    extraction = read(
        measure("灯りの点検の道具として\n\n- ・はしご\n\n灯りを守る、町の\n\n# 図\n\n整備により、商いの再生を図る。")
    )
    assert not [entity for entity in extraction.entities if entity.kind is Kind.CLAIM and "整備" in entity.label]


def test_the_phrases_of_a_claim_stand_in_its_quotes(read: Read) -> None:
    extraction = read(measure("灯りの手入れと宿の改修により、観光の振興を図り、夜の商いの再生につなげる。"))
    claims = [entity for entity in extraction.entities if isinstance(entity, Claim)]
    assert len(claims) == 2
    for claim in claims:
        quote = "".join(passage.quote for passage in claim.evidence)
        assert all(part and part in quote for part in (claim.means, claim.cue, claim.end, claim.end_cue))


def about(extraction: Extraction) -> set[tuple[str, str, float]]:
    things = {entity.iri: entity for entity in extraction.entities}
    found = [link for link in extraction.links if link.relation is Relation.ABOUT]
    assert all(link.basis is Basis.INFERRED and link.reason for link in found)
    claims = {link.source: things[link.source] for link in found}
    return {
        (claim.end, things[link.target].label, link.confidence)
        for link in found
        if isinstance(claim := claims[link.source], Claim)
    }


def test_an_end_that_names_a_result_is_about_it(read: Read) -> None:
    extraction = read(measure("灯りの手入れを通じて、商店街の手入れにつなげる。"))
    assert about(extraction) == {("商店街の手入れ", "商店街の手入れ", 0.95)}


def test_an_end_that_shares_half_of_a_name_counts_where_the_measure_leads(read: Read) -> None:
    """The KPI is that of the measure itself; the same words elsewhere would not do."""
    text = measure("灯りの手入れにより、停電の防止を図る。").replace("・点検数：9 基", "・停電が続いた時間：9 時間")
    extraction = read(text)
    assert {(end, label) for end, label, _ in about(extraction)} == {("停電の防止", "停電が続いた時間")}


def test_an_end_about_nothing_measured_is_linked_to_nothing(read: Read) -> None:
    assert about(read(measure("灯りの手入れにより、夜空の美しさを守る。"))) == set()


def test_claims_measure_nothing(read: Read) -> None:
    extraction = read(measure("灯りの手入れを通じて、商店街の手入れにつなげる。"))
    claims = {entity.iri for entity in extraction.entities if entity.kind is Kind.CLAIM}
    relations = {link.relation for link in extraction.links if {link.source, link.target} & claims}
    assert relations == {Relation.STATES, Relation.ABOUT}
