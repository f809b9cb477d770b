"""`sujimichi export`: the graph as a file, or as a folder of tables."""

from collections.abc import Iterator
from pathlib import Path

from api.commands.output import talk, write_bytes
from api.settings import Settings
from graph.exports import csv_tables
from graph.exports.forms import ExportFormat
from graph.exports.source import Source
from graph.exports.write import write
from graph.store import PolicyGraph
from ontology.errors import BadParameter, Message


def run(settings: Settings, form: ExportFormat, output: Path | None, document: str | None = None) -> None:
    """Write the latest revisions, or one, to a file or to stdout.

    CSV tables go into a folder where `output` does not end in .zip. Raises `StoreError`, `UnknownThing`, and
    `BadParameter` for a bad path.
    """
    with PolicyGraph.open(settings.store) as graph:
        source = Source.of(graph, document)
        if output is None:
            for piece in write(source, form):
                write_bytes(piece)
            return
        try:
            _save(source, form, output)
        except OSError as error:
            raise _unwritable(output, error) from error
    talk().print(f"書き出しました / written: {output} ({_size(output):,} bytes)")


def _save(source: Source, form: ExportFormat, output: Path) -> None:
    if form is ExportFormat.CSV and output.suffix != ".zip":
        csv_tables.save(source.project(), output)
        return
    pieces: Iterator[bytes] = write(source, form)
    with output.open("wb") as file:
        file.writelines(pieces)


def _size(output: Path) -> int:
    return sum(file.stat().st_size for file in (output.iterdir() if output.is_dir() else (output,)))


def _unwritable(output: Path, error: OSError) -> BadParameter:
    message = Message(
        ja=f"「{output}」に書き込めません（{error.strerror}）。書き込めるファイルを -o で指定してください。",
        en=f"Cannot write '{output}' ({error.strerror}). Give a file that can be written with -o.",
    )
    return BadParameter(message, name="output", given=str(output), accepted="a writable file")
