"""Change the bytes of a document at random: cut it, spoil bytes, and change the XML inside an office file."""

from __future__ import annotations

import random
import re
from collections.abc import Callable
from io import BytesIO
from zipfile import BadZipFile, ZipFile

from lxml import etree, html

VALUES = (
    *("", "0", "-1", "1", "2", "3", "17", "999999", "2147483648", "true", "A1:C3", "B2:ZZ9999", "restart", "continue"),
    *("2024-02-30", "0000-00-00", "9999-12-31T00:00:00", "1e308", "NaN", "0.5", "boolean", "date", "float", "collapse"),
)
WORDS = (
    "31/12/2023",
    "12/31/2023",
    "30 February 2024",
    "Spring 2017",
    "45291",
    "45291.99",
    "-7",
    "1.10",
    "=1/0",
    "Red",
)
CONTENT = re.compile(r"document\.xml|sheet\d*\.xml|content\.xml|sharedStrings\.xml|styles\.xml|numbering\.xml|\.rels$")


def spoil_file(data: bytes, name: str, chance: random.Random) -> bytes:
    """Change a file by one of the ways that its format allows."""
    ways: list[Callable[[bytes, random.Random], bytes]] = [cut_bytes, cut_short, spoil_bytes]
    if name.endswith((".docx", ".xlsx", ".odt", ".ods")):
        ways += [spoil_part] * 7
    elif name.endswith(".html"):
        ways += [spoil_page] * 4
    elif name.endswith(".csv"):
        ways += [spoil_lines] * 4
    return chance.choice(ways)(data, chance)


def cut_bytes(data: bytes, chance: random.Random) -> bytes:
    """Cut some bytes out."""
    at = chance.randrange(len(data))
    return data[:at] + data[at + chance.randrange(1, 200) :]


def cut_short(data: bytes, chance: random.Random) -> bytes:
    """Cut the end off."""
    return data[: chance.randrange(len(data))]


def spoil_bytes(data: bytes, chance: random.Random) -> bytes:
    """Change a few bytes."""
    changed = bytearray(data)
    for _ in range(chance.randrange(1, 5)):
        changed[chance.randrange(len(changed))] = chance.randrange(256)
    return bytes(changed)


def spoil_lines(data: bytes, chance: random.Random) -> bytes:
    """Drop, repeat or swap lines and signs of a text."""
    lines = data.splitlines(keepends=True)
    at, other = chance.randrange(len(lines)), chance.randrange(len(lines))
    lines[at], lines[other] = lines[other], lines[at]
    if chance.random() < 0.5:
        lines[at] = lines[at].replace(chance.choice([b",", b'"', b"20"]), chance.choice([b"", b'""', b"\t", b";"]))
    return b"".join(lines * chance.choice([1, 1, 2]))


def spoil_page(data: bytes, chance: random.Random) -> bytes:
    """Change the elements of a web page."""
    root = html.document_fromstring(data)
    _spoil_tree(root, chance)
    return bytes(html.tostring(root, encoding="utf-8"))


def spoil_part(data: bytes, chance: random.Random) -> bytes:
    """Change the XML of a part of an office file, or drop the part."""
    try:
        package = ZipFile(BytesIO(data))
    except BadZipFile:
        return data
    names = package.namelist()
    wanted = [each for each in names if CONTENT.search(each)] if chance.random() < 0.85 else names
    chosen = chance.choice(wanted or names)
    packed = BytesIO()
    with ZipFile(packed, "w") as changed:
        for each in names:
            part = package.read(each)
            if each != chosen:
                changed.writestr(package.getinfo(each), part)
            elif chance.random() < 0.97:
                changed.writestr(package.getinfo(each), _spoil_xml(part, chance))
    return packed.getvalue()


def _spoil_xml(part: bytes, chance: random.Random) -> bytes:
    if chance.random() < 0.1 and part:
        return chance.choice([cut_bytes, cut_short, spoil_bytes])(part, chance)
    try:
        root = etree.fromstring(part)
    except etree.XMLSyntaxError:
        return part
    _spoil_tree(root, chance)
    return bytes(etree.tostring(root))


def _spoil_tree(root: etree._Element, chance: random.Random) -> None:
    """Drop, repeat and swap elements, and change their attributes and words."""
    for _ in range(chance.randrange(1, 6)):
        elements = [each for each in root.iter() if isinstance(each.tag, str) and each.getparent() is not None]
        if not elements:
            return
        chosen = chance.choice(elements)
        parent = chosen.getparent()
        way = chance.randrange(7)
        if way == 0:
            parent.remove(chosen)
        elif way == 1:
            parent.insert(chance.randrange(len(parent) + 1), etree.fromstring(etree.tostring(chosen, with_tail=False)))
        elif way == 2:
            parent.append(parent[0])
        elif way == 3:
            chosen.text = chance.choice(WORDS)
        else:
            _spoil_attribute(chosen, elements, chance)


def _spoil_attribute(chosen: etree._Element, elements: list[etree._Element], chance: random.Random) -> None:
    """Give an attribute another value: its own, that of another element, or one that no program writes."""
    with_attributes = [each for each in elements if each.attrib]
    if with_attributes and chance.random() < 0.8:
        chosen = chance.choice(with_attributes)
    names = sorted(map(str, chosen.attrib))
    if names and chance.random() < 0.8:
        other = chance.choice(with_attributes)
        values = [*VALUES, *map(str, other.attrib.values())]
        chosen.set(chance.choice(names), chance.choice(values))
    elif names:
        del chosen.attrib[chance.choice(names)]
    else:
        chosen.set(chance.choice(["rowspan", "colspan", "hidden", "r", "s", "t"]), chance.choice(VALUES))
