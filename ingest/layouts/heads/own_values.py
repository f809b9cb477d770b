"""Whose values are ours, where every head says whose: 県の現状値 beside 全国の現状値 is that of a prefecture itself.

Beside 現状値 or 市の現状値 it is that of the prefecture around a city, a figure to compare with.
"""

import re
from collections.abc import Sequence
from dataclasses import replace

from ingest.layouts.cues import Role, plain_of
from ingest.layouts.heads.columns import Column

_STEMS = {
    Role.BASELINE: r"(?:現状|現況|現在|基準|直近|策定時|当初)",
    Role.TARGET: r"(?:目標|目指|めざ)",
}
_OF_BODY = r"[都道府県](?:全体)?の?(?:計画)?"
_OF_STATE = re.compile(r"(?:国|全国)")
_OF_TOWN = re.compile(r"[本当]?[市区町村](?!町村)")


def with_own(columns: Sequence[Column]) -> list[Column]:
    """Take the value that a prefecture has for ours, where no other head can be ours: baselines first, then targets."""
    found = list(columns)
    heads = [plain_of(column.head.text) for column in columns]
    if any(_OF_TOWN.match(head) for head in heads):
        return found
    for role, stem in _STEMS.items():
        at = [n for n, head in enumerate(heads) if re.match(_OF_BODY + stem, head)]
        ours = len(at) == 1 and found[at[0]].role is Role.OTHER_VALUE
        if ours and not any(column.role is role for column in found) and _is_compared(heads, stem):
            found[at[0]] = replace(found[at[0]], role=role)
    return found


def _is_compared(heads: Sequence[str], stem: str) -> bool:
    """Tell whether the values of the whole country stand beside those of a prefecture, or no others at all."""
    others = [head for head in heads if _OF_STATE.match(head)]
    return bool(others) or not any(re.search(stem, head) for head in heads if not re.match(_OF_BODY, head))
