"""The page behind a cell of a heat map: all that the cell counts, each with its chain in words and its quotes."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from graph.projection import Projection
from viz.details import LinkView, ThingView, link_view, thing_view
from viz.embed import Page, render
from viz.language import word
from viz.style import BASES
from viz.views.address import address, as_data
from viz.views.reasons import reasons_of
from viz.views.view import View


@dataclass(frozen=True, slots=True)
class Reason:
    """One thing that a cell counts: its chain as a sentence, and every link of it with its quotes."""

    thing: ThingView
    sentence: str
    basis: object
    links: tuple[LinkView, ...]


def render_reasons(projection: Projection, view: View, names: Sequence[str], options: Mapping[str, str]) -> Page:
    """List what a cell of the heat map counts, with the evidence of each step."""
    ministry, outcome, parts = reasons_of(projection, names, options)
    return render(
        "chart_reasons.html",
        title=word(view),
        view=view,
        back=address("charts", ("ministry-outcome",), dict(options)),
        ministry=thing_view(ministry),
        outcome=thing_view(outcome) if outcome else None,
        reasons=[
            Reason(
                thing=thing_view(part.thing),
                sentence=word(part.chain.sentence, part.chain.sentence_en),
                basis=(part.chain.basis, BASES[part.chain.basis]),
                links=tuple(link_view(projection, link) for link in part.chain.links),
            )
            for part in parts
        ],
        data_forms={form: as_data(view.path, form) for form in ("json", "csv")},
    )
