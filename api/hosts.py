"""Under which names a service answers: those of this machine, and the one that it has in public.

A page of any site can let a name of its own point at 127.0.0.1 and so have a reader's browser fetch from here what it
then may read (DNS rebinding); the name in the Host header tells. An address in figures cannot be bent like that.
"""

from dataclasses import dataclass
from ipaddress import IPv4Address, IPv6Address, ip_address
from urllib.parse import urlsplit

from starlette.datastructures import Headers
from starlette.requests import Request
from starlette.types import ASGIApp, Receive, Scope, Send

from api.errors import answered
from ontology.errors import Message, UnknownHost


@dataclass(frozen=True, slots=True)
class Hosts:
    """The names of a service: `bound` is the name or address that it listens on, `site` its public URL or nothing."""

    bound: str
    site: str = ""

    def know(self, host: str) -> bool:
        """Tell whether a Host header, with or without a port, names this service."""
        name = _name_in(f"//{host}")
        if name in ("localhost", self.bound.lower(), _name_in(self.site)):
            return bool(name)
        address, bound = _address(name), _address(self.bound)
        if address is None:
            return False
        is_any = bound is not None and bound.is_unspecified  # 0.0.0.0: on every address that the machine has
        return is_any or address.is_loopback or address == bound


class KnownHostsOnly:
    """Refuses whatever was sent to another host. Starlette's own cannot read [::1] and answers in English alone."""

    def __init__(self, app: ASGIApp, hosts: Hosts) -> None:
        self._app = app
        self._hosts = hosts

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Serve one request."""
        host = Headers(scope=scope).get("host", "") if scope["type"] == "http" else None
        if host is None or self._hosts.know(host):
            await self._app(scope, receive, send)
        else:
            await answered(Request(scope), _unknown(host))(scope, receive, send)


def _name_in(url: str) -> str:
    try:
        return urlsplit(url).hostname or ""
    except ValueError:  # an address in brackets that is none
        return ""


def _address(name: str) -> IPv4Address | IPv6Address | None:
    try:
        return ip_address(name)
    except ValueError:
        return None


def _unknown(host: str) -> UnknownHost:
    given = host[:200]
    return UnknownHost(
        Message(
            f"このサービスは「{given}」という名前では答えません。使えるもの: localhost、待ち受けているアドレス、"
            "設定 SUJIMICHI_SITE の公開 URL（例: SUJIMICHI_SITE=http://server.example.go.jp:8000 と設定して起動する）",
            f"This service does not answer as '{given}'. Accepted: localhost, the address that it listens on, and the "
            "public URL in SUJIMICHI_SITE (for example start it with SUJIMICHI_SITE=http://server.example.go.jp:8000)",
        ),
        name="Host",
        given=given,
        accepted="localhost, the address listened on, SUJIMICHI_SITE",
    )
