import pytest

from api.negotiation import best

OFFERS = [("application/sparql-results+json", "json"), ("text/csv", "csv"), ("text/html", "html")]


@pytest.mark.parametrize(
    ("accept", "chosen"),
    [
        ("", "json"),
        ("*/*", "json"),
        ("text/*", "csv"),
        ("text/html", "html"),
        ("TEXT/CSV", "csv"),
        ("text/csv;q=0.4, text/html;q=0.5", "html"),
        ("text/csv; q=0.5 , text/html;q=0.5", "csv"),
        ("text/html,application/xhtml+xml,application/xml;q=0.9,*/*;q=0.8", "html"),
        ("*/*;q=0.1, text/csv;q=0", "json"),
        ("text/csv;q=0, text/*", "html"),
        ("application/pdf", None),
        ("text/csv;q=0", None),
        ("text/csv;q=much", None),
        (";;;,,,", None),
    ],
)
def test_the_header_chooses(accept: str, chosen: str | None) -> None:
    assert best(accept, OFFERS) == chosen
