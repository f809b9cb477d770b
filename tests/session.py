"""Run the sessions of READMEs and docs again and put in what the commands say now: `python -m tests.session`.

A session is a block ```console that begins with `$ sujimichi`. A step without output is only named. What ends in a
line 「…」 was cut for the reader and is cut at the same number of lines again. The sessions of a README begin with an
empty store; those of docs/ find the sample there, and those of docs/revisions.md its revision, too.
"""

import os
import re
import shlex
import shutil
import subprocess
import sys
import tempfile
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from pathlib import Path

ROOT = Path(__file__).parents[1]
READMES = ("README.md", "README.ja.md")
REVISIONS = "docs/revisions.md"
COMMAND = Path(sys.executable).with_name("sujimichi")
SAMPLE = ROOT / "samples" / "mirai-strategy.md"
_REVISION = "改定版.md"
_CHANGES = {
    "スマート農業の推進": "スマート農業の加速",
    "600 か所（2029 年度）": "900 か所（2031 年度）",
    "消防庁は、温かい食事": "内閣府は、温かい食事",
    "- ・自動運転バス実装支援事業\n": "- ・自動運転バス実装支援事業\n- ・乗合タクシー共同運行事業\n",
}
_BLOCK = re.compile(r"(?<=```console\n)\$ sujimichi .*?(?=```)", re.DOTALL)
_STEP = re.compile(r"^\$ (?P<call>[^\n]*)\n(?P<told>.*?)(?=^\$ |\Z)", re.MULTILINE | re.DOTALL)
_CUT = "…"
_WIDTH = {"COLUMNS": "130"}


@contextmanager
def stores() -> Iterator[Mapping[str, Path]]:
    """Give the stores that the sessions begin with, by the name of the page; "" stands for all other pages of docs/."""
    with tempfile.TemporaryDirectory() as scratch:
        sample, revised = Path(scratch, "sample"), Path(scratch, "revised")
        _ingest(sample, SAMPLE)
        shutil.copytree(sample, revised)
        _ingest(revised, _revision(Path(scratch)))
        yield {"": sample, REVISIONS: revised, **{readme: Path(scratch, readme) for readme in READMES}}


def pages() -> list[str]:
    """Name the pages that have sessions."""
    texts = [*(ROOT / readme for readme in READMES), *sorted(ROOT.glob("docs/*.md"))]
    return [path.relative_to(ROOT).as_posix() for path in texts if _BLOCK.search(path.read_text(encoding="utf-8"))]


def replay(page: str, held: Mapping[str, Path]) -> str:
    """Give a page with the output of its sessions as it is now."""
    store = held.get(page, held[""])
    text = (ROOT / page).read_text(encoding="utf-8")
    return _BLOCK.sub(lambda block: _STEP.sub(lambda step: _again(step, store), block[0]), text)


def run(store: Path, *arguments: str) -> str:
    """Run the command on a store; what it says and what it complains of, as a terminal shows both."""
    command = [str(COMMAND), "--store", str(store), *arguments]
    done = subprocess.run(command, check=False, capture_output=True, text=True, cwd=ROOT, env=os.environ | _WIDTH)
    return done.stdout or done.stderr


def _ingest(store: Path, text: Path) -> None:
    subprocess.run([str(COMMAND), "--store", str(store), "ingest", str(text)], check=True, capture_output=True)


def _again(step: re.Match[str], store: Path) -> str:
    program, *arguments = shlex.split(step["call"], comments=True)
    before = step["told"].rstrip("\n").split("\n")
    if program != "sujimichi" or before == [""]:
        return step[0]
    told = run(store, *arguments).rstrip("\n").split("\n")
    if before[-1].strip() == _CUT:
        told = [*told[: len(before) - 1], before[-1]]
    gap = "\n" if step["told"].endswith("\n\n") else ""
    return f"$ {step['call']}\n" + "".join(f"{line.rstrip()}\n" for line in told) + gap


def _revision(folder: Path) -> Path:
    """Write the sample as its ministry might revise it."""
    text = SAMPLE.read_text(encoding="utf-8")
    for before, after in _CHANGES.items():
        text = text.replace(before, after)
    path = folder / _REVISION
    path.write_text(text, encoding="utf-8")
    return path


if __name__ == "__main__":
    with stores() as held_now:
        for name in pages():
            told_now = replay(name, held_now)
            (ROOT / name).write_text(told_now, encoding="utf-8")
