"""A page seen under one revision: it says so, and its links and forms stay in that revision.

Any page may be asked for under ?revision=, whatever made it; so this is done once, to the finished page, and no
template has to think of it.
"""

from collections.abc import Sequence
from html.parser import HTMLParser
from urllib.parse import parse_qsl, urlencode, urlsplit

from markupsafe import Markup

from ontology.model import Document
from viz.embed import environment

_NAME = "revision"
_LEAVES = "latest-version"  # RFC 5829: a link with this relation leads out of the revision
_Attributes = Sequence[tuple[str, str | None]]


def under_revision(page: str, name: str, document: Document, latest: str, *, is_latest: bool) -> str:
    """Add the banner to a page and a revision to its links; `name` is how the address names it.

    `latest` is the address of the same page without a revision.
    """
    banner = environment().get_template("seen.html").render(document=document, latest=latest, is_latest=is_latest)
    writer = _Writer(name, banner)
    writer.feed(page)
    writer.close()
    return "".join(writer.pieces)


class _Writer(HTMLParser):
    """Writes a page again as it was, but for links, forms and the banner."""

    def __init__(self, name: str, banner: str) -> None:
        super().__init__(convert_charrefs=False)
        self.pieces: list[str] = []
        self._name = name
        self._banner = banner

    def handle_starttag(self, tag: str, attrs: _Attributes) -> None:
        """Write a start tag."""
        given = dict(attrs)
        if tag == "a" and (given.get("href") or "").startswith("/") and given.get("rel") != _LEAVES:
            self.pieces.append(_tag(tag, [(name, self._kept(name, value)) for name, value in attrs]))
        else:
            self.pieces.append(self.get_starttag_text() or "")
        if tag == "form" and (given.get("action") or "").startswith("/"):
            self.pieces.append(_tag("input", [("type", "hidden"), ("name", _NAME), ("value", self._name)]))
        if tag == "main":
            self.pieces.append(self._banner)

    def handle_startendtag(self, tag: str, attrs: _Attributes) -> None:  # noqa: ARG002  as the parser calls it
        """Write a tag that closes itself, as in SVG."""
        self.pieces.append(self.get_starttag_text() or "")

    def handle_endtag(self, tag: str) -> None:
        """Write an end tag."""
        self.pieces.append(f"</{tag}>")

    def handle_data(self, data: str) -> None:
        """Write text, and scripts and styles to the letter: the policy of the page knows them by their hashes."""
        self.pieces.append(data)

    def handle_entityref(self, name: str) -> None:
        """Write a named character."""
        self.pieces.append(f"&{name};")

    def handle_charref(self, name: str) -> None:
        """Write a numbered character."""
        self.pieces.append(f"&#{name};")

    def handle_comment(self, data: str) -> None:
        """Write a comment."""
        self.pieces.append(f"<!--{data}-->")

    def handle_decl(self, decl: str) -> None:
        """Write the document type."""
        self.pieces.append(f"<!{decl}>")

    def _kept(self, name: str, value: str | None) -> str | None:
        if name != "href" or value is None:
            return value
        parts = urlsplit(value)
        query = parse_qsl(parts.query, keep_blank_values=True)
        if any(each == _NAME for each, _ in query):
            return value
        return parts._replace(query=urlencode([*query, (_NAME, self._name)])).geturl()


def _tag(tag: str, attributes: _Attributes) -> str:
    written = Markup("").join(
        Markup(' {}="{}"').format(name, value) if value is not None else Markup(" {}").format(name)
        for name, value in attributes
    )
    return f"<{tag}{written}>"
