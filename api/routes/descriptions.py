"""What describes the data: the dataset (VoID, DCAT), the ontology and its shapes; for people and for programs."""

from fastapi import APIRouter, Request
from starlette.responses import Response

from api.edition import Edition
from api.routes.current import CurrentEdition
from api.routes.linked_data import MEDIA, OFFERS, PAGE, chosen, data, page
from graph.exports.description import own_description
from graph.linked_data.dataset import PREFIXES, Place, dataset_triples
from graph.linked_data.glossary import json_ld_of, source_of
from viz.dataset import render_dataset
from viz.vocabulary import render_ontology, render_shapes

router = APIRouter(include_in_schema=False)
_METHODS = ["GET", "HEAD"]
_PAGES = {"ontology": render_ontology, "shapes": render_shapes}
_DATASET = "/dataset"
_SUFFIXES = ("", *(f".{form}" for form in MEDIA))


def dataset(request: Request, edition: CurrentEdition) -> Response:
    """Describe the dataset: sizes, documents, downloads, endpoint."""
    _, form = chosen(request)
    return _described(request, edition, form)


def well_known(request: Request, edition: CurrentEdition) -> Response:
    """Describe the dataset where programs look for it; they get Turtle unless they ask for something else."""
    _, form = chosen(request, [*OFFERS[1:], OFFERS[0]])
    return _described(request, edition, form)


def _described(request: Request, edition: Edition, form: str) -> Response:
    place = _place(request, edition)
    documents = edition.projection.documents
    if form == PAGE:
        return page(render_dataset(place, edition.statistics, documents), _DATASET)
    triples = dataset_triples(place, edition.statistics, documents)
    return data(own_description(triples, form, PREFIXES), form, _DATASET)


def vocabulary(request: Request) -> Response:
    """Give a vocabulary: the page that is made from its file, or the file."""
    path, form = chosen(request)
    name = path.strip("/")
    if form == PAGE:
        return page(_PAGES[name](), path)
    content = source_of(name) if form == "ttl" else json_ld_of(name)
    return data(iter([content]), form, path)


def _place(request: Request, edition: Edition) -> Place:
    return Place(edition.iri(""), str(request.base_url).rstrip("/"))


for _suffix in _SUFFIXES:
    router.add_api_route(f"{_DATASET}{_suffix}", dataset, methods=_METHODS)
router.add_api_route("/.well-known/void", well_known, methods=_METHODS)
for _name in _PAGES:
    for _suffix in _SUFFIXES:
        router.add_api_route(f"/{_name}{_suffix}", vocabulary, methods=_METHODS)
