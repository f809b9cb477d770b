"""A view: a picture of a part of the graph with all that must travel with it into a page, an embed or a briefing."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import TypeAlias

from graph.chains.paths import Chain
from ontology.model import Document, Entity, Link
from viz.canvas import Scene
from viz.charts.chart import Chart

Value: TypeAlias = str | int | float | None


@dataclass(frozen=True, slots=True)
class Column:
    """A column of the table behind a picture."""

    name: str
    ja: str
    en: str


@dataclass(frozen=True, slots=True)
class Table:
    """The rows behind a picture: its twin for readers who cannot or would rather not look, and for spreadsheets."""

    columns: tuple[Column, ...]
    rows: tuple[tuple[Value, ...], ...]


@dataclass(frozen=True, slots=True)
class View:
    """What is looked at.

    `name` is the slug of the kind of view. `path` is its permalink below the server, such as `/trace/0a1b/9f8e`, with
    the query that chooses what is shown but neither revision nor language. `links` are the links drawn, each with
    its evidence; `chains` those told in words. `documents` are the revisions that it was drawn from.

    `about` are the things that it is a view of, `opened` the keys of cards that the reader opened, `openable` those of
    cards that hide something. `options` is the query taken apart, with every option that the view knows.
    `truncated` says that there are more chains.
    """

    name: str
    path: str
    ja: str
    en: str
    picture: Scene | Chart
    table: Table
    documents: tuple[Document, ...]
    links: tuple[Link, ...] = ()
    chains: tuple[Chain, ...] = ()
    about: tuple[Entity, ...] = ()
    opened: tuple[str, ...] = ()
    openable: tuple[str, ...] = ()
    options: Mapping[str, str] = field(default_factory=dict)
    truncated: bool = False
