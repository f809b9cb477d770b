"""Pages of the vocabularies, made from their Turtle files."""

from itertools import groupby

from graph.linked_data.glossary import shapes, terms
from viz.embed import Page, render
from viz.language import word

_SORTS = {"class": ("もの", "Classes"), "relation": ("関係", "Relations"), "attribute": ("属性", "Attributes")}


def render_ontology() -> Page:
    """Show every term of the ontology: what it is called, what it means, what it joins."""
    groups = [(*_SORTS[sort], list(found)) for sort, found in groupby(terms(), key=lambda term: term.sort)]
    return render(
        "ontology.html",
        title=word("政策オントロジー", "Policy ontology"),
        groups=groups,
        names={term.name for term in terms()},
    )


def render_shapes() -> Page:
    """Show what data must conform to."""
    return render(
        "shapes.html", title=word("データの決まり", "Shapes"), shapes=shapes(), names={term.name for term in terms()}
    )
