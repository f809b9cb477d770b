"""A page in one piece: styles, scripts and data inside it, under a policy that lets in nothing else."""

import json
from base64 import b64encode
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from functools import cache
from hashlib import sha256
from importlib.resources import files
from typing import Any

from jinja2 import Environment, PackageLoader, StrictUndefined
from markupsafe import Markup

from ontology.japan import day_in_japan, time_in_japan
from viz.language import Language, beside, counted, reader, voiced, word
from viz.network import vis_network_script
from viz.style import BASES, KINDS
from viz.views.pin import in_form, pinned

# In the order in which they stand in a page; the kinds of things come last, from the table of viz/style.py.
SHEETS = (
    "base.css", "layout.css", "figure.css", "evidence.css", "lists.css", "tables.css", "findings.css", "search.css",
    "reading.css", "home.css", "chain.css", "views.css", "charts.css", "decisions.css", "share.css", "history.css",
)  # fmt: skip
SCRIPTS = ("cards", "camera", "picture", "evidence", "unfold", "walk", "find", "beside", "start")
PLACES = (
    ("/map", "全体図", "Map"),
    ("/charts", "図表", "Charts"),
    ("/questions", "質問", "Questions"),
    ("/audit", "診断", "Audit"),
    ("/diff", "改定", "Revisions"),
    ("/sparql", "SPARQL", "SPARQL"),
    ("/dataset", "データ", "Data"),
)
"""The pages that every page leads to: address and name."""
# What could end a script element, or a line of script, is written as an escape of JSON itself.
_ESCAPES = {ord(character): f"\\u{ord(character):04x}" for character in "<>&\u2028\u2029"}
_ANCESTORS = "; frame-ancestors "
_SHARED_POLICY = ("default-src 'none'", "img-src data:", "form-action 'self'", "connect-src 'self'", "base-uri 'none'")


@dataclass(frozen=True, slots=True)
class Page:
    """A page and its Content-Security-Policy, for the header; the page carries the same as a meta element.

    The header adds `frame-ancestors`, which a meta element cannot say (CSP level 3, section 3.3).
    """

    html: str
    csp: str

    def framed_by(self, ancestors: str) -> "Page":
        """Let the page stand in others: `ancestors` is what `frame-ancestors` says."""
        return replace(self, csp=f"{self.csp.rpartition(_ANCESTORS)[0]}{_ANCESTORS}{ancestors}")


def render(template: str, *, data: Mapping[str, Any] | None = None, **context: object) -> Page:
    """Write a page from a template; with `data` it also carries vis-network and the script that draws."""
    styles = (_style_sheet(),)
    figure = (vis_network_script(), _figure_script()) if data is not None else ()
    share = (_static("share.js"),) if context.get("view") else ()
    scripts = (_static("search.js"), *share, *figure)
    policy = _policy(styles, scripts)
    html = (
        environment()
        .get_template(template)
        .render(
            policy=policy,
            reader=reader(),
            styles=tuple(map(Markup, styles)),
            scripts=tuple(map(Markup, scripts)),
            data=json_block(data) if data is not None else None,
            **context,
        )
    )
    return Page(html, f"{policy}{_ANCESTORS}'none'")


def json_block(data: Mapping[str, Any]) -> Markup:
    """Write data so that it is JSON and harmless inside a script element, whatever the texts in it say."""
    text = json.dumps(data, ensure_ascii=False, separators=(",", ":"))
    return Markup(text.translate(_ESCAPES))  # noqa: S704  every character that HTML could act on is escaped above


@cache
def environment() -> Environment:
    """Give the template engine: everything is escaped, an unknown name is an error."""
    made = Environment(
        loader=PackageLoader("viz"),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
    )
    made.globals.update(
        kinds=KINDS, bases=BASES, main_pages=PLACES, t=beside, w=word, voiced=voiced, counted=counted,
        languages=tuple(Language), pinned_path=pinned, file_of=in_form,
    )  # fmt: skip
    made.filters.update(time_in_japan=time_in_japan, day_in_japan=day_in_japan)
    return made


@cache
def _static(name: str) -> str:
    return files("viz").joinpath("static", name).read_text(encoding="utf-8")


@cache
def _figure_script() -> str:
    """Put the files of the script that draws together; each keeps one idea, none reaches the page's own names."""
    return "\n".join(('(function () {\n"use strict";', *(_static(f"network/{name}.js") for name in SCRIPTS), "}());"))


@cache
def _style_sheet() -> str:
    return "".join(map(_static, SHEETS)) + environment().get_template("kinds.css").render()


def _policy(styles: Sequence[str], scripts: Sequence[str]) -> str:
    return "; ".join((*_SHARED_POLICY, f"style-src {_sources(styles)}", f"script-src {_sources(scripts)}"))


def _sources(blocks: Sequence[str]) -> str:
    return " ".join(map(_hash_source, blocks)) or "'none'"


@cache
def _hash_source(block: str) -> str:
    return f"'sha256-{b64encode(sha256(block.encode()).digest()).decode()}'"
