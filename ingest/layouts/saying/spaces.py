"""Spaces that an extraction leaves around figures, 令和 11 年度までに 60 ％, and marks of notes: 実施率5 を."""

import re

_AROUND_FIGURE = re.compile(
    r"(?<=[^ -~])[ 　](?=[0-9０-９△▲])|(?<=[0-9０-９])[ 　](?=[^ -~0-9０-９　])"
    r"|(?:(?<=[0-9０-９][兆億万千百])|(?<=[0-9０-９][ 　][兆億万千百]))[ 　](?=[A-Za-zＡ-Ｚａ-ｚ])"  # 1,000 万 kW
    r"|(?<=[0-9０-９])[ 　](?=[A-Za-z]{1,3}[ 　]?[をにへとで、（])"  # 900 ha
    r"|(?<=[A-Za-z])[ 　](?=[をにへはがでとのま]|から|より|以[上下]|程度|未満)"  # 7,000ha を
)
_SET_APART = re.compile(r"[^ -~] [0-9]{1,4} [^ -~]")
_NOTE_MARK = re.compile(r"(?<=[ぁ-んァ-ヶー一-龠])[0-9]{1,2}(?:(?=[。、])|[ 　](?=[をはがにのとでもへ]))")


def tightened(sentence: str) -> str:
    """Take off the spaces between figures and the words around them, and with them the marks of notes.

    Where figures are set apart by spaces, one that stands at the end of a word is the mark of a note.
    """
    plain = _NOTE_MARK.sub("", sentence) if _SET_APART.search(sentence) else sentence
    return _AROUND_FIGURE.sub("", plain)


def as_printed(text: str, sentence: str) -> str:
    """Give a part of a tightened sentence as the sentence prints it."""
    if text in sentence:
        return text
    printed = re.search("[ 　]?".join(map(re.escape, text)), sentence)
    return printed[0] if printed else text
