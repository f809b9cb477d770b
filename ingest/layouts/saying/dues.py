"""By when a figure of a sentence is aimed at: 令和10年度までに60％とし、令和12年度には70％以上を目指す."""

import re
from collections.abc import Sequence

from ingest.layouts.figures.values import TIME
from ingest.layouts.saying.again import is_told_again
from ingest.layouts.saying.aims import AFTER, shares_verb
from ingest.layouts.saying.counted import past_aside
from ingest.layouts.saying.marks import Mark, belongs

_BY = re.compile(
    r"における|まで[）)](?:に|で)|(?:末|当初|中|内|産)?[）)]?(?:まで)?(?:に|の|で|、|は)|末?まで(?=[0-9０-９])"
)
_OF_TODAY = re.compile(r"(?:時点|現在)$")
_OF_AIM = re.compile(
    rf"(?:(?:への|の)[^、。をはが]{{2,6}})?を、?(?P<time>(?:同年度?|{TIME.pattern})末?)"
    r"(?:の(?:達成)?目標|(?:まで)?に(?:達成|実現|確保|図|目指|めざ)|まで、?(?:引き続き|継続して|今後も)?、?(?:維持|堅持))"
)
_OF_ALL = re.compile(  # …を平均９分以内とすることを2028年までの目標とする, …を２割に、…を３割に、それぞれ2030年までに
    rf"[^。]*?(?:こと[をは、]|(?:それぞれ|いずれも|ともに)、?)(?P<time>{TIME.pattern}末?)(?:まで)?(?:の(?:達成)?目標|に)"
)
_AT_END = re.compile(rf"[^（）()]*[（(](?P<time>{TIME.pattern}|毎年度?|各年度?)(?:までに?)?[）)]。?$")
_EVERY = re.compile(r"毎年度?|各年度?")


def due_of(sentence: str, times: Sequence[Mark], figures: Sequence[Mark], target: Mark) -> Mark | None:
    """Find by when: the time right after the target, else the last before it that is that of no other figure."""
    after = AFTER.match(sentence, target.end) or _OF_AIM.match(sentence, past_aside(sentence, target))
    if after is not None:
        return next((time for time in times if time.start == after.start("time")), None) or Mark(
            *after.span("time"), after["time"].strip()
        )
    every = _every_year(target)
    clause = sentence.rfind("、", 0, target.start)
    if every and not any(time.start > clause for time in times):  # …までに330か所とし、体験会を毎年度20か所で
        return every
    before = (figure for figure in figures if figure.end <= target.start and not shares_verb(sentence, figure))
    others = [figure for figure in before if not is_told_again(sentence, figure, [target])]  # 倍増させ、80件とする
    for time in reversed([time for time in times if time.end <= target.start]):
        if not any(belongs(sentence, time, figure) for figure in others) and _is_by(sentence, time):
            return time
    at_end = _AT_END.match(sentence, target.end) or _OF_ALL.match(sentence, past_aside(sentence, target))
    if at_end is not None:
        return Mark(*at_end.span("time"), at_end["time"].strip())
    return _every_year(target)


def _every_year(target: Mark) -> Mark | None:
    every = _EVERY.match(target.text)
    return Mark(target.start, target.start + every.end(), every[0]) if every else None


def _is_by(sentence: str, time: Mark) -> bool:
    return _BY.match(sentence, time.end) is not None and _OF_TODAY.search(time.text) is None
