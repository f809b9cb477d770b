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
_SEPARATED = re.compile(r"[\t|｜│]|</?[A-Za-z]")  # a line that has cells, or is marked up
_WIDE = re.compile(r"[ 　]{2,}")
_MOST_WIDE = 0.2  # share of the gaps; more of them are the columns of a table
_GAP = re.compile(r"[ 　]+")
_D = "0-9０-９"
_UNIT = (
    r"年度?末?|[か箇カヵヶケ][年月所国]|[十百千]?[千万億][人円件台本]?|百万円|団体|施設|地区|世帯|箇所|ポイント|ヘクタール|トン"
    r"|[月日時分秒人件円社校回名区市町村戸台棟帯店歳位点倍組品床本頭便冊泊園室]|[%％‰㎡㎥]|ha|km|kg|[tm]"
)
_COUNTED = r"度|間|目|末|代|児|以上|以下|未満|程度|時点|現在"
_OF_FIGURE = re.compile(rf"(?:{_UNIT})(?:[/／](?:年|月|日|人))?(?:{_COUNTED})*(?=$|[の 　（()）→⇒、,～~/／])")
_FIGURE = re.compile(rf"[{_D}]$")
_OPEN = re.compile(  # an era, a particle, a sign, a pair of brackets: the word goes on
    r"(?:平成|令和|昭和|西暦|第|約|[→⇒➡:：,，、＝=～~〜]|[^ 　][のをがはへ]|[（(][^）)]{0,40})$"
)
_CLOSED_WAVES = re.compile(r"(?:^|[ 　])[~～〜][^~～〜]+[~～〜]$")  # a motto: ～海と生きるまち～
_LEADS = re.compile(r"[→⇒➡:：,，、。）)＝=～~〜]")
_ATTRIBUTIVE, _AGE = re.compile(r"[うるたい]$"), re.compile(rf"[{_D}]+[ 　]?歳")  # 住みたいと思う 20 歳代の割合


def parted(source: str) -> str:
    """Turn the spaces of lines run together into line breaks, one for one, so that every offset stays."""
    lines = source.split("\n")
    return "\n".join(_parted(line) if _is_run_together(line) else line for line in lines)


def _is_run_together(line: str) -> bool:
    if len(line) < _SHORTEST or _SEPARATED.search(line.strip()):
        return False
    words = len(line.split())
    if words < _FEWEST_WORDS or len(line) > _MOST_A_WORD * words:
        return False
    return len(_WIDE.findall(line.strip())) <= _MOST_WIDE * words


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
    if _CLOSED_WAVES.search(before):
        return False
    if _OPEN.search(before) or _LEADS.match(after) or (_ATTRIBUTIVE.search(before) and _AGE.match(after)):
        return True
    return _FIGURE.search(before) is not None and _OF_FIGURE.match(after) is not None
