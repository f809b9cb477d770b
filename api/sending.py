"""How a page is sent: its HTML under the content security policy that it brings; and a file to be saved."""

from collections.abc import Mapping

from starlette.responses import HTMLResponse, Response

from viz.embed import Page


def sent(page: Page, status: int = 200, headers: Mapping[str, str] | None = None) -> HTMLResponse:
    """Send a page."""
    return HTMLResponse(page.html, status, headers={"Content-Security-Policy": page.csp, **(headers or {})})


def saved(content: str | bytes, name: str, media_type: str = "text/csv") -> Response:
    """Send a file that the browser saves under a name, plain ASCII."""
    return Response(content, media_type=media_type, headers={"Content-Disposition": f'attachment; filename="{name}"'})
