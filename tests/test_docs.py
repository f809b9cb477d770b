"""The READMEs cannot drift from the product: commands, settings and the session are compared with the real ones."""

import os
import re
import subprocess
import sys
from pathlib import Path

import pytest
from typer.main import get_command

from api.cli import main
from api.settings import SETTINGS

ROOT = Path(__file__).parents[1]
READMES = ["README.md", "README.ja.md"]
COMMAND = Path(sys.executable).with_name("sujimichi")


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


def test_the_session_of_the_readme_comes_true(tmp_path: Path) -> None:
    def run(*arguments: str) -> str:
        command = [str(COMMAND), "--store", str(tmp_path / "store"), *arguments]
        wide = os.environ | {"COLUMNS": "160"}
        return subprocess.run(command, check=False, capture_output=True, text=True, cwd=ROOT, env=wide).stdout

    squeezed = re.sub(r"\s", "", text_of("README.md"))
    for line in run("ingest", "samples/mirai-strategy.md").splitlines():
        assert re.sub(r"\s", "", line) in squeezed
    told = re.sub(r"\s", "", run("trace", "スマート農業の推進", "--to", "付加価値労働生産性").split("\n   ")[0])
    assert told.endswith("測る。")
    assert told in squeezed


def test_the_project_names_no_folder_outside_itself_in_its_docs() -> None:
    for path in [*ROOT.glob("*.md"), *ROOT.glob("samples/*.md"), *ROOT.glob("ontology/authority/*.md")]:
        assert "shared/" not in path.read_text(encoding="utf-8"), path
