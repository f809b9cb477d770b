"""Values whose figures are in kanji, as upright texts print them; only where an arrow or a label announces one."""

from ingest.kanji_numbers import with_figures
from ingest.layouts.cues import LayoutCues
from ingest.layouts.figures.values import is_value


def is_value_or_kanji(text: str, cues: LayoutCues) -> bool:
    """Tell whether a text is a value, 24人 or 二十四人."""
    return is_value(text, cues) or is_value(with_figures(text), cues)
