"""The lines, coloured areas and pictures of a page, read by PDFium."""

from collections.abc import Iterator
from ctypes import c_float, c_int

import pypdfium2 as pdfium
from pypdfium2 import raw

from ingest.sources.pdf.frame import Frame
from ingest.sources.pdf.shapes import Box, Drawings, Rule

_MAX_PATHS = 20_000  # on one page; a map has more, a table never
_THIN = 3.0  # points; an area so thin is a line
_SHORT = 4.0  # points; a line so short parts no cells
_STRAIGHT = 1.0  # points that a straight line may lean
_DEEPEST = 6  # forms in forms
_KINDS = (raw.FPDF_PAGEOBJ_PATH, raw.FPDF_PAGEOBJ_IMAGE, raw.FPDF_PAGEOBJ_FORM)


def drawings_of(page: pdfium.PdfPage, frame: Frame) -> Drawings:
    """Find what is drawn on a page; where there is too much for tables, no lines are given."""
    found = Drawings()
    for item, matrix in _objects(page, None, pdfium.PdfMatrix(), 0):
        box = frame.box(*matrix.on_rect(*item.get_bounds()))
        if item.type == raw.FPDF_PAGEOBJ_IMAGE:
            found.pictures += box.width * box.height
            continue
        found.paths += 1
        if found.paths > _MAX_PATHS:
            return Drawings(pictures=found.pictures, paths=found.paths)
        if min(box.width, box.height) <= _THIN:
            found.rules += [rule for rule in (_middle_line(box),) if rule.end - rule.start >= _SHORT]
        else:
            (found.rules if _is_stroked(item) else found.fills).extend(_sides(item, matrix, frame))
    return found


def _objects(
    page: pdfium.PdfPage, form: pdfium.PdfObject | None, matrix: pdfium.PdfMatrix, depth: int
) -> Iterator[tuple[pdfium.PdfObject, pdfium.PdfMatrix]]:
    """Go through paths and pictures, those in forms too, each with the matrix that leads to the page."""
    for item in page.get_objects(filter=_KINDS, max_depth=1, form=form):
        if item.type != raw.FPDF_PAGEOBJ_FORM:
            yield item, matrix
        elif depth < _DEEPEST:
            yield from _objects(page, item, item.get_matrix().multiply(matrix), depth + 1)


def _is_stroked(path: pdfium.PdfObject) -> bool:
    fill, stroke = c_int(), c_int()
    raw.FPDFPath_GetDrawMode(path, fill, stroke)
    return bool(stroke.value)


def _sides(path: pdfium.PdfObject, matrix: pdfium.PdfMatrix, frame: Frame) -> Iterator[Rule]:
    """Go through the straight lines of a path."""
    whole = path.get_matrix().multiply(matrix)
    begin = before = (0.0, 0.0)
    for index in range(max(0, raw.FPDFPath_CountSegments(path))):
        segment = raw.FPDFPath_GetPathSegment(path, index)
        x, y = c_float(), c_float()
        raw.FPDFPathSegment_GetPoint(segment, x, y)
        point = frame.point(*whole.on_point(x.value, y.value))
        kind = raw.FPDFPathSegment_GetType(segment)
        if kind == raw.FPDF_SEGMENT_MOVETO:
            begin = point
        elif kind == raw.FPDF_SEGMENT_LINETO:
            yield from _straight(before, point)
        if raw.FPDFPathSegment_GetClose(segment):
            yield from _straight(point, begin)
        before = point


def _middle_line(box: Box) -> Rule:
    if box.width >= box.height:
        return Rule(across=True, at=(box.top + box.bottom) / 2, start=box.left, end=box.right)
    return Rule(across=False, at=(box.left + box.right) / 2, start=box.top, end=box.bottom)


def _straight(one: tuple[float, float], other: tuple[float, float]) -> Iterator[Rule]:
    box = Box(min(one[0], other[0]), min(one[1], other[1]), max(one[0], other[0]), max(one[1], other[1]))
    if min(box.width, box.height) < _STRAIGHT and max(box.width, box.height) >= _SHORT:
        yield _middle_line(box)
