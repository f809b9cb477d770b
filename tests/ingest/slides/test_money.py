"""Where the budget behind a name begins, and that long runs of blanks do not keep anyone waiting."""

import time

import pytest

from ingest.slides.money import BUDGET_FROM, amounts_in


@pytest.mark.parametrize(
    ("plain", "name"),
    [
        ("渡し舟運航事業 令和3年度予算額 10億円", "渡し舟運航事業"),
        ("渡し舟運航事業(10億円)", "渡し舟運航事業"),
        ("渡し舟運航事業   予算額", "渡し舟運航事業"),
        ("渡し舟運航事業  250百万円", "渡し舟運航事業"),
        ("渡し舟運航事業  12.5(10.0)", "渡し舟運航事業"),
        ("渡し舟100運航事業", None),
    ],
)
def test_a_budget_is_told_from_the_name_before_it(plain: str, name: str | None) -> None:
    match = BUDGET_FROM.search(plain)
    assert (plain[: match.start()] if match else None) == name


@pytest.mark.parametrize("rest", ["", "事業", "(", "【 ", "3年度", "12.5(", "1,000億"])
@pytest.mark.parametrize("blank", [" ", "\u3000", " \u3000"])
def test_a_long_run_of_blanks_is_passed_at_once(blank: str, rest: str) -> None:
    """The time to look must grow with the length of a line, not with its square."""
    plain = "渡し舟" + blank * 20_000 + rest
    began = time.monotonic()
    BUDGET_FROM.search(plain)
    assert list(amounts_in(plain)) == []
    assert time.monotonic() - began < 1.0
