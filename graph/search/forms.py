"""The form in which characters are searched: one spelling for widths, cases and the two kana, without marks.

    スマート農業（ＡＩ）  →  すまーと農業ai

Words are cut elsewhere (`graph.search.words`); here a text is cut into overlapping pairs of characters, which find a
part of a word, and queries of one or two characters, that an index of words or of triples would miss.
"""

import re
import unicodedata
from dataclasses import dataclass

from ontology.normalise import repair

_KATAKANA = {code: code - 0x60 for code in range(ord("ァ"), ord("ヶ") + 1)} | {ord("ヵ"): "か", ord("ヶ"): "か"}
_CLUSTER = re.compile(r".[\u3099\u309a\uff9e\uff9f\u0300-\u036f]*", re.DOTALL)  # a character and what is set on it
_LEFT_OUT = re.compile(r"(?!%|(?<=\d)\.(?=\d))[\W_]")
_KANA = re.compile(r"[ぁ-ゖ]")
_KANA_ONLY = re.compile(r"[ぁ-ゖー]+")


@dataclass(frozen=True, slots=True)
class Folded:
    """A folded text; `places[i]` is the span of the original that its character `i` comes from."""

    text: str
    places: tuple[tuple[int, int], ...]


def fold(text: str) -> str:
    """Give the form in which texts are compared, without what is neither letter nor figure (% and 2.0 stay)."""
    return _LEFT_OUT.sub("", unicodedata.normalize("NFKC", repair(text)).casefold().translate(_KATAKANA))


def fold_with_places(text: str) -> Folded:
    """Fold a text and say where each character of the outcome stood."""
    characters: list[str] = []
    places: list[tuple[int, int]] = []
    for cluster in _CLUSTER.finditer(repair(text)):
        for character in unicodedata.normalize("NFKC", cluster[0]).casefold().translate(_KATAKANA):
            characters.append(character)
            places.append(cluster.span())
    out = {match.start() for match in _LEFT_OUT.finditer("".join(characters))}
    kept = [at for at in range(len(characters)) if at not in out]
    return Folded("".join(characters[at] for at in kept), tuple(places[at] for at in kept))


def pairs(folded: str) -> str:
    """Cut a folded text into overlapping pairs: 人口減 → 人口 口減 減."""
    return " ".join(folded[at : at + 2] for at in range(len(folded)))


def has_kana(folded: str) -> bool:
    """Tell whether any of a folded text is written in kana."""
    return _KANA.search(folded) is not None


def is_kana(folded: str) -> bool:
    """Tell whether a folded text is written in kana alone, as what is typed before it is converted to kanji."""
    return _KANA_ONLY.fullmatch(folded) is not None
