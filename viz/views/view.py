"""A view: a picture of a part of the graph with all that must travel with it into a page, an embed or a briefing."""

from dataclasses import dataclass
from typing import TypeAlias

from graph.chains.paths import Chain
from ontology.model import Document, Link
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
