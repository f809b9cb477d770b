"""Heads of a stream that are printed again on the next page: 指標 / 現状値 / 空家率 / 18％ / - 12 - / 指標 / 現状値."""

import re

from ingest.layouts.streams.stream import Stream

_MOST_BETWEEN = 4  # cells between the last row of a page and the heads on the next
_IN_BRACKETS = re.compile(r"[（(【＜<《〈〔\[][^0-9０-９（）()【】]{4,}[）)】＞>》〉〕\]]")  # no （名目）


def are_repeated(stream: Stream, start: int, heads: int, at: int) -> bool:
    """Tell whether the heads stand at a token again."""
    again = [token.cell.text for token in stream.tokens[at : at + heads - start]]
    return again == [token.cell.text for token in stream.tokens[start:heads]]


def before_heads(stream: Stream, start: int, heads: int, at: int) -> int:
    """Find the heads printed again after the foot of a page and the name of the next part; else the token itself.

    Those lines have an empty line before them, or are the number of the page; the name may stand in brackets.
    """
    index = at + _is_part_in_brackets(stream, at)
    while index < min(at + _MOST_BETWEEN, len(stream.tokens)) and not are_repeated(stream, start, heads, index):
        token = stream.tokens[index]
        if not (token.follows_blank or stream.is_page_number(index)):
            return at
        index += 1
    return index if index < len(stream.tokens) and are_repeated(stream, start, heads, index) else at


def _is_part_in_brackets(stream: Stream, at: int) -> bool:
    """Tell a line of nothing but words in brackets: （港の再生）."""
    whole = at < len(stream.tokens) and stream.tokens[at].begins_line and stream.begins_line(at + 1)
    return whole and _IN_BRACKETS.fullmatch(stream.tokens[at].cell.text) is not None
