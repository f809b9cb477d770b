"""CSV tables (RFC 4180, UTF-8 with a byte order mark, which Excel needs) with a data dictionary, in a folder or a zip.

`csv-metadata.json` says the same as the dictionary in the standard form, CSV on the Web (https://www.w3.org/TR/tabular-metadata/).
"""

import csv
import io
import json
from collections.abc import Iterable, Iterator, Sequence
from itertools import islice
from pathlib import Path
from typing import Any
from zipfile import ZIP_DEFLATED, ZipFile, ZipInfo

from graph.exports.cells import ENCODING, guarded
from graph.exports.records import RECORDS
from graph.exports.table import Cell, Table
from graph.projection import Projection

_PIECE = 1000  # rows that are written at a time
_EPOCH = (1980, 1, 1, 0, 0, 0)  # the first moment that a zip file knows: the same graph gives the same bytes
_READABLE = 0o644 << 16
_DICTIONARY_HEAD = ("table", "column", "datatype", "ja", "en")


def files(projection: Projection) -> Iterator[tuple[str, Iterator[bytes]]]:
    """Give the files by name, each a piece at a time."""
    yield "data-dictionary.csv", _written(_DICTIONARY_HEAD, _dictionary())
    yield "csv-metadata.json", iter([_metadata()])
    for table in RECORDS:
        yield f"{table.name}.csv", _written([column.name for column in table.columns], table.rows(projection))


def zipped(projection: Projection) -> Iterator[bytes]:
    """Write all files into one zip, a piece at a time."""
    sink = _Sink()
    with ZipFile(sink, "w", ZIP_DEFLATED) as archive:
        for name, pieces in files(projection):
            info = ZipInfo(f"sujimichi/{name}", _EPOCH)
            info.compress_type, info.external_attr = ZIP_DEFLATED, _READABLE
            with archive.open(info, "w") as file:
                for piece in pieces:
                    file.write(piece)
                    yield sink.taken()
    yield sink.taken()


def save(projection: Projection, folder: Path) -> None:
    """Write all files into a folder, which is made if need be. Raises `OSError`."""
    folder.mkdir(parents=True, exist_ok=True)
    for name, pieces in files(projection):
        with (folder / name).open("wb") as file:
            file.writelines(pieces)


class _Sink:
    """A file that cannot go back, so that what was written to it can be sent at once."""

    def __init__(self) -> None:
        self._waiting = bytearray()

    def write(self, content: bytes, /) -> int:
        self._waiting += content
        return len(content)

    def flush(self) -> None:
        """Do nothing: what is written waits until it is taken."""

    def close(self) -> None:
        """Do nothing: what is left can still be taken."""

    def taken(self) -> bytes:
        """Give what was written since the last time."""
        taken = bytes(self._waiting)
        self._waiting.clear()
        return taken


def _written(head: Sequence[str], rows: Iterable[Sequence[Cell]]) -> Iterator[bytes]:
    yield _lines([head]).encode(ENCODING)
    waiting = iter(rows)
    while piece := list(islice(waiting, _PIECE)):
        yield _lines(piece).encode()


def _lines(rows: Iterable[Sequence[Cell]]) -> str:
    text = io.StringIO()
    csv.writer(text).writerows([_plain(guarded(cell)) for cell in row] for row in rows)
    return text.getvalue()


def _plain(cell: Cell) -> Cell:
    """Write truth as XML Schema does (true, false) and whole numbers without a fraction."""
    if isinstance(cell, bool):
        return "true" if cell else "false"
    return int(cell) if isinstance(cell, float) and cell.is_integer() else cell


def _dictionary() -> Iterator[tuple[str, ...]]:
    for table in RECORDS:
        for column in table.columns:
            yield table.name, column.name, column.datatype, column.ja, column.en


def _metadata() -> bytes:
    described = {
        "@context": ["http://www.w3.org/ns/csvw", {"@language": "ja"}],
        "rdfs:comment": [
            {"@value": "式とみなされる文字列の先頭の ' は値に含まれない。", "@language": "ja"},
            {"@value": "A leading ' disarms a formula and is no part of the text.", "@language": "en"},
        ],
        "tables": list(map(_table, RECORDS)),
    }
    return (json.dumps(described, ensure_ascii=False, indent=1) + "\n").encode()


def _table(table: Table) -> dict[str, Any]:
    columns = [
        {"name": column.name, "titles": {"ja": column.ja, "en": column.en}, "datatype": column.datatype}
        for column in table.columns
    ]
    return {
        "url": f"{table.name}.csv",
        "dc:title": [{"@value": table.ja, "@language": "ja"}, {"@value": table.en, "@language": "en"}],
        "tableSchema": {"columns": columns},
    }
