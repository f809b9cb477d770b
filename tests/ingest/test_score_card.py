"""No figure of the score card falls unnoticed, and the READMEs show what is recorded."""

import pytest

from ingest.pipeline import Pipeline
from tests.score.card import OWN, PASSAGES, READMES, block, recorded
from tests.score.figures import Figure, fallen
from tests.score.sample import ROOT


@pytest.mark.parametrize("name", sorted(OWN.keys() - {PASSAGES}))  # test_layouts reads each of those to the letter
def test_no_figure_of_our_own_texts_is_below_the_recorded_one(pipeline: Pipeline, name: str) -> None:
    before, now = recorded()["own"][name], OWN[name](pipeline)
    assert fallen({name: before}, {name: now}) == []


def test_every_measure_of_our_own_texts_is_recorded() -> None:
    assert OWN.keys() == recorded()["own"].keys(), "make score"


@pytest.mark.parametrize(("readme", "language"), READMES.items())
def test_a_readme_shows_the_recorded_card(readme: str, language: str) -> None:
    assert block(recorded(), language) in (ROOT / readme).read_text(encoding="utf-8"), "make score"


@pytest.mark.parametrize(
    ("expected", "read", "shares"),
    [
        (["港", "灯り"], ["港", "灯り"], (1.0, 1.0, 1.0)),
        (["港", "灯り"], ["港", "橋", "道", "灯り"], (0.5, 1.0, 2 / 3)),
        (["港", "港"], ["港"], (1.0, 0.5, 2 / 3)),
        (["港"], [], (0.0, 0.0, 0.0)),
        ([], [], (1.0, 1.0, 1.0)),
        ([], ["港"], (0.0, 1.0, 0.0)),
    ],
)
def test_a_figure_counts_one_to_one(expected: list[str], read: list[str], shares: tuple[float, float, float]) -> None:
    figure = Figure.of([(name,) for name in expected], [(name,) for name in read])
    assert (figure.precision, figure.recall, figure.f1) == pytest.approx(shares)


def test_what_fell_is_named_and_what_rose_is_not() -> None:
    whole, half = Figure(2, 2, 2).as_json(), Figure(2, 2, 1).as_json()
    before = {"見本": {"KPI": whole, "施策": half}, "他": {"KPI": whole}}
    assert fallen(before, {"見本": {"KPI": whole, "施策": whole}}) == []
    assert fallen(before, {"見本": {"KPI": half, "施策": half}}) == [
        f"見本 › KPI: {share} 1.000 → 0.500" for share in ("precision", "recall", "f1")
    ]
    assert len(fallen(before, {"見本": {"KPI": whole}})) == 3, "a line that is gone has fallen"
