"""Whether a line goes on with what stands before it: past the end of a line, a page break, or a blank line."""

import re

from ingest.structure.answering import is_answering, is_labelled
from ingest.structure.block import Block, BlockKind
from ingest.structure.notation import Style
from ingest.structure.stages import STAGE
from ingest.structure.wrap import Wrap

_IN_BRACKETS = re.compile(r"[【〔［\[〈＜<][^【】〔〕［］\[\]〈〉＜＞<>。、]{2,20}[】〕］\]〉＞>]")
ALL_IN_PARENTHESES = re.compile(r"[（(＜<【〈].*[）)＞>】〉]")
_FINISHED = "。．！？!?"
_CAPTION = re.compile(r"【[^【】0-9０-９、。：:]{5,24}】")  # 【施策の基本的方向】 under an item, no 【再掲】
_WAITING = "：:、"
_CLOSED = _FINISHED + "」』）)】］]〕＞>：:"
_LONG_LINE = 38  # characters of a line of running text; few titles are as long
_LISTED = re.compile(r"[（(【〔［\[][^（()）]{0,6}[0-9０-９][)）】〕］\]]")
_BEGINS = re.compile(  # a sentence that begins, or the caption of a picture, whatever stands before it
    r"(?:また|さらに|更に|なお|一方|一方で|他方|このため|そのため|加えて|特に|その際|こうした中|具体的には|併せて|しかし|したがって)、"
    r"|(?:図表?|表|写真)[ 　]?[0-9０-９]{1,3}[-－.．0-9０-９]*[：: 　]"
)
FOR_REFERENCE = re.compile(r"[（(【〔［\[](?:参考|備考|注)[)）】〕］\]]")
KIND_OF_INDICATOR = re.compile(  # (アウトプット) 送付率 …
    rf"^[（(【〔［\[](?:{STAGE}|ストラクチャー?|プロセス)(?:指標|評価|目標)?[)）】〕］\]]"
)
_CLAUSE = re.compile(r"[、を]|は、|が、")
_CANNOT_BEGIN = re.compile(  # ：80％, の割合, not のり面; る。 of とする。; について、 of 利用者数（延べ）について、
    r"(?:について|において|に関して|に対して)[はも]?、|[：:、，。）)」』〕］]|[をの](?=[\u4e00-\u9fff])|(?:[るたすむくう]|ます|ました|する|した|れる)。"
)
_YEAR_ALONE = re.compile(r"[（(](?:令和|平成|[RHＲＨ]|20|２０)[ 　]?[0-9０-９元]{1,2}[ 　]?年?度?末?(?:まで)?[)）]")
_ENDS_IN_YEAR = re.compile(r"[（(][^（()）]*[0-9０-９][^（()）]*[)）]$")  # a value with its year: nothing is to follow
_TARGET_AT_END = re.compile(r"[：:][^：:。]{1,20}$")
_STATED = re.compile(r"[^。、：:]{3,40}[：:][^。：:]*[0-9０-９][^。：:]*[)）\]］]")  # 出生数：150人（R11）
_TODAY = re.compile(  # （令和６年度実績値：24.3％）, what it is of the target that the sentence above says
    r"[（(](?:令和|平成|[RHＲＨ]|20|２０)[ 　]?[0-9０-９元]{1,2}[ 　]?年[^（()）：:、。]{0,16}"
    r"[：:][ 　]*[^（()）：:、。0-9０-９]{0,10}[0-9０-９][^（()）：:、。]{0,16}[)）]"
)
_BEGINS_SENTENCE = re.compile(r"[\u4e00-\u9fffァ-ヶ「『][^。：:]{8,}?[をはが、]")
_TITLE = re.compile(r"[^。、：:（(]{3,24}[\u4e00-\u9fffァ-ヶーいきけしちみりえ]")  # 林業機械の導入, 草刈りの手助け
_TIME_FIRST = re.compile(r"[0-9０-９RＲ]|令和|平成|毎年")  # the target of what was named
_LONGER = 10  # characters
_OF_A_NAME = re.compile(r"[（(][^（()）]{1,20}[)）] ?[のをはがにへと]")  # (ABC) の…: the name stands before it


def continues(before: Block, block: Block, follows_blank: bool, wrap: Wrap | None, *, over_page: bool = False) -> bool:
    """Tell whether a block goes on where the one before it was cut, by a line's end or the number of a page."""
    if is_rest(before, block, follows_blank):
        return True
    if not _is_plain(block) or _begins(before, block, follows_blank, wrap):
        return False
    match before.kind:
        case BlockKind.BULLET | BlockKind.NOTE:
            cut = _is_cut_item(before, wrap) or (over_page and (ends_open(before.text) or _is_wrapped(before, wrap)))
            return not follows_blank or _is_waiting(before.text) or cut
        case BlockKind.PARAGRAPH:
            over = over_page and before.text[-1] not in _CLOSED and _are_clauses(before, block)
            return not _are_listed(before, block) and (over or _is_cut(before, block, follows_blank, wrap))
        case BlockKind.HEADING:
            marked = _is_marked_item(before) and not follows_blank and ends_open(before.text)
            return marked or (not before.hashes and _goes_on_below(before, block, follows_blank, wrap))
        case _:
            return False


def is_rest(before: Block, block: Block, follows_blank: bool) -> bool:
    """Tell by the block alone that it goes on with the one before, whatever the width of the lines."""
    rest = _cannot_begin(before, block) or _answers(before, block, follows_blank)
    return _is_plain(block) and (rest or _tells_today(before, block, follows_blank))


def _is_plain(block: Block) -> bool:
    return block.kind is BlockKind.PARAGRAPH and not block.hashes and not block.enumerated


def _cannot_begin(before: Block, block: Block) -> bool:
    """Tell the rest of an item or a sentence by its first character, or as the year of the target before it."""
    if before.kind not in (BlockKind.BULLET, BlockKind.PARAGRAPH) or before.hashes or before.text[-1] in _FINISHED:
        return False
    dated = before.kind is BlockKind.BULLET and _YEAR_ALONE.fullmatch(block.text) and _TARGET_AT_END.search(before.text)
    return bool(dated or _CANNOT_BEGIN.match(block.text))


def _answers(before: Block, block: Block, follows_blank: bool) -> bool:
    """Tell the offices at the end of a paragraph that the margin parted from it: …を進める。⏎〔総務省〕."""
    finished = before.kind is BlockKind.PARAGRAPH and before.text[-1] in _FINISHED
    return finished and not follows_blank and is_answering(block.text)


def _tells_today(before: Block, block: Block, follows_blank: bool) -> bool:
    """Tell the value of today, with its year, below the sentence that says the target: …とする。⏎（令和６年：24％）."""
    said = before.kind is BlockKind.PARAGRAPH and before.text[-1] == "。" and not before.hashes
    return said and not follows_blank and _TODAY.fullmatch(block.text) is not None


def _begins(before: Block, block: Block, follows_blank: bool, wrap: Wrap | None) -> bool:
    """Tell what is said on its own, whatever stands before it: また、…, （酒類）, （参考）…, or a caption: 図１ …."""
    labelled = is_labelled(block.text) and not is_answering(block.text)
    titled = before.kind is BlockKind.BULLET and (labelled or _is_titled(before, block, wrap))
    if titled or KIND_OF_INDICATOR.match(block.text):
        return True
    stated = _STATED.fullmatch(before.text) and _BEGINS_SENTENCE.match(block.text)
    if stated or (follows_blank and _BEGINS.match(block.text) and before.text[-1] not in _WAITING):
        return True
    captioned = _CAPTION.fullmatch(block.text) is not None and not is_answering(block.text)
    if captioned or FOR_REFERENCE.match(block.text):
        return True
    if before.text[-1] in _FINISHED and _IN_BRACKETS.fullmatch(block.text) and not is_answering(block.text):
        return True  # …する。⏎[施策目標]
    if not ALL_IN_PARENTHESES.fullmatch(block.text):
        return False
    figure = any(character.isdecimal() for character in block.text)
    complete = not figure and _ENDS_IN_YEAR.search(before.text) is not None
    return follows_blank or before.kind is not BlockKind.BULLET or complete


def _is_titled(before: Block, block: Block, wrap: Wrap | None) -> bool:
    """Tell the title of an item from the text below it, which no margin cut off: it is a sentence, and longer."""
    title = before.text
    whole = before.last_at == 0 and _TITLE.fullmatch(title) is not None and not _TIME_FIRST.match(block.text)
    uncut = len(block.text) >= (_LONGER if wrap is None else len(title) + _LONGER)  # …整備し⏎ます。 is cut
    return whole and uncut and "。" in block.text


def _is_waiting(text: str) -> bool:
    """Tell whether a bullet ends in a colon or a comma: it waits for the rest, even past a blank line."""
    return text[-1] in _WAITING


def ends_open(text: str) -> bool:
    """Tell an item that ends in the middle of a phrase: 起業・, 船の."""
    return text.endswith(("・", "の", "を", "及び", "又は"))


def _is_marked_item(before: Block) -> bool:
    """Tell a line behind a mark, ■, which may be an item as well as a title."""
    return before.enumerated is not None and before.enumerated.readings[0].style is Style.MARK


def _are_listed(before: Block, block: Block) -> bool:
    """Tell two entries of a list from a sentence that goes on: （別添１）…, （別添２）…."""
    return all(_LISTED.match(other.text) for other in (before, block))


def _is_cut(before: Block, block: Block, follows_blank: bool, wrap: Wrap | None) -> bool:
    if before.hashes or before.text[-1] in _FINISHED or ALL_IN_PARENTHESES.fullmatch(before.text):
        return False
    if wrap is not None:
        in_print = not follows_blank and wrap.fills_print(_last_line(before))
        open_end = in_print or _OF_A_NAME.match(block.text) is not None
        return _is_wrapped(before, wrap) or (open_end and _are_clauses(before, block))
    if not follows_blank:
        return before.text[-1] not in _CLOSED
    return _are_clauses(before, block)


def _goes_on_below(before: Block, block: Block, follows_blank: bool, wrap: Wrap | None) -> bool:
    """Tell a heading of several lines by the margin; without one, a sentence that only looks like a heading."""
    if wrap is None:
        return not follows_blank and _is_numbered_sentence(before, block)
    return (wrap.spaced or not follows_blank) and wrap.fills(_last_line(before))


def _is_numbered_sentence(before: Block, block: Block) -> bool:
    """Tell a sentence with a number, whose end is on the line below, from a title: it is long and has clauses."""
    line = _last_line(before)
    return len(line) >= _LONG_LINE and line[-1] not in _CLOSED and bool(_CLAUSE.search(line)) and "。" in block.text


def _are_clauses(before: Block, block: Block) -> bool:
    """Tell two halves of a sentence, by their commas and objects, from a title and what stands below it."""
    return bool(_CLAUSE.search(before.text)) and (block.text[-1] in _FINISHED or bool(_CLAUSE.search(block.text)))


def _is_wrapped(block: Block, wrap: Wrap | None) -> bool:
    """Tell whether the last line of a block was cut by the margin and not by the end of what it says."""
    if wrap is None or block.text[-1] in _FINISHED:
        return False
    line = _last_line(block)
    return wrap.fills(line) or (wrap.may_fill(line) and line[-1] not in _CLOSED)


def _is_cut_item(block: Block, wrap: Wrap | None) -> bool:
    """Tell whether a bullet was cut by the margin of a text in which every line has a blank one below."""
    return wrap is not None and wrap.spaced and _is_wrapped(block, wrap)


def _last_line(block: Block) -> str:
    return block.text[block.last_at :]
