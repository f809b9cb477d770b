"""Headings of web pages that came with their tags: <h2 id="p3">３ 港の仕事</h2> becomes ## ３ 港の仕事.

Every character of a tag becomes one of Markdown or a space, so that every offset stays. A heading deeper than its tag
has room for is taken for one of the last depth that fits.
"""

import re

_HEADING = re.compile(
    r"^(?P<before>[ \t]*)<h(?P<depth>[1-6])(?P<rest>(?:[ \t][^<>\n]*)?)>"
    r"(?P<title>[^<>\n]*[^<>\s][^<>\n]*)</h(?P=depth)>(?P<after>[ \t]*)$",
    re.MULTILINE | re.IGNORECASE,
)
_BARE, _CLOSING = len("<h1>"), len("</h1>")


def with_headings(source: str) -> str:
    """Turn the tags of headings that have a line of their own into those of Markdown, one character for one."""
    return _HEADING.sub(_as_markdown, source) if "</h" in source or "</H" in source else source


def _as_markdown(heading: re.Match[str]) -> str:
    room = len(heading["before"]) + _BARE + len(heading["rest"])
    depth = min(int(heading["depth"]), room - 1)
    return ("#" * depth).ljust(room) + heading["title"] + " " * (_CLOSING + len(heading["after"]))
