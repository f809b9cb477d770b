"""A PDF is read in a process of its own, which may take only so much time and memory and may fall.

A PDF is a program by a stranger: it can unfold to gigabytes, draw for ever, or bring a library down.
"""

import json
import subprocess
import sys
from itertools import accumulate
from typing import Any

from ingest.sources.extracted import Extracted
from ingest.sources.refusal import refusal

MAX_SECONDS = 120.0
_COMMAND = (sys.executable, "-P", "-m", "ingest.sources.pdf.worker")  # -P: nothing from the working folder
_REASONS = {
    "encrypted": (
        "パスワードで保護されています。保護を外してから指定してください。",
        "It is protected by a password: remove the protection first.",
    ),
    "damaged": (
        "PDF が壊れているか、途中で切れています。",
        "The PDF is damaged or cut off.",
    ),
    "fallen": (
        "読んでいる途中で止まりました。壊れているか、メモリ 2 GiB に収まりません。",
        "Reading it came to a halt: it is damaged, or needs more than 2 GiB of memory.",
    ),
    "too long": (
        "頁が多すぎます（上限 1,000 頁）。分けて指定してください。",
        "It has too many pages (the limit is 1,000): split it.",
    ),
    "too slow": (
        f"{MAX_SECONDS:.0f} 秒以内に読み終わりませんでした。",
        f"It could not be read within {MAX_SECONDS:.0f} seconds.",
    ),
    "scanned": (
        "画像だけで、文字がありません（スキャンされた PDF）。文字認識（OCR）はしません。",
        "It holds pictures and no text (a scan). No text recognition (OCR) is done.",
    ),
}


def read_pdf(name: str, data: bytes, *, seconds: float = MAX_SECONDS) -> Extracted:
    """Read a PDF with the places where its pages begin; raises `UnreadableFile`."""
    try:
        done = subprocess.run(_COMMAND, input=data, capture_output=True, timeout=seconds, check=False)  # noqa: S603
    except subprocess.TimeoutExpired as error:
        raise refusal(name, *_REASONS["too slow"]) from error
    answer: dict[str, Any] = json.loads(done.stdout) if done.returncode == 0 else {"trouble": "fallen"}
    if "trouble" in answer:
        raise refusal(name, *_REASONS[answer["trouble"]])
    pages: list[str] = answer["pages"]
    if answer["unread"] and not any(map(str.strip, pages)):
        raise refusal(name, *_REASONS["scanned"])
    starts = accumulate((len(page) for page in pages[:-1]), initial=0)
    return Extracted("".join(pages), "pdf", tuple(starts), tuple(answer["unread"]))
