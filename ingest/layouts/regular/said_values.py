"""What stands behind a label on its line is a value, whatever its words, where lines with that label have values else.

現在　720人 / 目標　900人 … 現在　9町村 / 目標　なくす … 現在　31校中 11校 / 目標　全校
"""

from collections import Counter
from collections.abc import Collection, Iterable, Sequence
from dataclasses import replace

from ingest.layouts.cues import LayoutCues, Role, plain_of
from ingest.layouts.regular.pieces import Kind, Piece
from ingest.layouts.rows import joined

_FEWEST = 3  # lines with a label and a value
_LONGEST = 24  # characters of a value in words
_LABELS = (Role.BASELINE, Role.TARGET)


def labels_of_values(lines: Iterable[Sequence[Piece]], cues: LayoutCues) -> frozenset[str]:
    """List the labels that have a value behind them on three lines, and a name on none."""
    valued, named = Counter[str](), set[str]()
    for pieces in lines:
        if not _is_labelled(pieces):
            continue
        label = plain_of(pieces[0].cell.text)
        valued[label] += [piece.kind for piece in pieces[1:]] == [Kind.VALUE]
        if _holds_name(pieces, cues):
            named.add(label)
    return frozenset(label for label, count in valued.items() if count >= _FEWEST and label not in named)


def with_said_value(pieces: Sequence[Piece], labels: Collection[str], cues: LayoutCues) -> Sequence[Piece]:
    """Take the words behind such a label for its value, as the last on their line."""
    if not _is_labelled(pieces) or plain_of(pieces[0].cell.text) not in labels:
        return pieces
    first = next((at for at, piece in enumerate(pieces) if piece.kind is Kind.WORDS), len(pieces))
    ahead, said = pieces[1:first], pieces[first:]
    value = joined(piece.cell for piece in said)
    apart = any(piece.kind is not Kind.TIME for piece in ahead) or not {Kind.WORDS, Kind.UNIT} >= {p.kind for p in said}
    if not said or apart or len(value.text) > _LONGEST or "、" in value.text or _holds_name(pieces, cues):
        return pieces
    return [*pieces[:first], replace(said[0], kind=Kind.VALUE, cell=value)]


def _is_labelled(pieces: Sequence[Piece]) -> bool:
    """Tell a line with one label, before all else."""
    return [at for at, piece in enumerate(pieces) if piece.kind is Kind.LABEL] == [0] and pieces[0].role in _LABELS


def _holds_name(pieces: Sequence[Piece], cues: LayoutCues) -> bool:
    return any(piece.kind is Kind.WORDS and cues.ends_as_indicator(piece.cell.text) for piece in pieces[1:])
