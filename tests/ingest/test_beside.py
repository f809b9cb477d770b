"""A process beside parses as a parser here does, whatever becomes of it."""

import os
import signal
import subprocess
import sys
import time
from collections.abc import Iterator
from pathlib import Path

import pytest

from ingest.beside import Beside, ParserBeside
from ingest.parser import Parser
from ingest.parses import Parses
from ingest.pipeline import Pipeline
from ingest.source import read_source

SAMPLE = Path(__file__).parents[2] / "samples" / "mirai-strategy.md"
ASKED = {"総務省": "総務省"}, {"推進": "act"}, {"verb": [[{"RIGHT_ID": "verb", "RIGHT_ATTRS": {"POS": "VERB"}}]]}
SENTENCES = ["総務省は港の整備を推進する。", "空は青い。", "改行\nのある「文」を推進する。"]


@pytest.fixture(scope="module")
def here() -> Parser:
    return Parser(*ASKED)


@pytest.fixture
def beside() -> Iterator[Beside]:
    with Beside() as process:
        yield process


def test_it_parses_as_a_parser_here_does(here: Parser, beside: Beside) -> None:
    told: list[tuple[int, int]] = []
    there = ParserBeside(*ASKED, progress=lambda done, total: told.append((done, total)), process=beside)
    assert list(there.parse(SENTENCES)) == list(here.parse(SENTENCES))
    assert there.morphemes(SENTENCES) == here.morphemes(SENTENCES)
    assert list(there.parse([])) == []
    total = sum(map(len, SENTENCES))
    assert told[-1] == (total, total)
    assert not there.is_loaded


@pytest.mark.skipif(sys.platform == "win32", reason="no SIGKILL")
@pytest.mark.parametrize("answers", [0, 1, 2])
def test_when_the_process_falls_the_rest_is_parsed_here(here: Parser, beside: Beside, answers: int) -> None:
    parsed = ParserBeside(*ASKED, process=beside).parse(SENTENCES)
    found = [next(parsed) for _ in range(answers)]
    os.kill(beside.pid, signal.SIGKILL)
    assert [*found, *parsed] == list(here.parse(SENTENCES))


@pytest.mark.skipif(sys.platform == "win32", reason="no SIGKILL")
def test_it_ends_with_its_owner_however_that_ends() -> None:
    owner = "import time; from ingest.beside import Beside; print(Beside().pid, flush=True); time.sleep(60)"
    with subprocess.Popen([sys.executable, "-c", owner], stdout=subprocess.PIPE, text=True) as process:
        assert process.stdout
        worker = int(process.stdout.readline())
        process.kill()
    deadline = time.monotonic() + 30
    while _is_running(worker):
        assert time.monotonic() < deadline
        time.sleep(0.05)


def test_a_text_reads_the_same(beside: Beside, tmp_path: Path) -> None:
    """With a process beside or without one, with what was kept or without it."""
    source = read_source(SAMPLE)
    parses = Parses(tmp_path / "parses.sqlite")
    readers = [Pipeline(), Pipeline(parses=parses, beside=beside), Pipeline(parses=parses)]
    document = readers[0].identify(source)
    first, *others = [reader.read(source, document) for reader in readers]
    assert others == [first, first]


def _is_running(process: int) -> bool:
    try:
        state = Path(f"/proc/{process}/stat").read_text(encoding="utf-8").rpartition(")")[2].split()[0]
    except FileNotFoundError:
        return False
    return state != "Z"  # nobody may have asked yet how it ended
