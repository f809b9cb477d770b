"""How a page is sent: its HTML under the content security policy that it brings."""

from collections.abc import Mapping

from starlette.responses import HTMLResponse

from viz.embed import Page


def sent(page: Page, status: int = 200, headers: Mapping[str, str] | None = None) -> HTMLResponse:
    """Send a page."""
    return HTMLResponse(page.html, status, headers={"Content-Security-Policy": page.csp, **(headers or {})})
