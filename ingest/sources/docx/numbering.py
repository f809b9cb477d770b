"""The numbers that Word prints before paragraphs and does not store with them: 第１章, （２）, ③, イ."""

from collections import defaultdict
from collections.abc import Callable
from dataclasses import dataclass, field, replace

from ingest.sources.docx.xml import Element, qn, value_of

_KANJI = "〇一二三四五六七八九"
_AIUEO = "アイウエオカキクケコサシスセソタチツテトナニヌネノハヒフヘホマミムメモヤユヨラリルレロワヲン"
_IROHA = "イロハニホヘトチリヌルヲワカヨタレソツネナラムウヰノオクヤマケフコエテアサキユメミシヱヒモセス"
_FULL_WIDTH = str.maketrans("0123456789", "０１２３４５６７８９")
_ROMAN = ((1000, "m"), (900, "cm"), (500, "d"), (400, "cd"), (100, "c"), (90, "xc"), (50, "l"), (40, "xl"),
          (10, "x"), (9, "ix"), (5, "v"), (4, "iv"), (1, "i"))  # fmt: skip
_PRINTED_BULLETS = "・･○●◯◎■□◆◇▪•※★☆►▶→－"  # other bullets are glyphs of symbol fonts


def _circled(number: int) -> str:
    if 1 <= number <= 20:
        return chr(0x2460 + number - 1)
    return chr(0x3251 + number - 21) if 21 <= number <= 35 else f"({number})"


def _letters(number: int) -> str:
    return chr(ord("a") + (number - 1) % 26) * ((number - 1) // 26 + 1)


def _roman(number: int) -> str:
    printed = ""
    for value, letters in _ROMAN:
        printed += letters * (number // value)
        number %= value
    return printed


def _kanji(number: int) -> str:
    if not 0 < number < 100:
        return "".join(_KANJI[int(digit)] for digit in str(number))
    tens, ones = divmod(number, 10)
    return ("" if tens < 2 else _KANJI[tens]) + ("十" if tens else "") + (_KANJI[ones] if ones else "")


def _of(series: str) -> Callable[[int], str]:
    return lambda number: series[(number - 1) % len(series)]


_FORMATS: dict[str, Callable[[int], str]] = {
    "decimal": str,
    "decimalZero": lambda number: f"{number:02d}",
    "decimalFullWidth": lambda number: str(number).translate(_FULL_WIDTH),
    "decimalFullWidth2": lambda number: str(number).translate(_FULL_WIDTH),
    "decimalEnclosedCircle": _circled,
    "decimalEnclosedCircleChinese": _circled,
    "decimalEnclosedParen": lambda number: f"({number})",
    "lowerLetter": _letters,
    "upperLetter": lambda number: _letters(number).upper(),
    "lowerRoman": _roman,
    "upperRoman": lambda number: _roman(number).upper(),
    "aiueo": _of(_AIUEO),
    "aiueoFullWidth": _of(_AIUEO),
    "iroha": _of(_IROHA),
    "irohaFullWidth": _of(_IROHA),
    "japaneseCounting": _kanji,
    "chineseCounting": _kanji,
    "chineseCountingThousand": _kanji,
    "ideographDigital": lambda number: "".join(_KANJI[int(digit)] for digit in str(number)),
    "japaneseDigitalTenThousand": lambda number: "".join(_KANJI[int(digit)] for digit in str(number)),
    "none": lambda _: "",
}


@dataclass(frozen=True, slots=True)
class Level:
    """One level of a list: the form of its figures, what is printed around them, where it begins."""

    form: str
    printed: str
    start: int
    style: str | None = None  # the style whose paragraphs stand on this level
    anew: bool = False  # the list says that it does not count on from another of its kind


@dataclass(frozen=True, slots=True)
class Mark:
    """What stands before a paragraph. `depth` counts lists in lists from 0."""

    text: str
    is_bullet: bool
    depth: int


@dataclass
class Numbering:
    """The lists of a document by name, and how far each kind of list has counted on each level."""

    levels: dict[str, dict[int, Level]] = field(default_factory=dict)
    kinds: dict[str, str] = field(default_factory=dict)
    _counts: defaultdict[str, dict[int, int]] = field(default_factory=lambda: defaultdict(dict))
    _begun: set[tuple[str, int]] = field(default_factory=set)

    @classmethod
    def of(cls, root: Element | None) -> "Numbering":
        """Read word/numbering.xml; a document without lists has none."""
        numbering = cls()
        if root is None:
            return numbering
        kinds = {
            kind.get(qn("w:abstractNumId"), ""): dict(map(_level, kind.findall(qn("w:lvl"))))
            for kind in root.findall(qn("w:abstractNum"))
        }
        for each in root.findall(qn("w:num")):
            name, kind = each.get(qn("w:numId"), ""), value_of(each.find(qn("w:abstractNumId"))) or ""
            numbering.kinds[name] = kind
            numbering.levels[name] = _overridden(kinds.get(kind, {}), each)
        return numbering

    def mark(self, name: str, depth: int) -> Mark | None:
        """Count a paragraph of a list; None where the list prints nothing before it."""
        levels = self.levels.get(name, {})
        if depth not in levels:
            return None
        if levels[depth].form == "bullet":
            sign = levels[depth].printed.strip()
            return Mark(sign if sign and sign in _PRINTED_BULLETS else "-", is_bullet=True, depth=depth)
        counts = self._count(name, depth)
        text = levels[depth].printed
        for above in sorted(each for each in levels if each <= depth):
            number = counts.get(above, levels[above].start)
            text = text.replace(f"%{above + 1}", _FORMATS.get(levels[above].form, str)(number))
        return Mark(text.strip(), is_bullet=False, depth=depth) if text.strip() else None

    def depth_of(self, name: str, style: str) -> int:
        """Find the level that a list keeps for a style; the top one where it keeps none."""
        levels = self.levels.get(name, {})
        return next((depth for depth, level in levels.items() if level.style == style), 0)

    def _count(self, name: str, depth: int) -> dict[int, int]:
        level, counts = self.levels[name][depth], self._counts[self.kinds[name]]
        if level.anew and (name, depth) not in self._begun:
            counts.pop(depth, None)
        self._begun.add((name, depth))
        counts[depth] = counts.get(depth, level.start - 1) + 1
        for deeper in [each for each in counts if each > depth]:
            del counts[deeper]
        return counts


def _level(element: Element) -> tuple[int, Level]:
    start = value_of(element.find(qn("w:start")))
    return int(element.get(qn("w:ilvl"), "0")), Level(
        form=value_of(element.find(qn("w:numFmt"))) or "decimal",
        printed=value_of(element.find(qn("w:lvlText"))) or "",
        start=int(start) if start else 1,
        style=value_of(element.find(qn("w:pStyle"))),
    )


def _overridden(levels: dict[int, Level], element: Element) -> dict[int, Level]:
    """Put the levels that a list sets for itself in the place of those of its kind."""
    changed = dict(levels)
    for override in element.findall(qn("w:lvlOverride")):
        depth = int(override.get(qn("w:ilvl"), "0"))
        own = override.find(qn("w:lvl"))
        if own is not None:
            changed[depth] = _level(own)[1]
        start = value_of(override.find(qn("w:startOverride")))
        if start is not None and depth in changed:
            changed[depth] = replace(changed[depth], start=int(start), anew=True)
    return changed
