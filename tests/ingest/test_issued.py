"""The date on a cover, and nothing that only looks like one."""

import pytest

from ingest.covers.issued import changed_on, issued_on

COVERS = [
    ("みなと戦略\n\n令和 7 年 11 月 28 日\n閣 議 決 定\n", "2025-11-28"),
    ("みなと戦略\n（令和４年12月23日閣議決定）\n（令和５年12月26日一部改訂）\n", "2023-12-26"),
    ("みなと計画\n平成31年4月1日\nみなと町\n", "2019-04-01"),
    ("みなと計画\n令和元年5月\n", None),  # a month alone may be of a schedule
    ("みなと計画\n令和8年3月改訂\n", "2026-03"),
    ("みなと計画\n令和８年３月\nみなと町\n\n１　はじめに\n港を直す。\n", "2026-03"),  # on a cover, with a text below it
    ("みなと計画\n令和８年３月　さざなみ村\n\n港を直す。\n", "2026-03"),
    ("# みなと計画\n\n2026年3月\n\n## 背景\n\n港を直す。\n", "2026-03"),
    ("みなと計画の工程\n令和8年3月\n設計\n令和8年5月\n着工\n港を直す。\n", None),  # a schedule
    ("みなと計画\n港を直す。\n令和8年3月\n船を増やす。\n", None),  # below the first sentence
    ("令和8年3月\n港を直す。\n", None),  # under no title
    ("みなと計画（案）\n2026年12月 日\n", "2026-12"),  # a draft leaves the day open
    ("みなと計画\n令和８年１月15日時点\n", "2026-01-15"),
    ("みなと計画\nこの計画は、令和７年４月１日に始まる。\n", None),
    ("みなと計画\n港湾法（昭和25年法律第218号）に基づく。\n", None),
    ("みなと計画\n令和7年13月40日\n", None),
    ("みなと計画\n" + "本文の行。\n" * 60 + "令和7年4月1日\n", None),
]


@pytest.mark.parametrize(("cover", "issued"), COVERS)
def test_the_last_date_of_a_cover_is_the_date_of_the_text(cover: str, issued: str | None) -> None:
    assert issued_on(cover) == issued


@pytest.mark.parametrize(
    ("page", "changed"),
    [
        ("みなと市\nみなと計画\nページ番号：1001234　更新日：2026年3月27日　印刷\n", "2026-03-27"),
        ("みなと計画\n掲載日 令和８年２月２日\n更新日 令和８年４月１日\n", "2026-04-01"),
        ("みなと計画\n令和８年３月27日に更新する。\n", None),
        ("みなと計画\n" + "本文の行。\n" * 60 + "更新日：2026年3月27日\n", None),
    ],
)
def test_a_page_of_the_web_bears_the_day_of_its_last_change(page: str, changed: str | None) -> None:
    assert changed_on(page) == changed
