"""What survives a power cut: a file when it is synced itself, a name when the folder that holds it is synced.

A killed process loses nothing that it has written, the system still has it. A machine that loses its power does: the
file system may then have kept a name without its bytes, or the second of two changes without the first.
"""

import os
from pathlib import Path


def replace_file(path: Path, content: bytes) -> None:
    """Put content in place of a file, at once and for good: after a crash there is the one or the other, whole.

    The bytes are on the disk before they get the name, and the name is on the disk when this returns.
    """
    draft = path.with_name(f"{path.name}.new")
    with draft.open("wb") as file:
        file.write(content)
        file.flush()
        os.fsync(file.fileno())
    draft.replace(path)
    sync_folder(path.parent)


def sync_tree(folder: Path) -> None:
    """Make a folder with all that it holds durable, from the inside out.

    Files that another generation shares by a hard link have been synced with that one; to ask again costs nothing.
    """
    for inner, _, names in os.walk(folder, topdown=False):
        for name in names:
            _sync(Path(inner, name), os.O_RDWR)
        sync_folder(Path(inner))


def sync_folder(folder: Path) -> None:
    """Make the names in a folder durable; Windows cannot open a folder, and its file system keeps names in order."""
    if os.name != "nt":
        _sync(folder, os.O_RDONLY)


def _sync(path: Path, mode: int) -> None:
    handle = os.open(path, mode)
    try:
        os.fsync(handle)
    finally:
        os.close(handle)
