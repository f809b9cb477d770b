"""Word documents, made here from text of our own writing, become text: numbers, lists, notes, tables, or a refusal."""

import zipfile
from io import BytesIO
from pathlib import Path

import pytest
from docx.document import Document
from docx.opc.constants import RELATIONSHIP_TYPE

from ingest.pipeline import Pipeline
from ingest.source import read_source
from ingest.sources.docx.package import MAX_BYTES
from ingest.sources.docx.reader import read_docx
from ontology.errors import UnreadableFile
from ontology.model import Kind, Kpi
from tests.ingest.word import add_xml, element, footnotes, list_of, plain, repacked, saved

FORMS = {
    "decimal": ["1", "2", "3"],
    "decimalFullWidth": ["１", "２", "３"],
    "decimalEnclosedCircle": ["①", "②", "③"],
    "aiueo": ["ア", "イ", "ウ"],
    "iroha": ["イ", "ロ", "ハ"],
    "japaneseCounting": ["一", "二", "三"],
    "upperRoman": ["I", "II", "III"],
    "lowerLetter": ["a", "b", "c"],
}


def text_of(document: Document) -> str:
    return read_docx("plan.docx", saved(document)).text


@pytest.mark.parametrize(("form", "figures"), FORMS.items())
def test_the_numbers_that_word_prints_are_written(form: str, figures: list[str]) -> None:
    document = plain()
    add = list_of(document, (form, "（%1）"))
    for _ in figures:
        add("朝市をひらく")
    assert text_of(document).splitlines() == [f"（{figure}） 朝市をひらく" for figure in figures]


def test_numbers_beyond_ten_and_twenty_are_written_as_word_does() -> None:
    document = plain()
    kanji, circles = (
        list_of(document, ("japaneseCounting", "第%1"), start=10),
        list_of(document, ("decimalEnclosedCircle", "%1"), start=20),
    )
    for _ in range(2):
        kanji("条")
    for _ in range(2):
        circles("項")
    assert text_of(document).split() == ["第十", "条", "第十一", "条", "⑳", "項", "㉑", "項"]


def test_headings_are_marked_by_their_level_and_numbered_within_the_one_above() -> None:
    document = plain()
    document.add_heading("みなと町総合戦略", 0)
    add = list_of(document, ("decimalFullWidth", "第%1章"), ("decimal", "%1-%2"), ("decimalEnclosedCircle", "%3"))
    depths = {"目指す姿": 0, "港の仕事": 1, "朝市": 2, "灯り": 2, "暮らし": 1, "見守り": 2, "進め方": 0}
    for text, depth in depths.items():
        add(text, depth, f"Heading {depth + 1}")
    assert text_of(document).split("\n\n") == [
        "# みなと町総合戦略", "## 第１章 目指す姿", "### １-1 港の仕事", "#### ① 朝市", "#### ② 灯り",
        "### １-2 暮らし", "#### ① 見守り", "## 第２章 進め方\n",
    ]  # fmt: skip


def test_bullets_keep_the_sign_that_is_printed_and_nest() -> None:
    document = plain()
    add = list_of(document, ("bullet", "○"), ("bullet", "\uf0b7"))
    document.add_paragraph("取り組むこと。")
    add("朝市を週に二度ひらく")
    add("夜にもひらく", 1)
    document.add_paragraph("以上とする。")
    assert text_of(document) == "取り組むこと。\n\n○ 朝市を週に二度ひらく\n  - 夜にもひらく\n\n以上とする。\n"


def test_a_footnote_stands_below_the_paragraph_of_its_mark() -> None:
    document = plain()
    footnotes(document, {5: "町の調べ（2023年）。", 7: "数えた日は十月一日。"})
    first, second = document.add_paragraph("町の人口"), document.add_paragraph("朝市の客")
    for paragraph, key in ((first, 5), (second, 7)):
        add_xml(paragraph, f'<w:footnoteReference w:id="{key}"/>')
        paragraph.add_run("は減った。")
    assert text_of(document).split("\n\n") == [
        "町の人口<sup>1</sup>は減った。", "<sup>1</sup> 町の調べ（2023年）。", "朝市の客<sup>2</sup>は減った。",
        "<sup>2</sup> 数えた日は十月一日。\n",
    ]  # fmt: skip


@pytest.mark.parametrize(
    ("xml", "text"),
    [
        pytest.param("<w:ruby><w:rt><w:r><w:t>いしずえ</w:t></w:r></w:rt><w:rubyBase><w:r><w:t>礎</w:t></w:r></w:rubyBase></w:ruby>",
                     "町の礎<sup>いしずえ</sup>", id="ruby"),
        pytest.param("<w:t>上</w:t><w:tab/><w:t>下</w:t>", "町の上　下", id="tab"),
        pytest.param("<w:t>上</w:t><w:br/><w:t>下</w:t>", "町の上\n下", id="line break"),
        pytest.param('<w:br w:type="page"/><w:t>下</w:t>', "町の下", id="page break"),
        pytest.param("<w:instrText>PAGE</w:instrText><w:t>三</w:t>", "町の三", id="field"),
    ],
)  # fmt: skip
def test_what_stands_in_a_run_is_read_as_it_is_shown(xml: str, text: str) -> None:
    document = plain()
    add_xml(document.add_paragraph("町の"), xml)
    assert text_of(document) == f"{text}\n"


def test_what_was_deleted_is_gone_and_what_was_added_is_there() -> None:
    document = plain()
    paragraph = document.add_paragraph("朝市を")
    element(paragraph, "<w:del><w:r><w:delText>月に一度</w:delText></w:r></w:del>")
    element(paragraph, "<w:ins><w:r><w:t>週に二度ひらく。</w:t></w:r></w:ins>")
    assert text_of(document) == "朝市を週に二度ひらく。\n"


def test_a_table_is_rows_with_tabs_and_merged_cells_are_said_for_each_row() -> None:
    document = plain()
    rows = [
        ["施策", "指標", "目標値", ""],
        ["", "", "R8", "R11"],
        ["基本目標１の港の仕事", "", "", ""],
        ["朝市", "朝市の\n来場者数", "100人", "120人"],
        ["", "出店した店の数", "10店", "20店"],
    ]
    table = document.add_table(len(rows), 4)
    for down, row in enumerate(rows):
        for right, text in enumerate(row):
            table.cell(down, right).text = text
    for first, last in [((0, 0), (1, 0)), ((0, 1), (1, 1)), ((0, 2), (0, 3)), ((2, 0), (2, 3)), ((3, 0), (4, 0))]:
        table.cell(*first).merge(table.cell(*last))
    assert text_of(document).splitlines() == [
        "施策\t指標\t目標値\t",
        "\t\tR8\tR11",
        "基本目標１の港の仕事\t\t\t",
        "朝市\t朝市の 来場者数\t100人\t120人",
        "朝市\t出店した店の数\t10店\t20店",
    ]


def test_a_box_around_text_is_no_table_and_a_long_cell_is_a_passage() -> None:
    document = plain()
    boxed = document.add_table(1, 1).cell(0, 0)
    boxed.text = "囲みの中の文。"
    boxed.add_paragraph("次の文。")
    form = document.add_table(2, 2)
    form.cell(0, 0).text, form.cell(0, 1).text = "事業名", "朝市の再生"
    form.cell(1, 0).text, form.cell(1, 1).text = "概要", "港の朝市を週に二度ひらく。" * 40
    form.cell(1, 1).add_paragraph("商店街の灯りを守る。")
    passage = "港の朝市を週に二度ひらく。" * 40 + "\n商店街の灯りを守る。"
    written = ["囲みの中の文。", "次の文。", "事業名\t朝市の再生\n概要", passage, ""]
    assert text_of(document).split("\n\n") == written


def test_a_plan_in_word_is_read_into_measures_and_kpis(pipeline: Pipeline, tmp_path: Path) -> None:
    document = plain()
    document.add_heading("みなと町総合戦略", 0)
    add = list_of(document, ("decimalFullWidth", "基本目標%1"), ("decimal", "施策%2"))
    add("港の仕事をつくる", 0, "Heading 1")
    add("朝市と商店街のにぎわい", 1, "Heading 2")
    document.add_paragraph("商工会と連携し、朝市を週に二度ひらく。")
    table = document.add_table(3, 3)
    for down, row in enumerate(
        [
            ("指標", "現状値（R5）", "目標値（R11）"),
            ("朝市の来場者数", "1,200人", "1,800人"),
            ("空き店舗数", "20店", "10店"),
        ]
    ):
        for right, text in enumerate(row):
            table.cell(down, right).text = text
    path = tmp_path / "plan.docx"
    path.write_bytes(saved(document))
    source = read_source(path)
    extraction = pipeline.read(source, pipeline.identify(source))
    kpis = [kpi for kpi in extraction.entities if isinstance(kpi, Kpi)]
    assert extraction.document.title == "みなと町総合戦略"
    assert {kpi.label: kpi.target.printed for kpi in kpis if kpi.target} == {
        "朝市の来場者数": "1,800人",
        "空き店舗数": "10店",
    }
    assert "朝市と商店街のにぎわい" in {entity.label for entity in extraction.entities if entity.kind is Kind.MEASURE}
    assert {passage.page for kpi in kpis for passage in kpi.evidence} == {None}, (
        "Word has no pages until it is laid out"
    )


def _archive(parts: dict[str, bytes]) -> bytes:
    file = BytesIO()
    with zipfile.ZipFile(file, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, content in parts.items():
            archive.writestr(name, content)
    return file.getvalue()


def moved(path: str, document: Document | None = None) -> bytes:
    """Give a document whose body stands under another name, as some programs write it."""
    with zipfile.ZipFile(BytesIO(saved(document or plain()))) as archive:
        parts = {name: archive.read(name) for name in archive.namelist()}
    parts = {name.replace("word/document.xml", path): content for name, content in parts.items()}
    parts[f"word/_rels/{path.removeprefix('word/')}.rels"] = parts.pop("word/_rels/document.xml.rels")
    for name in ("[Content_Types].xml", "_rels/.rels"):
        parts[name] = parts[name].replace(b"word/document.xml", path.encode())
    return _archive(parts)


def with_notes(content: bytes) -> bytes:
    """Give a document with footnotes in a part that its type calls a picture."""
    with zipfile.ZipFile(BytesIO(WHOLE)) as archive:
        links, types = (archive.read(name) for name in ("word/_rels/document.xml.rels", "[Content_Types].xml"))
    link = f'<Relationship Id="n1" Type="{RELATIONSHIP_TYPE.FOOTNOTES}" Target="notes.png"/></Relationships>'
    kind = b'<Default Extension="png" ContentType="image/png"/></Types>'
    return repacked(
        WHOLE,
        {
            "word/notes.png": content,
            "word/_rels/document.xml.rels": links.replace(b"</Relationships>", link.encode()),
            "[Content_Types].xml": types.replace(b"</Types>", kind),
        },
    )


WHOLE = saved(plain())
ENTITY = b"""<?xml version="1.0"?><!DOCTYPE d [<!ENTITY a "boo"><!ENTITY b SYSTEM "file:///etc/passwd">]>
<w:document xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"><w:body><w:p><w:r><w:t>&a;&b;</w:t>
</w:r></w:p></w:body></w:document>"""
UTF16 = ENTITY.replace(b"?>", b" encoding='UTF-16'?>", 1).decode().encode("utf-16")
SHEET = _archive({"xl/workbook.xml": b"<a/>"})
MOVED = moved("word/body.bin")  # the body, known by its type and relationship alone
BIG = b"<a>" + b" " * 41_943_041 + b"</a>"
OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(600)


@pytest.mark.parametrize(
    ("name", "data", "says"),
    [
        pytest.param("plan.docx", WHOLE, ["文字がありません", "no characters"], id="empty"),
        pytest.param("plan.docx", WHOLE[: len(WHOLE) // 2], ["壊れています", "damaged"], id="cut off"),
        pytest.param("plan.docx", repacked(WHOLE, {"word/document.xml": b"<w:document"}), ["壊れて"], id="broken XML"),
        pytest.param("plan.docx", repacked(WHOLE, {"word/styles.xml": b"<a/>"}), ["文字がありません"], id="no styles"),
        pytest.param("plan.docx", SHEET, ["Word 文書ではありません"], id="a spreadsheet"),
        pytest.param("plan.docx", repacked(WHOLE, {"word/document.xml": ENTITY}), ["DTD"], id="entities"),
        pytest.param("plan.docx", repacked(WHOLE, {"word/media/a.bin": bytes(MAX_BYTES)}), ["展開する"], id="a bomb"),
        pytest.param("plan.docx", repacked(WHOLE, {"word/styles.xml": BIG}), ["展開する"], id="a bomb of XML"),
        pytest.param("plan.docx", repacked(MOVED, {"word/body.bin": BIG}), ["展開する"], id="a bomb of another name"),
        pytest.param("plan.docx", repacked(MOVED, {"word/body.bin": ENTITY}), ["DTD"], id="entities of another name"),
        pytest.param("plan.docx", repacked(WHOLE, {"word/document.xml": UTF16}), ["DTD"], id="entities in UTF-16"),
        pytest.param("plan.docx", repacked(WHOLE, {"word/_rels/document.xml.rels": ENTITY}), ["DTD"], id="in links"),
        pytest.param("plan.docx", with_notes(ENTITY), ["DTD"], id="entities in notes"),
        pytest.param("plan.docx", with_notes(BIG), ["展開する"], id="a bomb of notes"),
        pytest.param("plan.docx", OLE + "EncryptedPackage".encode("utf-16-le"), ["パスワード"], id="with a password"),
        pytest.param("plan.docx", OLE, ["古い Office", ".docx"], id="of old"),
        pytest.param("plan.docx", b"%PDF-1.7\n", ["中身はWord文書ではありません", "PDF"], id="a PDF inside"),
        pytest.param("plan.pdf", WHOLE, ["中身はPDFではありません", "Word"], id="Word inside"),
        pytest.param("plan.pdf", "港の朝市".encode(), ["中身はPDFではありません", "be text"], id="text inside"),
        pytest.param("plan.txt", WHOLE, ["Word文書のようです"], id="Word in a text"),
        pytest.param("plan.doc", OLE, [".doc", "読み取れません"], id="an extension of old"),
    ],
)  # fmt: skip
def test_what_cannot_be_read_is_refused_with_the_reason(
    tmp_path: Path, name: str, data: bytes, says: list[str]
) -> None:
    path = tmp_path / name
    path.write_bytes(data)
    with pytest.raises(UnreadableFile) as caught:
        read_source(path)
    for words in [*says, name, "例:"]:
        assert words in str(caught.value)


def test_the_body_is_found_by_its_relationship(tmp_path: Path) -> None:
    """Some programs call it word/document2.xml."""
    document = plain()
    document.add_paragraph("朝市を週に二度ひらく。")
    (tmp_path / "plan.docx").write_bytes(moved("word/document2.xml", document))
    assert read_source(tmp_path / "plan.docx").text == "朝市を週に二度ひらく。\n"
