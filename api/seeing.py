"""Which generation and revision an answer is of: in a header of each, and on every page under ?revision=."""

from dataclasses import dataclass
from urllib.parse import parse_qsl, urlencode

from starlette.datastructures import MutableHeaders
from starlette.requests import Request
from starlette.types import ASGIApp, Message, Receive, Scope, Send

from ontology.model import Document
from viz.kept import under_revision

GENERATION = "Sujimichi-Generation"
REVISION = "Sujimichi-Revision"


@dataclass(frozen=True, slots=True)
class Seen:
    """The revision that a page is seen under: its name in the address, and whether it is the latest of its series."""

    name: str
    document: Document
    is_latest: bool


def note(request: Request, generation: str, seen: Seen | None = None) -> None:
    """Note what a request is answered from."""
    request.state.generation, request.state.seen = generation, seen


class SayingWhatIsSeen:
    """Adds the headers and, to a page under one revision, the banner and the revision in its links."""

    def __init__(self, app: ASGIApp) -> None:
        self._app = app

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Serve one request."""
        if scope["type"] != "http":
            await self._app(scope, receive, send)
            return
        scope.setdefault("state", {})
        await self._app(scope, receive, _Saying(scope, send))


class _Saying:
    """Sends an answer on; a page under one revision is held back until it is whole."""

    def __init__(self, scope: Scope, send: Send) -> None:
        self._scope = scope
        self._send = send
        self._start: Message | None = None
        self._body = bytearray()

    async def __call__(self, message: Message) -> None:
        """Take one message of the answer."""
        if message["type"] == "http.response.start":
            await self._begin(message)
        elif self._start is None:
            await self._send(message)
        else:
            self._body += message.get("body", b"")
            if not message.get("more_body"):
                await self._finish(self._start)

    async def _begin(self, message: Message) -> None:
        state, headers = self._scope["state"], MutableHeaders(scope=message)
        if generation := state.get("generation"):
            headers[GENERATION] = generation
        if seen := state.get("seen"):
            headers[REVISION] = seen.document.iri
        if seen and headers.get("content-type", "").startswith("text/html"):
            self._start = message
        else:
            await self._send(message)

    async def _finish(self, start: Message) -> None:
        seen: Seen = self._scope["state"]["seen"]
        page = under_revision(self._body.decode(), seen.name, seen.document, self._latest(), is_latest=seen.is_latest)
        content = page.encode()
        MutableHeaders(scope=start)["Content-Length"] = str(len(content))
        await self._send(start)
        await self._send({"type": "http.response.body", "body": content})

    def _latest(self) -> str:
        """Give the address of the same page without a revision."""
        query = parse_qsl(self._scope["query_string"].decode("latin-1"), keep_blank_values=True)
        rest = urlencode([(name, value) for name, value in query if name != "revision"])
        return f"{self._scope['path']}{f'?{rest}' if rest else ''}"
