"""The file of cue words, cues.toml, that staff may edit: read once, whoever asks for a part of it."""

import tomllib
from functools import cache
from importlib.resources import files
from typing import Any


@cache
def cue_table() -> dict[str, Any]:
    """Read cues.toml: its tables by name. Nobody may change what is given."""
    return tomllib.loads(files("ingest").joinpath("cues.toml").read_text(encoding="utf-8"))
