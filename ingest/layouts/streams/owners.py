"""Names of two columns of measures that stand under each other in a stream: which lines are one of them, torn.

安全 / 水の管 / 理 / 検査の回数 / 12回     under 方針 施策 指標 …     is    安全   水の管理   検査の回数
持続 / 人材と若 / 手 / 職員の数 / 8人                                       持続   人材と若手   職員の数
"""

import re

TORN = 1.5  # two cells of what is the name of one
_ENDS_IN_WORD = re.compile(r".[のとやをに及び][一-龠々]$")  # 水質の管, of 水質の管理
_REST = re.compile(r"[一-龠々ァ-ヶー]{1,3}")


def price_of_tear(above: str, below: str) -> float:
    """Price two names in neighbouring columns that are rather one: the upper cut in a word, the lower a rest."""
    if len(below) == 1 and _REST.fullmatch(below):
        return TORN
    return TORN * (_ENDS_IN_WORD.search(above) is not None and _REST.fullmatch(below) is not None)
