"""What a table of things has besides their names: the columns of each kind, as in the JSON export."""

from collections.abc import Callable
from functools import reduce

from graph.exports.table import Cell, Column, Datatype
from ontology.model import Kind


def _at(path: str) -> Callable[[object], Cell]:
    """Follow attributes as far as they go; None where a part is not there."""

    def cell(record: object) -> Cell:
        return reduce(lambda part, name: getattr(part, name, None), path.split("."), record)  # type: ignore[return-value]  # the paths below end at cells

    return cell


def _column(name: str, ja: str, en: str, path: str | None = None, datatype: Datatype = "string") -> Column:
    return Column(name, ja, en, _at(path or name), datatype)


_CROSS_CUTTING = (
    _column("cross_cutting", "全てのアウトカムに資するか", "whether it serves every outcome", datatype="boolean"),
)
OWN: dict[Kind, tuple[Column, ...]] = {
    Kind.IMPACT: _CROSS_CUTTING,
    Kind.OUTCOME: _CROSS_CUTTING,
    Kind.OUTPUT: _CROSS_CUTTING,
    Kind.KPI: (
        _column("number", "番号（印刷のまま）", "number, as printed"),
        _column("target", "目標（印刷のまま）", "target, as printed", "target.printed"),
        _column(
            "target_value",
            "目標値（万・億は掛けてある）",
            "target value, with 万 and 億 multiplied out",
            "target.value",
            "double",
        ),
        _column("unit", "目標値の単位", "unit of the target value", "target.unit"),
        _column(
            "comparator", "実績を目標値とどう比べるか", "how a value is held against the target", "target.comparator"
        ),
        _column("direction", "どちらへ動かすか", "which way it shall move", "target.direction"),
        _column("deadline", "期限（印刷のまま）", "deadline, as printed", "deadline.printed"),
        _column("deadline_year", "期限の年（年度）", "year of the deadline", "deadline.year", "integer"),
        _column("baseline", "現状値（印刷のまま）", "baseline, as printed"),
        _column("status", "進捗の評価（印刷のまま）", "status, as printed"),
        _column("note", "注（印刷のまま）", "note, as printed"),
    ),
    Kind.ORGANISATION: (
        _column("kind", "組織の種類", "kind of organisation", "organisation_kind"),
        _column("parent", "上位組織の名称", "name of the body above"),
        _column("english", "英語名", "English name"),
        _column("corporate_number", "法人番号（13桁）", "corporate number, 13 digits"),
    ),
    Kind.LAW: (_column("number", "法令番号（印刷のまま）", "number of the law, as printed"),),
    Kind.ROADMAP_ITEM: (
        _column("text", "内容（原文のまま）", "text, to the letter"),
        _column("period", "時期（印刷のまま）", "period, as printed"),
        _column("start", "始まり（年月か年）", "start: year and month, or year"),
        _column("end", "終わり（年月か年）", "end: year and month, or year"),
    ),
    Kind.CLAIM: (
        _column("means", "手段の句（原文のまま）", "phrase of the means"),
        _column("cue", "手段を示す語", "words that mark the means"),
        _column("end", "目的の句（原文のまま）", "phrase of the end"),
        _column("end_cue", "目的を示す語", "words that mark the end"),
    ),
    Kind.BUDGET: (
        _column("amount", "金額（印刷のまま）", "amount, as printed"),
        _column("amount_value", "金額（円）", "amount in yen", datatype="double"),
        _column("fiscal_year", "年度（西暦）", "fiscal year", datatype="integer"),
    ),
    Kind.EVENT: (
        _column("date", "日付（印刷のまま）", "date, as printed"),
        _column("text", "内容（原文のまま）", "text, to the letter"),
    ),
    Kind.DOCUMENT: (_column("adopted", "誰がいつ決定したか（印刷のまま）", "by whom and when adopted, as printed"),),
}
