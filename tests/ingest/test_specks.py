"""Spaces, bars and specks that recognition adds are cut out of recognised texts, and of no others."""

from ingest.layouts.printed.ragged import is_ragged
from ingest.layouts.rows import lines_of
from ingest.structure.clean import clean
from ingest.structure.specks import specks

_PROSE = (
    "町の図書館は昭和 50年に開館し、いまも多く の人が訪れる。 ･\n"
    "本を借りる人は減っ ているが、講座に参 加する人は増えた。\n"
    "そこで、つぎ の表のとおり目標を 定める。\n"
)
_TABLE = (
    "指標   現状値  ｜ 目標値\n"
    "講座の参 加者数   1, 050人  ｜ 1,300人\n"
    "読み聞かせの会を開い た回数  | 46回   60回 ･\n"
    "町民一人が一年に借り る本の冊数  ｜ 4.2冊   5.0冊\n"
    "本を家まで届け る家の数  ｜ 12軒   30軒\n"
    "机の数  ｜ 84   90\n"
)


def test_a_recognised_text_reads_as_it_was_printed() -> None:
    cleaned = clean(_PROSE + _TABLE)
    assert "昭和50年に開館し、いまも多くの人が訪れる。\n" in cleaned.text
    assert "講座の参加者数   1,050人   1,300人\n" in cleaned.text.replace("    ", "   ")
    assert "｜" not in cleaned.text and "|" not in cleaned.text and "･" not in cleaned.text


def test_every_character_still_names_its_place() -> None:
    source = _PROSE + _TABLE
    cleaned = clean(source)
    assert [source[offset] for offset in cleaned.origins] == list(cleaned.text)


def test_other_texts_keep_their_spaces_and_bars() -> None:
    prose = _PROSE.replace(" ", "")
    assert specks(prose + _TABLE) == []
    assert specks(prose + "| 指標 | 現状値 |\n| 受講者数 | 30 人 |\n") == []


def test_a_label_before_several_sentences_tears_no_word() -> None:
    label = "目標値（水準・年度）の設定の根拠 "
    sentences = ("舟の数を倍にするため。", "岸の長さを測り、定めた。", "前の計画と同じ、とした。")
    assert specks("".join(f"{label}{sentence}\n指標 基準値 目標値\n" for sentence in sentences)) == []


def test_gaps_of_one_width_keep_no_places() -> None:
    assert is_ragged(lines_of(clean(_PROSE + _TABLE)))
    placed = "指標            現状値     目標値\n" + "".join(
        f"{name:　<10}    {value:>5}      {value:>5}\n" for name, value in zip("あいうえおか", range(6), strict=True)
    )
    assert not is_ragged(lines_of(clean(placed)))
