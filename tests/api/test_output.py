import pytest
from rich.cells import cell_len
from rich.text import Text

from api.commands.output import folded


@pytest.mark.parametrize(
    ("text", "width", "lines"),
    [
        ("施策を進める", 20, ["施策を進める"]),
        ("施策を進める", 6, ["施策を", "進める"]),
        ("港をつくる。", 10, ["港をつく", "る。"]),  # no line begins with a full stop
        ("『港』』』", 4, ["『", "港", "』", "』』"]),  # nor is a line ever empty
        ("", 4, [""]),
    ],
)
def test_japanese_is_folded_by_cells(text: str, width: int, lines: list[str]) -> None:
    told = [line.plain for line in folded(Text(text), width)]
    assert told == lines
    assert all(cell_len(line) <= width for line in told)


def test_styles_survive_a_fold() -> None:
    text = Text.assemble("一二三", ("四五六", "bold"))
    assert [len(line.spans) for line in folded(text, 8)] == [1, 1]
