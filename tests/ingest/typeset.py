"""PDFs and pictures typeset in the tests, from text of our own writing."""

from collections.abc import Callable, Sequence
from io import BytesIO

from reportlab.lib.pagesizes import A4, landscape
from reportlab.lib.pdfencrypt import StandardEncryption
from reportlab.lib.styles import ParagraphStyle
from reportlab.lib.utils import ImageReader
from reportlab.pdfbase import pdfmetrics
from reportlab.pdfbase.cidfonts import UnicodeCIDFont
from reportlab.pdfgen.canvas import Canvas
from reportlab.platypus import Flowable, PageBreak, Paragraph, SimpleDocTemplate, Spacer, Table

MINCHO = "HeiseiMin-W3"
WIDTH, HEIGHT = A4
Span = tuple[tuple[int, int], tuple[int, int]]
pdfmetrics.registerFont(UnicodeCIDFont(MINCHO))


def paragraph(text: str, size: float = 10.5) -> Flowable:
    style = ParagraphStyle("text", fontName=MINCHO, fontSize=size, leading=size * 1.6, wordWrap="CJK", spaceAfter=8)
    return Paragraph(text, style)


def table(rows: Sequence[Sequence[str]], widths: Sequence[float], spans: Sequence[Span] = (), size: float = 8) -> Table:
    """Set a table with all its rules; `spans` are (column, row) of the first and the last cell of a merged one."""
    style = ParagraphStyle("cell", fontName=MINCHO, fontSize=size, leading=size * 1.25, wordWrap="CJK")
    cells = [[Paragraph(text.replace("\n", "<br/>"), style) if text else "" for text in row] for row in rows]
    drawn = [("GRID", (0, 0), (-1, -1), 0.5, "black"), ("VALIGN", (0, 0), (-1, -1), "MIDDLE")]
    padded = [(f"{side}PADDING", (0, 0), (-1, -1), 3) for side in ("LEFT", "RIGHT", "TOP", "BOTTOM")]
    return Table(cells, colWidths=widths, style=[*drawn, *padded, *(("SPAN", *span) for span in spans)])


def pdf(*flow: Flowable, wide: bool = False, on_page: Callable[[Canvas], None] | None = None) -> bytes:
    """Set flowing text and tables on A4."""
    file = BytesIO()
    template = SimpleDocTemplate(file, pagesize=landscape(A4) if wide else A4, margin=50)

    def draw(canvas: Canvas, _: SimpleDocTemplate) -> None:
        if on_page:
            on_page(canvas)

    template.build(list(flow), onFirstPage=draw, onLaterPages=draw)
    return file.getvalue()


def drawn(*pages: Callable[[Canvas], None], lock: StandardEncryption | None = None) -> bytes:
    """Draw pages by hand."""
    file = BytesIO()
    canvas = Canvas(file, pagesize=A4, encrypt=lock)
    for page in pages:
        canvas.setFont(MINCHO, 12)
        page(canvas)
        canvas.showPage()
    canvas.save()
    return file.getvalue()


def line(text: str, left: float = 72, foot: float = 700, size: float = 12) -> Callable[[Canvas], None]:
    """Draw one line; `foot` is measured from the bottom of the page."""

    def draw(canvas: Canvas) -> None:
        canvas.setFont(MINCHO, size)
        canvas.drawString(left, foot, text)

    return draw


def lines(*draws: Callable[[Canvas], None]) -> Callable[[Canvas], None]:
    """Draw several lines on one page, in this order."""

    def draw(canvas: Canvas) -> None:
        for each in draws:
            each(canvas)

    return draw


def scan(canvas: Canvas) -> None:
    """Fill a page with a picture, as a scanner does."""
    from PIL import Image

    canvas.drawImage(ImageReader(Image.new("L", (60, 80), 200)), 0, 0, WIDTH, HEIGHT)


def blank(canvas: Canvas) -> None:
    """Leave a page empty."""


def page_break() -> Flowable:
    return PageBreak()


def gap(height: float = 20) -> Flowable:
    return Spacer(1, height)
