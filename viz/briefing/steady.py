"""Office files without the hour in them, so that the same content is the same bytes and a digest means something."""

import io
import re
from datetime import datetime
from zipfile import ZIP_DEFLATED, ZipFile, ZipInfo

_CORE = "docProps/core.xml"
_EPOCH = (1980, 1, 1, 0, 0, 0)
_TIMES = re.compile(rb"(<dcterms:(?:created|modified)[^>]*>)[^<]*(<)")
_BOOK = ".xlsx"  # the rows that a native chart brings along
_UNIX = 3


def steady(content: bytes, dated: datetime) -> bytes:
    """Write a zip file again with one date (UTC) for all that is in it, also in workbooks inside."""
    sink = io.BytesIO()
    with ZipFile(io.BytesIO(content)) as given, ZipFile(sink, "w", ZIP_DEFLATED) as made:
        for name in given.namelist():
            made.writestr(_member(name), _steady_part(name, given.read(name), dated))
    return sink.getvalue()


def zipped(files: dict[str, bytes]) -> bytes:
    """Pack files; the same files give the same bytes."""
    sink = io.BytesIO()
    with ZipFile(sink, "w", ZIP_DEFLATED) as made:
        for name, content in files.items():
            made.writestr(_member(name), content)
    return sink.getvalue()


def _member(name: str) -> ZipInfo:
    info = ZipInfo(name, _EPOCH)
    info.compress_type, info.create_system, info.external_attr = ZIP_DEFLATED, _UNIX, 0o600 << 16
    return info


def _steady_part(name: str, content: bytes, dated: datetime) -> bytes:
    if name.endswith(_BOOK):
        return steady(content, dated)
    if name == _CORE:
        return _TIMES.sub(rb"\g<1>" + dated.strftime("%Y-%m-%dT%H:%M:%SZ").encode() + rb"\2", content)
    return content
