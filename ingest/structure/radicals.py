"""What a PDF names in place of characters that look the same: ⼈ for 人, ⻑ for 長, ‧ for ・, spaces of any width."""

import unicodedata

_KANGXI = range(0x2F00, 0x2FD6)
_SUPPLEMENT = "⺟母⺠民⻁虎⻄西⻆角⻑長⻘青⻝食⻤鬼⻨麦⻩黄⻫斉⻭歯⻯竜⻲亀"  # Unicode: EquivalentUnifiedIdeograph.txt
_DOTS = "\u2027\u2219\u22c5\u00b7"
_SPACES = "\u00a0\u2000\u2002\u2004\u2005\u2006\u2007\u2008\u2009\u200a\u202f\u205f"
_WIDE_SPACES = "\u2001\u2003"
CHARACTERS = {
    **dict.fromkeys(map(ord, _DOTS), "・"),
    **dict.fromkeys(map(ord, _SPACES), " "),
    **dict.fromkeys(map(ord, _WIDE_SPACES), "\u3000"),
    **{code: unicodedata.normalize("NFKC", chr(code)) for code in _KANGXI},
    **{ord(radical): whole for radical, whole in zip(_SUPPLEMENT[::2], _SUPPLEMENT[1::2], strict=True)},
}  # for str.translate: one character for one, so that offsets stay
