"""Rows of targets and results: what the heads say, which words begin a row, where a name stands."""

import pytest

from ingest.layouts.cues import Role, load_layout_cues
from ingest.layouts.found import Findings
from ingest.layouts.paired.heads import Heads, heads_at
from ingest.layouts.paired.reader import read_paired
from ingest.layouts.paired.words import Kind, Word, kind_at, runs_of
from ingest.layouts.rows import lines_of
from ingest.structure.clean import clean

CUES = load_layout_cues()
HEADS = "指標名 単位 基準値 区分 R7 R8 R9\n"


def _words(text: str) -> list[Word]:
    return next(runs_of(lines_of(clean(text)), set()))


def _heads(text: str) -> Heads | None:
    return heads_at(_words(text), 0, CUES)


def _read(text: str) -> list[tuple[str, str, str | None, str | None]]:
    findings = Findings()
    read_paired(lines_of(clean(text)), CUES, findings)
    return [(kpi.indicator, kpi.target, kpi.deadline, kpi.baseline) for kpi in findings.kpis]


@pytest.mark.parametrize(
    ("text", "count", "due"),
    [
        (HEADS, 3, "R9"),
        ("指標名\n単位\n策定時\n(R6)\n区分\nR7\nR8\n担当課\n", 2, "R8"),
        ("指標名 単位 基準値 区分 R7 R8 最終目標\n（R5） （R12）\n", 3, "R12"),
        ("指標 現状値 目標値 令和７年度 令和８年度\n(2025) (2026)\n", 2, "令和８年度"),
        ("項目 区分 ７年度 ８年度 ９年度 10年度\n", 4, "10年度"),
    ],
)
def test_heads_tell_the_columns_and_the_last_year(text: str, count: int, due: str) -> None:
    heads = _heads(text)
    assert heads is not None
    assert (heads.count, heads.due.text if heads.due else None) == (count, due)


@pytest.mark.parametrize(
    "text",
    [
        "指標名 単位 区分 R7\n",  # one year
        "指標名 単位 区分 R9 R8 R7\n",  # years that go down
        "指標名 単位 目標値 現状値\n",
        "指標名 区分 R7 R8 達成率\n",  # a column of other figures
    ],
)
def test_other_heads_are_none(text: str) -> None:
    assert _heads(text) is None


def test_what_stands_before_the_kinds_is_beside_the_rows() -> None:
    heads = _heads("指標名 単位 基準値 区分 R7 R8\n")
    within = _heads("指標名 区分 単位 基準値 R7 R8\n")
    assert heads is not None and within is not None
    assert (heads.sides, heads.inner) == ((Role.UNIT, Role.BASELINE), ())
    assert (within.sides, within.inner) == ((), (Role.UNIT, Role.BASELINE))


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        ("目標 12 14", Kind.TARGET),
        ("計画値 12 14", Kind.TARGET),
        ("実績値(Ｂ) 12 14", Kind.RESULT),
        ("目標値 Ａ 12 14", Kind.TARGET),
        ("達成率 Ｂ／Ａ 98.0％", Kind.OTHER),
        ("評価 Ａ Ｂ", Kind.OTHER),
        ("目標 を決める", None),
        ("策定時 12", None),
        ("目標 R7 R8", None),
    ],
)
def test_a_label_begins_a_row_where_values_stand_behind_it(text: str, kind: Kind | None) -> None:
    assert kind_at(_words(text), 0, CUES) is kind


@pytest.mark.parametrize(
    "rows",
    [
        "舟の数 隻 12 目標 14 16 20\n実績 15 17\n",
        "目標 14 16 20\n舟の数 隻 12 実績 15 17\n達成率 107％ 106％\n",
        "舟の数\n隻\n12\n実績\n15\n17\n－\n目標\n14\n16\n20\n",
    ],
)
def test_rows_stand_before_their_name_behind_it_or_around_it(rows: str) -> None:
    assert _read(HEADS + rows) == [("舟の数", "20", "R9", "12")]


@pytest.mark.parametrize(
    "rows",
    [
        "舟の数 隻 12 目標 14 16\n実績 15 17\n",  # a year without a target
        "舟の数 隻 12 目標 14 16 －\n実績 15 17\n",  # none is set
        "舟の数 隻 12 目標 14 16 20\n",  # no results
        "舟の数 隻 目標 14 16 20\n実績 15 17\n",  # nothing under the head of the baseline
        "舟を見た人が\n目標 14 16 20\n増えた村の数 村 12 実績 15 17\n",  # two names in one, perhaps
    ],
)
def test_what_is_not_whole_is_left(rows: str) -> None:
    assert _read(HEADS + rows) == []
