"""From a printed heading or bullet to a label: marks dropped, misreadings repaired, the printed form kept."""

import re
from dataclasses import dataclass

from ingest.structure.answering import is_answering
from ingest.structure.blocks import Block
from ontology.normalise import is_restated, repair, without_restated

_SPACE = re.compile(r"[ \t\u3000]+")
_BESIDE_WIDE = re.compile(
    r"(?<=[\u3000-\u30ff\u3400-\u9fff\uff00-\uffef]) (?=[\u3000-\u30ff\u3400-\u9fff\uff00-\uffef])"
)
_OFFICE = re.compile(  # set at the right of a heading
    r"(?<=\S)[ \t\u3000]{2,}[（(【［\[]?(?:主?担当|所管|主管|関係)[^ \u3000：:]{0,5}(?:[：:]|課[ \u3000]+).*$"
    r"|(?<=\S)[ \t\u3000]*[【〔［\[](?:主?担当|所管|主管)[^ \u3000：:】〕］\]]{0,5}[】〕］\]][^。】〕］\]]{2,60}$"
    r"|(?<=\S)[ \t\u3000]{3,}[【〔［\[][^【】〔〕［］\[\]。]{1,60}(?:省|庁|府|局|課|室|部|委員会)等?[】〕］\]]$"
)
_IN_BRACKETS = re.compile(r"(?<=\S)[ \t\u3000]*[【〔［\[（(][^【】〔〕［］\[\]（）()]+[】〕］\]）)]$")

_QUOTED = re.compile(r"「([^「」]+)」")  # 「渡し場再生事業」


@dataclass(frozen=True, slots=True)
class Label:
    """A label as shown, its other spellings, and whether it carried the 再掲 mark."""

    text: str
    others: tuple[str, ...]
    restated: bool


def without_office(printed: str) -> str:
    """Take the office that answers for it off the right of a heading: 藻場の造成　　担当課：水産課."""
    return _OFFICE.sub("", printed)


def label_of(printed: str) -> Label:
    """Make a label of printed words: one space at most, none between Japanese characters, no 再掲 mark, no 所管：…."""
    plain = _BESIDE_WIDE.sub("", _SPACE.sub(" ", without_restated(without_office(printed)))).strip()
    quoted = _QUOTED.fullmatch(plain)
    text = repair(quoted[1] if quoted else plain)
    return Label(text, (plain,) if plain != text else (), is_restated(printed))


def title_label(block: Block) -> Label:
    """Make the label of a heading, without its enumerator and the bodies that answer for it: 藻場の造成【水産庁】."""
    return label_of(without_bodies(block.enumerated.title if block.enumerated else block.text))


def without_bodies(title: str) -> str:
    """Take the bodies that answer for it off the end of a title: 藻場の造成【水産庁】."""
    behind = _IN_BRACKETS.search(title)
    return title[: behind.start()] if behind is not None and is_answering(behind[0]) else title
