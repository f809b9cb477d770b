"""Ways in which a text comes to harm between the ministry and the reader: each takes lines and gives lines."""

import random
import unicodedata
from collections.abc import Callable

Lines = list[str]
Damage = Callable[[Lines, random.Random], Lines]

_HOSTILE = (
    "\u202e逆さ\u202c", "<script>alert(1)</script>", "\x00\x0b\x0c", "|" * 40, "\t" * 60, "（" * 50, "・" * 80,
    "【】" * 30, "①" * 30, "ー" * 200, "１．" * 40, "%" * 50, "令和" * 40, "ＫＰＩ：" * 20, "※" * 50, "第" * 60,
    "１００％" * 30, "\ufeff", "\u3000" * 300, "𠮷" * 20, "か\u3099" * 20, "…" * 100, "<table><tr><td>" * 10,
    "|---|---|", "\ud7ff",
)  # fmt: skip
_MISREADINGS = str.maketrans("産関国ー０１二力", "产关國一Ol2カ")
_LONGEST_CUT = 400


def cut(lines: Lines, rng: random.Random) -> Lines:
    """Keep a part, as when a page is missing at either end; the first line starts in the middle."""
    start = rng.randrange(len(lines))
    kept = lines[start : start + rng.randint(1, _LONGEST_CUT)]
    return [kept[0][rng.randrange(len(kept[0]) + 1) :], *kept[1:]]


def drop(lines: Lines, rng: random.Random) -> Lines:
    """Lose one line in eight."""
    return [line for line in lines if rng.random() > 1 / 8]


def double(lines: Lines, rng: random.Random) -> Lines:
    """Repeat a passage at another place."""
    start = rng.randrange(len(lines))
    passage, at = lines[start : start + rng.randint(1, 60)], rng.randrange(len(lines))
    return [*lines[:at], *passage, *lines[at:]]


def double_glyphs(lines: Lines, rng: random.Random) -> Lines:
    """Print each glyph twice, as bold type comes out of some files."""
    return ["".join(c * 2 for c in line) if rng.random() < 1 / 4 else line for line in lines]


def shuffle(lines: Lines, rng: random.Random) -> Lines:
    """Mix the lines of one passage."""
    start = rng.randrange(len(lines))
    end = min(len(lines), start + rng.randint(2, 80))
    return [*lines[:start], *rng.sample(lines[start:end], end - start), *lines[end:]]


def rewrap(lines: Lines, rng: random.Random) -> Lines:
    """Wrap the text at another width."""
    text, width = "".join(lines), rng.randint(3, 70)
    return [text[at : at + width] for at in range(0, len(text), width)] or [""]


def join(lines: Lines, rng: random.Random) -> Lines:
    """Lose one line break in four."""
    joined = [lines[0]]
    for line in lines[1:]:
        if rng.random() < 1 / 4:
            joined[-1] += line
        else:
            joined.append(line)
    return joined


def clip(lines: Lines, rng: random.Random) -> Lines:
    """Clip the ends of lines at a margin."""
    margin = rng.randint(5, 40)
    return [line[:margin] for line in lines]


def space(lines: Lines, rng: random.Random) -> Lines:
    """Put blanks between the glyphs of some lines."""
    blank = rng.choice((" ", "\u3000", "\t"))
    return [blank.join(line) if rng.random() < 1 / 5 else line for line in lines]


def columns(lines: Lines, rng: random.Random) -> Lines:
    """Print two passages side by side."""
    half = (len(lines) + 1) // 2
    right = [*lines[half:], ""]
    return [f"{a}{rng.choice(('  ', '   ', chr(9), '|'))}{b}" for a, b in zip(lines[:half], right, strict=False)]


def misread(lines: Lines, rng: random.Random) -> Lines:
    """Take glyphs for others that look alike, here and there."""
    return [line.translate(_MISREADINGS) if rng.random() < 1 / 3 else line for line in lines]


def renormalise(lines: Lines, rng: random.Random) -> Lines:
    """Change between full and half width, or take characters apart."""
    form = rng.choice(("NFKC", "NFD", "NFC", "NFKD"))
    return [unicodedata.normalize(form, line) for line in lines]  # type: ignore[arg-type]


def reencode(lines: Lines, rng: random.Random) -> Lines:
    """Save in one encoding and open in another."""
    wrote, opened = rng.sample(("utf-8", "cp932", "euc_jp", "iso2022_jp"), 2)
    at = rng.randrange(len(lines))
    turned = [line.encode(wrote, "replace").decode(opened, "replace") for line in lines[at : at + 20]]
    return [*lines[:at], *turned, *lines[at + 20 :]]


def strange(lines: Lines, rng: random.Random) -> Lines:
    """Insert what no text should hold."""
    for _ in range(rng.randint(1, 6)):
        at = rng.randrange(len(lines))
        where = rng.randint(0, len(lines[at]))
        lines = [*lines[:at], lines[at][:where] + rng.choice(_HOSTILE) + lines[at][where:], *lines[at + 1 :]]
    return lines


DAMAGES: tuple[Damage, ...] = (
    drop, double, double_glyphs, shuffle, rewrap, join, clip, space, columns, misread, renormalise, reencode, strange,
)  # fmt: skip


def damaged(lines: Lines, rng: random.Random) -> str:
    """Cut a part out of a text and do it up to four kinds of harm."""
    lines = cut(lines, rng)
    for damage in rng.choices(DAMAGES, k=rng.randint(0, 4)):
        lines = damage(lines, rng) or [""]
    return rng.choice(("\n", "\n", "\r\n", "\n\n", "\f\n")).join(lines)
