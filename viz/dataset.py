"""Pages about data: the dataset as a whole, and whatever has an IRI and is no thing of a logic model."""

from collections.abc import Sequence

from graph.exports.forms import FORMS
from graph.linked_data.dataset import Place
from graph.linked_data.glossary import short, terms
from graph.linked_data.profile import Profile
from graph.storage.statistics import Statistics
from ontology.model import Document
from viz.embed import Page, render
from viz.language import word


def render_dataset(place: Place, counts: Statistics, documents: Sequence[Document]) -> Page:
    """Show sizes, documents, downloads and addresses."""
    return render(
        "dataset.html",
        title=word("データセット", "Dataset"),
        place=place,
        counts=counts,
        documents=documents,
        downloads=[(name.value, form, place.download(name).removeprefix(place.host)) for name, form in FORMS.items()],
        classes=[(short(iri), count) for iri, count in sorted(counts.classes.items(), key=lambda pair: -pair[1])],
    )


def render_resource(profile: Profile, base: str, reading: str | None = None) -> Page:
    """Show what is said of an IRI; `reading` is the address of its text, where it is a document with one."""
    names = {term.name: word(term) for term in terms()}
    return render("resource.html", title=profile.title, profile=profile, base=base, reading=reading, terms=names)
