"""The filters of charts, as fields of a form: what may be chosen, and what is."""

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass

from graph.chains.duties import duties
from graph.chains.order import in_order
from graph.kinship.overlap import Reason
from graph.projection import Projection
from graph.questions.roadmaps import roadmap
from ontology.iri import key_of
from ontology.model import Entity, Kind
from viz.language import word
from viz.views.heatmaps import OF
from viz.views.kpi_chart import all_series
from viz.views.roadmap import BY, NAMES
from viz.views.view import View
from viz.words import told


@dataclass(frozen=True, slots=True)
class Field:
    """A field: `options` are values with what they are called; without any, it takes a number."""

    name: str
    ja: str
    en: str
    value: str
    options: tuple[tuple[str, str], ...] = ()


def fields_of(projection: Projection, view: View) -> tuple[Field, ...]:
    """Give the fields of a chart; what a field offers is what there is to find."""
    made = _FIELDS.get(view.name)
    return made(projection, view.options) if made else ()


def _of_outcomes(projection: Projection, given: Mapping[str, str]) -> tuple[Field, ...]:  # noqa: ARG001
    options = tuple((name, word(ja, en)) for name, (_, ja, en) in OF.items())
    return (Field("of", "数えるもの", "count", given["of"], options),)


def _of_ministries(projection: Projection, given: Mapping[str, str]) -> tuple[Field, ...]:  # noqa: ARG001
    reasons = ((reason.value, told(reason)) for reason in Reason)
    return (Field("by", "重なり", "overlap", given["by"], (("total", word("すべて", "all")), *reasons)),)


def _of_roadmap(projection: Projection, given: Mapping[str, str]) -> tuple[Field, ...]:
    above = duties(projection).ministry_of
    offices = (office for row in roadmap(projection) for office in row.ministries)
    ministries = in_order(projection, (above[office.iri] for office in offices))
    return (
        Field("by", "まとめ方", "put together", given["by"], tuple((by, word(*NAMES[by])) for by in BY)),
        Field("ministry", "府省", "ministry", given["ministry"], _any_of(ministries)),
        Field("year", "年度", "fiscal year", given["year"]),
    )


def _of_kpis(projection: Projection, given: Mapping[str, str]) -> tuple[Field, ...]:
    series = projection.derived(all_series)
    statuses = sorted({chart.status for chart, _ in series if chart.status})
    above = {iri for _, results in series for iri in results}
    outcomes = [each for each in projection.select(kind=Kind.OUTCOME) if each.iri in above]
    return (
        Field("goal", "アウトカム", "outcome", given["goal"], _any_of(outcomes)),
        Field(
            "status",
            "状況（印字のまま）",
            "status as printed",
            given["status"],
            (_any(), *((each, each) for each in statuses)),
        ),
    )


def _any_of(things: Iterable[Entity]) -> tuple[tuple[str, str], ...]:
    named = ((key_of(each.iri), f"{each.notation or ''} {each.label}".strip()) for each in things)
    return (_any(), *named)


def _any() -> tuple[str, str]:
    return ("", word("（すべて）", "(all)"))


_FIELDS: Mapping[str, Callable[[Projection, Mapping[str, str]], tuple[Field, ...]]] = {
    "ministry-outcome": _of_outcomes,
    "ministries": _of_ministries,
    "roadmap": _of_roadmap,
    "kpis": _of_kpis,
}
