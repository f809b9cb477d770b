"""Expenses that are to fall by a share of the year before, as plans of agencies say it, several in one sentence.

一般管理費（特殊な経費を除く。）は毎年度平均で前年度比２％以上、業務経費は毎年度平均で前年度比１％以上の効率化を行う。
一般管理費及び業務経費については、毎年度、対前年度比1.5％以上の削減を図る。

How much is spent is no indicator, by how much it falls is one.
"""

import re
from collections.abc import Iterator

from ingest.layouts.saying.sentence import Said

_ASIDE = re.compile(r"[（(][^（()）]*[)）]")
_NAMED = "[一-龠ァ-ヶー・]{2,14}"
_SAVED = re.compile(
    rf"(?P<name>(?:{_NAMED}(?:及び|並びに|と))?{_NAMED}(?<=[費用])等?)"
    r"(?:については、?|について、?|に関しては、?|は、?)[ 　]*"
    r"(?:(?P<time>毎(?:事業)?年度?|各(?:事業)?年度)(?:平均)?(?:で|に|において)?、?[ 　]*)?"
    r"(?P<share>対?前(?:事業)?年度?比で?[ 　]*[0-9０-９][0-9０-９.．]{0,4}[ 　]?[％%](?:以上|程度)?)"
)
_ENDS = re.compile(
    r"[％%上度]ずつ?(?:効率化|削減|縮減|節減)|[％%上度]の?(?:効率化|削減|縮減|節減)(?:を|に|する|します|し、)"
)


def savings_in(sentence: str) -> Iterator[Said]:
    """Go through the expenses of a sentence that says what is saved on them every year."""
    bare = _ASIDE.sub("", sentence) if "前" in sentence and "比" in sentence else ""
    items = list(_SAVED.finditer(bare))
    time = items[0]["time"] if items and _ENDS.match(bare, items[-1].end() - 1) else None
    for item in items if time else ():
        yield Said(item["name"], item["share"].strip(), item["time"] or time, None)
