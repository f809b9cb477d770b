"""Lines outside tables: what one of them states, what those over it announce."""

import pytest

from ingest.layouts.cues import load_layout_cues
from ingest.layouts.figures.statements import Statement
from ingest.layouts.lines.announced import Announcement
from ingest.layouts.lines.change import in_one_unit, is_latest, read_aimed, read_change
from ingest.layouts.lines.marks import mark_of, without_mark
from ingest.layouts.rows import Line, joined

CUES = load_layout_cues()


@pytest.mark.parametrize(
    ("line", "statement"),
    [
        ("点検した橋の数【H27=12件→H31=40件】", Statement("点検した橋の数", "40件", "H31", "12件")),
        (
            "水門の耐震化率など〔（川の口）R4＝55％→R10＝82％など〕",
            Statement("水門の耐震化率など", "82％", "R10", "55％"),
        ),
        ("傷んだ堰の数［R5：21か所→R11：おおむね解消］", Statement("傷んだ堰の数", "おおむね解消", "R11", "21か所")),
        ("磨く親の割合（61.5％→80％）", Statement("磨く親の割合", "80％", None, "61.5％")),
        (
            "木材の生産量 R2 22万m3（現状）⇒R8 27万m3（中間）⇒R13 35万m3（目標）",
            Statement("木材の生産量", "35万m3", "R13", "22万m3"),
        ),
        ("舟の数 ８隻（現状）→15隻（目標）※累計", Statement("舟の数", "15隻", None, "８隻")),
        (
            "３ 直した家の割合 28％（H17）→50％（H32） 33％（H25）",
            Statement("直した家の割合", "50％", "H32", "28％（H17）"),
        ),
        ("橋の点検（計画→実施→評価）", None),
        ("届出の受付 → 窓口での審査（５日以内）", None),
        ("点検した橋の数【H27=12件→H31=検討中】", None),
    ],
)
def test_a_change_with_what_is_printed_around_its_ends(line: str, statement: Statement | None) -> None:
    assert read_change(line, CUES) == statement


@pytest.mark.parametrize(
    ("line", "target", "deadline"),
    [
        ("舟の事故の件数 → ２件以下（R12年）", "２件以下", "R12年"),
        ("舟の事故の件数 → 約３割削減（R12）", "約３割削減", "R12"),
        ("補修計画の策定率【各地区において100％を目指す】", "100％", None),
        ("舟の事故の件数 → ２件以下", None, None),
        ("現地の確認 → 交付の決定（R7.4から）", None, None),
        ("補修計画の策定率【各地区で早期の策定を目指す】", None, None),
        ("舟の事故の件数 → 海上保安部 → ２件（R12）", None, None),
    ],
)
def test_a_target_that_stands_alone(line: str, target: str | None, deadline: str | None) -> None:
    said = read_aimed(line, CUES)
    assert (said.target, said.deadline) == (target, deadline) if said else target is None


@pytest.mark.parametrize(
    ("latest", "change", "is_one"),
    [
        ("33％(H25)", "28％(H17)→50％(H32)", True),
        ("33％(H34)", "28％(H17)→50％(H32)", False),
        ("33％", "28％(H17)→50％(H32)", False),
        ("舟の数(H25)", "28％(H17)→50％(H32)", False),
    ],
)
def test_a_value_of_today_lies_between_the_years_of_its_change(latest: str, change: str, *, is_one: bool) -> None:
    assert is_latest(latest, change, CUES) is is_one


@pytest.mark.parametrize(
    ("today", "target", "is_one"),
    [("8億1,200万円", "9億円", True), ("―", "40人", True), ("3万人/年", "4万人/年以上", True), ("12件", "３人", False)],
)
def test_both_ends_of_a_change_are_in_one_unit(today: str, target: str, *, is_one: bool) -> None:
    assert in_one_unit(Statement("", target, None, today)) is is_one


@pytest.mark.parametrize(
    ("line", "mark", "rest"),
    [
        ("① 舟の数", "① ", "舟の数"),
        ("　(1)舟の数", "　(1)", "舟の数"),
        ("1．舟の数", "1．", "舟の数"),
        ("〇舟の数", "〇", "舟の数"),
        ("ア　舟の数", "ア　", "舟の数"),
        ("1.5倍の舟", None, "1.5倍の舟"),
        ("アユの数", None, "アユの数"),
    ],
)
def test_the_mark_of_an_item(line: str, mark: str | None, rest: str) -> None:
    assert (mark_of(line), without_mark(line)) == (mark, rest)


@pytest.mark.parametrize(
    ("lines", "holds", "of_a_course"),
    [
        (["５年後の目標を並べました。"], True, False),
        (["数値目標", "１　浜の仕事"], True, False),
        (["数値目標", "２　人口の推移"], False, True),
        (["人口の推移", "２　目標値"], True, False),
        (["計画の目標の達成状況"], False, False),
        (["数値目標", *["港の話。"] * 13], False, False),
    ],
)
def test_what_the_lines_over_a_list_announce(lines: list[str], *, holds: bool, of_a_course: bool) -> None:
    announcement = Announcement()
    for at, text in enumerate(lines):
        announcement.pass_by(Line(at, text, list(range(len(text))), follows_blank=False))
    assert (announcement.holds, announcement.of_a_course) == (holds, of_a_course)


def test_a_space_between_joined_words_has_a_place_too() -> None:
    cell = joined(tuple(line.part(0, len(line.text)) for line in (_line("742g", 30), _line("2022年:690g", 35))))
    assert (cell.text, len(cell.origins), cell.span) == ("742g 2022年:690g", 15, (30, 45))


def _line(text: str, start: int) -> Line:
    return Line(0, text, list(range(start, start + len(text))), follows_blank=False)
