"""The font of figures: Noto Sans CJK JP, which comes with the product, so that no server draws empty boxes.

Sizes are in px, an advance is how far the pen moves on.
"""

from dataclasses import dataclass
from functools import cache
from pathlib import Path

import noto_cjk_sans_jp_bold
import noto_cjk_sans_jp_regular
from fontTools.ttLib import TTFont

FAMILY = "Noto Sans CJK JP"
# Those who open the SVG elsewhere may have the same design under another name, or a font of their system.
FAMILIES = (FAMILY, "Noto Sans JP", "Hiragino Sans", "Yu Gothic", "Meiryo", "sans-serif")
FILES = (Path(str(noto_cjk_sans_jp_regular.FONT_PATH)), Path(str(noto_cjk_sans_jp_bold.FONT_PATH)))
GETA = "〓"  # what a Japanese printer sets where a type is missing


@dataclass(frozen=True)
class Face:
    """The advances of a weight in units of the em, by code point."""

    advances: dict[int, float]

    @classmethod
    def read(cls, file: Path) -> "Face":
        """Read what has to be known to set a line, and nothing of the outlines."""
        with TTFont(file, lazy=True) as font:
            em, widths = font["head"].unitsPerEm, font["hmtx"].metrics
            return cls({code: widths[name][0] / em for code, name in font.getBestCmap().items()})

    def width(self, text: str) -> float:
        """Give the width of a text in em."""
        missing = self.advances[ord(GETA)]
        return sum(self.advances.get(ord(character), missing) for character in text)


@cache
def face(*, bold: bool = False) -> Face:
    """Give a weight, read once."""
    return Face.read(FILES[bold])


def width(text: str, size: float, *, bold: bool = False) -> float:
    """Measure a text that is set in this font, in px."""
    return face(bold=bold).width(text) * size


def settable(text: str) -> str:
    """Put a geta (〓) for every character that the font lacks, as a printer does: a gap that shows, not a box."""
    known = face().advances
    missing = {ord(character) for character in set(text) if ord(character) > 0x7F and ord(character) not in known}
    return text.translate(dict.fromkeys(missing, GETA))
