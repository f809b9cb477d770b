"""What was made of sentences, kept by content: the same words are not parsed twice by the same software.

A file of SQLite, in which a row is the digest of what was asked and, packed, what came of it. It holds nothing that
could not be made again, so that trouble with it (a damaged file, a full disk, another process that writes) costs time
and nothing else.
"""

import sqlite3
import time
import zlib
from collections.abc import Callable, Collection, Iterable, Iterator, Mapping
from contextlib import closing
from dataclasses import dataclass
from pathlib import Path

MOST = 100_000  # rows, about 100 MB; beyond them the least recently used go
NAME = "parses.sqlite"  # in the folder of a store, beside its generations
_AT_ONCE = 500  # SQLite takes so many values in one question
_DAY = 86_400  # seconds
_SCHEMA = """
CREATE TABLE IF NOT EXISTS parse (asked BLOB PRIMARY KEY, made BLOB NOT NULL, used INTEGER NOT NULL) WITHOUT ROWID;
CREATE INDEX IF NOT EXISTS parse_used ON parse (used);
"""
_FORGET = """
DELETE FROM parse WHERE asked IN (
    SELECT asked FROM parse ORDER BY used LIMIT max(0, (SELECT count(*) FROM parse) - ?)
)
"""
Rows = list[tuple[bytes, bytes]]


def _today() -> int:
    return int(time.time()) // _DAY


@dataclass(frozen=True, slots=True)
class Parses:
    """The file at `path`, of at most so many rows; without a path nothing is kept.

    One process waits for another for `patience` seconds; `today` counts days.
    """

    path: Path | None = None
    most: int = MOST
    patience: float = 2.0
    today: Callable[[], int] = _today

    def read(self, asked: Collection[bytes]) -> dict[bytes, bytes]:
        """Give what is kept of what is asked; a row that does not unpack is none."""
        if not asked or self.path is None or not self.path.is_file():
            return {}
        rows: Rows = []
        _try(self.path, self.patience, lambda connection: rows.extend(_rows(connection, asked)))
        found = dict(_intact(rows))
        _try(self.path, self.patience, lambda connection: _touch(connection, found, self.today()))
        return found

    def write(self, made: Mapping[bytes, bytes]) -> None:
        """Keep what was made, all or nothing; what has not been asked for the longest goes."""
        if made and self.path is not None:
            rows = [(asked, zlib.compress(each), self.today()) for asked, each in made.items()]
            _try(self.path, self.patience, lambda connection: _write(connection, rows, self.most))

    def forget(self) -> None:
        """Forget everything: a row does not say of which text it is. Raises OSError where the file has to stay."""
        if self.path is not None:
            for file in _files(self.path):
                file.unlink(missing_ok=True)


def _try(path: Path, patience: float, work: Callable[[sqlite3.Connection], object]) -> None:
    """Do something with the file, or leave it where that cannot be; what is no database is begun anew."""
    try:
        with closing(sqlite3.connect(path, timeout=patience)) as connection, connection:
            connection.execute("PRAGMA synchronous = OFF")  # what is lost with the power can be made again
            work(connection)
    except sqlite3.OperationalError:  # locked, a full disk, a folder that is not there or may only be read
        return
    except sqlite3.DatabaseError:
        _remove(path)


def _rows(connection: sqlite3.Connection, asked: Collection[bytes]) -> Iterator[tuple[bytes, bytes]]:
    for some in _portions(asked):
        sql = f"SELECT asked, made FROM parse WHERE asked IN ({_marks(some)})"  # noqa: S608  question marks
        yield from connection.execute(sql, some)


def _touch(connection: sqlite3.Connection, asked: Collection[bytes], today: int) -> None:
    for some in _portions(asked):
        sql = f"UPDATE parse SET used = ? WHERE used < ? AND asked IN ({_marks(some)})"  # noqa: S608  as above
        connection.execute(sql, (today, today, *some))


def _write(connection: sqlite3.Connection, rows: list[tuple[bytes, bytes, int]], most: int) -> None:
    connection.executescript(_SCHEMA)
    connection.executemany("INSERT OR REPLACE INTO parse VALUES (?, ?, ?)", rows)
    connection.execute(_FORGET, (most,))


def _portions(asked: Collection[bytes]) -> Iterator[list[bytes]]:
    every = list(asked)
    return (every[at : at + _AT_ONCE] for at in range(0, len(every), _AT_ONCE))


def _marks(values: Collection[bytes]) -> str:
    return ", ".join("?" * len(values))


def _intact(rows: Iterable[tuple[bytes, bytes]]) -> Iterator[tuple[bytes, bytes]]:
    for asked, packed in rows:
        try:
            yield asked, zlib.decompress(packed)  # which checks its own sum
        except (zlib.error, TypeError):
            continue


def _files(path: Path) -> tuple[Path, Path]:
    return path, path.with_name(f"{path.name}-journal")  # which, left alone, would be played into the next file


def _remove(path: Path) -> None:
    for file in _files(path):
        try:
            file.unlink(missing_ok=True)
        except OSError:  # on Windows another process may hold it
            return
