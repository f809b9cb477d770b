"""The view of a trace: every chain from a thing to a KPI, to another thing, or down to all that contributes to it."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace

from graph.chains.contributions import contributions
from graph.chains.ends import are_kpis
from graph.chains.paths import LIMIT, Chain, endpoints, trace
from graph.projection import Projection
from ontology.iri import key_of
from ontology.model import Entity
from viz.compose import compose_legibly
from viz.draft import Draft
from viz.scene import MOST_OF_A_KIND, draft_of_chains, draft_of_contributions
from viz.views.address import address, no_more_than, opened
from viz.views.links import links_of, table_of_scene
from viz.views.options import choice
from viz.views.sieve import Sieve
from viz.views.view import View

MOST_CHAINS = 60  # told and drawn; the data form has them all
DIRECTIONS = ("up", "down")
_ENDS = 2


@dataclass(frozen=True, slots=True)
class _Found:
    """What was found between the ends, told in both languages."""

    ends: tuple[Entity, ...]
    chains: tuple[Chain, ...]
    truncated: bool
    draft: Draft
    ja: str
    en: str


def trace_view(projection: Projection, names: Sequence[str], options: Mapping[str, str]) -> View:
    """Show how a thing leads to another, or to every KPI; `names` hold the keys of one or two things.

    With the option `direction=down`, and of a KPI alone, show instead what contributes to the one thing. Raises
    `UnknownThing`, `AmbiguousName` and `BadParameter`.
    """
    direction = choice(options, "direction", DIRECTIONS)
    sieve, keys = Sieve.of(projection, options), opened(options)
    no_more_than(_ENDS, "trace", names)
    names = names or ("",)  # nobody is looked up, and told, as any other name
    is_down = len(names) == 1 and (direction == "down" or are_kpis(projection.matches(names[0])))
    found = _down(projection, names[0]) if is_down else _up(projection, names)
    draft = sieve.sift(replace(found.draft, unfolded=frozenset(keys)))
    scene = compose_legibly(draft, MOST_OF_A_KIND)
    drawn = frozenset(links_of(scene))
    chosen = {"direction": "down" if is_down else "", "open": ",".join(keys), **sieve.query}
    return View(
        name="trace",
        path=address("trace", [key_of(end.iri) for end in found.ends], chosen),
        ja=found.ja,
        en=found.en,
        picture=scene,
        table=table_of_scene(projection, scene),
        documents=projection.documents,
        links=links_of(scene),
        chains=tuple(chain for chain in found.chains if drawn.issuperset(chain.links)),
        about=found.ends,
        opened=keys,
        openable=tuple(node.key for node in scene.nodes if node.folded),
        options=chosen,
        truncated=found.truncated,
    )


def _up(projection: Projection, names: Sequence[str]) -> _Found:
    source, target = endpoints(projection, names[0], names[1] if len(names) > 1 else None)
    found = trace(projection, source, target, limit=LIMIT)
    ends = (source, target) if target else (source,)
    chains = found.chains[:MOST_CHAINS]
    return _Found(
        ends=ends,
        chains=chains,
        truncated=found.truncated or len(found.chains) > len(chains),
        draft=draft_of_chains(projection, chains, [end.iri for end in ends]) if chains else Draft((), ()),
        ja=f"「{source.label}」から{f'「{target.label}」' if target else 'つながるすべての KPI '}への筋道",
        en=f"From “{source.label}” to {f'“{target.label}”' if target else 'every KPI that it reaches'}",
    )


def _down(projection: Projection, name: str) -> _Found:
    goal = projection.find(name)
    found = contributions(projection, goal)
    chains = found.chains[:MOST_CHAINS]
    return _Found(
        ends=(goal,),
        chains=chains,
        truncated=found.total > len(chains),
        draft=draft_of_contributions(projection, goal, found.things),
        ja=f"「{goal.label}」に貢献するもの",
        en=f"What contributes to “{goal.label}”",
    )
