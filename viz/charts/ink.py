"""The colours of charts: one hue from light to dark, so that a print in grey keeps the order, and text that is legible.

Contrast is that of WCAG 2.2: (lighter + 0.05) / (darker + 0.05) of the relative luminances.
"""

TEXT = "#1b232d"
QUIET = "#566270"
RULE = "#d9dee5"
PAPER = "#ffffff"
GROUND = "#f6f7f9"
ACCENT = "#17365f"
LINE = "#1d4f91"
TARGET = "#8a4500"
BAR = "#8db0da"
RAMP = ("#eef3fa", "#d0dff1", "#a9c5e6", "#6f9ad0", "#2f66a8", "#17365f")


def step_of(count: int, most: int) -> int:
    """Give the step of the ramp for a count from 1 up to the largest, the largest on the last step."""
    steps = len(RAMP)
    return (count - 1) * steps // most if most >= steps else (count - 1) * (steps - 1) // max(most - 1, 1)


def legible_on(fill: str) -> str:
    """Choose the ink that stands out on a fill: dark, or white."""
    return max((TEXT, PAPER), key=lambda ink: contrast(ink, fill))


def contrast(one: str, other: str) -> float:
    """Compute the contrast of two colours, from 1 to 21."""
    lighter, darker = sorted((_luminance(one), _luminance(other)), reverse=True)
    return (lighter + 0.05) / (darker + 0.05)


def _luminance(colour: str) -> float:
    parts = (int(colour[at : at + 2], 16) / 255 for at in (1, 3, 5))
    linear = [part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4 for part in parts]
    return 0.2126 * linear[0] + 0.7152 * linear[1] + 0.0722 * linear[2]
