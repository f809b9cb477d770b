"""A query that was checked, and the graphs that it sees."""

from dataclasses import dataclass
from enum import StrEnum


class Form(StrEnum):
    """What a query answers with: rows, yes or no, or a graph. The value is its rule in the grammar."""

    SELECT = "select_query"
    ASK = "ask_query"
    CONSTRUCT = "construct_query"
    DESCRIBE = "describe_query"


@dataclass(frozen=True, slots=True)
class Query:
    """A query that may run: `text` in the one spelling, and the graphs of its FROM and FROM NAMED clauses.

    Relative IRIs in it are relative to `base`. `order` are the variables of a `SELECT *` as they come up in the text,
    the order that its author expects them in. Queries of one `shape` differ in IRIs, texts and numbers only.
    """

    form: Form
    text: str
    base: str
    shape: str = ""
    default_graphs: tuple[str, ...] = ()
    named_graphs: tuple[str, ...] = ()
    order: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Dataset:
    """The graphs of one query; None stands for the default graph of the store, or for all graphs by name."""

    default: tuple[str, ...] | None
    named: tuple[str, ...] | None
