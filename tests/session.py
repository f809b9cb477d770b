"""Run the session of the READMEs again and put in what the commands say now: `python -m tests.session`.

What ends in a line 「…」 was cut for the reader and is cut at the same number of lines again; what stands in brackets
instead of an output is left as it is.
"""

import os
import re
import shlex
import subprocess
import sys
import tempfile
from pathlib import Path

ROOT = Path(__file__).parents[1]
READMES = ("README.md", "README.ja.md")
COMMAND = Path(sys.executable).with_name("sujimichi")
_BLOCK = re.compile(r"(?<=```console\n)\$ sujimichi ingest .*?(?=```)", re.DOTALL)
_STEP = re.compile(r"^\$ sujimichi (?P<call>[^\n]*)\n(?P<told>.*?)(?=^\$ |\Z)", re.MULTILINE | re.DOTALL)
_CUT = "…"
_ELSEWHERE = "（"  # a word of ours that the output stands in the other README
_WIDTH = {"COLUMNS": "130"}


def replay(readme: str) -> str:
    """Give a README with the output of the session as it is now; all steps run on one new store."""
    with tempfile.TemporaryDirectory() as scratch:
        return _BLOCK.sub(lambda block: _STEP.sub(lambda step: _again(step, Path(scratch)), block[0]), readme, count=1)


def _again(step: re.Match[str], store: Path) -> str:
    call, before = step["call"], step["told"].rstrip("\n").split("\n")
    told = run(store, *shlex.split(call)).rstrip("\n").split("\n")
    if before[0].startswith(_ELSEWHERE):
        return step[0]
    if before[-1].strip() == _CUT:
        told = [*told[: len(before) - 1], before[-1]]
    gap = "\n" if step["told"].endswith("\n\n") else ""
    return f"$ sujimichi {call}\n" + "".join(f"{line.rstrip()}\n" for line in told) + gap


def run(store: Path, *arguments: str) -> str:
    """Run the command on a store; what it says and what it complains of, as a terminal shows both."""
    command = [str(COMMAND), "--store", str(store), *arguments]
    done = subprocess.run(command, check=False, capture_output=True, text=True, cwd=ROOT, env=os.environ | _WIDTH)
    return done.stdout or done.stderr


if __name__ == "__main__":
    for name in READMES:
        path = ROOT / name
        path.write_text(replay(path.read_text(encoding="utf-8")), encoding="utf-8")
