"""The passages of our own writing in many layouts: how many of their KPIs are read, and with what beside them."""

from collections.abc import Iterable

from tests.ingest.layouts import FIELDS, Score
from tests.score.figures import Figure, Group


def score_layouts(scores: Iterable[Score]) -> Group:
    """Give a figure over all passages for the KPIs, and one for the KPIs with each field as a reader finds it."""
    scores = tuple(scores)
    expected = sum(len(score.pairs) + len(score.missed) for score in scores)
    read = sum(len(score.pairs) + len(score.false) for score in scores)
    found = sum(len(score.pairs) for score in scores)
    figures = {"KPI": Figure(expected, read, found)}
    for field in FIELDS:
        right = sum(score.count_right(field) for score in scores)
        figures[f"KPI with {field}"] = Figure(expected, read, right)
    return {name: figure.as_json() for name, figure in figures.items()}
