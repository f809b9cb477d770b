"""Sentences that speak of the target of somebody else, of another plan, or of the plan before."""

import re

from ingest.structure.outline import Part

_OTHERS = re.compile(  # somebody else's target, or one of before
    r"^(?:また|さらに|なお)?、?(?:国|政府|国連|世界)は[^。]{0,80}目標を(?:掲げ|定め|設け)て|"
    r"^(?:また|さらに|なお)?、?(?:国|政府|国連|世界)は(?![^。]*り、(?:本|当)?[都道府県市町村区][^。、]{0,6}[はも])(?=令和|20|２０|[^。]{1,120}と(?:している|しています))|"
    r"^なお、[^、。]{2,30}(?:計画|戦略|ビジョン|プラン|方針)は、|^(?:また|さらに|なお)?、?(?:(?:国|政府|全国|県|国連|世界)[^、。]{0,6}は"
    r"|(?:前|従前の|これまでの|現行の)(?:期|回の?)?[^、。（）()]{0,6}(?:計画|戦略|ビジョン|プラン|方針)(?:[（(][^（）()]*[）)])?(?:では|においては|で))、"
)


_OF_ANOTHER_PLAN = re.compile(
    r"(?<!(?<!基)本)(?<!この)(?:計画|戦略|ビジョン|プラン|方針|大綱|条例|協定)(?:[（(][^（）()]*[）)])?(?:」|』)?"
    r"(?:では|でも|において|に(?:基づ|掲げ|定め|示さ|沿)|との?整合|が掲げ)"
)
_DECIDED = re.compile(r"(?:[（(〔]?[^。、]{0,24})?閣[ 　]?議[ 　]?決[ 　]?定[）)〕]?")
_STATE_SAYS = re.compile(r"^(?:また|さらに|なお)?、?(?:国|政府)は、?")
_FIRST_LINES = 12


def is_of_others(sentence: str, *, names_itself: bool, of_state: bool = False) -> bool:
    """Tell such a sentence; one that names a KPI of its own may speak of another plan beside it.

    What the state is said to aim at is its own target in a plan `of_state`.
    """
    if of_state and (says := _STATE_SAYS.match(sentence)) is not None:
        sentence = sentence[says.end() :]
    return _OTHERS.search(sentence) is not None or (not names_itself and _OF_ANOTHER_PLAN.search(sentence) is not None)


def is_of_state(root: Part) -> bool:
    """Tell a plan of the state by the line of its cover that says that the cabinet decided it."""
    return any(_DECIDED.fullmatch(block.text) for block in root.body[:_FIRST_LINES])
