"""Radicals that a PDF may name in the place of characters that look the same: ⼈ for 人, ⽬ for 目, ⻑ for 長."""

import unicodedata

_KANGXI = range(0x2F00, 0x2FD6)
_SUPPLEMENT = "⺟母⺠民⻁虎⻄西⻆角⻑長⻘青⻝食⻤鬼⻨麦⻩黄⻫斉⻭歯⻯竜⻲亀"  # Unicode: EquivalentUnifiedIdeograph.txt
CHARACTERS = {
    **{code: unicodedata.normalize("NFKC", chr(code)) for code in _KANGXI},
    **{ord(radical): whole for radical, whole in zip(_SUPPLEMENT[::2], _SUPPLEMENT[1::2], strict=True)},
}  # for str.translate: one character for one, so that offsets stay
