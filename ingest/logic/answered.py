"""Measures that only their offices show: numbered headings with a text and who answers for it, under no goal.

(1) 舟の足の確保
病院へ通う人のため、朝夕に渡し舟を出します。
○ 乗船券の助成
（主担当：建設部）
"""

from ingest.logic.acted import acted_parts
from ingest.logic.results import Results
from ingest.logic.sides import is_general
from ingest.structure.answering import ends_answering, is_answering, is_labelled
from ingest.structure.blocks import BlockKind
from ingest.structure.notation import Style
from ingest.structure.outline import Part

_SECTIONS = (Style.DECIMAL, Style.NUMBER, Style.PAREN_NUMBER, Style.CIRCLED, Style.KANA, Style.PAREN_KANA)
_FEWEST = 2  # one alone may be anything: whom to ask
_LONGEST_LINE = 60


def answered_parts(root: Part, results: Results) -> list[Part]:
    """List the headings under no result that say who answers for them, or who does what they are about."""
    sections = [part for part in root.walk() if _is_section(part)]
    found = [part for part in sections if not is_general(part.title) and _is_answered(part)]
    answered = found if len(found) >= _FEWEST else []
    known = {*answered, *acted_parts(sections)}
    return [
        part
        for part in sections
        if part in known and not any(one in results.of_part for one in (part, *part.ancestors()))
    ]


def _is_section(part: Part) -> bool:
    return part.reading is not None and part.reading.style in _SECTIONS and not part.numbered_children


def _is_answered(part: Part) -> bool:
    """Tell whether a line below the text of a part, or the end of the text, says who answers."""
    said = [block.text for block in part.body if block.kind is BlockKind.PARAGRAPH]
    return any("。" in text for text in said) and any(map(_says_who, said))


def _says_who(text: str) -> bool:
    line = len(text) <= _LONGEST_LINE and "。" not in text and is_labelled(text)
    return line or is_answering(text) or ends_answering(text)
