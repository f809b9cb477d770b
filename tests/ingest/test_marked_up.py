"""Headings of web pages that came with their tags are read as headings; every offset stays."""

import pytest

from ingest.structure.marked_up import with_headings


@pytest.mark.parametrize(
    ("source", "text"),
    [
        ("<h2>港の仕事</h2>", "## 港の仕事"),
        ('  <h3 id="p2" class="pillar">２ 港の仕事</h3>', "### ２ 港の仕事"),
        ("<H1>港の仕事</H1> ", "# 港の仕事"),
        ("<h5>港の仕事</h5>", "### 港の仕事"),  # as deep as the tag has room for
        ("<h2></h2>", "<h2></h2>"),
        ("本文に<h2>港</h2>がある", "本文に<h2>港</h2>がある"),
        ("<h2>港<a href='#'>の仕事</a></h2>", "<h2>港<a href='#'>の仕事</a></h2>"),
    ],
)
def test_a_heading_with_its_tags_becomes_one_of_markdown(source: str, text: str) -> None:
    found = with_headings(source)
    assert " ".join(found.split()) == " ".join(text.split())
    assert len(found) == len(source)
