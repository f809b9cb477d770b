"""The page of search results: hits by kind with what was looked for marked, and links that narrow them."""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from itertools import groupby
from urllib.parse import urlencode

from graph.search.facet import PASSAGE, Facet
from graph.search.hits import Count, Found, Hit
from ontology.errors import SujimichiError
from ontology.iri import key_of
from ontology.model import Kind
from viz.embed import Page, render
from viz.language import word
from viz.style import KINDS

EACH = 5  # hits of each kind on the first page
PAGE = 30  # hits of one kind on a page of its own
_MOST_VALUES = 12  # of a facet at once; the rest opens on request
_BY_TIME = (Facet.YEAR,)
_FACETS = {
    Facet.KIND: ("種類", "Kind"),
    Facet.DOCUMENT: ("文書", "Document"),
    Facet.MINISTRY: ("府省", "Ministry"),
    Facet.OUTCOME: ("アウトカム", "Outcome"),
    Facet.YEAR: ("期限・工程の年", "Year"),
}
_TEXT = ("本文", "Text")


@dataclass(frozen=True, slots=True)
class Value:
    """A value of a facet: the address narrows the hits to it or, where it is chosen, opens them again."""

    label: str
    count: int
    address: str
    chosen: bool


@dataclass(frozen=True, slots=True)
class FacetView:
    """A facet with its values; `rest` opens on request."""

    ja: str
    en: str
    values: tuple[Value, ...]
    rest: tuple[Value, ...]


@dataclass(frozen=True, slots=True)
class HitView:
    """A hit with the addresses of the thing, or of the place in the text and of the things that it is about."""

    hit: Hit
    address: str
    about: tuple[tuple[str, str, str], ...]


@dataclass(frozen=True, slots=True)
class Group:
    """The hits of a kind that are shown, out of `count`; `more` leads to all of them."""

    kind: str
    ja: str
    en: str
    count: int
    hits: tuple[HitView, ...]
    more: str | None


@dataclass(frozen=True, slots=True)
class Asked:
    """What a reader has asked for."""

    text: str
    filters: Mapping[Facet, str]
    offset: int = 0

    @property
    def data(self) -> str:
        """Give the address of the same hits as JSON."""
        return self._address("/api/search", self.filters)

    @property
    def widened(self) -> str:
        """Give the address of the search without filters."""
        return self._address("/search", {})

    def narrowed(self, facet: Facet, value: str | None) -> str:
        """Give the address of the search narrowed to a value, or with that filter taken off."""
        others = {other: kept for other, kept in self.filters.items() if other is not facet}
        return self._address("/search", others | ({facet: value} if value else {}))

    def page(self, offset: int) -> str:
        """Give the address of another page."""
        return self._address("/search", self.filters, offset)

    def _address(self, path: str, filters: Mapping[Facet, str], offset: int = 0) -> str:
        named = {facet.value: value for facet, value in filters.items()}
        return f"{path}?{urlencode({'q': self.text, **named} | ({'offset': offset} if offset else {}))}"


def render_search(asked: Asked, found: Found | None, problem: SujimichiError | None = None) -> Page:
    """Show what was found, or why nothing could be looked for."""
    return render(
        "search.html",
        title=_title(asked),
        asked=asked,
        looked_for=asked.text,
        found=found,
        problem=problem.message if problem else None,
        groups=list(_groups(asked, found)) if found else [],
        facets=list(_facets(asked, found)) if found else [],
        near=[(label, f"/search?{urlencode({'q': label})}") for label in found.near] if found else [],
        before=asked.page(max(0, asked.offset - PAGE)) if asked.offset else None,
        after=_after(asked, found) if found else None,
    )


def _title(asked: Asked) -> str:
    return word("「{text}」の検索", "Search: “{text}”", text=asked.text) if asked.text else word("検索", "Search")


def _after(asked: Asked, found: Found) -> str | None:
    last = asked.offset + PAGE
    return asked.page(last) if Facet.KIND in asked.filters and last < found.total else None


def _groups(asked: Asked, found: Found) -> Iterator[Group]:
    counts = {count.value: count.count for count in found.facets[Facet.KIND]}
    for kind, hits in groupby(found.hits, key=lambda hit: hit.kind):
        shown = tuple(map(_view, hits))
        ja, en = _name(kind)
        is_all = Facet.KIND in asked.filters or counts[kind] <= len(shown)
        yield Group(kind, ja, en, counts[kind], shown, None if is_all else asked.narrowed(Facet.KIND, kind))


def _view(hit: Hit) -> HitView:
    about = ((word(*_name(ref.kind)), ref.label, f"/entities/{key_of(ref.iri)}") for ref in hit.about)
    if hit.evidence is None:
        return HitView(hit, f"/entities/{key_of(hit.iri)}", tuple(about))
    place = hit.evidence
    query = urlencode({"start": place.start, "end": place.end})
    return HitView(hit, f"/documents/{key_of(place.document)}/text?{query}#hit", tuple(about))


def _facets(asked: Asked, found: Found) -> Iterator[FacetView]:
    for facet, (ja, en) in _FACETS.items():
        values = tuple(_values(asked, found, facet))
        if values:
            yield FacetView(ja, en, values[:_MOST_VALUES], values[_MOST_VALUES:])


def _values(asked: Asked, found: Found, facet: Facet) -> Iterator[Value]:
    chosen = found.chosen.get(facet, ())
    for count in _in_order(facet, found.facets[facet]):
        is_chosen = count.value in chosen
        label = word(*_name(count.value)) if facet is Facet.KIND else count.label
        address = asked.narrowed(facet, None if is_chosen else key_of(count.value))
        yield Value(label, count.count, address, is_chosen)


def _in_order(facet: Facet, counts: Iterable[Count]) -> list[Count]:
    return sorted(counts, key=lambda count: count.value) if facet in _BY_TIME else list(counts)


def _name(kind: str) -> tuple[str, str]:
    return _TEXT if kind == PASSAGE else (KINDS[Kind(kind)].ja, KINDS[Kind(kind)].en)
