import pytest

from ontology.model import Basis, Kind, Relation
from viz.style import BASES, KINDS, RELATIONS, KindStyle


def luminance(colour: str) -> float:
    """Compute the relative luminance of #rrggbb (WCAG 2.2)."""
    channels = [int(colour[at : at + 2], 16) / 255 for at in (1, 3, 5)]
    red, green, blue = (c / 12.92 if c <= 0.04045 else ((c + 0.055) / 1.055) ** 2.4 for c in channels)
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def contrast(one: str, other: str) -> float:
    lighter, darker = sorted((luminance(one), luminance(other)), reverse=True)
    return (lighter + 0.05) / (darker + 0.05)


def test_every_kind_basis_and_relation_has_a_style() -> None:
    """A new member of the vocabulary cannot be forgotten in the views."""
    assert set(KINDS) == set(Kind)
    assert set(BASES) == set(Basis)
    assert set(RELATIONS) == set(Relation)


@pytest.mark.parametrize("style", KINDS.values(), ids=lambda style: style.en)
def test_text_is_legible_on_every_card(style: KindStyle) -> None:
    """Labels reach 4.5:1 on their card, on white, and white on a card in focus."""
    assert contrast(style.ink, style.fill) >= 4.5
    assert contrast(style.ink, "#ffffff") >= 4.5


def test_no_basis_is_told_by_colour_alone() -> None:
    """Every basis has a line of its own, and what the text does not say is never solid."""
    assert len({(style.dashes, style.width) for style in BASES.values()}) == len(Basis)
    assert not BASES[Basis.STATED].dashes
    assert not BASES[Basis.STRUCTURAL].dashes
    assert BASES[Basis.CURATED].dashes
    assert BASES[Basis.INFERRED].dashes
    assert len({style.ja for style in KINDS.values()}) == len(Kind)
