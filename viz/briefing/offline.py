"""A view as one page that needs no server: everything that it shows and runs is inside."""

from markupsafe import escape

from viz.briefing.matter import Matter
from viz.framed import render_framed

_OWN = ' href="/'


def offline_page(matter: Matter) -> bytes:
    """Write the page; its links lead to the server that it was taken from.

    Whatever a document says is escaped, quotation marks included; so the beginning of a link stands only where a
    template has put one, and the scripts, which the policy knows by their digest, have none.
    """
    page = render_framed(matter.projection, matter.view, latest=matter.view.path, is_pinned=True)
    return page.html.replace(_OWN, f' href="{escape(matter.site)}/').encode()
