"""The files of a store: generations that never change, and one small file that says which of them is current.

    store.json               {"format": 1, "base": "https://…", "generation": "000003"}: the one commit point
    lock                     held by the writer
    generations/000003/      an Oxigraph (RocksDB) folder with texts and index, never modified once it is current

RocksDB gives no meaning to reading a folder that another process writes to. So a writer works on a copy, and readers
keep the generation that they opened; neither waits for the other, and a crash at any point leaves the old state.
"""

import json
import os
import shutil
from dataclasses import asdict, dataclass
from pathlib import Path

from graph.storage import texts
from ontology.errors import Message, StoreDamaged, StoreMissing, StoreTooNew

FORMAT = 1
_NEVER_CHANGED = (".sst", texts.SUFFIX)  # tables of RocksDB, source texts
_NEVER_COPIED = shutil.ignore_patterns("LOCK", "LOG", "LOG.old.*")


@dataclass(frozen=True, slots=True)
class State:
    """What store.json says."""

    format: int
    base: str
    generation: str


def authority_graph(base: str) -> str:
    """Name the graph of the authority files."""
    return f"{base}/graph/authority"


def lock_file(folder: Path) -> Path:
    """Give the file that a writer locks."""
    return folder / "lock"


def generation_folder(folder: Path, generation: str) -> Path:
    """Give the folder of one generation."""
    return folder / "generations" / generation


def following(generation: str | None) -> str:
    """Name the generation after one: 000001 after none, 000002 after 000001."""
    return f"{int(generation or 0) + 1:06d}"


def has_state(folder: Path) -> bool:
    """Tell whether anything was ever committed in the folder."""
    return _state_file(folder).is_file()


def read_state(folder: Path) -> State:
    """Read store.json; raises StoreMissing, StoreTooNew or StoreDamaged."""
    if not has_state(folder):
        raise _missing(folder)
    try:
        found = json.loads(_state_file(folder).read_text(encoding="utf-8"))
    except (OSError, ValueError) as error:
        raise damaged(folder, f"store.json: {error}") from error
    if not isinstance(found, dict) or not isinstance(found.get("format"), int):
        raise damaged(folder, "store.json")
    if found["format"] > FORMAT:
        raise _too_new(folder, found["format"])
    base, generation = found.get("base"), found.get("generation")
    if not (isinstance(base, str) and isinstance(generation, str) and generation.isdecimal()):
        raise damaged(folder, "store.json")
    return State(found["format"], base, generation)


def current(folder: Path) -> str | None:
    """Name the current generation, None in a folder where nothing was ever committed."""
    return read_state(folder).generation if has_state(folder) else None


def commit(folder: Path, state: State) -> None:
    """Make a generation the current one, at once and for good."""
    _sync_folder(generation_folder(folder, state.generation))
    _sync_folder(folder / "generations")
    draft = folder / "store.json.new"
    with draft.open("w", encoding="utf-8", newline="\n") as file:
        json.dump(asdict(state), file, ensure_ascii=False)
        file.flush()
        os.fsync(file.fileno())
    draft.replace(_state_file(folder))
    _sync_folder(folder)


def copy_generation(folder: Path, old: str | None, new: str) -> Path:
    """Copy a generation to the next one, or make room for the first; what never changes is shared."""
    target = generation_folder(folder, new)
    if old is None:
        target.mkdir(parents=True)
    else:
        source = generation_folder(folder, old)
        shutil.copytree(source, target, ignore=_NEVER_COPIED, copy_function=_link_or_copy)
    return target


def clean(folder: Path, current: str | None) -> None:
    """Remove what crashes and former writers left behind, but the current generation and the one before it."""
    kept = {current, f"{int(current) - 1:06d}"} if current else set()
    for leftover in (folder / "generations").glob("*"):
        if leftover.name not in kept:
            shutil.rmtree(leftover, ignore_errors=True)  # on Windows a reader may still hold it; the next writer tries


def _link_or_copy(source: str, target: str) -> None:
    if source.endswith(_NEVER_CHANGED):
        try:
            os.link(source, target)
        except OSError:  # a file system without hard links
            shutil.copy2(source, target)
    else:
        shutil.copy2(source, target)


def _sync_folder(folder: Path) -> None:
    if os.name == "nt":  # Windows cannot open a folder; its file system keeps names in order by itself
        return
    handle = os.open(folder, os.O_RDONLY)
    try:
        os.fsync(handle)
    finally:
        os.close(handle)


def _state_file(folder: Path) -> Path:
    return folder / "store.json"


def _missing(folder: Path) -> StoreMissing:
    return StoreMissing(
        Message(
            f"{folder} にはまだ何も取り込まれていません。先に文書を取り込んでください。例: sujimichi ingest 文書.txt",
            f"there is no store in {folder}; read a document in first, e.g. `sujimichi ingest FILE`",
        ),
        folder=str(folder),
    )


def _too_new(folder: Path, found: int) -> StoreTooNew:
    return StoreTooNew(
        Message(
            f"{folder} は新しい版の sujimichi で作られました（形式 {found}、この版が読めるのは {FORMAT} まで）。"
            "sujimichi を更新するか、別の場所に取り込んでください。例: sujimichi ingest 文書.txt --store 別の場所",
            f"{folder} was written by a newer sujimichi (format {found}; this version reads up to {FORMAT}); "
            "update it, or read the documents into another folder, e.g. `sujimichi ingest FILE --store OTHER`",
        ),
        folder=str(folder),
        found=found,
        known=FORMAT,
    )


def damaged(folder: Path, detail: str) -> StoreDamaged:
    """Say that the files of a store do not fit together, and how to start again."""
    return StoreDamaged(
        Message(
            f"{folder} の中身が壊れています（{detail}）。このフォルダを除けて、文書を取り込み直してください。"
            "例: sujimichi ingest 文書.txt",
            f"the store in {folder} is damaged ({detail}); move the folder away and read the documents in again, "
            "e.g. `sujimichi ingest FILE`",
        ),
        folder=str(folder),
        detail=detail,
    )
