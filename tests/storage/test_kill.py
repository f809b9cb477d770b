"""A killed writer leaves the old state or the new one; the full run is `python -m tests.storage.kill`."""

import sys
from pathlib import Path

import pytest

from tests.storage.kill import run

KILLS = 12


@pytest.mark.skipif(sys.platform == "win32", reason="no fork and no SIGKILL on Windows")
def test_nothing_is_lost_by_killing_writers_under_readers(tmp_path: Path) -> None:
    found, outcomes = run(tmp_path, KILLS, seed=1)
    assert found.troubles == ()
    assert sum(times for outcome, times in outcomes.items() if "finished" not in outcome) == KILLS
    assert found.answers >= KILLS
    assert found.views >= KILLS
