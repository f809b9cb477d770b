"""The phrase that a word heads: where it begins and ends in the sentence, as printed."""

import re

from ingest.words import Parsed

Span = tuple[int, int]

_CLOSING = {"」": "「", "』": "『", "）": "（", ")": "(", "】": "【", "”": "“", "〉": "〈"}
_FUNCTIONS = frozenset({"aux", "fixed", "case", "mark", "cop"})
_CLAUSES = frozenset({"advcl", "obl", "nsubj", "obj", "csubj", "advmod", "cc", "dep"})
_OPENERS = re.compile(
    r"(?:[、。，・ 　]|(?:また|さらに|更に|加えて|あわせて|併せて|特に|具体的には|その際|その他|このほか|一方)、"
    r"|(?:この|その)ため、)+"
)
_IN_PARENTHESES = re.compile(r"[（(][^（()）]*[)）]")
_BLANKS = " \u3000、"


def content_word(parsed: Parsed, index: int) -> int:
    """Go from a function word to the word that it hangs on (する → 強化)."""
    words = parsed.words
    while words[index].dep in _FUNCTIONS and words[index].head < index:
        index = words[index].head
    return index


def word_before(parsed: Parsed, index: int) -> int | None:
    """Find the last word before an index, past brackets: the one in front of （…）, the one within 「…」."""
    at = index - 1
    while at >= 0 and parsed.words[at].text in (*_CLOSING, " ", "\u3000"):
        if parsed.words[at].text in ("）", ")"):
            at = _opening(parsed, at)
        at -= 1
    return at if at >= 0 else None


def end_of(text: str, parsed: Parsed, index: int) -> int:
    """Give the offset where a word ends, with parentheses behind it and the brackets that close there."""
    stop = parsed.words[index].end
    behind = _IN_PARENTHESES.match(text, stop)
    stop = behind.end() if behind else stop
    while stop < len(text) and text[stop] in _CLOSING:
        stop += 1
    return stop


def phrase(text: str, parsed: Parsed, head: int, stop: int, start: int = 0) -> Span | None:
    """Give the phrase that a word heads, up to the offset `stop` and not before `start`; None where nothing is left.

    A topic that is set off by a comma (…については、) is the sentence's and no part of the phrase.
    """
    begin = max(parsed.words[_first(parsed, head)].start, start)
    opener = _OPENERS.match(text, begin, stop)
    begin, stop = _balanced(text, opener.end() if opener else begin, stop)
    inner = text[begin:stop]
    if any(inner.count(closes) != inner.count(opens) for closes, opens in _CLOSING.items()):
        return None
    begin += len(inner) - len(inner.lstrip(_BLANKS))
    stop -= len(inner) - len(inner.rstrip(_BLANKS))
    return (begin, stop) if begin < stop else None


def _first(parsed: Parsed, head: int) -> int:
    """Find the first word of a phrase, and of the one that a dot joins to it (所得向上・経営維持)."""
    first = _edge(parsed, head)
    while first > 1 and parsed.words[first - 1].text == "・":
        first = _edge(parsed, first - 2)
    return first


def _edge(parsed: Parsed, head: int) -> int:
    """Go left through what hangs on a word, the nearest first, until something belongs to the sentence instead."""
    first = head
    for child in sorted((at for at in parsed.children(head) if at < head), reverse=True):
        if _is_set_off(parsed, child, parsed.words[head].pos):
            break
        edge = _edge(parsed, child)
        first = min(first, edge)
        if edge > parsed.words[child].left:  # something in there belongs to the sentence, and all before it too
            break
    return first


def _is_set_off(parsed: Parsed, child: int, pos: str) -> bool:
    """Tell a topic, or a clause that the parse hung on a noun, from a part of the phrase: both have a comma."""
    marks = parsed.marks(child)
    is_clause = pos in ("NOUN", "PROPN") and parsed.words[child].dep in _CLAUSES
    return "、" in marks and ("は" in marks or is_clause)


def _opening(parsed: Parsed, closing: int) -> int:
    """Find the bracket that opens what a bracket closes, or the closing one itself."""
    closes = parsed.words[closing].text
    depth = 0
    for at in range(closing, -1, -1):
        depth += (parsed.words[at].text == closes) - (parsed.words[at].text == _CLOSING[closes])
        if depth == 0:
            return at
    return closing


def _balanced(text: str, begin: int, stop: int) -> Span:
    """Take in the bracket that a phrase lacks at its edge, or leave out the one that has no fellow."""
    for closes, opens in _CLOSING.items():
        missing = text.count(closes, begin, stop) - text.count(opens, begin, stop)
        if missing > 0 and text[begin - 1 : begin] == opens:
            begin -= 1
        elif missing < 0 and text[stop : stop + 1] == closes:
            stop += 1
        elif missing < 0:
            begin = text.rfind(opens, begin, stop) + 1
    return begin, stop
