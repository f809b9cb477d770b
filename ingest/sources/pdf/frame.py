"""How a reader holds a page: from PDF's coordinates to points from the upper left corner."""

from dataclasses import dataclass

from ingest.sources.pdf.shapes import Box


@dataclass(frozen=True, slots=True)
class Frame:
    """The part of the plane that a page shows (y runs up), and by how many degrees it is turned clockwise."""

    left: float
    bottom: float
    right: float
    top: float
    turn: int

    @property
    def size(self) -> tuple[float, float]:
        """Give width and height as held."""
        wide, high = self.right - self.left, self.top - self.bottom
        return (high, wide) if self.turn % 180 else (wide, high)

    def point(self, x: float, y: float) -> tuple[float, float]:
        """Place a point of the file."""
        match self.turn:
            case 90:
                return y - self.bottom, x - self.left
            case 180:
                return self.right - x, y - self.bottom
            case 270:
                return self.top - y, self.right - x
            case _:
                return x - self.left, self.top - y

    def box(self, left: float, bottom: float, right: float, top: float) -> Box:
        """Place a rectangle of the file."""
        (x0, y0), (x1, y1) = self.point(left, bottom), self.point(right, top)
        return Box(min(x0, x1), min(y0, y1), max(x0, x1), max(y0, y1))
