"""What was parsed before is taken from a file, and trouble with the file is no trouble for anybody."""

import sqlite3
from collections.abc import Callable
from contextlib import closing
from dataclasses import replace
from multiprocessing import get_context
from pathlib import Path

import pytest

from ingest.parser import Parser
from ingest.parses import Parses
from ingest.pipeline import Pipeline
from ingest.remembering import RememberingParser
from ingest.source import Source
from ingest.words import Pattern
from ontology.model import Extraction

SAMPLE = Path(__file__).parents[2] / "samples" / "mirai-strategy.md"
MADE = {f"{number:016d}".encode(): f"made {number}".encode() * 20 for number in range(1_200)}
CHANGES: dict[str, Callable[[str], str]] = {
    "nothing": lambda text: text,
    "one word": lambda text: text.replace("推進する", "強力に進める", 1),
    "a sentence more": lambda text: text.replace("。\n", "。あわせて、港の見学を通じて、若者の定着を図る。\n", 1),
    "every second sentence": lambda text: "。さらに、".join(text.split("。\n")),
}


@pytest.fixture
def kept(tmp_path: Path) -> Parses:
    return Parses(tmp_path / "parses.sqlite")


def test_what_is_kept_is_given_back(kept: Parses) -> None:
    kept.write(MADE)
    assert kept.read([*MADE, b"never made"]) == MADE


def test_without_a_path_nothing_is_kept() -> None:
    nowhere = Parses()
    nowhere.write(MADE)
    assert nowhere.read(list(MADE)) == {}


def test_what_has_not_been_asked_for_the_longest_goes_first(kept: Parses) -> None:
    old, used, new = b"old", b"used", b"new"
    replace(kept, today=lambda: 1).write({old: b"1", used: b"2"})
    replace(kept, today=lambda: 2).read([used])
    replace(kept, today=lambda: 3, most=2).write({new: b"3"})
    assert kept.read([old, used, new]) == {used: b"2", new: b"3"}


@pytest.mark.parametrize("rubbish", [b"", b"no database", b"SQLite format 3\x00" + b"\xff" * 4_000])
def test_a_file_that_is_no_database_is_begun_anew(kept: Parses, rubbish: bytes) -> None:
    assert kept.path
    kept.path.write_bytes(rubbish)
    assert kept.read(list(MADE)) == {}
    kept.write(MADE)
    kept.write(MADE)
    assert kept.read(list(MADE)) == MADE


def test_a_damaged_file_gives_what_was_kept_or_nothing(kept: Parses) -> None:
    """Whichever page is overwritten, no row comes back changed, and the next one can write again."""
    kept.write(MADE)
    assert kept.path
    whole = kept.path.read_bytes()
    for page in range(0, len(whole), 4_096):
        kept.path.write_bytes(whole[: page + 100] + bytes(range(256)) * 12 + whole[page + 3_172 :])
        assert kept.read(list(MADE)).items() <= MADE.items()
        kept.write({b"later": b"made"})
        kept.write({b"later": b"made"})
        assert kept.read([b"later"]) == {b"later": b"made"}


def test_a_row_that_does_not_unpack_is_none(kept: Parses) -> None:
    kept.write(MADE)
    asked = next(iter(MADE))
    with closing(sqlite3.connect(str(kept.path))) as connection, connection:
        connection.execute("UPDATE parse SET made = substr(made, 1, length(made) - 1) WHERE asked = ?", (asked,))
    assert kept.read([asked]) == {}


def test_a_locked_file_or_a_missing_folder_stops_nobody(kept: Parses, tmp_path: Path) -> None:
    kept.write(MADE)
    with closing(sqlite3.connect(str(kept.path))) as other:
        other.execute("BEGIN EXCLUSIVE")
        replace(kept, patience=0.01).write({b"meanwhile": b"made"})
        assert replace(kept, patience=0.01).read(list(MADE)) == {}
    assert kept.read(list(MADE)) == MADE
    nowhere = Parses(tmp_path / "not there" / "parses.sqlite")
    nowhere.write(MADE)
    assert nowhere.read(list(MADE)) == {}


def test_many_processes_may_write_at_once(kept: Parses) -> None:
    with get_context("spawn").Pool(4) as pool:
        pool.map(_write_share, [(kept, number) for number in range(8)])
    assert kept.read(list(MADE)) == MADE


def _write_share(job: tuple[Parses, int]) -> None:
    kept, number = job
    for asked, made in list(MADE.items())[number * 150 : (number + 1) * 150 : 10]:
        kept.write({asked: made})
    kept.write(dict(list(MADE.items())[number * 150 : (number + 1) * 150]))


@pytest.fixture(scope="module")
def remembered(tmp_path_factory: pytest.TempPathFactory) -> Parses:
    """Keep the parses of the sample."""
    kept = Parses(tmp_path_factory.mktemp("parses") / "parses.sqlite")
    _read(Pipeline(parses=kept), SAMPLE.read_text(encoding="utf-8"))
    return kept


@pytest.mark.parametrize("change", CHANGES)
def test_a_text_reads_the_same_from_what_was_kept(pipeline: Pipeline, remembered: Parses, change: str) -> None:
    text = CHANGES[change](SAMPLE.read_text(encoding="utf-8"))
    assert _read(Pipeline(parses=remembered), text) == _read(pipeline, text)


def test_ginza_is_not_loaded_where_every_sentence_is_known(remembered: Parses) -> None:
    reader = Pipeline(parses=remembered)
    assert _read(reader, SAMPLE.read_text(encoding="utf-8")).entities
    assert not reader.parser.parser.is_loaded


def test_another_name_or_pattern_asks_anew(tmp_path: Path) -> None:
    """What was parsed with other names, cues or patterns is not taken for what is asked now."""
    kept = Parses(tmp_path / "parses.sqlite")
    names = {"みどり市": "みどり市"}
    readers = [Parser({}), Parser(names, {}, _of("NOUN")), Parser(names, {}, _of("VERB"))]
    said = "みどり市が港を守る。"
    answers = []
    for parser in readers:
        remembering = RememberingParser(parser, kept)
        answers.append(list(remembering.parse([said, said])))
        remembering.keep()
    assert [bool(parsed) for parsed, _ in answers] == [False, True, True]
    assert [set(parsed.matches) for parsed, _ in answers if parsed] == [{"NOUN"}, {"VERB"}]


def _of(kind: str) -> dict[str, list[Pattern]]:
    return {kind: [[{"RIGHT_ID": "word", "RIGHT_ATTRS": {"POS": kind}}]]}


def _read(reader: Pipeline, text: str) -> Extraction:
    source = Source("passage.md", text, "utf-8")
    return reader.read(source, replace(reader.identify(source), ingested_at="2026-11-21T09:00:00.000+00:00"))
