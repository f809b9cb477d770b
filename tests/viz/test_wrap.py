import pytest

from tests.viz.harbour import HOSTILE
from viz.wrap import ELLIPSIS, shorten, visible, width_of, wrap


@pytest.mark.parametrize(
    ("label", "lines"),
    [
        ("水産庁", ("水産庁",)),
        ("スマート水産業の推進と現場への実装", ("スマート水産業の", "推進と現場への実装")),
        ("水産業データ連携基盤整備事業", ("水産業データ連携", "基盤整備事業")),
        ("DXの推進", ("DXの推進",)),
        ("改行\nと\t空白  が ある", ("改行 と 空白 が ある",)),
        ("", (ELLIPSIS,)),
    ],
)
def test_lines_break_where_a_reader_would(label: str, lines: tuple[str, ...]) -> None:
    """Lines break at phrase borders, compounds between words."""
    assert wrap(label, 13, 4) == lines


def test_a_number_is_never_broken() -> None:
    """A year stays whole."""
    for width in range(6, 14):
        assert any("2030" in line for line in wrap("東京圏の伸び率を上回る（2030年代前半まで）", width, 9))


@pytest.mark.parametrize("label", [*HOSTILE, "あ" * 500, "、" * 300, "アウトプット" * 40])
@pytest.mark.parametrize("width", [10, 13])
def test_no_line_is_too_wide_and_none_too_many(label: str, width: int) -> None:
    """Whatever the label, the card keeps its bounds; only one hanging punctuation mark may stand out."""
    lines = wrap(label, width, 4)
    assert 1 <= len(lines) <= 4
    assert all(width_of(line.rstrip("、")) <= width + 1 for line in lines if set(line) != {"、"})


def test_what_is_cut_says_so() -> None:
    """An ellipsis ends what does not fit, and only that."""
    assert wrap("長" * 2000, 13, 4)[-1].endswith(ELLIPSIS)
    assert shorten("短い", 4) == "短い"
    assert shorten("とても長いことば", 4) == "とても…"


def test_direction_marks_do_not_reach_a_card() -> None:
    """A label cannot turn the words around it."""
    assert visible("\u202eABC\u2066\u200bDEF\x00") == "ABCDEF"
