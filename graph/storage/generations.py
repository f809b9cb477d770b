"""The files of a store: generations that never change, and one small file that says which of them is current.

    store.json               {"format": 2, "base": "https://…", "generation": "000003"}: the one commit point
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

from graph.storage.durable import replace_file, sync_folder, sync_tree
from graph.storage.messages import damaged, missing, too_new

FORMAT = 2  # what changed from one to the next is in `migrations.py`
OLDEST = 1
_NEVER_CHANGED = (".sst", ".json", ".nt", ".msgpack")  # tables of RocksDB, what stands beside them, revisions put aside
_HISTORY = "/graph/history"
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


def history_graph(base: str) -> str:
    """Name the graph of what was done to the store, by whom and when."""
    return f"{base}{_HISTORY}"


def is_history(name: str) -> bool:
    """Tell whether a graph is about the store itself, and so is no part of what its documents say."""
    return name.endswith(_HISTORY)


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
        raise missing(folder)
    try:
        found = json.loads(_state_file(folder).read_text(encoding="utf-8"))
    except (OSError, ValueError) as error:
        raise damaged(folder, f"store.json: {error}") from error
    if not isinstance(found, dict) or not isinstance(found.get("format"), int):
        raise damaged(folder, "store.json")
    if found["format"] > FORMAT:
        raise too_new(folder, found["format"], FORMAT)
    if found["format"] < OLDEST:
        raise damaged(folder, f"store.json: format {found['format']}")
    base, generation = found.get("base"), found.get("generation")
    if not (isinstance(base, str) and isinstance(generation, str) and generation.isdecimal()):
        raise damaged(folder, "store.json")
    return State(found["format"], base, generation)


def current(folder: Path) -> str | None:
    """Name the current generation, None in a folder where nothing was ever committed."""
    return read_state(folder).generation if has_state(folder) else None


def commit(folder: Path, state: State) -> None:
    """Make a generation the current one, at once and for good.

    The order is what makes it safe: all of the generation is on the disk before store.json names it, and store.json
    changes by being replaced. A crash or a power cut at any point leaves the old state or the new one.
    """
    sync_tree(generation_folder(folder, state.generation))
    sync_folder(folder / "generations")
    replace_file(_state_file(folder), json.dumps(asdict(state), ensure_ascii=False).encode())


def copy_generation(folder: Path, old: str | None, new: str) -> Path:
    """Copy a generation to the next one, or make room for the first; what never changes is shared."""
    target = generation_folder(folder, new)
    if old is None:
        target.mkdir(parents=True)
    else:
        source = generation_folder(folder, old)
        shutil.copytree(source, target, ignore=_NEVER_COPIED, copy_function=_link_or_copy)
    return target


def _link_or_copy(source: str, target: str) -> None:
    if source.endswith(_NEVER_CHANGED):
        try:
            os.link(source, target)
        except OSError:  # a file system without hard links
            shutil.copy2(source, target)
    else:
        shutil.copy2(source, target)


def _state_file(folder: Path) -> Path:
    return folder / "store.json"
