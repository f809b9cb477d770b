"""Who may write over HTTP: a program that knows the secret of this service, and no page of another site.

The service stands open in an intranet, so nothing can be written unless `SUJIMICHI_WRITE_TOKEN` is set. The secret
travels in a header of its own (RFC 6750), which a browser never adds by itself: what a page of another site makes a
reader's browser send cannot carry it. Origin and Sec-Fetch-Site are held against the request all the same.
"""

from hmac import compare_digest
from urllib.parse import urlsplit

from fastapi import Depends, Request

from api.routes.current import CurrentSettings
from ontology.errors import Message, WritingRefused

_VARIABLE = "SUJIMICHI_WRITE_TOKEN"
_SAME_SITE = ("same-origin", "none")


def _may_write(request: Request, settings: CurrentSettings) -> None:
    if not settings.write_token:
        raise _read_only()
    scheme, _, given = request.headers.get("authorization", "").partition(" ")
    secret = settings.write_token.encode()
    if scheme.casefold() != "bearer" or not compare_digest(given.strip().encode("latin-1"), secret):
        raise _no_token()
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


def _other_site() -> WritingRefused:
    return WritingRefused(
        Message("ほかのサイトの頁からは書き込めません。", "a page of another site may not write here"),
        name="Origin",
        accepted="this site",
    )


MayWrite = Depends(_may_write)
