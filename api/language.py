"""One click changes the language of all pages: `?lang=en` is remembered in a cookie that holds nothing else."""

from starlette.datastructures import MutableHeaders
from starlette.requests import Request
from starlette.types import ASGIApp, Message, Receive, Scope, Send

from viz.language import Language, Reader, read_by

_NAME = "lang"  # of the parameter and of the cookie
_YEAR = 365 * 24 * 60 * 60  # seconds
_KEPT = f"{_NAME}={{}}; Max-Age={_YEAR}; Path=/; SameSite=Lax; HttpOnly"


class InTheReadersLanguage:
    """Lets pages speak the language that the address or else the cookie asks for, or else Japanese."""

    def __init__(self, app: ASGIApp) -> None:
        self._app = app

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Serve one request."""
        if scope["type"] != "http":
            await self._app(scope, receive, send)
            return
        request = Request(scope)
        asked = _known(request.query_params.get(_NAME))
        language = asked or _known(request.cookies.get(_NAME)) or Language.JAPANESE

        async def send_told(message: Message) -> None:
            if message["type"] == "http.response.start":
                _tell(MutableHeaders(scope=message), language, asked)
            await send(message)

        with read_by(Reader(language, scope["path"], scope["query_string"].decode("latin-1"))):
            await self._app(scope, receive, send_told)


def _known(name: str | None) -> Language | None:
    return next((language for language in Language if language == name), None)


def _tell(headers: MutableHeaders, language: Language, asked: Language | None) -> None:
    """Say in which language a page is, that it depends on the cookie, and keep a new choice."""
    if headers.get("content-type", "").startswith("text/html"):
        headers["Content-Language"] = language.value
        headers.add_vary_header("Cookie")
    if asked:
        headers.append("Set-Cookie", _KEPT.format(asked.value))
