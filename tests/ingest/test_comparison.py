"""The old text beside the new is cut out of a table of amendments, and nothing out of other texts."""

from ingest.structure.comparison import old_columns

AMENDED = """\
            改正後                            改正前
① 見学者数                        ① 見学者数
   目標値 90人（令和９年度）          目標値 60人（令和６年度）
② 貸し船の数                      （新設）
   目標値 12隻（令和９年度）
"""


def rest(text: str) -> str:
    for start, end in sorted(old_columns(text), reverse=True):
        text = text[:start] + text[end:]
    return "\n".join(line.strip() for line in text.splitlines()[1:])


def test_the_new_text_is_left() -> None:
    wanted = "① 見学者数\n目標値 90人（令和９年度）\n② 貸し船の数\n目標値 12隻（令和９年度）"
    assert rest(AMENDED) == wanted


def test_the_new_text_may_stand_on_the_right() -> None:
    turned = AMENDED.replace("改正後", "旧").replace("改正前", "　新")
    assert rest(turned) == "① 見学者数\n目標値 60人（令和６年度）\n（新設）\n"


def test_a_table_of_values_is_no_table_of_amendments() -> None:
    assert old_columns("指標          現状値          目標値\n見学者数      60人            90人\n") == []
    assert old_columns("改定前の計画では、見学者数を  目標とした。\n") == []
