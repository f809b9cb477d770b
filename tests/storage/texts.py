"""Small strategies of our own making: as many series and revisions as are wanted, each a text of its own."""

from dataclasses import dataclass
from pathlib import Path

from ontology.iri import DEFAULT_BASE, Minter, revision_of

_PLACES = ("みなと", "やまあい", "かわべ", "しまなみ")
_TEXT = """{place}振興戦略
{year}年{month}月
第1章 目指す姿
１ にぎわう{place}をつくる
Ａ {place}の仕事を増やす
ａ {place}の担い手を育てる
①{place}の見習いの支援
水産庁は、{place}の見習いに道具と住まいを貸し出す。これは第{number}次の取組である。
主な事業：{place}船出応援事業
■アウトプットKPI {place}の新規就業者数 {target}人（{deadline}年度）
②{place}の道具の共同購入
道具をまとめて買い、{number}年ごとに見直す。
ｂ {place}の市場を直す
①{place}の市場の改修
市場の屋根を直し、{target}人が集える広場をつくる。
"""


@dataclass(frozen=True, slots=True)
class Draft:
    """A revision of a series, to be ingested with `--series` and `--as-of`."""

    series: str
    as_of: str
    path: Path
    revision: str
    iri: str


def drafts(folder: Path, count: int) -> list[Draft]:
    """Write the texts; each series has `count` revisions, dated one after another."""
    folder.mkdir(parents=True)
    return [_draft(folder, place, number) for place in _PLACES for number in range(1, count + 1)]


def _draft(folder: Path, place: str, number: int) -> Draft:
    facts = {"place": place, "number": number, "target": 100 + 10 * number, "deadline": 2027 + number % 5}
    text = _TEXT.format(year=2026, month=number, **facts)
    path, series, revision = folder / f"{place}{number}.txt", f"{place}振興戦略", revision_of(text)
    path.write_text(text, encoding="utf-8", newline="\n")
    return Draft(series, f"2026-{number:02d}-01", path, revision, Minter(DEFAULT_BASE, series).document(revision))
