"""Scripts that put no spaces between words or around marks, as ranges for regular expressions.

In: nothing. Out: what stands between the square brackets of a character class.
"""

from __future__ import annotations

CJK = "\u2e80-\u30ff\u3400-\u4dbf\u4e00-\u9fff\uf900-\ufaff\uff00-\uffef"
"""Chinese and Japanese letters and punctuation."""
HANGUL = "\u1100-\u11ff\u3130-\u318f\uac00-\ud7af"
"""Korean, which has spaces between words, but puts endings right behind a mark."""
SOUTH_EAST = "\u0e00-\u0eff\u1000-\u109f\u1780-\u17ff"
"""Thai, Lao, Burmese and Khmer."""
