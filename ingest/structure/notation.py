"""How headings are numbered: the printed enumerator, and what it can be read as.

One heading may allow several readings. 「I.」 is a Roman one, a capital I, or a small l that OCR took for a capital;
which one is meant, only its place among the other headings can tell (see `ingest.structure.outline`).
"""

import re
import unicodedata
from dataclasses import dataclass
from enum import StrEnum

from ingest.kanji_numbers import number_of


class Style(StrEnum):
    """The family of an enumerator; headings of one family are of one rank in one place."""

    PART = "第1編"
    CHAPTER = "第1章"
    SECTION = "第1節"
    ORDINAL = "第1"
    ROMAN = "Ⅰ"
    DECIMAL = "1-1"
    NUMBER = "1."
    UPPER = "A."
    LOWER = "a."
    PAREN_NUMBER = "(1)"
    PAREN_LETTER = "(a)"
    CIRCLED = "①"
    KANA = "ア"
    PAREN_KANA = "(ア)"
    LEVEL = "基本目標1"  # a word of the logic model with a number, whichever word it is
    PROJECT = "事業1"  # a word for programmes with a number
    MARK = "■"  # no number at all


@dataclass(frozen=True, slots=True)
class Reading:
    """One way to read an enumerator. `natural` is false where a misread character is assumed."""

    style: Style
    value: int
    label: str
    natural: bool = True
    family: str = ""  # the word of a LEVEL, the character of a MARK


@dataclass(frozen=True, slots=True)
class Enumerated:
    """A line that begins with an enumerator. `title_at` is the index in the line where the title begins."""

    printed: str
    readings: tuple[Reading, ...]
    title: str
    title_at: int


_KANJI = "〇一二三四五六七八九十"
_ROMAN_SIGNS = {chr(0x2160 + offset): offset + 1 for offset in range(12)} | {
    chr(0x2170 + offset): offset + 1 for offset in range(12)
}
_ROMAN_ASCII = {"I": 1, "II": 2, "III": 3, "IV": 4, "V": 5, "VI": 6, "VII": 7, "VIII": 8, "IX": 9, "X": 10}
_KANA = "アイウエオカキクケコサシスセソタチツテトナニヌネノハヒフヘホマミムメモヤユヨラリルレロワ"
_CIRCLED = {chr(0x2460 + offset): offset + 1 for offset in range(20)} | {
    chr(0x3251 + offset): offset + 21 for offset in range(15)
}
# Letters that OCR takes for others: what stands in print → the small letters that may have been meant.
_MISREAD_LETTERS = {
    "I": "li", "Ⅰ": "li", "1": "li", "|": "l", "Ⅲ": "m", "ⅲ": "m", "III": "m", "rn": "m", "0": "o", "O": "o", "9": "gq",
    "6": "b", "5": "s", "2": "z", "C": "c", "K": "k", "P": "p", "S": "s", "U": "u", "V": "v", "W": "w", "X": "x",
}  # fmt: skip

_ROMAN_LETTERS = "|".join(sorted((sign for sign in _ROMAN_ASCII if len(sign) > 1), key=len, reverse=True))
_DIGITS = r"[0-9０-９]"
_STOP = r"[.．、]"
_FIGURE = rf"{_DIGITS}{{1,2}}"
_HYPHENS = "-－−‐‑–"  # in print they look alike, and programs that read PDF give any of them
_ANY_HYPHEN = re.compile(f"[{_HYPHENS}]")
_NUMERAL = rf"({_DIGITS}+|[一二三四五六七八九十]+)"
_COUNTED = "0-9０-９年月億万円件%％～〜"  # what follows a figure that counts something
_COUNTERS = "人名回か箇カヶ店校社戸台本頭棟組団床隻"  # the same behind figures of three digits
_NO_PHRASE = "(?![のにでをはへと](?![0-9０-９]))"  # 第５章の特別の措置 is spoken of, no heading
_PATTERNS: tuple[tuple[Style, re.Pattern[str]], ...] = (
    (Style.PART, re.compile(rf"第{_NUMERAL}[編部](?![会門局品]){_NO_PHRASE}[ 　:：]*")),
    (Style.CHAPTER, re.compile(rf"第{_NUMERAL}章{_NO_PHRASE}[ 　:：]*")),
    (Style.SECTION, re.compile(rf"第{_NUMERAL}節{_NO_PHRASE}[ 　:：]*")),
    (Style.ORDINAL, re.compile(rf"第{_NUMERAL}(?:{_STOP}[ 　]*|[ 　]+)(?=[^\s0-9０-９])")),
    (Style.ROMAN, re.compile(rf"([Ⅰ-Ⅻⅰ-ⅻ]|{_ROMAN_LETTERS})(?:{_STOP}[ 　]*|[ 　]+)")),
    (Style.DECIMAL, re.compile(
        rf"({_FIGURE}[{_HYPHENS}.．](?:{_FIGURE}|[①-⑳](?=[ 　])))"
        rf"(?:{_STOP}?[ 　]+|(?=[^\s0-9０-９.．年月%％])(?!の[①-⑳0-9０-９(（]))"
    )),
    (Style.DECIMAL, re.compile(rf"[【\[［]({_FIGURE}[{_HYPHENS}]{_FIGURE})[】\]］][ 　]*(?=[^\s0-9０-９])")),
    (Style.DECIMAL, re.compile(  # 203: the third of the second goal
        rf"([1-9１-９](?!00|００)[0-2０-２]{_DIGITS})[ 　]{{1,2}}"
        rf"(?=[^\s{_COUNTED}{_COUNTERS}][^\s0-9０-９、。％%]{{4,}}[ 　]*$)"
    )),
    (Style.NUMBER, re.compile(
        rf"({_FIGURE})(?:[ 　]?{_STOP}(?![0-9０-９～〜])[ 　]*|[ 　]{{1,2}}(?=[^\s{_COUNTED}].))"
    )),
    (Style.UPPER, re.compile(rf"([A-ZＡ-Ｚ]){_STOP}[ 　]*(?![A-Za-z0-9]+[.．])")),
    (Style.LOWER, re.compile(rf"([a-zａ-ｚ]|rn){_STOP}[ 　]*(?![A-Za-z0-9]+[.．])")),
    (Style.PAREN_KANA, re.compile(  # （１）－（ア）, １－（ア）: the number of the goal before that of the measure
        rf"(?:[(（]{_FIGURE}[)）]|{_FIGURE})[{_HYPHENS}―ー][(（]([{_KANA}])[)）](?!の?[{_HYPHENS}―ー0-9０-９])[ 　]*"
    )),
    (Style.CIRCLED, re.compile(rf"[(（]{_FIGURE}[)）][{_HYPHENS}―ー]([①-⑳])(?!の?[{_HYPHENS}―ー0-9０-９])[ 　]*")),
    (Style.PAREN_NUMBER, re.compile(rf"[(（]({_DIGITS}{{1,3}})[)）][ 　]*")),
    (Style.PAREN_LETTER, re.compile(r"[(（]([a-zａ-ｚ])[)）][ 　]*")),
    (Style.CIRCLED, re.compile(r"([①-⑳㉑-㉟])[ 　]*")),
    (Style.PAREN_KANA, re.compile(rf"[(（]([{_KANA}])[)）][ 　]*")),
    (Style.KANA, re.compile(rf"([{_KANA}])(?:{_STOP}[ 　]*|[ 　]+|[)）][ 　]*)")),
)  # fmt: skip
_BEGINS_NAME = re.compile(r"[\u3400-\u9fff\u30a1-\u30fa「『“A-ZＡ-Ｚ]")
_PART_COUNTED = re.compile(  # 灯その１　なりわいの灯: a word of the plan's own; 図その１ is no part of it
    rf"(?P<word>[^\s{_COUNTED}（()）、。・]{{1,6}})(?<![表図例注はがをにでともの])(?<!資料|写真|参考)"
    rf"その{_NUMERAL}(?:[ 　]*[:：][ 　]*|[ 　]+)(?=[^\s0-9０-９（(])"
)
_MARKED = re.compile(r"([■□◆◇●◎▼▶☆★])[ 　]*")


def enumerated(line: str, level_words: tuple[str, ...] = ()) -> Enumerated | None:
    """Read the enumerator that a line begins with, in all ways that it can be read; None where there is none.

    `level_words` are words of the logic model that number their headings themselves: インパクト（1）, 基本目標２.
    """
    return _level(line, level_words) or _numbered(line) or _part_counted(line) or _marked(line)


def _numbered(line: str) -> Enumerated | None:
    for style, pattern in _PATTERNS:
        match = pattern.match(line)
        if match is None:
            continue
        printed = match[0].strip(" 　")
        readings = [
            Reading(style, _value(style, match[1]), _label(style, printed, match[1])),
            *_misread(style, match[1]),
        ]
        return Enumerated(printed, tuple(readings), line[match.end() :].strip(), match.end())
    return None


def _level(line: str, words: tuple[str, ...]) -> Enumerated | None:
    for word in words:
        if word not in line[: len(word) + 1]:
            continue
        match = re.match(
            rf"[【＜<(（]?{re.escape(word)}[ 　]*[(（]?({_FIGURE}|[A-ZＡ-Ｚa-zａ-ｚⅠ-Ⅻ①-⑳一二三四五六七八九])"
            r"(?![0-9０-９A-Za-z年月%％])(?P<gap>[)）】＞>]*[ 　:：.．]*)",
            line,
        )
        if match is None or not _may_be_title(line[match.end() :], match["gap"], word):
            continue
        label = unicodedata.normalize("NFKC", match[1])
        reading = Reading(Style.LEVEL, _any_value(match[1]), label, family=word)
        return Enumerated(match[0].strip(), (reading,), line[match.end() :].strip(), match.end())
    return None


def _may_be_title(rest: str, gap: str, word: str) -> bool:
    """Tell a heading 「基本目標２ 人の流れ」 from a sentence 「基本目標２については」 and from a row of table heads."""
    return word not in rest and (bool(gap) or not rest or _BEGINS_NAME.match(rest) is not None) and rest[:1] != "、"


def _part_counted(line: str) -> Enumerated | None:
    """Read a part that is counted under a word of the plan's own: 灯その１　なりわいの灯."""
    match = _PART_COUNTED.match(line)
    if match is None:
        return None
    reading = Reading(Style.LEVEL, _any_value(match[2]), unicodedata.normalize("NFKC", match[2]), family=match["word"])
    return Enumerated(match[0].strip(" 　:："), (reading,), line[match.end() :].strip(), match.end())


def _marked(line: str) -> Enumerated | None:
    match = _MARKED.match(line)
    if match is None:
        return None
    reading = Reading(Style.MARK, 0, match[1], family=match[1])
    return Enumerated(match[1], (reading,), line[match.end() :].strip(), match.end())


def _misread(style: Style, sign: str) -> list[Reading]:
    if style not in (Style.ROMAN, Style.UPPER, Style.NUMBER, Style.LOWER):
        return []
    letters = _MISREAD_LETTERS.get(unicodedata.normalize("NFKC", sign) if style is Style.NUMBER else sign, "")
    found = [Reading(Style.LOWER, ord(letter) - ord("a") + 1, letter, natural=False) for letter in letters]
    if style is Style.UPPER and sign in _ROMAN_ASCII:
        found.append(Reading(Style.ROMAN, _ROMAN_ASCII[sign], sign))
    return found


def _label(style: Style, printed: str, sign: str) -> str:
    """Give the form in which the enumerator is shown: a bare letter or figure, or as printed."""
    if style in (Style.UPPER, Style.LOWER, Style.NUMBER, Style.DECIMAL):
        return unicodedata.normalize("NFKC", _ANY_HYPHEN.sub("-", sign))
    return unicodedata.normalize("NFKC", printed) if style is Style.PAREN_NUMBER else printed.rstrip(".．、:： 　")


def _value(style: Style, sign: str) -> int:
    if style is Style.DECIMAL:
        return int(re.split(r"[-.]", unicodedata.normalize("NFKC", _ANY_HYPHEN.sub("-", sign)))[-1][-2:])
    if style in (Style.UPPER, Style.LOWER, Style.PAREN_LETTER):
        return 13 if sign == "rn" else ord(unicodedata.normalize("NFKC", sign).lower()) - ord("a") + 1
    return _any_value(sign)


def _any_value(sign: str) -> int:
    """Give the number behind any single sign: figures, kanji, Roman, circled, kana, letters."""
    for table in (_ROMAN_SIGNS, _ROMAN_ASCII, _CIRCLED):
        if sign in table:
            return table[sign]
    plain = unicodedata.normalize("NFKC", sign)
    if plain.isdecimal():
        return int(plain)
    if plain in _KANA:
        return _KANA.index(plain) + 1
    if set(plain) <= set(_KANJI):
        return number_of(plain)
    return ord(plain.lower()) - ord("a") + 1
