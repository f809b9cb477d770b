"""Who answers for a KPI: the cell of its row under 担当課, and nothing where a table has no such column."""

import pytest

from ingest.pipeline import Pipeline
from ingest.source import Source
from ontology.model import Basis, Kind, Link, Relation

_NAMES = {"網の数": "水産課", "市の客数": "商工課・観光課", "灯台の見学者数": ""}


def _rows(between: str, edge: str = "") -> str:
    heads = ["指標", "現状値（R5）", "目標値（R10）", "担当課"]
    values = [(name, f"{at}2人", f"{at}8人", office) for at, (name, office) in enumerate(_NAMES.items(), 1)]
    return "\n".join(f"{edge}{between.join(row)}{edge}" for row in (heads, *values)) + "\n"


def _printed(widths: tuple[int, ...]) -> str:
    """Set the same table in columns of print; a wide character fills two."""
    rows = [line.split("\t") for line in _rows("\t").split("\n") if line]
    cells = [[cell + " " * (width - _width(cell)) for cell, width in zip(row, widths, strict=True)] for row in rows]
    return "\n".join("".join(row).rstrip() for row in cells) + "\n"


def _width(text: str) -> int:
    return sum(1 if character.isascii() else 2 for character in text)


def _html() -> str:
    rows = [line.split("\t") for line in _rows("\t").split("\n") if line]
    return (
        "<table>\n"
        + "\n".join("<tr>" + "".join(f"<td>{c}</td>" for c in row) + "</tr>" for row in rows)
        + "\n</table>\n"
    )


def _answering(pipeline: Pipeline, table: str, name: str = "x.md") -> dict[str, list[str]]:
    text = f"# 港町の計画\n\n## 施策1　港を守る\n\n{table}"
    source = Source(name, text, "utf-8")
    extraction = pipeline.read(source, pipeline.identify(source))
    labels = {entity.iri: entity.label for entity in extraction.entities}
    kpis = {entity.iri for entity in extraction.entities if entity.kind is Kind.KPI}
    links = [link for link in extraction.links if link.relation is Relation.RESPONSIBLE_FOR and link.target in kpis]
    assert all(_is_quoted(link, labels, text) for link in links)
    found: dict[str, list[str]] = {labels[kpi]: [] for kpi in kpis}
    for link in sorted(links, key=lambda link: link.evidence[-1].start):
        found[labels[link.target]].append(labels[link.source])
    return found


def _is_quoted(link: Link, labels: dict[str, str], text: str) -> bool:
    name, cell = link.evidence
    quoted = all(text[place.start : place.end] == place.quote for place in link.evidence)
    return (
        quoted and link.basis is Basis.STATED and (name.quote, cell.quote) == (labels[link.target], labels[link.source])
    )


@pytest.mark.parametrize(
    "table",
    [_rows("|", "|").replace("\n", "\n|---|---|---|---|\n", 1), _rows("\t"), _printed((24, 20, 20, 16)), _html()],
    ids=["pipes", "tabs", "columns of print", "html"],
)
def test_the_office_of_a_row_answers_for_its_kpi(pipeline: Pipeline, table: str) -> None:
    answering = _answering(pipeline, table)
    assert answering == {"網の数": ["水産課"], "市の客数": ["商工課", "観光課"], "灯台の見学者数": []}


@pytest.mark.parametrize("head", ["出典", "備考", "算出方法"])
def test_a_column_of_something_else_names_no_office(pipeline: Pipeline, head: str) -> None:
    answering = _answering(pipeline, _rows("|", "|").replace("担当課", head))
    assert not any(answering.values())


def test_each_table_has_a_column_of_its_own(pipeline: Pipeline) -> None:
    """The offices of a table of programmes under a table of KPIs are none of the KPIs."""
    below = "\n|事業名|内容|所管課|\n|---|---|---|\n|網の修理補助金|修理の費用を補う|会計課|\n"
    answering = _answering(pipeline, _rows("|", "|") + below)
    assert answering == {"網の数": ["水産課"], "市の客数": ["商工課", "観光課"], "灯台の見学者数": []}


@pytest.mark.parametrize(
    "heads", ["事業名|事業費（千円）|担当課", "取組名|実施時期|担当課", "主な事業|概要|予算額|所管"]
)
def test_a_table_of_programmes_has_no_kpis(pipeline: Pipeline, heads: str) -> None:
    """Whatever its columns are, its rows do not go on with the table of KPIs above it."""
    filled = {"事業費（千円）": "1,200", "実施時期": "R7～R9", "予算額": "90万円", "概要": "費用を補う"}
    cells = "|".join(
        filled.get(head, "水産課" if head in ("担当課", "所管") else "網の修理補助金") for head in heads.split("|")
    )
    rule = "|".join("---" for _ in heads.split("|"))
    below = f"\n|{heads}|\n|{rule}|\n|{cells}|\n|{cells.replace('網', '舟')}|\n"
    assert set(_answering(pipeline, _rows("|", "|") + below)) == set(_NAMES)


def test_local_bodies_stand_under_no_ministry(pipeline: Pipeline) -> None:
    """A chamber of commerce or a board of education of a town is no part of the state."""
    text = "施策1　港を守る\n担当課：教育委員会\n\n商工会議所と連携し、港の市を開く。\n"
    source = Source("x.txt", text, "utf-8")
    found = pipeline.read(source, pipeline.identify(source)).entities
    assert {entity.label for entity in found if entity.kind is Kind.ORGANISATION} == {"教育委員会", "商工会議所"}
