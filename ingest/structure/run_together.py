"""Lines run together: a page that an extraction gave as one line, each line break of it turned into a space.

成果指標名 現状値 目標値 (R11) 登録者数 34 人 60 人 利用率 41.2% 50%   is read as

成果指標名 / 現状値 / 目標値 (R11) / 登録者数 / 34 人 / 60 人 / 利用率 / 41.2% / 50%

Which of the spaces were line breaks cannot be told, so every one is taken for one, but for those within a figure, a
year, a pair of brackets, or around a colon or an arrow. Sentences cut so are put together again as wrapped ones are.
"""

import re
from collections.abc import Iterator

_SHORTEST = 150  # characters of such a line
_FEWEST_WORDS = 10
_MOST_A_WORD = 45  # characters on average
_SEPARATED = re.compile(r"[\t|｜│<]| {2,}|　{2,}")  # a line that has cells, or is marked up
_GAP = re.compile(r"[ 　]+")
_D = "0-9０-９"
_GOES_ON = re.compile(r"(?:平成|令和|昭和|西暦|第|約|[→⇒➡:：,，＝=～~〜]|[（(][^）)]{0,40})$")
_UNIT = (
    r"年度?末?|[か箇カヵヶケ][年月所国]|[月日時分秒人件円社校回名区市町村戸台棟世帯店歳位点倍組品床本頭便冊泊園室]|千円|[百千]?万[人円]?|億円?"
    r"|団体|施設|地区|世帯|箇所|ポイント|ヘクタール|トン|[%％‰㎡㎥]|ha|km|kg|[tm]"
)
_OF_FIGURE = re.compile(
    rf"(?:{_UNIT})(?:[/／](?:年|月|日|人))?(?:度|間|目|末|以上|以下|未満|程度|時点|現在)*(?=$|[ 　（()）→⇒、,～~/／])"
)
_FIGURE = re.compile(rf"[{_D}]$")
_LEADS = re.compile(r"[→⇒➡:：,，、。）)＝=～~〜]")


def parted(source: str) -> str:
    """Turn the spaces of lines run together into line breaks, one for one, so that every offset stays."""
    lines = source.split("\n")
    return "\n".join(_parted(line) if _is_run_together(line) else line for line in lines)


def _is_run_together(line: str) -> bool:
    if len(line) < _SHORTEST or _SEPARATED.search(line.strip()):
        return False
    words = len(line.split())
    return words >= _FEWEST_WORDS and len(line) <= _MOST_A_WORD * words


def _parted(line: str) -> str:
    characters = list(line)
    for at in _breaks(line):
        characters[at] = "\n"
    return "".join(characters)


def _breaks(line: str) -> Iterator[int]:
    """Find the spaces that part words, with what the word before has told on its line."""
    begin = 0
    for gap in _GAP.finditer(line):
        if not _is_one(line[begin : gap.start()], line[gap.end() : gap.end() + _MOST_A_WORD]):
            yield gap.start()
            begin = gap.end()


def _is_one(before: str, after: str) -> bool:
    """Tell whether a space stands within a figure with its unit, a year, brackets, or beside a colon or an arrow."""
    if _GOES_ON.search(before) or _LEADS.match(after):
        return True
    return _FIGURE.search(before) is not None and _OF_FIGURE.match(after) is not None
