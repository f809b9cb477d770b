"""A store in one file: its current generation and, first of all, a list of what is in it with a checksum for each.

    manifest.json            {"kind": "sujimichi backup", "format": 2, "base": "https://…", "generation": "000003",
                              "files": {"texts/….json": {"size": 120, "sha256": "…"}, …}}
    generation/texts/….json  the files of the generation, as they are

A generation never changes, and nobody cleans it away while it is held, so that a backup is whole whatever is read and
written meanwhile. What comes out of a file is not believed: only plain files that the list names are taken, each where
the list puts it and of the size and sum that it says, into a generation that is current only when all of it is right.
"""

import io
import os
import tarfile
import zlib
from collections.abc import Iterator, Mapping
from hashlib import file_digest, sha256
from itertools import islice
from lzma import LZMAError
from pathlib import Path, PurePosixPath
from typing import IO, Literal

import msgspec

from graph.storage.durable import sync_folder
from graph.storage.generations import FORMAT, generation_folder
from graph.storage.messages import bad_backup, too_new
from graph.store import PolicyGraph
from ontology.errors import Message

KIND: Literal["sujimichi backup"] = "sujimichi backup"
FORMS = {".tar.gz": "gz", ".tgz": "gz", ".tar.xz": "xz", ".tar": ""}  # by the end of the name: how tarfile packs
_LIST, _FILES = "manifest.json", "generation"
_PASSING = ("LOCK", "LOG")  # of RocksDB, made anew when a generation is opened
_LONGEST_LIST = 64 * 2**20  # bytes; more is no list of ours
_LONGEST_END = 2**20
_BLOCK = 2**20
_UNREADABLE = (tarfile.TarError, OSError, EOFError, zlib.error, LZMAError, ValueError, msgspec.MsgspecError)


class Part(msgspec.Struct, frozen=True):
    """What the list says of a file; the size is in bytes."""

    size: int
    sha256: str


class Manifest(msgspec.Struct, frozen=True):
    """The list: the state of the store and the parts of its generation, by their paths below it."""

    kind: Literal["sujimichi backup"]
    format: int
    base: str
    generation: str
    files: dict[str, Part]


def back_up(graph: PolicyGraph, path: Path) -> Manifest:
    """Write the generation that is being read to a file, at once and for good; raises OSError.

    The name of the file says how it is packed, see `FORMS`. The same generation gives the same bytes inside.
    """
    folder = generation_folder(graph.folder, graph.generation)
    manifest = Manifest(KIND, FORMAT, graph.base, graph.generation, dict(_parts(folder)))
    draft = path.with_name(f"{path.name}.part")
    try:
        with draft.open("wb") as file:
            with _packed(file, path) as archive:
                _add(archive, _LIST, _written(manifest))
                for name in manifest.files:
                    _add(archive, f"{_FILES}/{name}", (folder / name).read_bytes())
            file.flush()
            os.fsync(file.fileno())
        draft.replace(path)
        sync_folder(path.parent)
    finally:
        draft.unlink(missing_ok=True)
    return manifest


def unpack(path: Path, folder: Path) -> Manifest:
    """Put the files of a backup into a new folder, each of them verified. Raises BadBackup, StoreTooNew."""
    try:
        with tarfile.open(path, "r:*") as archive:
            manifest = _read(path, archive)
            missing = dict(manifest.files)
            for member in islice(archive, 1, None):  # after the list
                name = _name_in(path, member, missing)
                _extract(path, archive, member, folder / name, missing.pop(name))
            _end(path, archive)
    except _UNREADABLE as error:
        raise bad_backup(path, _why(error)) from error
    if missing:
        count, first = len(missing), next(iter(missing))
        why = Message(f"{first} など {count} 個の中身が欠けています", f"{count} files are missing, such as {first}")
        raise bad_backup(path, why)
    return manifest


def _why(error: Exception) -> Message:
    """Say why nothing could be read: the system gives a reason, the libraries tell of their own trials."""
    if isinstance(error, OSError) and error.strerror:
        return Message(f"読めません: {error.strerror}", f"it cannot be read: {error.strerror}")
    return Message("控えのファイルではないか、壊れています", "it is no backup, or damaged")


def _end(path: Path, archive: tarfile.TarFile) -> None:
    """Read what fills up the archive, too: the packing ends with a checksum of its own."""
    if archive.fileobj is not None and len(archive.fileobj.read(_LONGEST_END + 1)) > _LONGEST_END:
        raise bad_backup(path, Message("終わりの後に余分なものがあります", "something follows after its end"))


def _parts(folder: Path) -> Iterator[tuple[str, Part]]:
    for file in sorted(folder.rglob("*")):
        if file.is_file() and not file.name.startswith(_PASSING):
            with file.open("rb") as content:
                digest = file_digest(content, "sha256").hexdigest()
            yield file.relative_to(folder).as_posix(), Part(file.stat().st_size, digest)


def _packed(file: IO[bytes], path: Path) -> tarfile.TarFile:
    packing = next(packing for suffix, packing in FORMS.items() if path.name.endswith(suffix))
    return tarfile.open(fileobj=file, mode=f"w:{packing}", format=tarfile.PAX_FORMAT)  # type: ignore[call-overload,no-any-return]


def _add(archive: tarfile.TarFile, name: str, content: bytes) -> None:
    member = tarfile.TarInfo(name)
    member.size, member.mode = len(content), 0o644
    archive.addfile(member, io.BytesIO(content))


def _written(manifest: Manifest) -> bytes:
    return msgspec.json.format(msgspec.json.encode(manifest), indent=1)


def _read(path: Path, archive: tarfile.TarFile) -> Manifest:
    """Read the list, which comes first."""
    member = archive.next()
    content = archive.extractfile(member) if member and member.name == _LIST and member.isfile() else None
    if member is None or content is None or member.size > _LONGEST_LIST:
        why = Message("中身の一覧で始まっていません", "it does not begin with a list of its files")
        raise bad_backup(path, why)
    manifest = msgspec.json.decode(content.read(), type=Manifest)
    if manifest.format > FORMAT:
        raise too_new(path, manifest.format, FORMAT)
    return manifest


def _name_in(path: Path, member: tarfile.TarInfo, listed: Mapping[str, Part]) -> str:
    """Give the place of a file below the generation; refuses links, devices, and what leads out of the folder."""
    place = PurePosixPath(member.name)
    name = str(place.relative_to(_FILES)) if place.is_relative_to(_FILES) else ""
    is_inside = not place.is_absolute() and ".." not in place.parts and not set(name) & set("\\:\0")
    if not (member.isfile() and is_inside and name in listed):
        why = Message(
            f"一覧にないか、ストアにあり得ないもの（{member.name!r}）が入っています",
            f"it holds {member.name!r}, which its list does not name or no store has",
        )
        raise bad_backup(path, why)
    return name


def _extract(path: Path, archive: tarfile.TarFile, member: tarfile.TarInfo, target: Path, part: Part) -> None:
    content, digest = archive.extractfile(member), sha256()
    if content is None or member.size != part.size:
        why = Message(
            f"{member.name} の大きさが {part.size:,} バイトではなく {member.size:,} バイトです",
            f"{member.name} has {member.size:,} bytes, not {part.size:,}",
        )
        raise bad_backup(path, why)
    target.parent.mkdir(parents=True, exist_ok=True)
    with target.open("xb") as file:
        while block := content.read(_BLOCK):
            digest.update(block)
            file.write(block)
    if digest.hexdigest() != part.sha256:
        raise bad_backup(
            path, Message(f"{member.name} の検査値が合いません", f"the checksum of {member.name} is wrong")
        )
