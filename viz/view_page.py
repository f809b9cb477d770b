"""The page of a view of the graph: picture, panel, filters, chains in words, and lists that say the same."""

from collections import Counter
from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from graph.chains.paths import SOURCE_KINDS, TARGET_KINDS
from graph.projection import Projection
from ontology.iri import key_of
from ontology.model import Basis, Kind
from viz.canvas import Scene
from viz.details import thing_view
from viz.drawing import Toggle, bases_in, drawing_of, folded_in, links_told, things_in, untold
from viz.embed import Page, render
from viz.language import word
from viz.shared import shared_in
from viz.style import BASES, KINDS
from viz.views.address import address
from viz.views.sieve import ministries
from viz.views.strategy import mapped
from viz.views.view import View

_NEVER_ALONE = (Kind.DOCUMENT, Kind.EVENT)
NAMES = {
    "map": ("全体図", "The whole strategy"),
    "around": ("つながりを広げる", "Neighbourhood"),
    "trace": ("筋道をたどる", "Trace"),
    "joint": ("二つの組織を結ぶもの", "What joins two organisations"),
}


@dataclass(frozen=True, slots=True)
class Onward:
    """A way on from a view: its address and its name; `current` where one stands already."""

    address: str
    ja: str
    en: str
    current: bool = False


def render_view(projection: Projection, view: View, kept: Mapping[str, str] | None = None) -> Page:
    """Show a view whose picture is a scene; `kept` are parameters that its links carry on, such as the revision."""
    scene = view.picture
    if not isinstance(scene, Scene):
        raise TypeError(view.name)  # charts have pages of their own
    kept = {name: value for name, value in (kept or {}).items() if value}
    toggles = {node.key: _toggle(view, node.key, kept) for node in scene.nodes if _turns(view, node.key)}
    told = links_told(projection, scene)
    drawn, folded = things_in(projection, scene)
    return render(
        "view.html",
        data=drawing_of(scene, view.chains, toggles) if scene.nodes else None,
        title=word(view),
        view=view,
        name=NAMES[view.name],
        about=[thing_view(thing) for thing in view.about],
        scene=scene,
        bases=list(bases_in(scene)),
        chains=[(word(chain.sentence, chain.sentence_en), chain.basis, BASES[chain.basis]) for chain in view.chains],
        links=told,
        untold=untold(scene, told),
        inferred=(Basis.INFERRED, BASES[Basis.INFERRED]),
        alike=[
            (edge.key, thing_view(each.a), thing_view(each.b), each.score)
            for edge in scene.edges
            for each in edge.likenesses
        ],
        things=drawn,
        folded=folded,
        folded_in_all=sum(1 for _ in folded_in(scene)),
        toggles=toggles,
        shared=shared_in(projection, view, scene),
        pair=list(zip("ab", (key_of(thing.iri) for thing in view.about), strict=False)) if view.name == "joint" else [],
        counts=_counts(projection, view),
        onward=list(_onward(projection, view, kept)),
        form=_form(projection, view, kept),
        data_forms={form: _with_suffix(view, form, kept) for form in ("json", "csv")},
    )


def _counts(projection: Projection, view: View) -> list[tuple[Kind, int]]:
    """Count what a mapped document holds, by kind."""
    if view.name != "map":
        return []
    held = Counter(thing.kind for document in view.documents for thing in projection.select(document=document.iri))
    return [(kind, held[kind]) for kind in Kind if held[kind] and kind not in _NEVER_ALONE]


def _turns(view: View, key: str) -> bool:
    return key in view.openable or key in view.opened


def _toggle(view: View, key: str, kept: Mapping[str, str]) -> Toggle:
    is_open = key in view.opened
    keys = [each for each in view.opened if each != key] + ([] if is_open else [key])
    return Toggle(_again(view, {"open": ",".join(keys)}, kept), is_open)


def _again(view: View, changed: Mapping[str, str], kept: Mapping[str, str]) -> str:
    """Give the address of the same view with other options."""
    name, *names = view.path.partition("?")[0].strip("/").split("/")
    return address(name, names, {**view.options, **changed, **kept})


def _with_suffix(view: View, form: str, kept: Mapping[str, str]) -> str:
    path, _, query = _again(view, {}, kept).partition("?")
    return f"{path}.{form}?{query}" if query else f"{path}.{form}"


def _onward(projection: Projection, view: View, kept: Mapping[str, str]) -> Iterator[Onward]:
    """Lead on to the other views of the same thing, and from a map to those of the other documents."""
    if view.name == "map":
        for document in mapped(projection):
            title = document.title
            yield Onward(
                address("map", [key_of(document.iri)], kept), title, title, current=view.documents == (document,)
            )
        return
    for thing in view.about if view.name != "joint" else ():
        names = [key_of(thing.iri)]
        if thing.kind in SOURCE_KINDS:
            yield Onward(address("trace", names, kept), "KPIまでたどる", "Up to KPIs", current=_is(view, "trace", ""))
        if thing.kind in (*TARGET_KINDS, Kind.MEASURE):
            down = {"direction": "down", **kept}
            yield Onward(
                address("trace", names, down), "貢献するもの", "What contributes", current=_is(view, "trace", "down")
            )
        yield Onward(address("around", names, kept), "まわりに広げる", "Neighbours", current=view.name == "around")
        if len(view.about) > 1:
            return


def _is(view: View, name: str, direction: str) -> bool:
    return view.name == name and view.options.get("direction", "") == direction and len(view.about) == 1


def _form(projection: Projection, view: View, kept: Mapping[str, str]) -> dict[str, object]:
    """Give what the filters offer: kinds and bases with whether they are chosen, ministries, and what is passed on."""
    kinds, bases = (view.options.get(name, "").split(",") for name in ("kinds", "basis"))
    passed = {**{name: view.options.get(name, "") for name in ("direction", "open")}, **kept}
    return {
        "path": view.path.partition("?")[0],
        "kinds": [(kind, KINDS[kind], kind.value in kinds) for kind in Kind if kind not in _NEVER_ALONE],
        "bases": [(basis, BASES[basis], basis.value in bases) for basis in Basis],
        "ministries": [(key_of(each.iri), each.label) for each in ministries(projection)],
        "ministry": view.options.get("ministry", ""),
        "passed": {name: value for name, value in passed.items() if value},
        "chosen": sum(bool(view.options.get(name)) for name in ("kinds", "ministry", "basis")),
        "clear": _again(view, {"kinds": "", "ministry": "", "basis": ""}, kept),
    }
