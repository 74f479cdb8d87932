"""Write the numbers that programs put before the items of a list: 3, c, C, iii or III."""

from __future__ import annotations

_MAX_ROMAN = 4000
_ROMAN = (
    *((1000, "m"), (900, "cm"), (500, "d"), (400, "cd"), (100, "c"), (90, "xc"), (50, "l"), (40, "xl")),
    *((10, "x"), (9, "ix"), (5, "v"), (4, "iv"), (1, "i")),
)


def write_label_number(number: int, kind: str) -> str:
    """Write a number as items of a kind have it; the kind is how its first is written: "1", "a", "A", "i" or "I".

    The letters after z are aa, bb and so on, as office programs have them. A number that the kind cannot write is
    written in figures.
    """
    if kind in ("i", "I") and 0 < number < _MAX_ROMAN:
        written = _write_roman(number)
    elif kind in ("a", "A") and number > 0:
        written = chr(ord("a") + (number - 1) % 26) * ((number - 1) // 26 + 1)
    else:
        return str(number)
    return written.upper() if kind.isupper() else written


def _write_roman(number: int) -> str:
    written = ""
    for value, sign in _ROMAN:
        written += sign * (number // value)
        number %= value
    return written
