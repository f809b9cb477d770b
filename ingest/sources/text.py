"""Plain text: the encodings that Japanese offices use, recognised or refused, never guessed past damage."""

import re

from ingest.sources.extracted import Extracted
from ingest.sources.refusal import refusal
from ontology.errors import UnreadableFile

_LEGACY_ENCODINGS = ("cp932", "euc_jp", "iso2022_jp")
_HIRAGANA = re.compile(r"[\u3041-\u3096]")
_UTF16_MARKS = (b"\xff\xfe", b"\xfe\xff")
_ISO_2022_JP = b"\x1b$"  # all of ISO-2022-JP is also valid UTF-8; its escape tells it apart
_POSITIONS_SHOWN = 5
_DAMAGE_LIMIT = 20  # a UTF-8 text with fewer bad places is damaged; a text in another code has one in every word
_DAMAGE_SHARE = 0.01


def read_text(name: str, data: bytes) -> Extracted:
    """Decode UTF-8, UTF-16, Shift_JIS, EUC-JP or ISO-2022-JP; every character stays, newlines and BOM included.

    Raises `UnreadableFile` where the bytes are no text or in no known encoding.
    """
    if data.startswith(_UTF16_MARKS):
        return Extracted(_decode_strictly(name, data, "utf-16"), "utf-16")
    if b"\0" in data:
        raise refusal(
            name,
            f"文字のファイルではありません（{data.index(0):,} バイト目に NUL）。",
            f"This is a binary file (NUL at byte {data.index(0):,}).",
        )
    bad = _undecodable_utf8(data)
    if not bad and _ISO_2022_JP not in data:
        return Extracted(data.decode("utf-8"), "utf-8")
    encoding = None if _is_damaged_utf8(data, bad) else _legacy_encoding(data)
    if encoding is None:
        raise _undecodable(name, data, bad)
    return Extracted(data.decode(encoding), encoding)


def is_text(data: bytes) -> bool:
    """Tell bytes that `read_text` decodes."""
    try:
        read_text("", data)
    except UnreadableFile:
        return False
    return True


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


def _decode_strictly(name: str, data: bytes, encoding: str) -> str:
    try:
        return data.decode(encoding)
    except UnicodeDecodeError as error:
        raise _undecodable(name, data, [error.start]) from error


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


def _is_damaged_utf8(data: bytes, bad: list[int]) -> bool:
    """Tell a UTF-8 text with a few broken bytes from a text in another encoding."""
    return 0 < len(bad) < _DAMAGE_LIMIT and len(bad) < _DAMAGE_SHARE * len(data)


def _undecodable(name: str, data: bytes, bad: list[int]) -> UnreadableFile:
    shown = ", ".join(f"{position:,} (0x{data[position]:02X})" for position in bad[:_POSITIONS_SHOWN])
    return refusal(
        name,
        f"文字コードを判別できません。読めないバイトの位置: {shown}",
        f"The encoding is not recognised. Undecodable bytes at: {shown}.",
    )
