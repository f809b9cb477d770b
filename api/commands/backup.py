"""`sujimichi backup`, `restore-backup` and `migrate`: a store in one file, and back, and brought up to date."""

from pathlib import Path

from api.commands.output import tell
from api.hand import hand_of
from api.settings import Settings
from graph.storage.archive import FORMS, Manifest, back_up
from graph.storage.generations import FORMAT
from graph.storage.recovery import recover
from graph.store import PolicyGraph, writing
from ontology.errors import BadParameter, Message


def run_backup(settings: Settings, file: Path) -> None:
    """Back a store up while it is in use. Raises `StoreError`, and `BadParameter` for a file that cannot be."""
    if not file.name.endswith(tuple(FORMS)):
        raise _unnamed(file)
    with PolicyGraph.open(settings.store) as graph:
        try:
            manifest = back_up(graph, file)
        except OSError as error:
            raise _unwritable(file, error) from error
        documents = len(graph.documents())
    tell(f"控えを取りました / backed up: {file} ({_size(file)}; {_told(manifest)}, 文書の版 {documents})")


def run_restore(settings: Settings, file: Path, author: str | None, *, replace: bool) -> None:
    """Put a store back from a backup. Raises `StoreError` and `BadBackup`; nothing has changed then."""
    manifest = recover(file, settings.store, hand_of(settings, author), replace=replace)
    with PolicyGraph.open(settings.store) as graph:
        documents = len(graph.documents())
    tell(f"控えから戻しました / restored: {settings.store} ({_told(manifest)}, 文書の版 {documents})")


def run_migrate(settings: Settings, author: str | None) -> None:
    """Bring a store up to date; one that is up to date is left as it is. Raises `StoreError`."""
    with writing(settings.store, hand=hand_of(settings, author)) as writer:
        is_old = writer.migrate()
    told = "移行しました / migrated" if is_old else "移行は要りません / nothing to migrate"
    tell(f"{told}: {settings.store} (形式 / format {FORMAT})")


def _told(manifest: Manifest) -> str:
    return f"{len(manifest.files)} ファイルを SHA-256 で確認 / {len(manifest.files)} files verified by SHA-256"


def _size(file: Path) -> str:
    return f"{file.stat().st_size:,} bytes"


def _unnamed(file: Path) -> BadParameter:
    accepted = " ".join(FORMS)
    message = Message(
        ja=f"「{file.name}」という名の控えは作れません。使えるもの: {accepted}（例: sujimichi backup 控え.tar.gz）",
        en=f"A backup cannot be called '{file.name}'. Accepted: {accepted} (for example sujimichi backup FILE.tar.gz).",
    )
    return BadParameter(message, name="FILE", given=str(file), accepted=list(FORMS))


def _unwritable(file: Path, error: OSError) -> BadParameter:
    message = Message(
        ja=f"「{file}」に書き込めません（{error.strerror}）。書き込める場所を指定してください。",
        en=f"Cannot write '{file}' ({error.strerror}). Give a place that can be written to.",
    )
    return BadParameter(message, name="FILE", given=str(file), accepted="a writable place")
