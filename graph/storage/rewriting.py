"""A generation written anew from what it says, so that none of its files keeps what was deleted from them.

Oxigraph never takes a string out of the table of all strings that it has met, and compaction leaves that table as it
is. The only engine without a word is one that never had it.
"""

from pathlib import Path

import pyoxigraph as ox

from graph.search.files import rewrite_index


def rewrite(store: ox.Store, generation: Path, target: Path) -> Path:
    """Write what a generation says into a new folder beside it, and give that; what is left of it is of no use."""
    target.mkdir()
    for part in generation.iterdir():
        if part.is_dir():  # texts and the like, a file for each revision: they hold nothing of another one
            part.rename(target / part.name)
    rewrite_index(generation, target)
    anew = ox.Store(str(target))
    anew.bulk_extend(store)
    for name in store.named_graphs():
        anew.add_graph(name)  # of which there may be empty ones
    anew.flush()
    return target
