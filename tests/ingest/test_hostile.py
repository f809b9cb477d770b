"""However a text is built, four times as much of it is about four times as much work."""

import sys
from collections.abc import Iterator
from contextlib import contextmanager
from time import process_time
from types import FrameType

import pytest

from ingest.pipeline import Pipeline
from ingest.source import Source

_SHORT, _LONG = 8_000, 32_000  # characters
_MOST = 8  # times as much; work that grows with the square would be sixteen times as much
_PLAIN = "みなとをまもり、まちをそだてる。\n"
TEXTS = {
    "figures without end": "1",
    "figures and units without end": "1万",
    "blanks without end": "　",
    "one sentence without end": "みなとをまもり、",
    "one sentence of years": "みなと法（令和7年法律第1号）に基づき",
    "one sentence of targets": "みなとを2027年度までに3件とし、",
    "brackets that nobody closes": "みなと（あ",
    "quotes that nobody closes": "「みなとを",
    "cells without end": "みなと|",
    "cells set wide": "みなと  ",
    "notes without a text": "みなと※1",
    "bodies without end": "国土交通省は、まちと、総務省と、",
    "bullets": "・みなとをまもる\n",
    "headings": "## 1. みなとの節\n\nみなとをまもる。\n\n",
    "circled": "①みなとをまもる\n",
    "a table": "| みなとの数 | 3件 | 2027年度 |\n",
    "targets": "みなとの数を2027年度までに3件とする。\n",
    "marks of other scripts": "み\u3099\u200b\ufeff",
}


@contextmanager
def _counted() -> Iterator[list[int]]:
    """Count the calls of functions of our own."""
    calls = [0]

    def count(frame: FrameType, event: str, _: object) -> None:
        calls[0] += event == "call" and "/ingest/" in frame.f_code.co_filename

    sys.setprofile(count)
    try:
        yield calls
    finally:
        sys.setprofile(None)


@pytest.fixture(scope="module", autouse=True)
def _loaded(pipeline: Pipeline) -> None:
    _read(pipeline, f"# まち\n\n{_PLAIN * 3}")


@pytest.mark.parametrize("name", TEXTS)
def test_work_grows_with_the_text(pipeline: Pipeline, name: str) -> None:
    calls, seconds = zip(*(_work(pipeline, TEXTS[name], size) for size in (_SHORT, _LONG)), strict=True)
    assert calls[1] <= _MOST * calls[0]
    assert seconds[1] <= _MOST * max(seconds[0], 0.05)


_HEAD = "方針         指標         現況        目標        考え方\n\n"
_ROW = f"歩く道       大通りを歩      9,430人     12,000人    広場を\n\n{'':13}く人の数{'':29}つくる。\n\n"


def test_work_grows_with_a_table_whose_every_line_may_be_its_last(pipeline: Pipeline) -> None:
    calls = []
    for rows in (10, 40):
        with _counted() as counted:
            _read(pipeline, f"# まち\n\n{_PLAIN * 3}\n{_HEAD}{_ROW * rows}")
        calls += counted
    assert calls[1] <= _MOST * calls[0]


def _work(pipeline: Pipeline, unit: str, size: int) -> tuple[int, float]:
    text = f"# まち\n\n{_PLAIN * (size // 100)}\n{unit * (size // len(unit))}\n\n{_PLAIN}"
    start = process_time()
    with _counted() as calls:
        _read(pipeline, text)
    return calls[0], process_time() - start


def _read(pipeline: Pipeline, text: str) -> None:
    source = Source("hostile.md", text, "utf-8")
    pipeline.read(source, pipeline.identify(source, "まち"))
