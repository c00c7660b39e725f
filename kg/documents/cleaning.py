"""The text as it is stored: one kind of line end, one kind of space, composed letters, nothing that XML forbids.

All of this happens before offsets are counted: `Document.text` is what comes out here, with contact details
masked later at the same length.

- `\\r\\n`, `\\r`, form feed, vertical tab, U+0085, U+2028 and U+2029 become `\\n`.
- Every other Unicode space (no-break, thin, ideographic) and the tab become a plain space, one for one: outlets put
  no-break spaces into dates and names at random, and a lexicon must not miss a name for it.
- Invisible characters (soft hyphen, zero-width space and joiners, direction marks, byte order mark) are dropped:
  they cut words in two.
- Letters are composed (Unicode NFC): `и` with a separate breve becomes `й`.
- Latin letters typed for Cyrillic ones that look the same become these: inside a Cyrillic word, and a lone preposition
  or conjunction between Cyrillic words (“переговоры c министром”), which share a key on most keyboards.
- Characters that XML 1.0 forbids (section 2.2) and the C1 controls become a space, lone surrogates U+FFFD.
"""

from __future__ import annotations

import re
import unicodedata
from typing import Final

_LINE_END: Final = re.compile("\r\n|[\r\x0b\x0c\x85\u2028\u2029]")
_INVISIBLE: Final = dict.fromkeys(
    [
        0xAD,
        0x180E,
        0xFEFF,
        *range(0x200B, 0x2010),
        *range(0x202A, 0x202F),
        *range(0x2060, 0x2065),
        *range(0x2066, 0x206A),
    ]
)
_SPACES: Final = dict.fromkeys([0x09, 0xA0, 0x1680, *range(0x2000, 0x200B), 0x202F, 0x205F, 0x3000], " ")
_FORBIDDEN: Final = dict.fromkeys(
    [*(code for code in range(0x20) if code not in (0x09, 0x0A)), *range(0x7F, 0xA0), 0xFFFE, 0xFFFF], " "
)
_SURROGATES: Final = dict.fromkeys(range(0xD800, 0xE000), "\ufffd")
_TABLE: Final = {**_FORBIDDEN, **_SURROGATES, **_SPACES, **_INVISIBLE}
_CYRILLIC: Final = "\u0400-\u04ff"
_ALIKE: Final = "aceiopxyABCEHIKMOPTXY"
_LOOKALIKES: Final = str.maketrans(_ALIKE, "асеіорхуАВСЕНІКМОРТХУ")
_SEAM: Final = re.compile(f"[{_ALIKE}](?:(?<=[{_CYRILLIC}].)|(?=[{_CYRILLIC}]))")
_WORD: Final = re.compile(f"[A-Za-z{_CYRILLIC}]+")
# A letter between words, or one that opens a line or a sentence.
_LONE: Final = re.compile(
    f"[cyoaCBOKYA](?= [«“]?[{_CYRILLIC}])"
    f"(?:(?<=[{_CYRILLIC}»”,] [cyoa])|(?<=^[CBOKYA])|(?<=\n[CBOKYA])|(?<=[.!?] [CBOKYA]))"
)
_FIRST_CYRILLIC: Final = re.compile(f"[{_CYRILLIC}]")
# How many of its letters a word must have in its own script.
_OWN_LETTERS: Final = 2


def _cyrillic(match: re.Match[str]) -> str:
    """A word in one script, where all its Latin letters look like Cyrillic ones and most of it is Cyrillic."""
    word = match[0]
    if _SEAM.search(word) is None:
        return word
    made = word.translate(_LOOKALIKES)
    latin = sum(letter.isascii() for letter in word)
    return made if not any(c.isascii() for c in made) and len(word) - latin >= max(_OWN_LETTERS, latin) else word


def clean(text: str) -> str:
    """The text as it is stored, before contact details are masked.

    >>> clean("6\\u00a0марта\\r\\nАста\\u00adна")
    '6 марта\\nАстана'
    """
    plain = unicodedata.normalize("NFC", _LINE_END.sub("\n", text).translate(_TABLE))
    if _FIRST_CYRILLIC.search(plain) is None:
        return plain
    plain = _WORD.sub(_cyrillic, plain) if _SEAM.search(plain) else plain
    return _LONE.sub(lambda match: match[0].translate(_LOOKALIKES), plain)
