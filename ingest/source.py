"""A file becomes text as extracted: the text that every offset counts in."""

import re
from dataclasses import dataclass
from pathlib import Path

from ontology.errors import Message, UnreadableFile
from ontology.iri import revision_of

SUFFIXES = (".txt", ".md")
MAX_BYTES = 20 * 1024 * 1024
_LEGACY_ENCODINGS = ("cp932", "euc_jp", "iso2022_jp")
_HIRAGANA = re.compile(r"[\u3041-\u3096]")
_UTF16_MARKS = (b"\xff\xfe", b"\xfe\xff")
_ISO_2022_JP = b"\x1b$"  # all of ISO-2022-JP is also valid UTF-8; its escape tells it apart
_POSITIONS_SHOWN = 5


@dataclass(frozen=True, slots=True)
class Source:
    """A decoded file. `text` keeps every character, newlines and byte order mark included."""

    name: str
    text: str
    encoding: str

    @property
    def revision(self) -> str:
        """Name the content: 12 hex digits of its SHA-256."""
        return revision_of(self.text)


def read_source(path: Path, *, max_bytes: int = MAX_BYTES) -> Source:
    """Read a .txt or .md file in UTF-8, UTF-16, Shift_JIS, EUC-JP or ISO-2022-JP.

    Raises `UnreadableFile` for a file that is missing, of another kind, empty, too large, binary or undecodable.
    """
    _check_kind(path)
    size = path.stat().st_size
    if size == 0:
        raise _unreadable(path, "ファイルが空です。", "The file is empty.")
    if size > max_bytes:
        raise _unreadable(
            path,
            f"ファイルが大きすぎます（{size:,} バイト。上限 {max_bytes:,} バイト）。",
            f"The file is too large ({size:,} bytes; the limit is {max_bytes:,}).",
        )
    data = path.read_bytes()
    text, encoding = _decode(path, data)
    if not text.strip("\ufeff \t\r\n\f\u3000"):
        raise _unreadable(path, "ファイルに文字がありません。", "The file holds no characters.")
    return Source(path.name, text, encoding)


def _check_kind(path: Path) -> None:
    if not path.is_file():
        raise _unreadable(path, "ファイルが見つかりません。", "There is no such file.")
    if path.suffix.lower() not in SUFFIXES:
        raise _unreadable(
            path, f"「{path.suffix}」の形式は読み取れません。", f"Files of the kind '{path.suffix}' cannot be read."
        )


def _decode(path: Path, data: bytes) -> tuple[str, str]:
    if data.startswith(_UTF16_MARKS):
        return _decode_strictly(path, data, "utf-16"), "utf-16"
    if b"\0" in data:
        raise _unreadable(
            path,
            f"文字のファイルではありません（{data.index(0):,} バイト目に NUL）。",
            f"This is a binary file (NUL at byte {data.index(0):,}).",
        )
    bad = _undecodable_utf8(data)
    if not bad and _ISO_2022_JP not in data:
        return data.decode("utf-8"), "utf-8"
    encoding = None if _is_damaged_utf8(data, bad) else _legacy_encoding(data)
    if encoding is None:
        raise _undecodable(path, data, bad)
    return data.decode(encoding), encoding


def _legacy_encoding(data: bytes) -> str | None:
    """Choose among the old Japanese encodings the one that makes most hiragana of a text; None where none decodes it.

    The wrong one either fails or turns hiragana into half-width katakana. A general detector gave up on short
    Shift_JIS texts when it was held to these three.
    """
    hiragana = {encoding: _count_hiragana(data, encoding) for encoding in _LEGACY_ENCODINGS}
    best = max(hiragana, key=lambda encoding: hiragana[encoding])
    return best if hiragana[best] else None


def _count_hiragana(data: bytes, encoding: str) -> int:
    try:
        text = data.decode(encoding)
    except UnicodeDecodeError:
        return 0
    return len(_HIRAGANA.findall(text))


def _decode_strictly(path: Path, data: bytes, encoding: str) -> str:
    try:
        return data.decode(encoding)
    except UnicodeDecodeError as error:
        raise _undecodable(path, data, [error.start]) from error


def _undecodable_utf8(data: bytes) -> list[int]:
    """List the byte positions where UTF-8 decoding fails, as many as tell damage from another encoding."""
    bad: list[int] = []
    start = 0
    while len(bad) < _DAMAGE_LIMIT:
        try:
            data[start:].decode("utf-8")
        except UnicodeDecodeError as error:
            bad.append(start + error.start)
            start += error.end
        else:
            break
    return bad


_DAMAGE_LIMIT = 20  # a UTF-8 text with fewer bad places is damaged; a text in another code has one in every word
_DAMAGE_SHARE = 0.01


def _is_damaged_utf8(data: bytes, bad: list[int]) -> bool:
    """Tell a UTF-8 text with a few broken bytes from a text in another encoding."""
    return 0 < len(bad) < _DAMAGE_LIMIT and len(bad) < _DAMAGE_SHARE * len(data)


def _undecodable(path: Path, data: bytes, bad: list[int]) -> UnreadableFile:
    shown = ", ".join(f"{position:,} (0x{data[position]:02X})" for position in bad[:_POSITIONS_SHOWN])
    return _unreadable(
        path,
        f"文字コードを判別できません。読めないバイトの位置: {shown}",
        f"The encoding is not recognised. Undecodable bytes at: {shown}.",
    )


def _unreadable(path: Path, ja: str, en: str) -> UnreadableFile:
    accepted = ", ".join(SUFFIXES)
    return UnreadableFile(
        Message(
            f"「{path.name}」を読めません: {ja} 読めるもの: UTF-8 または Shift_JIS の {accepted}"
            "（例: sujimichi ingest 総合戦略.txt）",
            f"Cannot read '{path.name}': {en} Accepted: {accepted} in UTF-8 or Shift_JIS "
            "(for example: sujimichi ingest strategy.txt)",
        ),
        given=str(path),
        accepted=list(SUFFIXES),
    )
