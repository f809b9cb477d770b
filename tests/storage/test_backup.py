"""A backup is whole or refused: what comes out of a file is held against its list before anything changes."""

import io
import json
import tarfile
from collections.abc import Callable
from hashlib import sha256
from pathlib import Path

import pytest

from graph.history.deed import Act, Hand
from graph.rdf.canonical import canonical
from graph.search.facet import Facet
from graph.storage.archive import FORMS, back_up
from graph.storage.recovery import recover
from graph.store import PolicyGraph, writing
from ontology.errors import BadBackup, StoreMissing, StoreTaken, StoreTooNew, SujimichiError
from ontology.text import SourceText
from tests.graph.extractions import TEXT, full

FIRST = full()
SECOND = full(at="2026-05-01T09:00:00+00:00", text=TEXT + "追記\n")
HAND = Hand("検査", "2026-06-01T00:00:00Z", "tests")


@pytest.fixture(scope="module")
def backup(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Back up a store of one revision and one that was removed."""
    folder = tmp_path_factory.mktemp("backup")
    with writing(folder / "store") as writer:
        writer.add(FIRST, SourceText(FIRST.document.iri, TEXT, ()))
        writer.add(SECOND)
        writer.remove(SECOND.document)
    with PolicyGraph.open(folder / "store") as graph:
        back_up(graph, folder / "控え.tar.gz")
    return folder / "控え.tar.gz"


def members(backup: Path) -> dict[str, bytes]:
    with tarfile.open(backup) as opened:
        return {member.name: opened.extractfile(member).read() for member in opened}  # type: ignore[union-attr]


def packed(path: Path, parts: dict[str, bytes], *more: tarfile.TarInfo) -> Path:
    with tarfile.open(path, "w:gz") as made:
        for name, content in parts.items():
            member = tarfile.TarInfo(name)
            member.size = len(content)
            made.addfile(member, io.BytesIO(content))
        for member in more:
            made.addfile(member)
    return path


def test_what_was_backed_up_comes_back(backup: Path, tmp_path: Path) -> None:
    """Triples, text, search, what was removed, and who put it back."""
    recover(backup, tmp_path / "new", HAND)
    with PolicyGraph.open(tmp_path / "new") as graph:
        assert graph.extraction(FIRST.document.iri) == canonical(FIRST)
        text = graph.text(FIRST.document.iri)
        assert text is not None
        assert text.content == TEXT
        assert graph.search_index().find("スマート農業", {Facet.KIND: "Measure"}).total == 1
        assert [each.iri for each in graph.removed()] == [SECOND.document.iri]
        assert [(deed.act, deed.hand, deed.note) for deed in graph.deeds()] == [(Act.RECOVERED, HAND, backup.name)]
    with writing(tmp_path / "new") as writer:
        writer.restore(writer.removed()[0])
    with PolicyGraph.open(tmp_path / "new") as graph:
        assert graph.extraction(SECOND.document.iri) == canonical(SECOND)


def test_the_same_generation_gives_the_same_bytes_inside(backup: Path, tmp_path: Path) -> None:
    with PolicyGraph.open(backup.parent / "store") as graph:
        back_up(graph, tmp_path / "again.tar.gz")
    assert members(tmp_path / "again.tar.gz") == members(backup)


@pytest.mark.parametrize("suffix", FORMS)
def test_every_form_of_backup_can_be_restored(backup: Path, tmp_path: Path, suffix: str) -> None:
    with PolicyGraph.open(backup.parent / "store") as graph:
        back_up(graph, tmp_path / f"backup{suffix}")
    recover(tmp_path / f"backup{suffix}", tmp_path / "new", HAND)
    with PolicyGraph.open(tmp_path / "new") as graph:
        assert graph.revisions() == (FIRST.document.iri,)


def test_a_backup_of_a_view_is_of_that_view(tmp_path: Path) -> None:
    """Whatever is written while it is taken."""
    with writing(tmp_path / "store") as writer:
        writer.add(FIRST)
    with PolicyGraph.open(tmp_path / "store") as graph:
        for extraction in (SECOND, full(series="別の戦略")):
            with writing(tmp_path / "store") as writer:
                writer.add(extraction)
        back_up(graph, tmp_path / "b.tar")
    recover(tmp_path / "b.tar", tmp_path / "new", HAND)
    with PolicyGraph.open(tmp_path / "new") as graph:
        assert graph.revisions() == (FIRST.document.iri,)


def test_a_store_is_replaced_only_on_request_and_readers_keep_theirs(backup: Path, tmp_path: Path) -> None:
    with writing(tmp_path / "store") as writer:
        writer.add(SECOND)
    with PolicyGraph.open(tmp_path / "store") as graph:
        with pytest.raises(StoreTaken, match="--replace"):
            recover(backup, tmp_path / "store", HAND)
        assert graph.is_current()
        recover(backup, tmp_path / "store", HAND, replace=True)
        assert not graph.is_current()
        assert graph.revisions() == (SECOND.document.iri,)
    with PolicyGraph.open(tmp_path / "store") as graph:
        assert graph.revisions() == (FIRST.document.iri,)


def _listed(parts: dict[str, bytes], change: Callable[[dict[str, object]], object]) -> dict[str, bytes]:
    said = json.loads(parts["manifest.json"])
    change(said)
    return {**parts, "manifest.json": json.dumps(said).encode()}


def _with(parts: dict[str, bytes], name: str, content: bytes, *, listed: str) -> dict[str, bytes]:
    """Add a file that the list names as well, so that only its place can give it away."""
    part = {"size": len(content), "sha256": sha256(content).hexdigest()}
    return {**_listed(parts, lambda said: said["files"].update({listed: part})), name: content}  # type: ignore[attr-defined]


def _bent(parts: dict[str, bytes]) -> dict[str, bytes]:
    name = next(name for name in parts if "texts" in name)
    return {**parts, name: parts[name][:-1] + b"?"}


def _short(parts: dict[str, bytes]) -> dict[str, bytes]:
    name = next(name for name in parts if "texts" in name)
    return {**parts, name: parts[name][:-1]}


def _unsound(parts: dict[str, bytes]) -> dict[str, bytes]:
    """Give a store whose sums are right and whose files are not."""
    name = "generation/CURRENT"
    return _with({key: each for key, each in parts.items() if key != name}, name, b"nothing\n", listed="CURRENT")


Bend = Callable[[dict[str, bytes]], dict[str, bytes]]
BENT: list[tuple[str, Bend, type[SujimichiError]]] = [
    ("another content", _bent, BadBackup),
    ("another length", _short, BadBackup),
    ("a file that is missing", lambda parts: dict(list(parts.items())[:-1]), BadBackup),
    ("a file that is not listed", lambda parts: {**parts, "generation/more": b"x"}, BadBackup),
    ("a path upwards", lambda parts: _with(parts, "generation/../../out", b"x", listed="../../out"), BadBackup),
    ("an absolute path", lambda parts: _with(parts, "/tmp/out", b"x", listed="/tmp/out"), BadBackup),  # noqa: S108
    ("a path of Windows", lambda parts: _with(parts, "generation/..\\out", b"x", listed="..\\out"), BadBackup),
    ("a drive", lambda parts: _with(parts, "generation/C:out", b"x", listed="C:out"), BadBackup),
    ("no list", lambda parts: {key: each for key, each in parts.items() if key != "manifest.json"}, BadBackup),
    ("another kind of list", lambda parts: {**parts, "manifest.json": b"[]"}, BadBackup),
    ("a list that lacks something", lambda parts: _listed(parts, lambda said: said.pop("base")), BadBackup),
    ("a newer format", lambda parts: _listed(parts, lambda said: said.update(format=999)), StoreTooNew),
    ("files that fit no store", _unsound, BadBackup),
]


@pytest.mark.parametrize(("bend", "error"), [case[1:] for case in BENT], ids=[case[0] for case in BENT])
def test_a_bent_backup_changes_nothing(backup: Path, tmp_path: Path, bend: Bend, error: type[SujimichiError]) -> None:
    with writing(tmp_path / "store") as writer:
        writer.add(SECOND)
    bad = packed(tmp_path / "bad.tar.gz", bend(members(backup)))
    for folder, replace in ((tmp_path / "store", True), (tmp_path / "none", False)):
        with pytest.raises(error):
            recover(bad, folder, HAND, replace=replace)
    with PolicyGraph.open(tmp_path / "store") as graph:
        assert graph.revisions() == (SECOND.document.iri,)
    assert [path.name for path in (tmp_path / "store" / "generations").iterdir()] == ["000001"]
    with pytest.raises(StoreMissing):
        PolicyGraph.open(tmp_path / "none")
    assert not list(tmp_path.rglob("out"))


@pytest.mark.parametrize("kind", [tarfile.SYMTYPE, tarfile.LNKTYPE, tarfile.FIFOTYPE, tarfile.DIRTYPE])
def test_only_plain_files_are_taken(backup: Path, tmp_path: Path, kind: bytes) -> None:
    parts = members(backup)
    name = next(name for name in parts if "texts" in name)
    content = parts.pop(name)
    link = tarfile.TarInfo(name)
    link.type, link.linkname, link.size = kind, "/etc/passwd", 0
    with pytest.raises(BadBackup):
        recover(packed(tmp_path / "bad.tar.gz", parts, link), tmp_path / "none", HAND)
    assert content


@pytest.mark.parametrize("content", [b"", b"not a tar", b"\x1f\x8b\x08\x00" + bytes(20)])
def test_a_file_that_is_no_backup_is_refused(tmp_path: Path, content: bytes) -> None:
    (tmp_path / "bad.tar.gz").write_bytes(content)
    with pytest.raises(BadBackup, match=r"bad\.tar\.gz"):
        recover(tmp_path / "bad.tar.gz", tmp_path / "none", HAND)


def test_a_refusal_is_one_sentence_without_the_words_of_a_library(tmp_path: Path) -> None:
    (tmp_path / "bad.tar.gz").write_bytes(b"not a tar")
    with pytest.raises(BadBackup) as caught:
        recover(tmp_path / "bad.tar.gz", tmp_path / "none", HAND)
    told = caught.value.message
    assert "控えのファイルではないか、壊れています" in told.ja
    assert "it is no backup, or damaged" in told.en
    for words in (told.ja, told.en):
        assert "\n" not in words
        assert "ReadError" not in words
        assert "method" not in words


def test_a_backup_that_is_not_there_is_told_so(tmp_path: Path) -> None:
    with pytest.raises(BadBackup, match="No such file"):
        recover(tmp_path / "none.tar.gz", tmp_path / "none", HAND)


def test_a_backup_that_was_cut_off_is_refused(backup: Path, tmp_path: Path) -> None:
    whole = backup.read_bytes()
    for length in (len(whole) // 3, len(whole) - 20):
        (tmp_path / "cut.tar.gz").write_bytes(whole[:length])
        with pytest.raises(BadBackup):
            recover(tmp_path / "cut.tar.gz", tmp_path / "none", HAND)


def test_a_failed_backup_leaves_the_former_one(backup: Path, tmp_path: Path) -> None:
    """A folder that has the name of the draft stands for a disk that refuses."""
    (tmp_path / "b.tar.gz").write_bytes(b"old")
    (tmp_path / "b.tar.gz.part").mkdir()
    with PolicyGraph.open(backup.parent / "store") as graph, pytest.raises(OSError, match="part"):
        back_up(graph, tmp_path / "b.tar.gz")
    assert (tmp_path / "b.tar.gz").read_bytes() == b"old"
