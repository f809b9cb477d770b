"""A target is another one where its figure or its unit is; how a unit is printed makes no other."""

import pytest

from graph.diff.figures import is_kept
from ingest.quantity import read_target
from ontology.model import Kpi


def _kpi(label: str, target: str) -> Kpi:
    return Kpi(iri="https://example.org/kpi", label=label, document="https://example.org/d", target=read_target(target))


@pytest.mark.parametrize(
    ("label", "before", "after", "kept"),
    [
        ("担い手を育てる団体数", "80団体", "80", True),
        ("担い手を育てる団体数", "80団体", "90", False),
        ("担い手の数", "80団体", "80", False),
        ("水の使用量", "40万㎥", "40万m3", True),
        ("藻場の面積", "17万ha", "17万ヘクタール", True),
        ("ごみの排出量", "780g", "780グラム", True),
        ("登録する店の数", "150店", "150店舗", True),
        ("発電容量", "500kW", "500キロワット", True),
        ("加入する者", "15市町村", "15団体", False),
        ("加入する者", "15戸", "15世帯", False),
        ("加入する者", "15人以上", "15人", False),
    ],
)
def test_a_target_is_kept_with_its_figure_and_unit(label: str, before: str, after: str, kept: bool) -> None:
    assert is_kept(_kpi(label, before), _kpi(label, after)) is kept
