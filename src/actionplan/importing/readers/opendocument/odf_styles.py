"""Look up what the styles of an OpenDocument file say: of text, of cells, of lists and of dates."""

from __future__ import annotations

from typing import Any, NamedTuple
from zipfile import ZipFile

from lxml import etree

_NAMESPACES = {
    "office": "urn:oasis:names:tc:opendocument:xmlns:office:1.0",
    "style": "urn:oasis:names:tc:opendocument:xmlns:style:1.0",
    "text": "urn:oasis:names:tc:opendocument:xmlns:text:1.0",
    "table": "urn:oasis:names:tc:opendocument:xmlns:table:1.0",
    "draw": "urn:oasis:names:tc:opendocument:xmlns:drawing:1.0",
    "number": "urn:oasis:names:tc:opendocument:xmlns:datastyle:1.0",
    "fo": "urn:oasis:names:tc:opendocument:xmlns:xsl-fo-compatible:1.0",
    "dc": "http://purl.org/dc/elements/1.1/",
    "meta": "urn:oasis:names:tc:opendocument:xmlns:meta:1.0",
    "xlink": "http://www.w3.org/1999/xlink",
}
_DATE_PARTS = {"day": "d", "month": "mmm", "year": "yyyy", "hours": "h", "minutes": ":mm", "seconds": ":ss"}


def expand_name(name: str) -> str:
    """Return a name such as `text:p` as lxml writes it."""
    prefix, local = name.split(":")
    return f"{{{_NAMESPACES[prefix]}}}{local}"


def parse_part(package: ZipFile, part: str) -> Any:
    """Parse a part of a package; `None` if there is no such part."""
    if part not in package.namelist():
        return None
    return etree.fromstring(package.read(part), etree.XMLParser(resolve_entities=False, no_network=True))


class OdfLook(NamedTuple):
    """What a style says about text: whether it is struck through, bold or hidden, and the level of a heading, or 0."""

    is_struck: bool = False
    is_bold: bool = False
    level: int = 0
    is_hidden: bool = False

    def combine(self, other: OdfLook) -> OdfLook:
        """Return how text looks that has this look and another."""
        return self._replace(
            is_struck=self.is_struck or other.is_struck,
            is_bold=self.is_bold or other.is_bold,
            is_hidden=self.is_hidden or other.is_hidden,
        )


class OdfStyles:
    """The styles of a file, by family and name. A style has what its parents say and it does not."""

    def __init__(self, parts: list[Any]) -> None:
        self._styles: dict[tuple[str, str], Any] = {}
        self._lists: dict[str, Any] = {}
        self._dates: dict[str, str] = {}
        for part in parts:
            for each in part.iter(expand_name("style:style")):
                self._styles[each.get(expand_name("style:family"), ""), each.get(expand_name("style:name"), "")] = each
            for each in part.iter(expand_name("text:list-style")):
                self._lists[each.get(expand_name("style:name"), "")] = each
            for each in part.iter(expand_name("number:date-style")):
                self._dates[each.get(expand_name("style:name"), "")] = _write_date_format(each)

    def find_look(self, family: str, name: str | None) -> OdfLook:
        """Find how the text of a style looks. The family is "text", "paragraph" or "table-cell"."""
        level = self._find(family, name, "", "style:default-outline-level") or "0"
        return OdfLook(
            is_struck=self._find(family, name, "style:text-properties", "style:text-line-through-style")
            not in (None, "none"),
            is_bold=self._find(family, name, "style:text-properties", "fo:font-weight")
            in ("bold", "600", "700", "800", "900"),
            level=int(level) if level.isdecimal() else 0,
            is_hidden=self._find(family, name, "style:text-properties", "text:display") == "none",
        )

    def find_fill(self, name: str | None) -> str:
        """Find the colour behind a cell of a style as "rrggbb"; "" for white or none."""
        found = self._find("table-cell", name, "style:table-cell-properties", "fo:background-color") or ""
        colour = found.removeprefix("#").casefold()
        return colour if len(colour) == 6 and colour != "ffffff" else ""

    def find_date_format(self, name: str | None) -> str:
        """Find what of a date a cell of a style shows, as a number format of Excel; "" if it does not say."""
        return self._dates.get(self._find("table-cell", name, "", "style:data-style-name") or "", "")

    def is_table_hidden(self, name: str | None) -> bool:
        """Return True if a sheet of a style is not shown."""
        return self._find("table", name, "style:table-properties", "table:display") == "false"

    def find_list_level(self, name: str | None, level: int) -> Any:
        """Find the element that says how the items of a list at a level are numbered; `None` if they are not."""
        style = self._lists.get(name or "")
        wanted = expand_name("text:list-level-style-number")
        for each in style if style is not None else ():
            if each.tag == wanted and each.get(expand_name("text:level")) == str(level):
                return each if each.get(expand_name("style:num-format")) else None
        return None

    def find_list_name(self, paragraph_style: str | None) -> str | None:
        """Find the style of list that a style of paragraph has."""
        return self._find("paragraph", paragraph_style, "", "style:list-style-name")

    def _find(self, family: str, name: str | None, properties: str, attribute: str) -> str | None:
        """Find an attribute of a style or of its properties, in it or in the nearest of its parents that has it."""
        seen: set[str] = set()
        while name and name not in seen:
            seen.add(name)
            style = self._styles.get((family, name))
            if style is None:
                return None
            for each in style.iterchildren(expand_name(properties)) if properties else (style,):
                found = each.get(expand_name(attribute))
                if found is not None:
                    return str(found)
            name = style.get(expand_name("style:parent-style-name"))
        return None


def _write_date_format(style: Any) -> str:
    """Write which parts of a date a style shows, as a number format of Excel."""
    return "".join(_DATE_PARTS.get(etree.QName(each).localname, " ") for each in style if isinstance(each.tag, str))
