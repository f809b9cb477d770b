"""`sujimichi export`: the graph as a file."""

from pathlib import Path

from api.commands.output import talk, write_bytes
from api.formats import ExportFormat
from api.library import Library
from api.settings import Settings
from ontology.errors import BadParameter, Message


def run(settings: Settings, form: ExportFormat, output: Path | None) -> None:
    """Write the latest revisions to a file or to stdout. Raises `StoreError`, and `BadParameter` for a bad path."""
    library = Library(settings.store)
    content = library.export(form)
    library.close()
    if output is None:
        write_bytes(content)
        return
    _save(content, output)
    talk().print(f"書き出しました / written: {output} ({len(content):,} bytes)")


def _save(content: bytes, output: Path) -> None:
    try:
        output.write_bytes(content)
    except OSError as error:
        message = Message(
            ja=f"「{output}」に書き込めません（{error.strerror}）。書き込めるファイルを -o で指定してください。",
            en=f"Cannot write '{output}' ({error.strerror}). Give a file that can be written with -o.",
        )
        raise BadParameter(message, name="output", given=str(output), accepted="a writable file") from error
