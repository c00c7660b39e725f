"""The text as it is stored: one kind of line end, one kind of space, composed letters, nothing that XML forbids.

All of this happens before offsets are counted: `Document.text` is what comes out here, with contact details
masked later at the same length.

- `\\r\\n`, `\\r`, form feed, vertical tab, U+0085, U+2028 and U+2029 become `\\n`.
- Every other Unicode space (no-break, thin, ideographic) and the tab become a plain space, one for one: outlets put
  no-break spaces into dates and names at random, and a lexicon must not miss a name for it.
- Invisible characters (soft hyphen, zero-width space and joiners, direction marks, byte order mark) are dropped:
  they cut words in two.
- Letters are composed (Unicode NFC): `и` with a separate breve becomes `й`.
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


def clean(text: str) -> str:
    """The text as it is stored, before contact details are masked.

    >>> clean("6\\u00a0марта\\r\\nАста\\u00adна")
    '6 марта\\nАстана'
    """
    return unicodedata.normalize("NFC", _LINE_END.sub("\n", text).translate(_TABLE))
