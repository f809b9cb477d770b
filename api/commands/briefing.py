"""`sujimichi briefing`: a view as files in a folder, with a manifest."""

from datetime import UTC, datetime
from hashlib import sha256
from pathlib import Path
from urllib.parse import parse_qsl

from api.commands.output import results, talk
from api.edition import Edition
from api.settings import Settings
from api.version import VERSION
from api.viewing import view_of
from ontology.errors import BadParameter, Message
from viz.briefing.matter import Matter
from viz.briefing.pack import files_of, forms_named, with_manifest
from viz.figure.paper import paper_named


def run(  # noqa: PLR0913, PLR0917  what the command is given
    settings: Settings, path: str, folder: Path, forms: str | None, paper: str | None, revision: str | None
) -> None:
    """Write the files and say what they are. Raises `StoreError`, `UnknownThing`, `AmbiguousName`, `BadParameter`."""
    wanted, sheet = forms_named(forms), paper_named(paper)
    place, _, query = path.partition("?")
    projection, view = view_of(Edition.open(settings.store), place, dict(parse_qsl(query)), revision)
    matter = Matter(projection, view, sheet, settings.site or f"http://{settings.host}:{settings.port}")
    files = files_of(matter, wanted)
    try:
        folder.mkdir(parents=True, exist_ok=True)
        for name, content in with_manifest(matter, files, f"sujimichi {VERSION}", datetime.now(UTC)).items():
            (folder / name).write_bytes(content)
    except OSError as error:
        raise _unwritable(folder, error) from error
    talk().print(f"{view.ja} / {view.en}")
    for name, content in files.items():
        results().print(f"{sha256(content).hexdigest()}  {folder / name}", soft_wrap=True)
    talk().print(f"版を固定した所在 / permalink: {matter.permalink}", soft_wrap=True)


def _unwritable(folder: Path, error: OSError) -> BadParameter:
    message = Message(
        f"「{folder}」に書き込めません（{error.strerror}）。書き込めるフォルダを -o で指定してください。",
        f"Cannot write to '{folder}' ({error.strerror}). Give a folder that can be written to with -o.",
    )
    return BadParameter(message, name="output", given=str(folder), accepted="a folder that can be written to")
