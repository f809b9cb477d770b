"""A store put back from a backup: unpacked and verified beside what is there, then current at once."""

import gc
import shutil
from pathlib import Path

import pyoxigraph as ox

from graph.history.deed import Act, Deed, Hand
from graph.history.record import deed_to_rdf
from graph.rdf.terms import to_quads
from graph.storage import generations
from graph.storage.archive import Manifest, unpack
from graph.storage.cleaning import clean
from graph.storage.generations import State, generation_folder, history_graph
from graph.storage.locking import disk, locked
from graph.storage.messages import bad_backup, taken
from ontology.errors import Message


def recover(backup: Path, folder: Path, hand: Hand, *, replace: bool = False) -> Manifest:
    """Make what a backup holds the current generation of a store.

    Raises BadBackup and StoreTooNew, and StoreTaken where there is a store and `replace` is not said; nothing has
    changed then. A store that is damaged can be replaced, too.
    """
    with locked(folder):
        if generations.has_state(folder) and not replace:
            raise taken(folder)
        with disk(folder):
            new = _free(folder)
            target = generation_folder(folder, new)
            target.mkdir(parents=True)
        try:
            manifest = unpack(backup, target)
            _open(backup, target, manifest.base, hand)
        except Exception:
            shutil.rmtree(target)
            raise
        with disk(folder):
            generations.commit(folder, State(manifest.format, manifest.base, new))
            clean(folder, new)
    return manifest


def _free(folder: Path) -> str:
    """Name a generation after all that were ever there: a reader must not take it for one that it knows."""
    known = [path.stem for path in (folder / "generations").glob("*") if path.stem.isdecimal()]
    return generations.following(max(known, default=None))


def _open(backup: Path, generation: Path, base: str, hand: Hand) -> None:
    """Open what was unpacked, as only a sound store can be, and write down in it where it came from."""
    try:
        store = ox.Store(str(generation))
        store.extend(to_quads(history_graph(base), deed_to_rdf(base, Deed(Act.RECOVERED, hand, note=backup.name))))
        store.flush()
    except (OSError, RuntimeError) as error:
        why = Message("ストアのファイルとして開けません", "its files are not those of a store")
        raise bad_backup(backup, why) from error
    del store
    gc.collect()  # Oxigraph closes its files when the last reference goes
