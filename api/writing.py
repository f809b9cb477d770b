"""Who may write over HTTP: a program that knows the secret of this service, and no page of another site.

The service stands open in an intranet, so nothing can be written unless `SUJIMICHI_WRITE_TOKEN` is set. The secret
travels in a header of its own (RFC 6750), which a browser never adds by itself: what a page of another site makes a
reader's browser send cannot carry it. Origin and Sec-Fetch-Site are held against the request all the same. A form of
our own pages brings the secret in a field, typed in by who decides: a page of another site does not know that either.
"""

from hmac import compare_digest
from urllib.parse import urlsplit

from fastapi import Depends, Request

from api.routes.current import CurrentSettings
from api.settings import Settings
from ontology.errors import Message, WritingRefused

_VARIABLE = "SUJIMICHI_WRITE_TOKEN"
_SAME_SITE = ("same-origin", "none")


def _may_write(request: Request, settings: CurrentSettings) -> None:
    scheme, _, given = request.headers.get("authorization", "").partition(" ")
    is_bearer = scheme.casefold() == "bearer"
    _hold(request, settings, given.strip().encode("latin-1") if is_bearer else b"", _no_token())


def may_write_by_form(request: Request, settings: Settings, secret: str) -> None:
    """Raise `WritingRefused` unless the secret that was typed into a form of this site is that of the service."""
    _hold(request, settings, secret.strip().encode(), _wrong_word())


def _hold(request: Request, settings: Settings, given: bytes, refusal: WritingRefused) -> None:
    if not settings.write_token:
        raise _read_only()
    if not compare_digest(given, settings.write_token.encode()):
        raise refusal
    if not _is_of_this_site(request):
        raise _other_site()


def _is_of_this_site(request: Request) -> bool:
    origin = request.headers.get("origin")
    if origin is not None and urlsplit(origin).netloc != request.headers.get("host", ""):
        return False
    return request.headers.get("sec-fetch-site", "none") in _SAME_SITE


def _read_only() -> WritingRefused:
    return WritingRefused(
        Message(
            f"このサービスは読み取り専用です。書き込みを許すには、設定 {_VARIABLE} に合言葉を入れて起動してください。",
            f"this service is read-only; to allow writing, start it with a secret in {_VARIABLE}",
        ),
        name=_VARIABLE,
        accepted="GET",
    )


def _no_token() -> WritingRefused:
    return WritingRefused(
        Message(
            f"合言葉が違います。ヘッダー Authorization: Bearer に、設定 {_VARIABLE} の値を入れてください。",
            f"the secret is missing or wrong; send the value of {_VARIABLE} as `Authorization: Bearer …`",
        ),
        name="Authorization",
        accepted="Bearer",
    )


def _wrong_word() -> WritingRefused:
    return WritingRefused(
        Message("合言葉が違います。何も記録していません。", "the secret is wrong; nothing was recorded"),
        name="token",
        accepted="the secret of this service",
    )


def _other_site() -> WritingRefused:
    return WritingRefused(
        Message("ほかのサイトの頁からは書き込めません。", "a page of another site may not write here"),
        name="Origin",
        accepted="this site",
    )


MayWrite = Depends(_may_write)
