"""PDFs, typeset here from text of our own writing, become text: lines, columns, tables, pages, or a clear refusal."""

import random
import zlib
from pathlib import Path

import pytest
from reportlab.lib.pdfencrypt import StandardEncryption
from reportlab.pdfgen.canvas import Canvas

from ingest.pipeline import Pipeline
from ingest.source import Source, read_source
from ingest.sources.extracted import Extracted
from ingest.sources.pdf.fence import read_pdf
from ingest.sources.pdf.pdfium import MAX_PAGES
from ontology.errors import UnreadableFile
from tests.ingest.typeset import (
    HEIGHT,
    MINCHO,
    WIDTH,
    blank,
    drawn,
    gap,
    line,
    lines,
    page_break,
    paragraph,
    pdf,
    scan,
    table,
)

MARKET = "港の朝市を週に二度ひらき、商店街の灯りを守るため、町と商工会は若者の出店を後押しする。"


def text_of(data: bytes) -> str:
    return read_pdf("plan.pdf", data).text


def test_paragraphs_are_parted_by_blank_lines_and_their_lines_are_not() -> None:
    text = text_of(pdf(paragraph(MARKET * 3), paragraph("空き店舗を直す。")))
    first, second = text.strip().split("\n\n")
    assert first.replace("\n", "") == MARKET * 3
    assert len(first.splitlines()) > 1
    assert second == "空き店舗を直す。"


def test_pages_are_known_by_where_they_begin() -> None:
    read = read_pdf("plan.pdf", drawn(line("はじめに"), line("朝市"), blank, line("おわりに")))
    assert read == Extracted("はじめに\n朝市\nおわりに\n", "pdf", (0, 5, 8, 8), ())
    source = Source("plan.pdf", read.text, "pdf", read.pages)
    assert [source.page_at(read.text.index(word)) for word in ("はじめに", "じめに", "朝市", "おわりに")] == [
        1,
        1,
        2,
        4,
    ]


def test_two_columns_are_read_one_after_the_other() -> None:
    left = [line(f"左の{number}行目", 72, 700 - 18 * number) for number in range(1, 4)]
    right = [line(f"右の{number}行目", 320, 700 - 18 * number) for number in range(1, 4)]
    assert text_of(drawn(lines(*left, *right))).split() == [
        f"{side}の{number}行目" for side in "左右" for number in range(1, 4)
    ]


def test_lines_drawn_in_disorder_are_read_down_the_page() -> None:
    order = [5, 1, 4, 2, 6, 3]
    page = lines(*(line(f"{number}行目の文", 72, 700 - 18 * number) for number in order))
    assert text_of(drawn(page)).split() == [f"{number}行目の文" for number in range(1, 7)]


@pytest.mark.parametrize("words", ["縦書きの前文である", "令和7年度までに10の店"])
def test_lines_that_run_down_the_page_are_lines(words: str) -> None:
    def down(canvas: Canvas) -> None:
        for place, character in enumerate(words):
            canvas.drawString(500, 700 - 12.5 * place, character)
        for place, character in enumerate("二行目の文"):
            canvas.drawString(480, 700 - 12.5 * place, character)

    assert text_of(drawn(down)) == f"{words}\n二行目の文\n"


def test_a_short_last_line_is_not_taken_for_one_that_runs_down() -> None:
    page = lines(line("朝市をひら", foot=700), line("く", foot=685), line("灯りを守", foot=670), line("る", foot=655))
    assert text_of(drawn(page)).split() == ["朝市をひら", "く", "灯りを守", "る"]


def test_ruby_and_raised_figures_are_marked_and_lowered_ones_are_not() -> None:
    page = lines(
        line("いしずえ", 90, 711, 6),
        line("町の未来の礎を築く", 36, 700),
        line("1", 144, 705, 7),
        line("。CO", 148),
        line("2", 176, 697, 8),
    )
    assert text_of(drawn(page)) == "町の未来の礎<sup>いしずえ</sup>を築く<sup>1</sup>。CO2\n"


def test_bold_that_is_drawn_twice_is_read_once() -> None:
    page = lines(line("基本目標１", 72), line("基本目標１", 72.4))
    assert text_of(drawn(page)) == "基本目標１\n"


def test_gaps_in_a_line_are_kept_as_wide_as_they_are_printed() -> None:
    head = lines(line("指標", 72), line("基準値", 232), line("目標値", 332))
    row = lines(line("朝市の来場者数", 72, 680), line("100人", 232, 680), line("150人", 332, 680))
    read = text_of(drawn(lines(head, row))).splitlines()
    assert [each.split() for each in read] == [["指標", "基準値", "目標値"], ["朝市の来場者数", "100人", "150人"]]
    assert all("  " in each for each in read)


@pytest.mark.parametrize("turn", [90, 180, 270])
def test_a_page_is_read_the_way_it_is_held(turn: int) -> None:
    def turned(canvas: Canvas) -> None:
        canvas.setPageRotation(turn)
        canvas.translate(WIDTH / 2, HEIGHT / 2)
        canvas.rotate(turn)
        canvas.drawString(-100, 30, "横に置いた表の題")
        _ruled(canvas, -100, -60)

    assert text_of(drawn(turned)) == "横に置いた表の題\n\n指標\t目標値\n店の数\t20店\n"


def test_a_page_whose_text_lies_on_its_side_is_turned() -> None:
    def sideways(canvas: Canvas) -> None:
        canvas.translate(400, 300)
        canvas.rotate(90)
        canvas.drawString(0, 30, "横倒しの表の題")
        _ruled(canvas, 0, -60)

    assert text_of(drawn(sideways)) == "横倒しの表の題\n\n指標\t目標値\n店の数\t20店\n"


def test_a_table_inside_a_form_is_found() -> None:
    def form(canvas: Canvas) -> None:
        canvas.beginForm("part")
        canvas.setFont(MINCHO, 12)
        _ruled(canvas, 0, 0)
        canvas.endForm()
        canvas.translate(100, 400)
        canvas.scale(1.5, 1.5)
        canvas.doForm("part")

    assert text_of(drawn(form)) == "指標\t目標値\n店の数\t20店\n"


def _ruled(canvas: Canvas, left: float, bottom: float) -> None:
    """Draw a table of two rows and two columns, whose outer sides are left open."""
    canvas.line(left, bottom + 60, left + 200, bottom + 60)
    canvas.line(left, bottom + 30, left + 200, bottom + 30)
    canvas.line(left, bottom, left + 200, bottom)
    canvas.line(left + 100, bottom, left + 100, bottom + 60)
    for words, right, up in (("指標", 10, 40), ("目標値", 110, 40), ("店の数", 10, 10), ("20店", 110, 10)):
        canvas.drawString(left + right, bottom + up, words)


def test_merged_cells_are_said_once_in_the_head_and_for_each_row_below_it() -> None:
    rows = [
        ["施策", "指標", "目標値", ""],
        ["", "", "R8", "R11"],
        ["基本目標１の港の仕事", "", "", ""],
        ["朝市", "朝市の来場者数", "100人", "120人"],
        ["", "出店した店の数", "10店", "20店"],
    ]
    spans = [((0, 0), (0, 1)), ((1, 0), (1, 1)), ((2, 0), (3, 0)), ((0, 2), (3, 2)), ((0, 3), (0, 4))]
    assert text_of(pdf(table(rows, [90, 120, 60, 60], spans))).splitlines() == [
        "施策\t指標\t目標値\t",
        "\t\tR8\tR11",
        "基本目標１の港の仕事\t\t\t",
        "朝市\t朝市の来場者数\t100人\t120人",
        "朝市\t出店した店の数\t10店\t20店",
    ]


def test_a_word_wrapped_in_a_cell_is_one_word_and_a_line_ended_on_purpose_is_not() -> None:
    rows = [["指標", "目標値"], ["朝市に新しく店を出した事業者の数", "60事業者\n（2029年）"]]
    assert "朝市に新しく店を出した事業者の数\t60事業者 （2029年）\n" in text_of(pdf(table(rows, [60, 120])))


def test_boxes_around_text_are_no_table() -> None:
    text = text_of(pdf(table([[MARKET]], [300]), gap(), table([[MARKET], ["空き店舗を直す。"]], [300])))
    assert "\t" not in text
    assert text.replace("\n", "") == MARKET * 2 + "空き店舗を直す。"


def test_lines_drawn_across_words_make_no_table() -> None:
    def figure(canvas: Canvas) -> None:
        canvas.grid([60, 85, 110, 135, 160], [690, 705, 720])
        canvas.drawString(65, 700, "線の上に書いた長い説明の文である")

    assert text_of(drawn(figure)) == "線の上に書いた長い説明の文である\n"


def test_running_heads_and_page_numbers_are_said_once_and_never() -> None:
    def furniture(canvas: Canvas) -> None:
        canvas.setFont(MINCHO, 9)
        canvas.drawString(50, HEIGHT - 30, "みなと町総合戦略")
        canvas.drawString(290, 25, f"- {canvas.getPageNumber()} -")

    chapters = [flow for number in range(1, 5) for flow in (paragraph(f"第{number}章の文。"), page_break())]
    text = text_of(pdf(*chapters, on_page=furniture))
    assert text.split() == ["みなと町総合戦略", *(f"第{number}章の文。" for number in range(1, 5))]


def test_a_scanned_page_among_others_is_left_unresolved_by_its_number(pipeline: Pipeline, tmp_path: Path) -> None:
    path = tmp_path / "plan.pdf"
    path.write_bytes(drawn(line("第1章　港の仕事をつくる計画"), scan, scan, blank, line("第2章　灯りを守る"), scan))
    source = read_source(path)
    assert (source.unread, source.pages[-1]) == ((2, 3, 6), len(source.text))
    extraction = pipeline.read(source, pipeline.identify(source))
    told = {item.reason: item.evidence for item in extraction.unresolved}
    assert told["2–3 頁は画像だけで文字を取り出せない / no text on page 2–3: a scan or pictures"].page == 1
    assert (
        told["6 頁は画像だけで文字を取り出せない / no text on page 6: a scan or pictures"].quote == "第2章　灯りを守る"
    )


NAME = "みなと町"
LOCK = StandardEncryption(NAME)
LOCKED = ["パスワード", "password"]
DAMAGED = ["壊れている", "damaged"]


@pytest.mark.parametrize(
    ("data", "says"),
    [
        pytest.param(drawn(line("港の朝市"), lock=LOCK), LOCKED, id="encrypted"),
        pytest.param(drawn(scan, scan), ["画像だけ", "OCR", "no text"], id="scanned"),
        pytest.param(drawn(blank), ["文字がありません", "no characters"], id="blank"),
        pytest.param(drawn(line("港の朝市"))[:900], DAMAGED, id="cut off"),
        pytest.param(b"%PDF-1.7\n", DAMAGED, id="head alone"),
        pytest.param(drawn(*[blank] * (MAX_PAGES + 1)), ["1,000 頁", "too many pages"], id="too many pages"),
    ],
)
def test_a_pdf_that_gives_no_text_is_refused_with_the_reason(tmp_path: Path, data: bytes, says: list[str]) -> None:
    path = tmp_path / "plan.pdf"
    path.write_bytes(data)
    with pytest.raises(UnreadableFile) as caught:
        read_source(path)
    for words in [*says, "plan.pdf", "例:"]:
        assert words in str(caught.value)


def test_a_pdf_that_only_forbids_copying_is_read() -> None:
    data = drawn(line("港の朝市"), lock=StandardEncryption("", ownerPassword=NAME, canCopy=0))
    assert text_of(data) == "港の朝市\n"


def test_a_pdf_that_takes_too_long_is_stopped() -> None:
    with pytest.raises(UnreadableFile, match="秒以内"):
        read_pdf("plan.pdf", drawn(line("港の朝市")), seconds=0.001)


def test_a_page_that_unfolds_to_gigabytes_ends_in_an_error_and_not_in_memory() -> None:
    """A stream of some megabytes, which deflate packs a thousandfold, meets the limit of the reading process."""
    squeezed = zlib.compressobj()
    head = squeezed.compress(b" ") + squeezed.flush(zlib.Z_FULL_FLUSH)
    block = squeezed.compress(b"BT /F1 9 Tf (a) Tj ET\n" * 50_000) + squeezed.flush(zlib.Z_FULL_FLUSH)
    with pytest.raises(UnreadableFile, match="メモリ"):
        read_pdf("plan.pdf", _with_content(head + block * 1_500))


def _with_content(stream: bytes) -> bytes:
    packed = b"<</Length %d/Filter/FlateDecode>>stream\n%s\nendstream" % (len(stream), stream)
    page = b"<</Type/Page/Parent 2 0 R/MediaBox[0 0 600 800]/Contents 4 0 R/Resources<</Font<</F1 5 0 R>>>>>>"
    pages = b"<</Type/Pages/Kids[3 0 R]/Count 1>>"
    parts = (b"<</Type/Catalog/Pages 2 0 R>>", pages, page, packed, b"<</Type/Font/Subtype/Type1/BaseFont/Helvetica>>")
    body = b"%PDF-1.4\n" + b"".join(b"%d 0 obj%sendobj\n" % (number, part) for number, part in enumerate(parts, 1))
    return body + b"trailer<</Size 6/Root 1 0 R>>\n%%EOF"


def test_damage_anywhere_ends_in_text_or_in_a_refusal() -> None:
    whole = pdf(paragraph(MARKET * 5), table([["指標", "目標値"], ["店の数", "20店"]], [90, 90]))
    chance = random.Random(7)  # noqa: S311  # the same damage every time
    for _ in range(12):
        data = bytearray(whole)
        for _ in range(chance.randrange(1, 40)):
            data[chance.randrange(9, len(data))] = chance.randrange(256)
        try:
            read = read_pdf("plan.pdf", bytes(data))
        except UnreadableFile:
            continue
        assert len(read.pages) >= 1
