"""On what a figure is drawn: a sheet of A4 across, or a slide of 16:9. Sizes in px of 1/96 inch, as in CSS."""

from dataclasses import dataclass
from enum import StrEnum

from ontology.errors import BadParameter, Message


class Paper(StrEnum):
    """The sheets to choose from."""

    WIDE = "16:9"
    A4 = "a4"


@dataclass(frozen=True, slots=True)
class Size:
    """How big a sheet is, and how many pixels its picture has across and down."""

    width: float
    height: float
    pixels: tuple[int, int]


SIZES: dict[Paper, Size] = {
    Paper.WIDE: Size(1280, 720, (1920, 1080)),
    Paper.A4: Size(297 / 25.4 * 96, 210 / 25.4 * 96, (3508, 2481)),  # 300 dots per inch
}


def paper_named(name: str | None) -> Paper:
    """Give the sheet of this name, 16:9 where none is named. Raises `BadParameter`."""
    if name is None:
        return Paper.WIDE
    found = next((paper for paper in Paper if paper.value == name.lower()), None)
    if found is None:
        accepted = ", ".join(Paper)
        raise BadParameter(
            Message(
                f"用紙「{name}」はありません。使えるのは {accepted} です。例: paper=a4",
                f"There is no paper '{name}'. Accepted: {accepted}; for example paper=a4.",
            ),
            name="paper",
            given=name,
            accepted=accepted,
        )
    return found
