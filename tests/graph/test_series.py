"""A text belongs to a series where title and content say so together; else a person decides."""

import pytest

from graph.identity.series import known, lookalike, series_of
from ontology.errors import SeriesUnclear

OLD = "港の町のこれからを定める。若者が船に乗り、市場で働き、家を持てるようにする。" * 3
REVISED = OLD.replace("若者", "移り住んだ人") + "灯台を守る人も育てる。"
OTHER = "雪の里では、冬のあいだの足を確かめ、除雪の手を分け合い、蔵の野菜を春に出荷する。" * 3
SERIES = [known("みなと戦略", ["みなと総合戦略"], OLD), known("雪の里計画", [], OTHER)]


@pytest.mark.parametrize("name", ["みなと戦略", "みなと総合戦略", "みなと 戦略"])
def test_title_and_content_of_a_series_make_a_revision(name: str) -> None:
    assert series_of(name, REVISED, SERIES) == "みなと戦略"


def test_another_title_and_another_content_make_a_series() -> None:
    assert series_of("山の道しるべ計画", "峠の茶屋を結ぶ道に標を立てる。" * 5, SERIES) == "山の道しるべ計画"


def test_a_title_without_its_content_is_asked() -> None:
    """The question says in both languages how to answer it."""
    with pytest.raises(SeriesUnclear) as asked:
        series_of("みなと戦略", OTHER, SERIES[:1])
    for told in (asked.value.message.ja, asked.value.message.en):
        assert "--series 'みなと戦略'" in told
        assert "--new-series" in told


def test_a_content_under_another_title_is_a_series_of_its_own_with_a_hint() -> None:
    assert series_of("新しいみなとの構想", REVISED, SERIES) == "新しいみなとの構想"
    hint = lookalike("新しいみなとの構想", REVISED, SERIES)
    assert hint is not None
    assert "--series 'みなと戦略'" in hint.ja
    assert lookalike("みなと戦略", REVISED, SERIES[:1]) is None
    assert lookalike("山の道しるべ計画", "峠の茶屋を結ぶ道に標を立てる。" * 5, SERIES) is None
