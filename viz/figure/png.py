"""An SVG as pixels, with our font and no other, so that every machine draws the same."""

from resvg_py import svg_to_bytes

from viz.figure.font import FAMILY, FILES, settable
from viz.figure.paper import SIZES, Paper


def png_of(svg: str, paper: Paper = Paper.WIDE) -> bytes:
    """Draw a sheet as PNG: 1920 px across for 16:9, 300 dots per inch for A4."""
    across, down = SIZES[paper].pixels
    return svg_to_bytes(
        svg_string=settable(svg),
        width=across,
        height=down,
        font_files=[str(file) for file in FILES],
        font_family=FAMILY,
        sans_serif_family=FAMILY,
        skip_system_fonts=True,
    )
