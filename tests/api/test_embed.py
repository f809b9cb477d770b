"""Embeds, oEmbed and briefings over HTTP and on the command line; what is pinned stays as it was."""

import io
import json
import re
from hashlib import sha256
from html.parser import HTMLParser
from pathlib import Path
from zipfile import ZipFile

import pytest
from fastapi.testclient import TestClient

from api.app import create_app
from api.settings import Settings
from ontology.errors import BadParameter
from tests.api.test_cli import run
from tests.api.test_diff import FIRST, SECOND

FORMS = ("svg", "png", "pptx", "xlsx", "html")


class Reader(HTMLParser):
    """Collects the attributes of elements, and what the policy in the page says."""

    def __init__(self, html: str) -> None:
        super().__init__()
        self.found: list[tuple[str, dict[str, str | None]]] = []
        self.feed(html)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        """Note an element."""
        self.found.append((tag, dict(attrs)))

    def all(self, tag: str) -> list[dict[str, str | None]]:
        """Give the attributes of every element of a name."""
        return [attributes for name, attributes in self.found if name == tag]


def ingested(folder: Path, name: str, text: str) -> None:
    (folder / name).write_text(text, encoding="utf-8")
    done = run("--store", folder / "store", "ingest", folder / name)
    assert done.exit_code == 0, done.stderr


@pytest.fixture(scope="module")
def first(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("first")
    ingested(folder, "first.md", FIRST)
    return folder


@pytest.fixture(scope="module")
def measure(first: Path) -> str:
    told = run("--store", first / "store", "entities", "--kind", "Measure", "--text", "朝市", "--format", "json")
    return str(json.loads(told.stdout)["rows"][0]["key"])


def revisions(folder: Path) -> list[str]:
    told = run("--store", folder / "store", "documents", "--all", "--format", "json").stdout
    return [row["key"] for row in json.loads(told)["rows"]]


def test_a_view_stands_alone_without_chrome(first: Path, measure: str) -> None:
    """No navigation, no search; it may be framed by whom the setting names, while pages may be framed by nobody."""
    with TestClient(create_app(first / "store")) as client:
        answer = client.get(f"/embed/trace/{measure}")
        assert "frame-ancestors 'self'" in answer.headers["content-security-policy"]
        assert "frame-ancestors 'none'" in client.get(f"/trace/{measure}").headers["content-security-policy"]
        page = Reader(answer.text)
        assert not page.all("header")
        assert not page.all("nav")
        assert {"target": "_blank"} in page.all("base")
        assert "朝市のにぎわい" in answer.text
        assert "出典：" in answer.text


def test_what_goes_wrong_is_said_in_the_frame(first: Path) -> None:
    with TestClient(create_app(first / "store")) as client:
        answer = client.get("/embed/trace/nowhere", headers={"Accept": "text/html"})
        assert answer.status_code == 404
        assert "frame-ancestors 'self'" in answer.headers["content-security-policy"]


@pytest.mark.parametrize(
    "sources",
    [
        "'self'",
        "'none'",
        "https:",
        "'self' https://www.example.go.jp https://*.example.lg.jp:8443",
        "*",
        "intra.local:80",
    ],
)
def test_the_setting_goes_into_the_header(first: Path, measure: str, sources: str) -> None:
    settings = Settings.load({"SUJIMICHI_FRAME_ANCESTORS": sources})
    with TestClient(create_app(first / "store", settings)) as client:
        policy = client.get(f"/embed/trace/{measure}").headers["content-security-policy"]
    assert policy.endswith(f"; frame-ancestors {sources}")


@pytest.mark.parametrize(
    "sources",
    [
        "self",
        "'self'; script-src *",
        "https://a.example/path",
        "javascript:",
        "'none' 'self'",
        "a,b",
        "'unsafe-inline'",
        "x\r\ny: z",
    ],
)
def test_what_is_no_source_is_refused(sources: str) -> None:
    with pytest.raises(BadParameter, match="SUJIMICHI_FRAME_ANCESTORS"):
        Settings.load({"SUJIMICHI_FRAME_ANCESTORS": sources})


def test_oembed_tells_how_to_embed(first: Path, measure: str) -> None:
    """The answer has what oEmbed 1.0 wants of type rich, and never more than the width and height asked for."""
    with TestClient(create_app(first / "store")) as client:
        asked = {"url": f"http://testserver/trace/{measure}", "maxwidth": "400", "maxheight": "5000"}
        answer = client.get("/oembed", params=asked)
        assert answer.headers["content-type"] == "application/json"
        told = answer.json()
        assert {"version", "type", "title", "html", "width", "height", "provider_name", "provider_url"} == told.keys()
        assert (told["version"], told["type"], told["width"], told["height"]) == ("1.0", "rich", 400, 600)
        frame = Reader(told["html"]).all("iframe")[0]
        assert frame["src"] == f"http://testserver/embed/trace/{measure}"
        assert client.get(str(frame["src"])).status_code == 200


@pytest.mark.parametrize(
    ("asked", "status"),
    [
        ({"url": "https://elsewhere.example/trace/x"}, 404),
        ({"url": "http://["}, 404),
        ({"url": "/nothing/here"}, 404),
        ({}, 422),
        ({"url": "/map", "maxwidth": "0"}, 422),
        ({"url": "/map", "format": "xml"}, 501),
    ],
)
def test_oembed_refuses_what_is_no_view_of_ours(first: Path, asked: dict[str, str], status: int) -> None:
    with TestClient(create_app(first / "store")) as client:
        assert client.get("/oembed", params=asked).status_code == status


def test_a_page_leads_to_its_oembed(first: Path, measure: str) -> None:
    with TestClient(create_app(first / "store")) as client:
        for path in (f"/trace/{measure}", f"/entities/{measure}"):
            page = Reader(client.get(path, headers={"Accept": "text/html"}).text)
            link = next(each for each in page.all("link") if each.get("type") == "application/json+oembed")
            assert client.get(str(link["href"])).json()["type"] == "rich"


def test_a_page_offers_files_that_are_there(first: Path, measure: str) -> None:
    """Every download of the box of a view answers with the file that its name says."""
    with TestClient(create_app(first / "store")) as client:
        page = Reader(client.get(f"/trace/{measure}", headers={"Accept": "text/html"}).text)
        links = [str(each["href"]) for each in page.all("a") if "download" in each]
        assert len(links) == 10
        for link in links:
            answer = client.get(link)
            assert answer.status_code == 200, link
            suffix = link.partition("?")[0].rpartition(".")[2]
            assert answer.headers["content-disposition"].endswith(f'.{suffix}"')
            assert answer.headers["etag"] == f'"{sha256(answer.content).hexdigest()}"'


def test_a_zip_holds_every_form_and_a_manifest_that_is_true(first: Path, measure: str) -> None:
    with TestClient(create_app(first / "store")) as client:
        content = client.get(f"/briefing/trace/{measure}.zip", params={"paper": "a4"}).content
    with ZipFile(io.BytesIO(content)) as pack:
        manifest = json.loads(pack.read(f"sujimichi-trace-{measure}.manifest.json"))
        assert [each["name"].rpartition(".")[2] for each in manifest["files"]] == list(FORMS)
        for each in manifest["files"]:
            assert sha256(pack.read(each["name"])).hexdigest() == each["sha256"]
    assert manifest["paper"] == "a4"
    assert manifest["permalink"].startswith(f"http://testserver/embed/trace/{measure}?revision=")


@pytest.mark.parametrize(
    ("path", "status"),
    [
        ("trace/x", 404),
        ("trace/x.docx", 404),
        ("nothing/x.svg", 404),
        ("map.svg?paper=b5", 422),
        ("map.zip?format=gif", 422),
    ],
)
def test_what_cannot_be_made_is_said(first: Path, path: str, status: int) -> None:
    with TestClient(create_app(first / "store")) as client:
        assert client.get(f"/briefing/{path}").status_code == status


@pytest.fixture(scope="module")
def revised(tmp_path_factory: pytest.TempPathFactory, measure: str) -> tuple[Path, str, dict[str, bytes], str]:
    """Give a store with a revision ingested after files and embed of the first one were taken from it."""
    folder = tmp_path_factory.mktemp("revised")
    ingested(folder, "first.md", FIRST)
    pin = revisions(folder)[0]
    with TestClient(create_app(folder / "store")) as client:
        query = {"revision": pin}
        taken = {form: client.get(f"/briefing/trace/{measure}.{form}", params=query).content for form in FORMS}
        embedded = client.get(f"/embed/trace/{measure}", params=query).text
    ingested(folder, "second.md", SECOND)
    return folder, pin, taken, embedded


def drawn(html: str) -> str:
    found = re.search(r'id="figure-data">(.*?)</script>', html, re.DOTALL)
    assert found is not None
    return found[1]


def test_a_pinned_figure_never_changes(revised: tuple[Path, str, dict[str, bytes], str], measure: str) -> None:
    """After a later ingest every file is the same to the byte; one that is not pinned is not."""
    folder, pin, taken, embedded = revised
    with TestClient(create_app(folder / "store")) as client:
        for form, content in taken.items():
            answer = client.get(f"/briefing/trace/{measure}.{form}", params={"revision": pin})
            assert answer.content == content, form
            assert client.get(f"/briefing/trace/{measure}.{form}").content != content, form
        assert drawn(client.get(f"/embed/trace/{measure}", params={"revision": pin}).text) == drawn(embedded)


def test_a_pinned_figure_says_that_there_is_a_newer_revision(
    revised: tuple[Path, str, dict[str, bytes], str], measure: str
) -> None:
    """It counts the changes that are to be seen in it, and leads to all changes and to the latest view."""
    folder, pin, _, embedded = revised
    assert "新しい版がある" not in embedded
    with TestClient(create_app(folder / "store")) as client:
        html = client.get(f"/embed/trace/{measure}", params={"revision": pin}).text
        assert "新しい版がある</b>：この図では3件の変更" in html  # target, deadline, ministry
        links = [str(each["href"]) for each in Reader(html).all("a")]
        changes = next(link for link in links if link.startswith("/diff?"))
        assert "朝市の来場者数" in client.get(changes).text
        assert f"/trace/{measure}" in links
        latest = client.get(f"/embed/trace/{measure}").text
    assert "新しい版がある" not in latest
    assert "常に最新の版を示す" in latest
    assert revisions(folder)[1] in latest


def test_several_revisions_can_be_pinned_together(tmp_path: Path) -> None:
    """A view over two documents is pinned to both, and stays when one of them is revised."""
    ingested(tmp_path, "first.md", FIRST)
    ingested(tmp_path, "other.md", FIRST.replace("みなと町総合戦略", "しま町総合戦略").replace("朝市", "夜市"))
    pin = ",".join(revisions(tmp_path))
    with TestClient(create_app(tmp_path / "store")) as client:
        before = client.get("/briefing/charts/ministry-outcome.svg", params={"revision": pin}).content
    ingested(tmp_path, "second.md", SECOND)
    with TestClient(create_app(tmp_path / "store")) as client:
        assert client.get("/briefing/charts/ministry-outcome.svg", params={"revision": pin}).content == before
        assert client.get("/briefing/charts/ministry-outcome.svg").content != before


def test_the_command_line_writes_the_files_of_http(first: Path, measure: str, tmp_path: Path) -> None:
    """The same address gives the same bytes; what was written is listed with its digest."""
    settings = Settings.load({"SUJIMICHI_SITE": "http://127.0.0.1:8000"})
    done = run("--store", first / "store", "briefing", f"trace/{measure}", "-o", tmp_path, "--paper", "a4")
    assert done.exit_code == 0, done.stderr
    with TestClient(create_app(first / "store", settings)) as client:
        for form in FORMS:
            written = (tmp_path / f"sujimichi-trace-{measure}.{form}").read_bytes()
            assert sha256(written).hexdigest() in done.stdout
            assert client.get(f"/briefing/trace/{measure}.{form}", params={"paper": "a4"}).content == written, form
    manifest = json.loads((tmp_path / f"sujimichi-trace-{measure}.manifest.json").read_text(encoding="utf-8"))
    assert manifest["software"].startswith("sujimichi ")


def test_each_briefing_keeps_its_manifest_and_leaves_other_files_alone(first: Path, tmp_path: Path) -> None:
    """Two views go into one folder, which is that of a website: three manifests stand there."""
    (tmp_path / "manifest.json").write_text('{"name": "my app"}', encoding="utf-8")
    for view in ("map", "charts/roadmap"):
        assert run("--store", first / "store", "briefing", view, "--format", "xlsx", "-o", tmp_path).exit_code == 0
    assert (tmp_path / "manifest.json").read_text(encoding="utf-8") == '{"name": "my app"}'
    for name in ("sujimichi-map", "sujimichi-charts-roadmap"):
        manifest = json.loads((tmp_path / f"{name}.manifest.json").read_text(encoding="utf-8"))
        assert [each["name"] for each in manifest["files"]] == [f"{name}.xlsx"]


@pytest.mark.parametrize(
    "more", [("--format", "docx"), ("--paper", "b5"), ("-o", "/dev/null/x"), ("--revision", "nothing")]
)
def test_bad_use_of_the_command_is_told(first: Path, measure: str, more: tuple[str, str]) -> None:
    done = run("--store", first / "store", "briefing", f"trace/{measure}", *more)
    assert done.exit_code == 2
    assert more[1] in done.stderr
