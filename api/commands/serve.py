"""`sujimichi serve`: the service on a port."""

import errno
import socket
from collections.abc import Mapping
from contextlib import suppress

import uvicorn

from api.app import create_app
from api.commands.output import talk
from api.hosts import Hosts, KnownHostsOnly
from api.settings import Settings
from graph.store import PolicyGraph
from ontology.errors import BadParameter, Message

_WHY: Mapping[int | None, Message] = {
    errno.EADDRINUSE: Message(
        "ほかのプログラムが使っています。筋道がもう動いているのかもしれません",
        "another program uses it, perhaps a service that is running already",
    ),
    errno.EACCES: Message("使う権限がありません", "that is not permitted"),
    errno.EADDRNOTAVAIL: Message("この機械のアドレスではありません", "this machine has no such address"),
    socket.EAI_NONAME: Message("その名の機械は見つかりません", "no machine has this name"),
}


def run(settings: Settings, host: str | None, port: int | None) -> None:
    """Serve until interrupted. Raises, before it listens, `StoreError`, and `BadParameter` where it cannot listen."""
    PolicyGraph.open(settings.store).close()
    address, number = host or settings.host, port or settings.port
    with _listening(address, number) as listener:
        talk().print(f"筋道 Sujimichi: http://{_shown(address)}:{number}")
        app = create_app(settings.store, settings)
        app.add_middleware(KnownHostsOnly, hosts=Hosts(address, settings.site))
        app.state.sparql.endpoint.start()
        config = uvicorn.Config(app, host=address, port=number, log_level="warning")
        with suppress(KeyboardInterrupt):  # that is how a service ends
            uvicorn.Server(config).run(sockets=[listener])


def _listening(address: str, port: int) -> socket.socket:
    family = socket.AF_INET6 if ":" in address else socket.AF_INET
    try:
        return socket.create_server((address, port), family=family)
    except OSError as error:
        raise _cannot_listen(f"{_shown(address)}:{port}", port, error) from error


def _shown(address: str) -> str:
    return f"[{address}]" if ":" in address else address


def _cannot_listen(given: str, port: int, error: OSError) -> BadParameter:
    detail = error.strerror or str(error)
    why = _WHY.get(error.errno, Message(detail, detail))
    other = port % 65535 + 1 if port > 1023 else 8000
    return BadParameter(
        Message(
            f"{given} で待ち受けられません: {why.ja}。使えるもの: この機械のアドレスと、空いている 1024 以上のポート"
            f"（例: sujimichi serve --port {other}）",
            f"Cannot listen on {given}: {why.en}. Accepted: an address of this machine and a free port of 1024 or more "
            f"(for example: sujimichi serve --port {other})",
        ),
        name="port",
        given=given,
        accepted="a free port of 1024 or more",
    )
