"""Is the service up, and what does it hold."""

from fastapi import APIRouter

from api.routes.current import CurrentEdition
from api.schemas import Health
from api.version import VERSION

router = APIRouter(tags=["service"])


@router.get("/healthz", summary="稼働状況 / Health")
def health(edition: CurrentEdition) -> Health:
    """ストアの世代と件数を返す。 / Give the generation of the store and what it holds."""
    generation, projection = edition.generation, edition.projection
    return Health(
        status="ok",
        version=VERSION,
        generation=generation,
        documents=len(projection.documents),
        entities=len(projection.entities),
        links=len(projection.links),
    )
