"""Names of offices in a cell or in parentheses: 水産振興課・商工観光課, 産業部 商工課."""

import re
from collections.abc import Callable

from ingest.layouts.cues import plain_of
from ingest.layouts.rows import Cell
from ingest.layouts.works.cues import WorkCues
from ingest.layouts.works.pieces import part_of

_COMMA = re.compile(r"[ 　]*[、，][ 　]*")
_BETWEEN = re.compile(r"[、，,／/　 \n]+|及び|並びに|・(?=[^・])")
_BEHIND = re.compile(r"[（(【〔［\[](?P<words>[^（）()【】〔〕［］\[\]]{2,60})[)）】〕］\]][ 　]*$")
_BOXED = re.compile(  # 渡し場再生事業【担当】建設課
    r"[ 　]*[【〔［\[](?:主?担当|所管|主管)[^：:】〕］\]]{0,5}[】〕］\]][ 　]*"
    r"(?P<words>[^（）()【】〔〕［］\[\]。]{2,60})[ 　]*$"
)
_FIGURE_AT_END = re.compile(r"[0-9０-９][^ 　]*$")
_REST = re.compile(r"(?:等|ほか|他|など)$")
_LABEL = re.compile(r"^(?:主?担当|所管|主管|実施)[^：:（(]{0,4}[：:][ 　]*")
_NAME = re.compile(r"[一-龥々ぁ-んァ-ヶーA-Za-zＡ-Ｚ０-９0-9・]{2,20}")
_SAID_OF = re.compile(r"の.*[部局班係]$")  # 浜の語り部; まちの未来課 is an office
_DIVISION, _UNIT = ("部", "局", "本部"), ("課", "室", "係", "班", "グループ", "センター")


def offices_in(cell: Cell, cues: WorkCues, *, surely: bool = False) -> tuple[Cell, ...]:
    """List the offices that a cell names, () where it names anything else; `surely` in parentheses behind a name."""
    label = _LABEL.match(cell.text)
    start = label.end() if label else 0
    whole = part_of(cell, start, len(cell.text))
    pieces = [piece for piece in _parts(whole) if not plain_of(piece.text).startswith(cues.collective)]
    offices = [piece for piece in pieces if is_office(piece.text, cues, surely=surely)]
    if not offices or not all(piece in offices or plain_of(piece.text).endswith(cues.partners) for piece in pieces):
        return (whole,) if is_office(whole.text, cues, surely=surely) else ()  # まち・ひと課
    return tuple(pieces)


def parted(cell: Cell, cues: WorkCues, is_programme: Callable[[str], bool]) -> tuple[list[Cell], list[Cell]]:
    """Part a list into offices and the programmes after them, 建設課、渡し舟再開事業; ([], []) for any other list."""
    offices: list[Cell] = []
    programmes: list[Cell] = []
    cuts = [match.span() for match in _COMMA.finditer(cell.text)]
    starts, ends = [0, *(end for _, end in cuts)], [*(start for start, _ in cuts), len(cell.text)]
    for start, end in zip(starts, ends, strict=True):
        piece = part_of(cell, start, end)
        named = () if programmes else offices_in(piece, cues, surely=True)
        if not named and not is_programme(piece.text):
            return [], []
        offices += named
        programmes += () if named else (piece,)
    return (offices, programmes) if offices and programmes else ([], [])


def without_offices(name: str, cues: WorkCues) -> str:
    """Take the offices off the end of a name: 渡し場再生事業（建設課）, 渡し場再生事業【担当】建設課."""
    behind = _behind(name, cues, surely=True)
    return name[: behind.start()].rstrip() if behind else name


def without_answering(text: str, cues: WorkCues) -> str:
    """Take the offices off behind the value that ends a line: 舟の数　３隻→５隻（R12）【建設課】."""
    behind = _behind(text, cues, surely=False)
    bare = text[: behind.start()].rstrip() if behind else ""
    return bare if _FIGURE_AT_END.search(bare) else text


def _behind(name: str, cues: WorkCues, *, surely: bool) -> re.Match[str] | None:
    behind = _BEHIND.search(name) or _BOXED.search(name)
    offices = behind and offices_in(Cell(behind["words"], tuple(range(*behind.span("words")))), cues, surely=surely)
    return behind if offices else None


def boxed_offices(cell: Cell, cues: WorkCues) -> tuple[Cell, tuple[Cell, ...]] | None:
    """Part a name from the offices behind a label in brackets: 渡し場再生事業【担当】建設課."""
    behind = _BOXED.search(cell.text)
    offices = offices_in(part_of(cell, *behind.span("words")), cues) if behind is not None else ()
    return (part_of(cell, 0, behind.start()), offices) if behind is not None and offices else None


def is_office(text: str, cues: WorkCues, *, surely: bool = False) -> bool:
    """Tell whether words are the name of an office by their form; `surely` with the endings that hardly mislead."""
    plain = plain_of(text)
    endings = cues.sure_endings if surely else (*cues.endings, *cues.whole, *cues.state_endings)
    is_bare = plain in cues.endings and plain not in cues.whole
    if plain.startswith(cues.collective) or is_bare or _NAME.fullmatch(plain) is None:
        return False
    return plain.endswith(endings) and not plain.endswith(cues.no_offices) and _SAID_OF.search(plain) is None


def _parts(cell: Cell) -> list[Cell]:
    """Cut a list of offices; a division and the unit below it are one: 産業部 商工課."""
    parts: list[Cell] = []
    start = 0
    for match in (*_BETWEEN.finditer(cell.text), None):
        end = match.start() if match else len(cell.text)
        piece = part_of(cell, start, end)
        kept = _REST.sub("", piece.text)
        piece = part_of(piece, 0, len(kept))
        gap = cell.text[start - 1 : start].isspace()
        if piece.text and parts and gap and parts[-1].text.endswith(_DIVISION) and piece.text.endswith(_UNIT):
            above = parts.pop()
            piece = Cell(above.text + piece.text, (*above.origins, *piece.origins), above.left, piece.right)
        if piece.text:
            parts.append(piece)
        start = match.end() if match else end
    return parts
