"""One spelling for comparing labels: what a reader would call the same words compares equal."""

import re
import unicodedata

_MISREADINGS: tuple[tuple[str, str], ...] = (
    # Characters that OCR confuses in Japanese official texts. Each pair is wrong → right, and the wrong side never
    # occurs in a correct text: simplified or old forms of one character, or a look-alike inside a fixed word.
    ("产", "産"),
    ("國", "国"),
    ("关", "関"),
    ("關", "関"),
    ("力レッジ", "カレッジ"),
    ("RM0", "RMO"),
    ("ＲＭ０", "ＲＭＯ"),
)
_RESTATED = re.compile(r"[【（(\[]\s*再\s*掲\s*[】）)\]]")
_SPACE = re.compile(r"\s+")


def repair(text: str) -> str:
    """Replace known OCR misreadings. For labels and search only, never for quotes."""
    for wrong, right in _MISREADINGS:
        text = text.replace(wrong, right)
    return text


def is_restated(text: str) -> bool:
    """Tell whether a label carries the mark of a repeated item (再掲)."""
    return _RESTATED.search(text) is not None


def without_restated(text: str) -> str:
    """Drop the 再掲 mark from a label."""
    return _RESTATED.sub("", text).strip()


def comparable(text: str) -> str:
    """Give the form in which labels are compared: repaired, NFKC, without spaces, 再掲 marks and outer punctuation.

    The wave dash (U+301C) and the full-width tilde (U+FF5E), which look alike, compare equal.
    """
    plain = unicodedata.normalize("NFKC", without_restated(repair(text))).replace("〜", "~")
    return _SPACE.sub("", plain).strip("・:：,、。").casefold()
