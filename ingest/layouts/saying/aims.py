"""Which figures of a sentence are aimed at: 令和10年度までに60％とし、令和12年度には70％以上を目指す."""

import re
from collections.abc import Iterator, Sequence

from ingest.layouts.figures.values import TIME
from ingest.layouts.saying.again import CHANGE, SHARE, THEN, is_told_again
from ingest.layouts.saying.counted import of_what, past_aside
from ingest.layouts.saying.marks import Mark

_AIMED = re.compile(
    r"(?:の(?:確保|達成|取得|認証|整備|設置|開設|実現|創出|育成|養成|認定|誘致|導入|水準|効果額?|利用|参加|加入|登録|来場|来訪|受入れ?))?(?:確保|育成|養成|創出|誘致|認定|選定|策定|指定|採択|締結|登録)?"
    rf"(?:へと|と|にまで|に|へ|まで(?:に)?|を|で)?(?:{CHANGE})?"
    r"(?:する|します|することを|させ|なる(?=よう|こと)|広げ|増や|増加さ|減ら|縮め|狭め|(?:引き?上げ|引き?下げ|高め)(?!られ)|拡大さ|縮小さ|向上さ|低減さ|改善さ"
    r"|低下さ|目標|達成|達する|達し、|(?<=育成|養成|創出|確保|整備|設置|選定|認定|策定|指定)し、|到達|確保|実現|(?:実用化|設立)(?=する|します|し、)|目指|めざ|抑え|近[付づ]けること|とどめ|伸ば|延ば|回復|維持(?:す|しま)|保[ちつ]|することとし|を目"
    rf"|とし[、，])|を{TIME.pattern}(?:の(?:達成)?目標|末?(?:まで)?に(?:達成|実現|確保))"
    r"|を?超える(?:こと|よう|水準)"
    rf"|を、?{TIME.pattern}末?まで、?(?:引き続き|継続して|今後も)?、?(?:維持|堅持)(?:する|します|し、)"
    r"|を?(?:新たに|新規に)?(?:整備|造成|育成|養成|創出|確保|認定|導入|設置|開設|配置|配備)(?:する|します|し、)"
    r"|の[一-龠]{2,6}を(?:数値)?目標と(?:する|し)"
    r"|という[^、。]{0,10}目標を(?:掲げ|設定し|設け)て?、(?:その|この|これらの)?(?:実現|達成)に"
    rf"|[にへ]、?(?:それぞれ|いずれも|ともに)、?(?:{TIME.pattern}末?(?:まで)?に、?)?(?:引き?上げ|引き?下げ|高め|増や|減ら|拡大|縮小|削減|短縮)"
)
# Whatever else is done up to a figure: １１０人へ増員する; not what is done for it, or what has come to it by itself.
_DONE_UP_TO = re.compile(
    r"(?:程度|以上|以下)?(?:まで(?:に)?|へと?|に)(?!対|よ[りる]|つい|関|限|支給|補助|交付|配|開催|実施|設け|置|お[けい]|かけ"
    r"|わた|及|上[るりっ]|のぼ|とどま|過ぎ|分け|相当|達し|値する|占め|区分|満た|基づ|応じ|なった|すぎ|当た|向け|て|[^。、]{1,5}られ"
    r"|[^。、]{0,4}(?:変わ|変化|変動|異な|ばらつ|分布|広が|開き|またが))"
    r"[^。、，にをはがでて]{1,8}?(?:ます|る|す|く|ること|すこと)(?=[。、，]|こと|方針|もの|よう)"
)
_OF_DOING = re.compile(  # 110時間の短縮を図る, ６万人程度への回復を令和９年度までに図る
    rf"(?:への?|の)(?P<way>{CHANGE}|回復|導入|到達|普及)を(?:(?:同年度?|{TIME.pattern})末?(?:まで)?に)?(?:図[るりっ]|目指|めざ|達成|実現)"
)
_VERBLESS = (  # …の割合を、令和12年までに３割に拡大（令和元年度：5.2％）
    re.compile(rf"を、?(?:{TIME.pattern}末?(?:まで)?(?:に|で)は?、?)?(?:{TIME.pattern}(?:対?比で|と比べて?))?$"),
    re.compile(rf"(?:[にへ]|まで(?:に)?)?(?:{CHANGE})?(?:[（(][^（）()]{{1,40}}[）)])*。?$"),
)
_PLACES = re.compile(r"か所|箇所|カ所|ヶ所|地区|地域|校|園|施設|会場|市町村|団体|拠点|都市")
_HELD = re.compile(r"で(?:の?実証|実施|開催|導入|運行)(?:を行[いう]|する|します|し、)")
_CHANGE_ALONE = re.compile(CHANGE)
_CHANGED = re.compile(rf"(?:{CHANGE})(?:させ|する|します|を目|を図|とする|とし)")
_SHARE_CHANGES = re.compile(r"[増減](?=や[すし]|ら[すし])")  # 3割以上増やす
_PAST = re.compile(
    r"(?:す?る?べき|[^。、]{0,8}との意見)|[^。、]{0,6}(?:した|った|れた|いた|ている|ており|しており|いる)(?!い|め)|[^。、]{0,6}目標を[^。、]{1,4}た(?:が|もの|ところ)"
    r"|[^。、]{0,6}目標(?:を|は|について)[^。]{0,24}(?:達成した|達成済|前倒し|延長|至って|至らな|届か|未達)"
)
_PLANNED = re.compile(r"こととして(?:おり|いる|います)")
_AND_SO_IT_WAS = re.compile(  # 148品目に増やし、寄附は１万件となった: said of what was done
    r"(?:さ?せ|し|げ|め|え)?て?、[^。]*(?<!こととし)(?<!ものとし)(?<!目標とし)(?:た|ました)(?:[（(][^（）()]*[）)])?。?$"
)
_WILL = re.compile("目標|目指|めざ|達成|こと|よう")
_BY_THEN = re.compile(rf"{TIME.pattern}末?(?:まで)?に|[0-9０-９]年間?で")
_ATTRIBUTIVE = re.compile(  # 売上高100億円を目指す企業を支える
    rf"(?:を|に|と|へ|以上を|以上に)?(?:目標と)?(?:{CHANGE})?(?:目指す|めざす|達成する|する)"
    r"(?=企業|事業者|者|団体|地域|自治体|市町村|学校|大学|人|農家|店|取組|事業|施設|区間|路線|設備|機器|制度|宣言|構想|運動)"
)
_FORECAST = re.compile(
    r"[^。]{0,12}(?:見据え|見すえ|を念頭|を視野|見込|見通|推計|予測|想定|試算|ことに相当|期待され|とされて)"
)
_DECLARED = re.compile(r"(?:宣言|表明)(?:した|しました|している|しています)")
_REACHED = re.compile(rf"[（(]{TIME.pattern}末?[）)][にと](?:達し|な[りっ]|上[りっ])")  # 42％（令和３年３月末）に達し、
_HAPPENS = re.compile(r"(?:に|と)(?:達 ?する|なる|到達する|至る)")
_COMES = re.compile(r"(?:に|と)(?:達し、|(?:達する|なる|到達する|至る)(?!こと|よう|もの))")  # 令和４年に２割に達し、
_BY_ITSELF = re.compile(r"が[^、。]{1,12}?(?:減少|増加|上昇|低下|拡大|縮小)する(?!こと|よう)")  # 人口が１割減少する
_COURSE = re.compile(  # 12人から８人と減少する一方: it goes so by itself
    r"(?:へ?と|に|へ|まで)(?:減少|増加|上昇|低下|拡大|縮小)する(?:一方|なか|中で|中、|傾向|反面)"
)
_KEPT = (
    re.compile(r"(?:現在|現状|今)の(?:水準の?)?[（(]?$"),
    re.compile(r"[）)]?(?:の水準)?を(?:引き続き)?維持(?:する|します)"),
)
_FORETOLD = re.compile(
    r"見込まれ|見込み|見通し|推計|予測|試算|何もし(?:なければ|ない場合)|対策を(?:取|と|講じ|し)[^、]{0,3}な|このまま(?:では|だと|推移|放置)"
)
_UNTIL = re.compile(r"(?:末|当初|中|内)?まで(?:に|の[^、。]{1,6}で)?[、，]?")
AFTER = re.compile(rf"[（(](?P<time>(?:同年度?|{TIME.pattern})末?)(?:まで(?:の(?:累計|合計))?|目標)?[）)]")
_SHARES = re.compile(
    rf"[、，]うち|(?:まで|[にへ])(?:[、，](?!それぞれ|いずれも|ともに)|(?:{CHANGE})[、，,](?=(?:この|その)?うち|また|かつ))"
)
_SET = re.compile(rf"を(?:{TIME.pattern}末?(?:まで)?に)?$")  # …を2029年度に70％以上、…を45％以上とする
_END = re.compile(r"。?$")


def targets_in(sentence: str, figures: Sequence[Mark]) -> Iterator[Mark]:
    """Go through the figures that a verb of aiming follows, with the word of change that belongs to them (50％削減).

    Several may share the verb of the last: 利用者数を５万人に、整備率を80％に高める.
    """
    foretold = _FORETOLD.search(sentence) is not None
    declared = _DECLARED.search(sentence)
    waiting: list[Mark] = []
    for figure in figures:
        said = (declared and figure.end <= declared.start()) or _REACHED.match(sentence, figure.end)
        if said or is_told_again(sentence, figure, figures):
            continue
        if waiting and figure.end < past_aside(sentence, waiting[-1]):  # …を２割（2023年：１割）に、…を
            continue
        if shares_verb(sentence, figure):
            waiting.append(figure)
            continue
        target = _target(sentence, figure, foretold=foretold)
        if target is not None:
            yield from (*waiting, target)
        of_next = "歳" in figure.text or sentence.startswith("から", figure.end)
        waiting = waiting if target is None and of_next else []  # …を30万人に、60歳以上の人の割合を３割から５割に


def shares_verb(sentence: str, figure: Mark) -> bool:
    """Tell whether the verb of a figure is that of one behind it."""
    if _SHARES.match(sentence, past_aside(sentence, figure)):
        return True
    is_first = sentence.startswith(("、", "，"), figure.end) and _SET.search(sentence[: figure.start]) is not None
    return is_first and THEN.match(sentence, figure.end) is None


def _target(sentence: str, figure: Mark, *, foretold: bool) -> Mark | None:
    if is_kept(sentence, figure):
        return figure
    if (foretold and _COMES.match(sentence, figure.end)) or _BY_ITSELF.match(sentence, figure.start - 1):
        return None
    if _ATTRIBUTIVE.match(sentence, figure.end) or _COURSE.match(sentence, figure.end):
        return None
    change = _CHANGED.match(sentence, figure.end)
    end = past_aside(sentence, figure)
    aimed = change or _AIMED.match(sentence, end) or (None if foretold else _DONE_UP_TO.match(sentence, end))
    aimed = aimed or _noun_at_end(sentence, figure, end) or of_what(sentence, end)
    of_doing = _OF_DOING.match(sentence, end) if TIME.search(sentence) else None
    aimed = aimed or of_doing or (_HELD.match(sentence, end) if _PLACES.fullmatch(figure.unit) else None)
    if aimed is None or _is_past(sentence, aimed.end()) or _FORECAST.match(sentence, aimed.end()):
        return None
    if _is_told_as_done(sentence, figure, aimed):
        return None
    word = _CHANGE_ALONE.match(sentence, figure.end) if change else _share(sentence, figure)
    end = word.end() if word else figure.end
    if aimed.re is _VERBLESS[1] and SHARE.search(figure.text) and (word := _CHANGE_ALONE.match(sentence, end)):
        end = word.end()  # ２割縮減（令和７年度）
    if of_doing and _CHANGE_ALONE.fullmatch(of_doing["way"]) and sentence[figure.end] == "の":
        end = of_doing.end("way")
    return Mark(figure.start, end, sentence[figure.start : end])


def _is_past(sentence: str, end: int) -> bool:
    """Tell what has been done from what is to be, 造成することとしており, though both end alike."""
    return _PAST.match(sentence, end) is not None and _PLANNED.match(sentence, end) is None


def _is_told_as_done(sentence: str, figure: Mark, aimed: re.Match[str]) -> bool:
    """Tell a change in the middle of a sentence that ends in the past, where neither will nor time speaks of aims."""
    willed = _WILL.search(aimed[0]) or _BY_THEN.search(sentence, 0, figure.start)
    return willed is None and _AND_SO_IT_WAS.match(sentence, aimed.end()) is not None


def _share(sentence: str, figure: Mark) -> re.Match[str] | None:
    """Find the word of change that makes a share a target: 増 of 3割以上増やす."""
    return _SHARE_CHANGES.match(sentence, figure.end) if SHARE.search(figure.text) else None


def _noun_at_end(sentence: str, figure: Mark, end: int) -> re.Match[str] | None:
    """Let a figure at the end of a line without a verb be one that is aimed at: 令和９年度末までに15校."""
    until = next((time for time in TIME.finditer(sentence, 0, figure.start)), None)
    by = until and _UNTIL.fullmatch(sentence, until.end(), figure.start)
    if by and (ended := _END.match(sentence, end)):
        return ended
    if figure.is_in_words:
        return None
    before, after = _VERBLESS
    object_of, rest = before.search(sentence[: figure.start]), after.match(sentence, figure.end)
    timed = object_of and rest and (AFTER.search(rest[0]) or re.search("(?:に|で)は?、?$", object_of[0]))
    return rest if timed else None


def is_willed(sentence: str, target: Mark) -> bool:
    """Tell what somebody is to do from what comes by itself: 60％に引き上げる, not 60％に達する."""
    return _HAPPENS.match(sentence, target.end) is None


def is_kept(sentence: str, figure: Mark) -> bool:
    """Tell whether a figure of today is what is aimed at: 現状の11団体を維持する, 現在の水準（4,200人）を維持する."""
    before, after = _KEPT
    return bool(before.search(sentence[: figure.start]) and after.match(sentence, figure.end))
