"""The marks of notes within a text: 促す², 進めます（注２）, 広げます※１, 育てる[1]. They say nothing of policy.

One note more renumbers all that follow it, and a text extracted from a PDF prints a raised mark as a plain figure.
"""

import re

_BEHIND_WORD = r"(?<=[^\W\d]|[%％）)」』】])"
_FIGURE = r"\s*\d{1,3}"
_NO_COUNT = r"(?![\d,，.．%％年月日回人件か箇ヶ円千万億])"  # ※２年以内 is a note itself, and says how long
_UNIT = (
    r"(?<![A-Za-zＡ-Ｚａ-ｚ])(?:[a-zａ-ｚ]?[mｍ]|CO|NO|ＣＯ|ＮＯ|[A-Za-zＡ-Ｚａ-ｚ])|\d"  # m², CO², 10² are no marks
)
_RAISED = re.compile(rf"(?P<unit>{_UNIT})?⁽?[⁰¹²³⁴-⁹]+⁾?")
_MARKS = re.compile(
    "|".join(
        (
            rf"[（(\[［〔【]\s*(?:注|※|[*＊]){_FIGURE}\s*[）)\]］〕】]",
            r"[（(\[［〔【]\s*[注※]\s*[）)\]］〕】]",
            rf"(?<![受発外傾])注{_FIGURE}(?:\s*[）)]|(?=[。、]))",
            rf"(?:{_BEHIND_WORD}[※*＊†‡]{_FIGURE}{_NO_COUNT}|(?<=[。、])[※*＊†‡]{_FIGURE}(?!\w))",
            rf"{_BEHIND_WORD}[\[［]{_FIGURE}\s*[\]］]",
            rf"(?<=[うくすつぬむるたい]){_FIGURE}(?=。)",  # a raised figure behind a verb, 進めます2。, as extracted
        )
    )
)


def without_note_marks(text: str) -> str:
    """Drop the marks of notes from a text as printed (before NFKC, which makes plain figures of raised ones)."""
    return _MARKS.sub("", without_raised_marks(text))


def without_raised_marks(text: str) -> str:
    """Drop the raised marks of notes alone: 30か所² is 30か所, and 50％[20] may be two figures."""
    return _RAISED.sub(lambda found: found[0] if found["unit"] else "", text)
