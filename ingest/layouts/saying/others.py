"""Sentences that speak of the target of somebody else, of another plan, or of the plan before."""

import re

_OTHERS = re.compile(  # somebody else's target, or one of before
    r"^(?:また|さらに|なお)?、?(?:国|政府|国連|世界)は[^。]{0,80}目標を(?:掲げ|定め|設け)て|"
    r"^なお、[^、。]{2,30}(?:計画|戦略|ビジョン|プラン|方針)は、|^(?:また|さらに|なお)?、?(?:(?:国|政府|全国|県|国連|世界)[^、。]{0,6}は"
    r"|(?:前|従前の|これまでの|現行の)(?:期|回の?)?[^、。（）()]{0,6}(?:計画|戦略|ビジョン|プラン|方針)(?:[（(][^（）()]*[）)])?(?:では|においては|で))、"
)


_OF_ANOTHER_PLAN = re.compile(
    r"(?<!(?<!基)本)(?<!この)(?:計画|戦略|ビジョン|プラン|方針|大綱|条例|協定)(?:[（(][^（）()]*[）)])?(?:」|』)?"
    r"(?:では|でも|において|に(?:基づ|掲げ|定め|示さ|沿)|との?整合|が掲げ)"
)


def is_of_others(sentence: str, *, names_itself: bool) -> bool:
    """Tell such a sentence; one that names a KPI of its own may speak of another plan beside it."""
    return _OTHERS.search(sentence) is not None or (not names_itself and _OF_ANOTHER_PLAN.search(sentence) is not None)
