"""Which files of a folder are texts to read, and which are left, each with the reason."""

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from pathlib import Path

from api.commands.output import tell
from ingest.source import SUFFIXES
from ontology.errors import BadParameter, Message

_ACCEPTED = " ".join(SUFFIXES)
_WHY: tuple[tuple[Callable[[Path], bool], Message], ...] = (
    (lambda entry: entry.name.startswith("~$"), Message("Word で開いている印", "the mark of a document open in Word")),
    (lambda entry: entry.name.startswith("."), Message("隠しファイル", "hidden")),
    (Path.is_dir, Message("下のフォルダ。名を指定すると読む", "a folder below; name it to have it read")),
    (lambda entry: not entry.is_file(), Message("ファイルではない", "no file")),
    (
        lambda entry: entry.suffix.lower() not in SUFFIXES,
        Message(f"読める形式は {_ACCEPTED}", f"files that can be read: {_ACCEPTED}"),
    ),
    (
        lambda entry: entry.name.upper().startswith("README"),
        Message("フォルダの説明。名を指定すると読む", "about the folder; name it to have it read"),
    ),
)


@dataclass(frozen=True, slots=True)
class Left:
    """A file or folder that is not read, and why."""

    path: Path
    why: Message


def files_in(paths: Sequence[Path]) -> tuple[list[Path], list[Left]]:
    """List files as given and, of a folder, its texts by name, with what is left. Raises `BadParameter`.

    A file that is named is read or refused, whatever it is called; a folder is searched no deeper than it is.
    """
    texts: list[Path] = []
    left: list[Left] = []
    for path in paths:
        if not path.is_dir():
            texts.append(path)
            continue
        entries = sorted(path.iterdir())
        reasons = {entry: why for entry in entries if (why := _why_left(entry))}
        if len(reasons) == len(entries):
            raise _empty(path)
        texts += (entry for entry in entries if entry not in reasons)
        left += (Left(entry, why) for entry, why in reasons.items())
    return texts, left


def tell_left(left: Iterable[Left]) -> None:
    """Name what was not read, a line each."""
    for each in left:
        tell(f"読まなかったもの / not read: {each.path}（{each.why.ja} / {each.why.en}）")


def _why_left(entry: Path) -> Message | None:
    """Say why an entry of a folder is not read, None for one that is."""
    return next((why for is_so, why in _WHY if is_so(entry)), None)


def _empty(folder: Path) -> BadParameter:
    message = Message(
        ja=f"フォルダ「{folder}」に読めるファイルがありません。読めるもの: {_ACCEPTED}"
        "（下のフォルダ、隠しファイル、README は読みません。例: sujimichi ingest 総合戦略.pdf）",
        en=f"The folder '{folder}' holds no file that can be read. Accepted: {_ACCEPTED} "
        "(no folders below, hidden files or README; for example: sujimichi ingest strategy.pdf)",
    )
    return BadParameter(message, name="FILE", given=str(folder), accepted=list(SUFFIXES))
