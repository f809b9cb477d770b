"""Is the service up, and what does it hold."""

from fastapi import APIRouter

from api.routes.current import CurrentLibrary
from api.schemas import Health
from api.version import VERSION

router = APIRouter(tags=["service"])


@router.get("/healthz", summary="稼働状況 / Health")
def health(library: CurrentLibrary) -> Health:
    """ストアの世代と件数を返す。 / Give the generation of the store and what it holds."""
    generation, projection = library.generation, library.projection
    return Health(
        status="ok",
        version=VERSION,
        generation=generation,
        documents=len(projection.documents),
        entities=len(projection.entities),
        links=len(projection.links),
    )
