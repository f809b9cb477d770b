"""Headings over what became of the plan before, and those that only sound so."""

import pytest

from ingest.layouts.checked.former import looks_back


@pytest.mark.parametrize(
    "title",
    [
        "第２期総合戦略の検証",
        "前計画の達成状況",
        "前期計画（令和２～６年度）の評価",
        "第１次ビジョンの成果と課題",
        "現行計画の振り返り",
        "第1期の取組状況について",
    ],
)
def test_a_heading_looks_back(title: str) -> None:
    assert looks_back(title)


@pytest.mark.parametrize(
    "title",
    [
        "第３期総合戦略の評価指標",
        "計画の達成状況の評価",
        "成果指標",
        "第２期総合戦略の策定に当たって",
        "前提となる考え方",
        "進捗状況の公表",
    ],
)
def test_a_heading_looks_ahead(title: str) -> None:
    assert not looks_back(title)
