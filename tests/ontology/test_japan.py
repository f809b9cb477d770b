import pytest

from ontology.japan import day_in_japan, time_in_japan


@pytest.mark.parametrize(
    ("at", "time", "day"),
    [
        ("2026-11-23T00:56:51Z", "2026-11-23 09:56:51 JST", "2026-11-23"),
        ("2026-11-22T23:30:00.409+00:00", "2026-11-23 08:30:00 JST", "2026-11-23"),
        ("2026-12-31T15:00:00Z", "2027-01-01 00:00:00 JST", "2027-01-01"),
        ("2026-11-23T09:00:00+09:00", "2026-11-23 09:00:00 JST", "2026-11-23"),
        ("2026-11-22T23:30:00", "2026-11-23 08:30:00 JST", "2026-11-23"),
        ("2026-11-23", "2026-11-23", "2026-11-23"),
    ],
)
def test_people_read_times_on_the_clocks_of_japan(at: str, time: str, day: str) -> None:
    assert (time_in_japan(at), day_in_japan(at)) == (time, day)
