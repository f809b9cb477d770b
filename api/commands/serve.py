"""`sujimichi serve`: the service on a port."""

import uvicorn

from api.app import create_app
from api.commands.output import talk
from api.settings import Settings
from graph.store import PolicyGraph


def run(settings: Settings, host: str | None, port: int | None) -> None:
    """Serve until interrupted. Raises `StoreError` before listening where the store cannot be used."""
    PolicyGraph.open(settings.store).close()
    address, number = host or settings.host, port or settings.port
    shown = f"[{address}]" if ":" in address else address
    talk().print(f"筋道 Sujimichi: http://{shown}:{number}")
    app = create_app(settings.store, settings)
    app.state.sparql.endpoint.start()
    uvicorn.run(app, host=address, port=number, log_level="warning")
