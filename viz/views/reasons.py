"""Why a cell of the heat map has its number: what a ministry does for an outcome, drawn and told."""

from collections.abc import Mapping, Sequence

from graph.chains.portfolio import ACROSS, Part, portfolio
from graph.projection import Projection
from ontology.iri import key_of
from ontology.model import Entity, Kind
from viz.scene import scene_of_chains
from viz.views.address import address
from viz.views.heatmaps import ALL_OUTCOMES, OF
from viz.views.links import links_of, table_of_scene
from viz.views.options import choice
from viz.views.view import View


def reasons_of(
    projection: Projection, names: Sequence[str], options: Mapping[str, str]
) -> tuple[Entity, Entity | None, tuple[Part, ...]]:
    """Give the ministry, the outcome (None: all of them) and what the one does for the other.

    `names` hold both keys; `of` is "measures" or "programmes". Raises `UnknownThing` and `BadParameter`.
    """
    kind = OF[choice(options, "of", tuple(OF))][0]
    ministry = projection.find(names[0], (Kind.ORGANISATION,))
    outcome = None if names[1] == ACROSS else projection.find(names[1], (Kind.OUTCOME,))
    return ministry, outcome, portfolio(projection).parts(kind, ministry.iri, outcome.iri if outcome else ACROSS)


def reasons_view(projection: Projection, names: Sequence[str], options: Mapping[str, str]) -> View:
    """Show the chains from a ministry through its measures, or programmes, to an outcome."""
    ministry, outcome, parts = reasons_of(projection, names, options)
    of = choice(options, "of", tuple(OF))
    _, ja, en = OF[of]
    chains = tuple(part.chain for part in parts)
    focus = [thing.iri for thing in (ministry, outcome) if thing]
    scene = scene_of_chains(projection, chains, focus)
    keys = key_of(ministry.iri), key_of(outcome.iri) if outcome else ACROSS
    goal_ja, goal_en = (f"アウトカム「{outcome.label}」", f"“{outcome.label}”") if outcome else ALL_OUTCOMES
    return View(
        name="ministry-outcome-reasons",
        path=address("charts", ("ministry-outcome", *keys), {} if of == "measures" else {"of": of}),
        ja=f"{ministry.label} が {goal_ja} のために行う{ja}",
        en=f"What {ministry.label} does for {goal_en}: {en}",
        picture=scene,
        table=table_of_scene(projection, scene),
        documents=projection.documents,
        links=links_of(scene),
        chains=chains,
        about=tuple(thing for thing in (ministry, outcome) if thing),
        options={"of": of},
    )
