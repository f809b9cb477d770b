"""From a source to the bytes of a format. Imports all writers, which `--help` need not load."""

from collections.abc import Callable, Iterator

from graph.exports.contract import to_bytes
from graph.exports.csv_tables import zipped
from graph.exports.cube import cube
from graph.exports.forms import ExportFormat
from graph.exports.graphml import graphml
from graph.exports.source import Source
from graph.exports.workbook import workbook
from graph.projection import Projection

_IN_ONE_PIECE: dict[ExportFormat, Callable[[Projection], bytes]] = {
    ExportFormat.JSON: to_bytes,
    ExportFormat.XLSX: workbook,
    ExportFormat.GRAPHML: graphml,
}


def write(source: Source, form: ExportFormat) -> Iterator[bytes]:
    """Write what is to be exported, a piece at a time; the same graph gives the same bytes.

    The source is looked at now, and the pieces are made when they are asked for.
    """
    if form in _IN_ONE_PIECE:
        return _later(_IN_ONE_PIECE[form], source.project())
    if form is ExportFormat.CSV:
        return zipped(source.project())
    if form is ExportFormat.CUBE:
        return cube(source.project(), source.graph.base)
    return source.graph.stream(form.value, source.names)


def _later(make: Callable[[Projection], bytes], projection: Projection) -> Iterator[bytes]:
    yield make(projection)
