import pytest

from ingest.structure.tabs import untabbed


@pytest.mark.parametrize(
    "line",
    [
        "施策１\t水路の手入れ",
        "基本目標Ⅱ\tともに育つまち",
        "第２章\t施策の展開",
        "１－２\t水路の手入れ",
        "（１）\t水路の手入れ",
        "\t水路を直します。",
        "\t・\t水路泥上げ事業\n\t・\t岸辺植栽事業",
        "担当課\t農政課",
        "基本目標１\tともに育つまち\n施策１\t水路の手入れ\n指標\t基準値\t目標値",
    ],
)
def test_tabs_that_set_a_text_apart_become_wide_spaces(line: str) -> None:
    rows = "指標\t" in line
    read = untabbed(f"前の文。\n{line}\n\n後の文。\n")
    assert len(read) == len(f"前の文。\n{line}\n\n後の文。\n")
    assert read.count("\t") == (2 if rows else 0)


@pytest.mark.parametrize(
    "rows",
    [
        "指標\t基準値\t目標値\n水路の延長\t3km\t9km",
        "1\t水路の延長\n2\tため池の数\n3\t田の面積",
        "施策１\t水路の手入れ\n施策２\tため池の改修",
        "施策１\t水路の手入れ\t\n水路の延長\t3km\t9km",
        "水路の延長\t9km",
        "事業名\t水路泥上げ事業\n担当課\t農政課\n事業費\t300千円",
        "指標\t目標値\n\t（令和９年度）\n水路の延長\t9km",
        "担当課\t未定",
        "（１）\t水路の延長\t9km",
    ],
)
def test_rows_of_cells_stay_as_they_are(rows: str) -> None:
    assert untabbed(f"前の文。\n{rows}\n\n後の文。\n") == f"前の文。\n{rows}\n\n後の文。\n"
