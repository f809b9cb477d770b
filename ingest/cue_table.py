"""The file of cue words, cues.toml, that staff may edit: read once, whoever asks for a part of it."""

import tomllib
from functools import cache
from importlib.resources import files
from typing import Any


@cache
def cue_table() -> dict[str, Any]:
    """Read cues.toml: its tables by name. Nobody may change what is given."""
    return tomllib.loads(files("ingest").joinpath("cues.toml").read_text(encoding="utf-8"))


@cache
def goal_names() -> frozenset[str]:
    """List the words that stand before the number of a goal: 基本目標, 柱."""
    return frozenset(cue_table()["plan"]["goals"])


@cache
def level_names() -> frozenset[str]:
    """List the words that stand before the number of a goal or a measure: 基本目標, 施策."""
    plan = cue_table()["plan"]
    return frozenset((*plan["goals"], *plan["packages"], *plan["measures"]))
