"""What plans are about, of our own writing: indicators of many fields, measures, offices, and what heads are called.

Of every kind of head some words are developed on; the others are held out, to see how far the readers carry.
"""

import tomllib
from dataclasses import dataclass
from pathlib import Path


@dataclass(frozen=True, slots=True)
class Field:
    """A field of policy: the name of its goal, its measures, its indicators with their units, its offices."""

    goal: str
    measures: tuple[str, ...]
    indicators: tuple[tuple[str, str], ...]
    offices: tuple[str, ...]


FIELDS = tuple(
    Field(
        field["goal"],
        tuple(field["measures"]),
        tuple((name, unit) for name, unit in field["indicators"]),
        tuple(field["offices"]),
    )
    for field in tomllib.loads(Path(__file__).with_name("fields.toml").read_text(encoding="utf-8"))["fields"]
)
GROUPS = (("男性", "女性"), ("小６", "中３"), ("20～39歳", "40～64歳", "65歳以上"), ("市内", "市外"))
PLACES = ("葛巻野市", "小鷹町", "若瀬市", "三ツ滝町", "藍浦県", "桑折野村")
SOURCES = ("市民意識調査", "担当課調べ", "学校基本調査", "国勢調査", "事業報告", "健診データ")
REMARKS = ("毎年度把握", "２年に１回の調査", "累計の値", "－", "国の基準に準じる")
GROUP_TARGETS = ("増加", "減少", "現状維持", "維持", "向上")

INDICATOR, BASELINE, TARGET, UNIT, OFFICE, NUMBER = (
    ("指標", "指標名", "成果指標", "ＫＰＩ", "重要業績評価指標（KPI）", "評価指標", "目標指標"),
    ("基準値", "現状値", "現状", "現況値", "策定時", "当初値"),
    ("目標値", "目標", "目標数値", "計画値"),
    ("単位",),
    ("担当課", "所管課", "所管"),
    ("No.", "番号", "No"),
)
HELD_INDICATOR, HELD_BASELINE, HELD_TARGET, HELD_OFFICE, HELD_NUMBER = (
    ("評価項目", "数値目標の指標", "まちづくり指標", "取組指標", "指標の名称", "進捗指標"),
    ("直近値", "計画策定時の値", "基準年の値", "現在の値", "初期値"),
    ("達成目標", "目指す値", "めざそう値", "最終目標値", "目標水準"),
    ("主管課", "担当部署", "関係課", "実施主体"),
    ("項番", "指標番号", "№"),
)
BESIDE = (
    "全国平均",
    "前年度",
    "県平均",
    "中間値",
    "類似団体",
)  # columns of figures that are neither baseline nor target
HELD_BESIDE = ("中間目標", "前回値", "参考（全国）", "予算額（千円）", "県内順位")
TEXTS = ("出典", "備考", "算出方法", "把握方法")
HELD_TEXTS = ("データの出所", "指標の説明", "補足", "調査名")
GROUP_HEADS, HELD_GROUP_HEADS = ("対象", "区分"), ("対象者", "内訳", "年代等")
OWNER_HEADS, HELD_OWNER_HEADS = ("施策", "施策名", "取組"), ("基本施策", "施策の柱", "分野")
PROSE = (
    "　令和５年度に行った市民意識調査では、住み続けたいと答えた人は72.4％で、前回の68.9％を上回りました。",
    "　本市の人口は令和６年４月１日現在で４万1,286人であり、10年前に比べて6.2％減っています。",
    "　施設の整備には総額12億3,000万円を要し、うち２分の１に国の交付金を充てました。",
    "　相談の件数は年間1,240件で、このうち38％が平日の夜間に寄せられたものです。",
    "　これまでの取組により一定の成果が見られるものの、担い手の不足などの課題が残っています。",
)
LABELS = ("【数値目標】", "■成果指標", "＜重要業績評価指標（ＫＰＩ）＞", "〔評価指標〕", "○ 目標とする指標", "")
