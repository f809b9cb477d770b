"""Tables of one cell a line: what a line holds, which heads make a form, what fills its steps."""

import pytest

from ingest.layouts.celled.cells import OneCell, cells_of, without_year_behind
from ingest.layouts.celled.forms import forms_at
from ingest.layouts.celled.glued_names import names_apart
from ingest.layouts.celled.group_sets import group_sets
from ingest.layouts.celled.head_sets import head_set
from ingest.layouts.celled.value_sets import value_set
from ingest.layouts.cues import Role, load_layout_cues
from ingest.layouts.rows import Cell, lines_of
from ingest.structure.clean import clean

CUES = load_layout_cues()


def _cells(*lines: str) -> list[OneCell]:
    return list(cells_of(lines_of(clean("\n".join(lines))), CUES))


@pytest.mark.parametrize(
    ("line", "texts"),
    [
        ("湯めぐり手形の販売枚数", ["湯めぐり手形の販売枚数"]),
        ("中学生の不読率 ８％以下", ["中学生の不読率", "８％以下"]),
        ("学校司書の配置率 100％（注１） 45.0％", ["学校司書の配置率", "100％（注１）", "45.0％"]),
        ("計画策定時の数値 最新値", ["計画策定時の数値", "最新値"]),
        ("1,870 人(2018 年)", ["1,870 人(2018 年)"]),
        ("38人 （令和５年） 60人 （令和10年）", ["38人", "（令和５年）", "60人", "（令和10年）"]),
        ("38人（令和５年） 60人（令和10年）", ["38人", "（令和５年）", "60人", "（令和10年）"]),
        ("38人(令和５年) 増加を目指します(令和10年)", ["38人", "(令和５年)", "増加を目指します", "(令和10年)"]),
        ("相談窓口を置く市町村数 全市町村", ["相談窓口を置く市町村数", "全市町村"]),
        ("受講者数（累計）   －", ["受講者数（累計）", "－"]),
        ("- 41.4％（注３）", ["-", "41.4％（注３）"]),
        ("【参考】在籍した生徒の数 1,204人", []),
        ("（参考）県の現状値", ["（参考）県の現状値"]),
        ("- 12 -", []),
        ("8,930 |", ["8,930"]),
        ("||", []),
    ],
)
def test_a_line_is_cut_into_the_cells_it_holds(line: str, texts: list[str]) -> None:
    """A value behind a name is a cell of its own; bars at the end are none."""
    assert [one.text for one in _cells(line)] == texts


@pytest.mark.parametrize(
    ("text", "value"),
    [("305台：令和４年度", "305台"), ("4:3", "4:3"), ("１時間：40分", "１時間：40分")],
)
def test_a_year_behind_a_colon_is_no_part_of_a_value(text: str, value: str) -> None:
    """Only what is a time is taken off."""
    assert without_year_behind(Cell(text, tuple(range(len(text))))).text == value


@pytest.mark.parametrize(
    ("heads", "roles"),
    [
        (("指標", "現状値", "目標値", "（R9）"), [Role.INDICATOR, Role.BASELINE, Role.TARGET]),
        (("【数値目標】", "事業開始前", "（現時点）", "令和10年度末"), [Role.INDICATOR, Role.BASELINE, Role.TARGET]),
        (
            ("番号", "事業名", "指標", "指標値", "単位", "目標年月", "実績値"),
            [Role.NUMBER, Role.OWNER, Role.INDICATOR, Role.TARGET, Role.UNIT, Role.DEADLINE, Role.OTHER_VALUE],
        ),
        (
            ("施策", "掲載頁", "現状値", "目標値８年度", "目標値13年度", "担当課"),
            [Role.OWNER, Role.INDICATOR, Role.OTHER_VALUE, Role.BASELINE, Role.TARGET, Role.TARGET, Role.OTHER_TEXT],
        ),
        (
            ("施策", "指標", "記載頁", "現状値", "目標値", "担当課"),
            [Role.OWNER, Role.INDICATOR, Role.OTHER_VALUE, Role.BASELINE, Role.TARGET, Role.OTHER_TEXT],
        ),
        (("指標", "現状値", "担当課"), None),
    ],
)
def test_heads_make_the_columns_of_a_form(heads: tuple[str, ...], roles: list[Role] | None) -> None:
    """Heads that announce no target make none."""
    forms = [form for form, _ in forms_at(_cells(*heads, "登録者数"), 0, CUES) if not form.in_words]
    assert ([column.role for column in forms[0].columns] if forms else None) == roles


@pytest.mark.parametrize(
    ("cells", "end"),
    [
        (("34", "60", "登録者数"), 2),
        (("34", "60", "(2)", "登録者数"), 2),
        (("34人", "（令和４年度）", "60人", "（令和９年度）", "登録者数"), 4),
        (("－", "60人", "登録者数"), 2),
        (("34人", "登録者数", "60人"), None),
        (("令和４年度", "60人"), None),
    ],
)
def test_a_record_has_a_value_for_every_step(cells: tuple[str, ...], end: int | None) -> None:
    """Years and remarks below a value are its own; a text between two values is no record."""
    form = next(form for form, _ in forms_at(_cells("指標", "現状値", "目標値", "登録者数"), 0, CUES))
    found = value_set(_cells(*cells), 0, form, CUES)
    assert (found.end if found else None) == end


@pytest.mark.parametrize(
    ("cells", "groups"),
    [
        (("上湖", "2.1ｍ", "上湖", "3.0ｍ", "下湖", "1.4ｍ", "下湖", "2.5ｍ", "２"), ["上湖", "下湖"]),
        (("男性", "72年", "女性", "75年", "（令和元年）", "男性", "73年", "女性", "76年"), ["男性", "女性"]),
        (("男性", "72年", "73年", "女性", "75年", "76年"), ["男性", "女性"]),
        (("20歳代", "男性", "41％", "25％", "20歳代", "女性", "27％", "15％"), ["20歳代男性", "20歳代女性"]),
        (("①小学生", "②中学生", "89％", "83％", "100％", "95％", "令和４年", "町"), ["小学生", "中学生"]),
        (("①小学生", "②中学生", "89％", "83％", "100％", "町"), []),
        (("登録者数", "34人", "60人", "来場者数", "80人", "90人"), []),
        (("上湖", "2.1ｍ", "上湖", "3.0ｍ", "下湖", "1.4ｍ"), []),
    ],
)
def test_groups_have_a_value_for_every_step(cells: tuple[str, ...], groups: list[str]) -> None:
    """Names of indicators are no groups, nor what has not as many values as there are steps."""
    form = next(form for form, _ in forms_at(_cells("指標", "現状値", "目標値", "登録者数"), 0, CUES))
    found = group_sets(_cells(*cells), 0, form)
    assert [one.group.text for one in found if one.group is not None] == groups


@pytest.mark.parametrize(
    ("cells", "end"),
    [
        (("組織率", "72.5", "90", "増やす"), 3),
        (("組織率", "％", "72.5", "90", "増やす"), 4),
        (("街灯の数", "灯", "610", "1,400", "増やす"), 4),
        (("組織率", "72.5", "（４年度）", "90", "（９年度）", "加入者数"), 5),
        (("前の年に", "72.5", "90", "増やす"), None),
        (("組織率", "72.5", "90", "95"), None),
        (("組織率", "72.5人", "90人", "増やす"), None),
    ],
)
def test_a_unit_may_be_lost_between_a_name_and_a_text(cells: tuple[str, ...], end: int | None) -> None:
    """Only bare figures right behind a name stand so, with a text behind them or a year behind each."""
    heads = ("指標", "単位", "現状値", "目標値", "方向性", "考え方")
    form = next(form for form, below in forms_at(_cells(*heads, *cells), 0, CUES) if below == len(heads))
    found = value_set(_cells(*cells), 1, form, CUES)
    assert (found.end if found else None) == end


@pytest.mark.parametrize(
    ("cells", "columns", "name"),
    [
        (("指標", "現状値", "目標値", "（令和２年度）", "（令和７年度）", "貸出冊数", "34冊"), 2, None),
        (("指標", "貸出", "冊数", "現状値", "目標値", "（令和２年度）", "（令和７年度）", "34冊"), 2, "貸出冊数"),
        (("令和２年度　令和７年度", "指標", "（現況）", "（目標）", "貸出冊数", "34冊"), 2, None),
        (("指標", "現状値（R2）", "目標値（R7）", "貸出冊数", "34冊"), 0, None),
        (("指標", "現状値", "（R2）", "目標値", "（R7）", "貸出冊数", "34冊"), 0, None),
        (("指標", "現状値", "目標値", "（令和２年度）", "貸出冊数", "34冊"), 0, None),
    ],
)
def test_heads_of_a_small_table_have_their_years_apart(cells: tuple[str, ...], columns: int, name: str | None) -> None:
    """Years stand above or below all the heads, as many as these; with a head of its own they are another reader's."""
    found = head_set(_cells(*cells), 0, CUES)
    assert (len(found.columns) if found else 0) == columns
    assert (found.name.text if found and found.name else None) == name


@pytest.mark.parametrize(
    ("line", "texts"),
    [
        ("1海岸の保全 清掃の参加者数 人", ["海岸の保全", "清掃の参加者数", "人"]),
        ("清掃の参加者数 人", ["清掃の参加者数", "人"]),
        ("2里山の再生 協定の締結件数", ["里山の再生", "協定の締結件数"]),
        ("海岸の保全 清掃の参加者数 人", ["海岸の保全 清掃の参加者数 人"]),
        ("海岸を守る活動 人", ["海岸を守る活動 人"]),
    ],
)
def test_a_name_is_parted_from_its_measure_and_unit(line: str, texts: list[str]) -> None:
    """Only under heads that say so, where the name ends as indicators do and a number begins the measure."""
    heads = ("施策", "指標", "単位", "現状", "目標")
    assert [one.text for one in names_apart(_cells(*heads, line), CUES)][len(heads) :] == texts
    assert [one.text for one in names_apart(_cells("指標", "目標", line), CUES)][2:] == [line]
