"""The READMEs cannot drift from the product: commands, settings and the session are compared with the real ones."""

import re
from pathlib import Path

import pytest
from typer.main import get_command

from api.cli import main
from api.settings import SETTINGS
from tests.session import READMES, ROOT, replay, run


def text_of(name: str) -> str:
    return (ROOT / name).read_text(encoding="utf-8")


@pytest.mark.parametrize("readme", READMES)
def test_every_command_is_documented(readme: str) -> None:
    commands = get_command(main).commands  # type: ignore[attr-defined]  # a group, which typer types as a command
    assert len(commands) >= 5
    assert [name for name in commands if f"sujimichi {name}" not in text_of(readme)] == []


@pytest.mark.parametrize("readme", READMES)
def test_every_setting_is_documented_with_its_default(readme: str) -> None:
    text = text_of(readme)
    missing = [s.variable for s in SETTINGS if s.variable not in text or f"`{s.default}`" not in text]
    assert missing == []


@pytest.mark.parametrize("readme", READMES)
def test_links_lead_to_files_of_the_project(readme: str) -> None:
    links = re.findall(r"\]\(([^)#]+)(?:#[^)]*)?\)", text_of(readme))
    assert links
    assert [link for link in links if not (ROOT / link).exists()] == []


@pytest.mark.parametrize("readme", READMES)
def test_the_session_of_the_readme_comes_true(readme: str) -> None:
    """`python -m tests.session` writes it anew."""
    assert replay(text_of(readme)) == text_of(readme)


def test_the_search_of_the_readme_comes_true(tmp_path: Path) -> None:
    run(tmp_path / "store", "ingest", "samples/mirai-strategy.md")
    found = run(tmp_path / "store", "search", "農水省 スマート農業", "--kind", "Measure").splitlines()
    assert found
    assert [line for line in found if line not in text_of("README.md") and "w3id.org" not in line] == []


def test_the_project_names_no_folder_outside_itself_in_its_docs() -> None:
    for path in [*ROOT.glob("*.md"), *ROOT.glob("samples/*.md"), *ROOT.glob("ontology/authority/*.md")]:
        assert "shared/" not in path.read_text(encoding="utf-8"), path
