"""Two ingests at once: the second waits for the first, or is refused with a clear word."""

import subprocess
import sys
from pathlib import Path

import pytest

from graph.store import PolicyGraph, writing
from ontology.errors import StoreBusy
from tests.graph.test_store import FIRST, SECOND

WRITE_FOR_A_SECOND = """
import sys, time
from pathlib import Path
from graph.store import writing
from tests.graph.test_store import SECOND

with writing(Path(sys.argv[1])) as writer:
    writer.add(SECOND)
    print("added", flush=True)
    time.sleep(float(sys.argv[2]))
"""


def test_the_second_waits_and_then_sees_what_the_first_has_written(tmp_path: Path) -> None:
    command = [sys.executable, "-c", WRITE_FOR_A_SECOND, str(tmp_path / "store"), "1"]
    with subprocess.Popen(command, stdout=subprocess.PIPE) as process:
        assert process.stdout is not None
        assert process.stdout.readline() == b"added\n"
        with writing(tmp_path / "store", patience=60) as writer:
            assert writer.holds(SECOND.document.iri)
            writer.add(FIRST)
        assert process.wait() == 0
    with PolicyGraph.open(tmp_path / "store") as graph:
        assert graph.revisions() == (FIRST.document.iri, SECOND.document.iri)


def test_the_second_is_refused_when_it_has_waited_long_enough(tmp_path: Path) -> None:
    command = [sys.executable, "-c", WRITE_FOR_A_SECOND, str(tmp_path / "store"), "60"]
    with subprocess.Popen(command, stdout=subprocess.PIPE) as process:
        assert process.stdout is not None
        assert process.stdout.readline() == b"added\n"
        with pytest.raises(StoreBusy, match=r"0\.2 秒待ちました") as caught, writing(tmp_path / "store", patience=0.2):
            pass
        assert "waited 0.2 s" in caught.value.message.en
        process.kill()
