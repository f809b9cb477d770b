"""What a document without a cover calls itself in its first sentences; nothing is made up where it does not.

本書は、「灯台のある町づくり計画」である。／この計画の名称は、「…計画」とする。           its name
「灯台の保存に関する検討会」を設け、…議論を総括し、報告書として取りまとめた。     灯台の保存に関する検討会 報告書
"""

import re

from ingest.structure.blocks import Block, BlockKind
from ingest.structure.labels import label_of
from ingest.structure.outline import Part

_BLOCKS = 24  # from the start of a text: its preface
_SHORTEST, _LONGEST = 5, 60
_KINDS = "報告書|計画|戦略|プラン|ビジョン|方針|大綱|構想|指針|提言|答申|白書|書"
_QUOTED = r"「(?P<name>(?:[^「」]|「[^「」]*」){5,60})」"
_NAMED = re.compile(
    rf"(?:本|この)(?:{_KINDS})(?:の(?:名称|名前|題名))?は、{_QUOTED}(?:である|であり|とする|とし|として|といい|という)"
)
_COUNCIL = re.compile(
    r"「(?P<name>(?:[^「」]|「[^「」]*」){4,60}(?:会議|委員会|検討会|研究会|懇談会|審議会|検証会|協議会|部会|会合))」"
    r"(?:（[^（）]{0,60}）)?を[^。「」]{0,20}?(?:設置|設け|開催|立ち上げ|開き)"
)
_RESULT = re.compile(
    r"(?:議論|検討|審議|検証|意見|結果)を[^。]{0,20}?(?:総括|整理|集約|踏まえ|経て|取りまとめ|とりまとめ|まとめ)?[^。]{0,20}?"
    r"(?P<what>(?:中間|最終)?(?:報告書?|取りまとめ|とりまとめ)|提言|答申|意見書)として[、]?"
    r"(?:取りまとめ|とりまとめ|まとめ|公表|提出)"
)


def own_name(root: Part) -> str | None:
    """Read the name that a document gives itself, or the council whose report it says that it is; None for neither."""
    preface = "".join(block.text for block in _preface(root))
    named = _NAMED.search(preface)
    if named is not None:
        return label_of(named["name"]).text
    council = _COUNCIL.search(preface)
    result = _RESULT.search(preface, council.end()) if council else None
    if council is None or result is None:
        return None
    name = f"{label_of(council['name']).text} {result['what']}"
    return name if _SHORTEST <= len(name) <= _LONGEST else None


def _preface(root: Part) -> list[Block]:
    """Take the first blocks of running text; a table of contents is none."""
    blocks = (block for part in root.walk() for block in ([part.heading] if part.heading else []) + part.body)
    first = sorted(blocks, key=lambda block: block.origins[0])[:_BLOCKS]
    return [block for block in first if block.kind is BlockKind.PARAGRAPH]
