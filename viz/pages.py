"""The pages of a thing, a trace and an error. Each is one self-contained HTML text."""

from collections.abc import Mapping
from typing import Any

from graph.chains.paths import SOURCE_KINDS
from graph.projection import Projection
from ontology.errors import UnknownThing
from ontology.model import Entity, Kind, Kpi
from viz.chart_pictures import series_picture
from viz.decide_at import of_ministry
from viz.details import MOST_TOLD, first_of_all_lines, grouped_by_relation, link_view, quote_views, thing_view
from viz.drawing import bases_in, drawing_of, folded_in, things_in
from viz.embed import Page, render
from viz.facts import percent
from viz.ladder import ladder_of
from viz.language import word
from viz.onward import questions_about
from viz.remit import remit_of
from viz.scene import lines_at, scene_of_entity
from viz.style import KINDS
from viz.views.entity import entity_view

__all__ = ["Page", "error_page", "render_entity"]

_TITLES: Mapping[int, tuple[str, str]] = {
    404: ("見つかりません", "Not found"),
    405: ("使えない操作です", "Not allowed here"),
    409: ("一つに決まりません", "Several things fit"),
    422: ("求めに応えられません", "This cannot be answered"),
    503: ("いまは使えません", "Not available now"),
}
"""What an error page is headed with, by the status; the detail below says what it was."""
_FACTS: Mapping[str, tuple[str, str]] = {
    "report": ("検査の報告", "Report"),
    "found": ("見つかったもの", "Found"),
    "known": ("使えるもの", "Known"),
}
"""What is shown below the detail, which says the rest: what was given and what is accepted."""


def render_entity(projection: Projection, entity: Entity) -> Page:
    """Show one thing: facts, where it stands, its neighbourhood as a figure, its links with their quotes."""
    scene = scene_of_entity(projection, entity)
    own = {line.link for line in lines_at(projection, entity)}
    place = {iri: at for at, iri in enumerate(projection.entities)}
    views = [(link, link_view(projection, link, edge.key)) for edge in scene.edges for link in edge.links]
    views.sort(key=lambda pair: (place[pair[0].source], place[pair[0].target]))
    thing = thing_view(entity)
    drawn, folded = things_in(projection, scene)
    farther, untold = first_of_all_lines([view for link, view in views if link not in own], MOST_TOLD)
    return render(
        "entity.html",
        data=drawing_of(scene),
        title=entity.label,
        thing=thing,
        places=quote_views(projection, entity.evidence),
        scene=scene,
        things=drawn,
        folded=folded,
        folded_in_all=sum(1 for _ in folded_in(scene)),
        groups=grouped_by_relation(thing.key, [view for link, view in views if link in own]),
        farther=farther,
        untold=len(untold),
        bases=list(bases_in(scene)),
        can_trace=entity.kind in SOURCE_KINDS,
        permalink=f"/{entity.kind.lower()}/{thing.key}",
        kpi=entity if isinstance(entity, Kpi) and has_series(entity) else None,
        chart=series_picture(entity) if isinstance(entity, Kpi) else None,
        percent=percent,
        remit=remit_of(projection, entity) if entity.kind is Kind.ORGANISATION else None,
        ladder=None if entity.kind is Kind.ORGANISATION else ladder_of(projection, entity),
        questions=questions_about(entity),
        decide_at=of_ministry(entity),
        view=entity_view(projection, (thing.key,), {}),
    )


def error_page(problem: Mapping[str, Any]) -> Page:
    """Show a problem (RFC 9457: title, status, detail …) with what else it says, such as candidates or suggestions."""
    return render(
        "error.html",
        title=word(*_TITLES.get(problem.get("status") or 0, ("エラー", str(problem.get("title", "Error"))))),
        status=problem.get("status"),
        detail=_detail(problem),
        detail_en=problem.get("detail_en"),
        choices=[choice for name in ("candidates", "suggestions") for choice in problem.get(name) or ()],
        kind_names={kind.value: word(style) for kind, style in KINDS.items()},
        unknown=_unknown_name(problem),
        more=[(word(*words), str(problem[name])) for name, words in _FACTS.items() if problem.get(name) is not None],
    )


def _unknown_name(problem: Mapping[str, Any]) -> str | None:
    """Give the name that no thing has, to be searched for; a path that leads nowhere is no name."""
    given = str(problem.get("given") or "")
    is_name = str(problem.get("type")).endswith(UnknownThing.slug) and "/" not in given
    return given if is_name and given.strip() else None


def _detail(problem: Mapping[str, Any]) -> str:
    """Give the detail in the reader's language, or as it comes."""
    return word(str(problem.get("detail_ja", "")), str(problem.get("detail_en", ""))) or str(problem.get("detail", ""))


def has_series(kpi: Kpi) -> bool:
    """Tell whether there is anything to put into a table of values."""
    return bool(kpi.target or kpi.deadline or kpi.baseline or kpi.observations)
