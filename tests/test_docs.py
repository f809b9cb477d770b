"""Docs cannot drift from the product: commands, options, settings, addresses, code and sessions are held against it."""

import csv
import re
import shlex
from collections.abc import Iterator, Mapping
from importlib import import_module
from pathlib import Path
from pkgutil import iter_modules

import pytest
from fastapi.routing import APIRoute
from starlette.routing import Match
from typer.core import TyperGroup
from typer.main import get_command

import api.routes
from api.cli import main
from api.settings import SETTINGS
from tests.ingest.layouts import OTHERS as OTHER_TEXTS
from tests.ingest.layouts import passages
from tests.session import READMES, ROOT, pages, replay, stores

PAGES = [*READMES, *sorted(path.relative_to(ROOT).as_posix() for path in ROOT.glob("docs/*.md"))]
OTHERS = ["CHANGELOG.md", "samples/README.md", "ontology/authority/README.md"]
MOST_LINES = 220  # of the README without the figures of `make score`
_SCORE = re.compile(r"<!-- make score -->.*<!-- /make score -->", re.DOTALL)
_CALL = re.compile(r"(?:^\$ |`)(sujimichi [^`\n]*)", re.MULTILINE)
_SAMPLES = {"kind": "measure", "path": "map", "slug": "kpis"}  # what may stand where docs write {kind}, {path}, {slug}
_UNTOLD = {"/around", "/trace"}  # without the name of a thing there is nothing to show


def text_of(name: str) -> str:
    return (ROOT / name).read_text(encoding="utf-8")


def options_of(call: str) -> set[str]:
    """List the options of the command that the words of a call name; of several words with | between them the first.

    Raises `KeyError` where there is no such command.
    """
    command, words = get_command(main), shlex.split(call.replace("\\|", "|"), comments=True)[1:]
    while isinstance(command, TyperGroup) and words and not words[0].startswith("-"):
        command = command.commands[words.pop(0).partition("|")[0]]
    return {option for parameter in command.params for option in (*parameter.opts, *parameter.secondary_opts)}


@pytest.fixture(scope="module")
def held() -> Iterator[Mapping[str, Path]]:
    with stores() as made:
        yield made


@pytest.mark.parametrize("readme", READMES)
def test_every_command_is_documented(readme: str) -> None:
    commands = get_command(main).commands  # type: ignore[attr-defined]  # a group, which typer types as a command
    assert len(commands) >= 5
    assert [name for name in commands if f"sujimichi {name}" not in text_of(readme)] == []


@pytest.mark.parametrize("readme", READMES)
def test_first_sights_are_told_as_they_are_recorded(readme: str) -> None:
    """Recall, precision, and the share of what was found whose target and deadline are right, over all sets."""
    with (ROOT / "docs/first-sight.csv").open(encoding="utf-8") as record:
        sets = list(csv.DictReader(record))
    expected, read, right, dated = (
        sum(int(one[name]) for one in sets) for name in ("indicators", "read", "right", "target and deadline right")
    )
    told = " ".join(re.findall(r"(?<![0-9.])0\.[0-9]{2}(?![0-9])", _SCORE.sub("", text_of(readme))))
    assert f"{right / expected:.2f} {right / read:.2f} {dated / right:.2f}" in told
    documents = sum(int(one["documents"]) for one in sets)
    assert {documents, len(passages(OTHER_TEXTS))} <= {
        int(count) for count in re.findall(r"[0-9]{2,}", text_of(readme))
    }


@pytest.mark.parametrize("readme", READMES)
def test_every_setting_is_documented_with_its_default(readme: str) -> None:
    text = text_of(readme)
    missing = [s.variable for s in SETTINGS if s.variable not in text or f"`{s.default}`" not in text]
    assert missing == []


@pytest.mark.parametrize("page", PAGES)
def test_no_page_names_a_setting_that_there_is_not(page: str) -> None:
    known = {setting.variable for setting in SETTINGS}
    assert set(re.findall(r"SUJIMICHI_[A-Z_]+", text_of(page))) <= known


@pytest.mark.parametrize("page", [page for page in PAGES if _CALL.search(text_of(page))])
def test_commands_and_options_that_are_named_are_there(page: str) -> None:
    for call in _CALL.findall(text_of(page)):
        named = set(re.findall(r"(?<![\w-])--?[a-z][a-z-]*", call.partition("#")[0]))
        assert named <= options_of(call) | {"--help"}, call


@pytest.mark.parametrize("page", [*PAGES, *OTHERS])
def test_links_lead_to_files_and_headings_of_the_project(page: str) -> None:
    for link, heading in re.findall(r"\]\((?!https?:)([^)#]*)(?:#([^)]*))?\)", text_of(page)):
        path = (ROOT / page).parent / link if link else ROOT / page
        assert path.exists(), link
        assert not heading or heading in anchors(path.read_text(encoding="utf-8")), (link, heading)


def anchors(text: str) -> list[str]:
    """List the headings of a page as addresses name them."""
    headings = re.findall(r"^#+ (.*)$", text, re.MULTILINE)
    return [re.sub(r"[^\w\- ]", "", heading.lower()).replace(" ", "-") for heading in headings]


def test_every_page_of_docs_can_be_reached_from_the_readme() -> None:
    seen, ahead = set[str](), ["README.md"]
    while ahead:
        page = ahead.pop()
        seen.add(page)
        links = re.findall(r"\]\((?!https?:)([^)#]+\.md)", text_of(page))
        found = [((ROOT / page).parent / link).resolve().relative_to(ROOT).as_posix() for link in links]
        ahead += [link for link in found if link not in seen and link in PAGES]
    assert set(PAGES) <= seen


def test_the_readme_stays_short() -> None:
    assert len(_SCORE.sub("", text_of("README.md")).splitlines()) <= MOST_LINES


def routes() -> list[APIRoute]:
    modules = [import_module(f"api.routes.{module.name}") for module in iter_modules(api.routes.__path__)]
    found = [route for module in modules if hasattr(module, "router") for route in module.router.routes]
    return [route for route in found if isinstance(route, APIRoute)]


def addresses(page: str) -> list[str]:
    """List the paths that stand in a page as code, each with something in the place of its names."""
    paths = re.findall(r"`(?:GET |POST )?(/[^`?… ]*)(?:\?[^`]*)?`", text_of(page))
    return [re.sub(r"{(\w+)}", lambda name: _SAMPLES.get(name[1], "0a1b"), path) for path in paths]


def answering(address: str) -> list[APIRoute]:
    """List the routes that answer an address, those of any method."""
    scopes = [{"type": "http", "path": address, "method": method} for method in ("GET", "POST")]
    return [route for route in routes() if any(route.matches(scope)[0] is Match.FULL for scope in scopes)]


@pytest.mark.parametrize("page", [page for page in PAGES if addresses(page)])
def test_paths_that_are_named_are_answered(page: str) -> None:
    unknown = [path for path in addresses(page) if path != "/openapi.json" and not answering(path)]
    assert unknown == []


def test_every_route_is_told_of() -> None:
    told = {route.path for path in addresses("docs/http.md") for route in answering(path)}
    suffixed = re.compile(r"\.(\{form\}|ttl|jsonld)$")  # forms of what is told of
    kinds = re.compile(r"^/[a-z]+/\{key\}$")  # /{kind}/{key} is one row
    left = {route.path for route in routes() if not suffixed.search(route.path) and not kinds.match(route.path)}
    assert left - told - _UNTOLD == set()


@pytest.mark.parametrize("page", pages())
def test_the_sessions_come_true(page: str, held: Mapping[str, Path]) -> None:
    """`python -m tests.session` writes them anew."""
    assert replay(page, held) == text_of(page)


@pytest.mark.parametrize("page", [page for page in PAGES if "```python" in text_of(page)])
def test_examples_in_python_run(page: str, held: Mapping[str, Path], capsys: pytest.CaptureFixture[str]) -> None:
    for block in re.findall(r"```python\n(.*?)```", text_of(page), re.DOTALL):
        code = block.replace('Path(".sujimichi")', f"Path({str(held[''])!r})")
        exec(compile(code, page, "exec"), {})  # noqa: S102  our own example
        assert capsys.readouterr().out


def test_the_project_names_no_folder_outside_itself_in_its_docs() -> None:
    for page in [*PAGES, *OTHERS]:
        assert "shared/" not in text_of(page), page
