"""The files of a briefing by name: each form, and all of them with a manifest."""

import json
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from datetime import datetime
from hashlib import sha256
from typing import Any

from ontology.errors import BadParameter, Message
from ontology.iri import key_of
from viz.briefing.matter import Matter
from viz.briefing.offline import offline_page
from viz.figure.draw import svg_of
from viz.figure.png import png_of

_OFFICE = "application/vnd.openxmlformats-officedocument"


@dataclass(frozen=True, slots=True)
class Form:
    """A form of file: its media type, what it is called, and what writes it."""

    media: str
    ja: str
    en: str
    write: Callable[[Matter], bytes]


def _deck(matter: Matter) -> bytes:
    from viz.briefing.deck import deck_of  # noqa: PLC0415  python-pptx brings lxml: only once a deck is written

    return deck_of(matter)


def _workbook(matter: Matter) -> bytes:
    from viz.briefing.rows import workbook_of  # noqa: PLC0415  likewise for the library of spreadsheets

    return workbook_of(matter)


FORMS: Mapping[str, Form] = {
    "svg": Form("image/svg+xml", "図（SVG）", "Figure (SVG)", lambda matter: sheet_in(matter, "svg", 1)),
    "png": Form("image/png", "図（PNG）", "Figure (PNG)", lambda matter: sheet_in(matter, "png", 1)),
    "pptx": Form(f"{_OFFICE}.presentationml.presentation", "スライド（PPTX）", "Slide (PPTX)", _deck),
    "xlsx": Form(f"{_OFFICE}.spreadsheetml.sheet", "表（XLSX）", "Rows (XLSX)", _workbook),
    "html": Form("text/html; charset=utf-8", "動く図（HTML）", "Interactive (HTML)", offline_page),
}
OF_SHEETS = ("svg", "png")  # one sheet a file


def forms_named(names: str | None) -> tuple[str, ...]:
    """Read a list of forms with commas between them, all of them where none is named. Raises `BadParameter`."""
    wanted = tuple(dict.fromkeys(filter(None, (name.strip().lower() for name in (names or "").split(",")))))
    unknown = [name for name in wanted if name not in FORMS]
    if unknown:
        accepted = ",".join(FORMS)
        raise BadParameter(
            Message(
                f"形式「{unknown[0]}」はありません。使えるのは {accepted} です。例: --format pptx,xlsx",
                f"There is no form '{unknown[0]}'. Accepted: {accepted}; for example --format pptx,xlsx.",
            ),
            name="format",
            given=names,
            accepted=accepted,
        )
    return wanted or tuple(FORMS)


def file_name(matter: Matter) -> str:
    """Name the files of a view, without suffix: letters that any system takes."""
    stem = matter.view.path.partition("?")[0].strip("/")
    kept = "".join(each if each.isascii() and (each.isalnum() or each in "-_") else "-" for each in stem)
    return f"sujimichi-{kept}"[:120]


def sheets_in(matter: Matter) -> int:
    """Count the sheets that a view takes as a picture."""
    return len(matter.pages)


def sheet_in(matter: Matter, form: str, number: int) -> bytes:
    """Write one sheet, counted from 1, as "svg" or "png". Raises `BadParameter` where there are not so many."""
    pages = matter.pages
    if number > len(pages):
        raise BadParameter(
            Message(
                f"この図は{len(pages)}枚です。sheet には 1 から {len(pages)} を指定してください。例: ?sheet=1",
                f"This view takes {len(pages)} sheets; give one of 1 to {len(pages)}, for example ?sheet=1.",
            ),
            name="sheet",
            given=number,
            accepted=f"1–{len(pages)}",
        )
    view, page = pages[number - 1]
    svg = svg_of(view, matter.paper, page)
    return svg.encode() if form == "svg" else png_of(svg, matter.paper)


def files_of(matter: Matter, forms: Iterable[str]) -> dict[str, bytes]:
    """Write a view in several forms, by file name; a picture that takes several sheets is a file for each of them."""
    files: dict[str, bytes] = {}
    for form in forms:
        sheets = sheets_in(matter) if form in OF_SHEETS else 1
        if sheets > 1:
            for at in range(1, sheets + 1):
                files[f"{file_name(matter)}-{at}.{form}"] = sheet_in(matter, form, at)
        else:
            files[f"{file_name(matter)}.{form}"] = FORMS[form].write(matter)
    return files


def with_manifest(matter: Matter, files: Mapping[str, bytes], software: str, made_at: datetime) -> dict[str, bytes]:
    """Add the file that says what each is; it is named after the view, so that it stands beside those of others."""
    return {**files, f"{file_name(matter)}.manifest.json": _manifest(matter, files, software, made_at)}


def _manifest(matter: Matter, files: Mapping[str, bytes], software: str, made_at: datetime) -> bytes:
    """Say what each file is: digest, revisions, permalink, time, software."""
    view = matter.view
    told: dict[str, Any] = {
        "title": {"ja": view.ja, "en": view.en},
        "permalink": matter.permalink,
        "path": view.path,
        "paper": matter.paper.value,
        "made_at": made_at.isoformat(timespec="seconds"),
        "software": software,
        "revisions": [
            {
                "id": document.iri,
                "key": key_of(document.iri),
                "series": document.series,
                "title": document.title,
                "revision": document.revision,
                "issued": document.issued,
                "ingested_at": document.ingested_at,
            }
            for document in view.documents
        ],
        "files": [
            {"name": name, "bytes": len(content), "sha256": sha256(content).hexdigest()}
            for name, content in files.items()
        ],
    }
    return (json.dumps(told, ensure_ascii=False, indent=1) + "\n").encode()
