"""Spaces that an extraction leaves around figures: 令和 11 年度までに 60 ％."""

import re

_AROUND_FIGURE = re.compile(r"(?<=[^ -~])[ 　](?=[0-9０-９△▲])|(?<=[0-9０-９])[ 　](?=[^ -~0-9０-９　])")


def tightened(sentence: str) -> str:
    """Take off the spaces between figures and the words around them."""
    return _AROUND_FIGURE.sub("", sentence)


def as_printed(text: str, sentence: str) -> str:
    """Give a part of a tightened sentence as the sentence prints it."""
    if text in sentence:
        return text
    printed = re.search("[ 　]?".join(map(re.escape, text)), sentence)
    return printed[0] if printed else text
