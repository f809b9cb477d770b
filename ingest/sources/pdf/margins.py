"""Running heads, feet and page numbers: what stands in the margin of page after page is said once."""

import re
import unicodedata
from collections import Counter
from collections.abc import Sequence

from ingest.sources.pdf.page import Block, Kind

_MARGIN = 0.08  # of the height of a page
_FEWEST = 3  # pages that a running head stands on; on both where there are but two
_PAGE_NUMBER = re.compile(
    r"[-–—―−‐ー~〜\s]*(?:p\.?|頁)?\s*\d{1,4}\s*(?:頁|ページ|/\s*\d{1,4})?[-–—―−‐ー~〜\s]*", re.IGNORECASE
)

Page = tuple[float, list[Block]]  # its height and its blocks


def without_margins(pages: Sequence[Page]) -> list[list[Block]]:
    """Leave out page numbers, and running heads and feet after the first of each."""
    counts = Counter(key for height, blocks in pages for key in {_key(block, height) for block in blocks})
    fewest = min(_FEWEST, len(pages))
    seen: set[str | None] = set()
    kept = []
    for height, blocks in pages:
        page = []
        for block in blocks:
            key = _key(block, height)
            runs = key is not None and len(pages) > 1 and counts[key] >= fewest
            if runs and (key in seen or _PAGE_NUMBER.fullmatch(_plain(block))):
                continue
            seen.add(key)
            page.append(block)
        kept.append(page)
    return kept


def _key(block: Block, height: float) -> str | None:
    """Name what stands in the margin: its words without figures, and whether above or below; None for the rest."""
    if block.kind is Kind.TABLE:
        return None
    if block.box.bottom < _MARGIN * height:
        side = "above"
    elif block.box.top > (1 - _MARGIN) * height:
        side = "below"
    else:
        return None
    return side + re.sub(r"\d+", "0", _plain(block))


def _plain(block: Block) -> str:
    return unicodedata.normalize("NFKC", block.texts[0]).strip()
