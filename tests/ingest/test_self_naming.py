"""The name of a document without a cover: what it says of itself, else that of its file."""

import pytest

from ingest.covers.self_naming import own_name
from ingest.pipeline import Pipeline
from ingest.source import Source
from ingest.structure.outline import outline_of
from tests.ingest.conftest import blocks

_COUNCIL = "このため、町長の下に、「灯台の保存に関する検討会」を４月に設置し、五回にわたり議論を行ってきた。\n\n"
TEXTS = [
    ("本書は、「灯台のある町づくり計画」である。\n", "灯台のある町づくり計画"),
    (
        "１ はじめに\n\nこの計画の名称は、「灯台と『渡し舟』のある町づくり計画」とする。\n",
        "灯台と『渡し舟』のある町づくり計画",
    ),
    (f"{_COUNCIL}先日、三年に及ぶ議論を総括し、報告書として取りまとめた。\n", "灯台の保存に関する検討会 報告書"),
    (f"{_COUNCIL}検討の結果を整理し、中間取りまとめとして公表する。\n", "灯台の保存に関する検討会 中間取りまとめ"),
    (f"{_COUNCIL}議論は、来年も続ける。\n", None),
    ("議論を総括し、報告書として取りまとめた。\n", None),  # whose, it does not say
    ("本計画は、「港湾計画」を踏まえる。\n", None),
    ("町は、「灯台の保存に関する検討会」の報告書を受け取った。\n", None),
    ("船を増やす。\n\n" * 40 + "本書は、「灯台のある町づくり計画」である。\n", None),  # not at its beginning
]


@pytest.mark.parametrize(("text", "name"), TEXTS)
def test_a_text_names_itself_in_its_first_sentences(text: str, name: str | None) -> None:
    assert own_name(outline_of(blocks(text))) == name


def test_a_cover_goes_before_and_a_file_name_comes_last(pipeline: Pipeline) -> None:
    says, silent = TEXTS[0][0], "船を増やす。\n\n港を直す。\n"
    titles = [
        pipeline.identify(Source("harbour_7.txt", text, "utf-8")).title
        for text in (f"# みなと戦略\n\n{says}", says, silent)
    ]
    assert titles == ["みなと戦略", "灯台のある町づくり計画", "harbour_7"]


@pytest.mark.parametrize(
    ("cover", "title"),
    [
        ("さざなみ村みなと計画\n令和８年３月　さざなみ村\n", "さざなみ村みなと計画"),
        ("第２次みなと計画（令和８年度改定）\n2026年3月\nみなと市\n", "第２次みなと計画（令和８年度改定）"),
        ("海とともに\n第２次みなと計画\n概要版\n令和8年3月\n", "第２次みなと計画"),
        ("資料３\nみなと市\n第４回みなと会議の記録\n令和8年3月5日\n", "第４回みなと会議の記録"),
        ("みなと市\n令和8年3月5日\n", "harbour_7"),  # who issues it is no title
        ("みなと通信\n船の便り\n", "harbour_7"),  # no date
    ],
)
def test_what_stands_over_the_date_of_a_cover_is_the_title(pipeline: Pipeline, cover: str, title: str) -> None:
    text = f"{cover}\n１　はじめに\n　港を直し、船を増やす。\n"
    assert pipeline.identify(Source("harbour_7.txt", text, "utf-8")).title == title
