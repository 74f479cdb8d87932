"""Collect the text of a web page as a browser shows it: which words are one paragraph, which are struck or hidden."""

from __future__ import annotations

import re
from collections.abc import Callable
from typing import Any, NamedTuple

from actionplan.importing.readers.list_labels import write_label_number
from actionplan.importing.source_document import HIDDEN_TEXT, Grid, Passage

_INLINE = frozenset(
    "a abbr acronym b bdi bdo big cite code data dfn em font i ins kbd label mark output q ruby samp small span strong "
    "sub sup time tt u var wbr del s strike img svg math picture nobr button".split()
)
"""Elements that stay in the line; every other one begins and ends a paragraph."""

_UNSEEN = frozenset("head script style template noscript iframe object select datalist audio video svg".split())
_ASIDE = {"nav": "page navigation", "footer": "page footer"}
_HELD = ("tr", "td", "th", "col", "colgroup", "thead", "tbody", "tfoot")
"""Parts of a table, which know by themselves if they are hidden."""

_HEADING = re.compile(r"h([1-6])")
_SPACE = re.compile(r"[ \t\n\r\f]+")
_HIDDEN = re.compile(r"display\s*:\s*none|visibility\s*:\s*(?:hidden|collapse)|mso-hide\s*:\s*all", re.IGNORECASE)
_STRUCK = re.compile(r"text-decoration[^;]*:[^;]*line-through", re.IGNORECASE)
_BOLD = re.compile(r"font-weight\s*:\s*(?:bold|[6-9]00)", re.IGNORECASE)
_BACKGROUND = re.compile(r"background(?:-color)?\s*:[^;]*?(#[0-9a-f]{3,8}\b|rgb\([^)]*\)|\b[a-z]+\b)", re.IGNORECASE)
_COLOURS = {
    "red": "ff0000", "orange": "ffa500", "yellow": "ffff00", "green": "008000", "lime": "00ff00", "gold": "ffd700",
    "lightgreen": "90ee90", "limegreen": "32cd32", "darkorange": "ff8c00", "tomato": "ff6347", "blue": "0000ff",
    "gray": "808080", "grey": "808080", "silver": "c0c0c0",
}  # fmt: skip
"""Colours by name, of those that traffic lights are painted in."""


class _Look(NamedTuple):
    """How the words that come are shown, and where they belong."""

    level: int = 0
    is_bold: bool = False
    is_struck: bool = False
    aside: str = ""


class TextCollector:
    """Collects what an element shows. `blocks` has passages, and what `on_table` makes of each table, in order.

    Without `on_table` a table is text like any other. `outside` has what stands in the navigation or the footer, and
    what is hidden.
    """

    def __init__(self, where: str, on_table: Callable[[Any], list[Passage | Grid]] | None = None) -> None:
        self.blocks: list[Passage | Grid] = []
        self.outside: list[Passage] = []
        self._where = where
        self._on_table = on_table
        self._runs: list[tuple[str, _Look]] = []
        self._label = ""

    def take(self, element: Any) -> None:
        """Take in an element, to its end."""
        self._take(element, _Look())
        self._close_paragraph()

    def take_children(self, element: Any) -> None:
        """Take in what is inside an element."""
        self._take_inside(element, _look_at(element, _Look()))
        self._close_paragraph()

    def _take(self, element: Any, look: _Look) -> None:
        tag = element.tag
        if not isinstance(tag, str) or tag in _UNSEEN:
            return
        look = _look_at(element, look)
        if tag == "br" and look.level:
            self._runs.append((" ", look))  # the lines of a heading are one
        elif tag == "br":
            self._close_paragraph()
        elif tag == "img":
            self._runs.append((element.get("alt") or "", look))
        elif tag == "table" and self._on_table and not look.aside:
            self._close_paragraph()
            self.blocks.extend(self._on_table(element))
        elif tag in _INLINE:
            self._take_inside(element, look)
        else:
            self._close_paragraph()
            self._label = _find_label(element)
            self._take_inside(element, look)
            self._close_paragraph()

    def _take_inside(self, element: Any, look: _Look) -> None:
        self._runs.append((element.text or "", look))
        for child in element:
            self._take(child, look)
            self._runs.append((child.tail or "", look))

    def _close_paragraph(self) -> None:
        """Make a passage of the words so far, if there are any."""
        runs, self._runs = self._runs, []
        for aside in dict.fromkeys(look.aside for _, look in runs):
            self._add_passage([run for run in runs if run[1].aside == aside])
        self._label = "" if any(words.strip() for words, _ in runs) else self._label

    def _add_passage(self, runs: list[tuple[str, _Look]]) -> None:
        """Add the passage of words that belong together, if there are any."""
        text, struck = "", []
        looks = set()
        for words, look in runs:
            even = _SPACE.sub(" ", words)
            even = even.lstrip(" ") if not text or text.endswith(" ") else even
            if even.strip():
                looks.add(look)
            if look.is_struck and even.strip():
                struck.append((len(text), len(text) + len(even)))
            text += even
        shown = text.strip()
        if not shown:
            return
        start = text.index(shown)
        aside = next(iter(looks)).aside
        passage = Passage(
            shown,
            aside or self._where,
            level=max(each.level for each in looks),
            is_bold=all(each.is_bold for each in looks),
            label=self._label,
            struck=tuple((max(a - start, 0), min(b - start, len(shown))) for a, b in struck),
        )
        (self.outside if aside else self.blocks).append(passage)


def is_hidden(element: Any) -> bool:
    """Return True if an element says that it is not shown."""
    return element.get("hidden") is not None or _HIDDEN.search(element.get("style") or "") is not None


def find_colour(element: Any) -> str:
    """Return the colour behind an element as "rrggbb", or "" for white, for none, and for a name that is not known."""
    found = _BACKGROUND.search(element.get("style") or "")
    colour = (found[1] if found else element.get("bgcolor") or "").strip().casefold()
    if colour.startswith("rgb("):
        parts = [int(each) for each in re.findall(r"\d+", colour)[:3]]
        colour = "".join(f"{min(each, 255):02x}" for each in parts) if len(parts) == 3 else ""
    colour = _COLOURS.get(colour, colour.removeprefix("#"))
    colour = "".join(2 * sign for sign in colour) if len(colour) == 3 else colour[:6]
    return colour if re.fullmatch("[0-9a-f]{6}", colour) and colour != "ffffff" else ""


def _look_at(element: Any, look: _Look) -> _Look:
    """Return how the words of an element look, inside of what surrounds it."""
    tag, style = element.tag, element.get("style") or ""
    heading = _HEADING.fullmatch(tag)
    return _Look(
        level=int(heading[1]) if heading else look.level,
        is_bold=look.is_bold or tag in ("b", "strong", "th") or _BOLD.search(style) is not None,
        is_struck=look.is_struck or tag in ("del", "s", "strike") or _STRUCK.search(style) is not None,
        aside=look.aside or _ASIDE.get(tag, HIDDEN_TEXT if is_hidden(element) and tag not in _HELD else ""),
    )


def _find_label(element: Any) -> str:
    """Return the number that a browser puts before an item of a numbered list, or ""."""
    parent = element.getparent()
    if element.tag != "li" or parent is None or parent.tag != "ol":
        return ""
    number = _read_number(parent.get("start"), 1)
    for item in parent.iterchildren("li"):
        number = _read_number(item.get("value"), number)
        if item is element:
            break
        number += 1
    return f"{write_label_number(number, parent.get('type') or '1')}."


def _read_number(text: str | None, otherwise: int) -> int:
    return int(text) if text and re.fullmatch(r"\d{1,6}", text) else otherwise
