"""Plans by chance, and any of the ways in which YAML lets a plan be written."""

from __future__ import annotations

import re
from random import Random

Node = str | list["Node"] | dict[str, "Node"]
"""What a file says, as YAML's own base loader gives it."""

_LOOKS = "Summer 2017;Q3 2017/18;1.10;no;null;~;12:30;2017-12-12;=;a-b;x;C#;i.e. so;50%;re: it;a, b;- a;? b;[a];{b};<<"
_MARKS = (
    "#3;see #3;a # b;http://x.y/z?a=b#c;@home;%age;&c;*x;!y;|;>;'a';it's;\"so\";a\\b;`tick`;end:;:x;---;--- a;...;-"
)
_LETTERS = "Café – ☃;😀 👩\u200d👧;שלום עולם;“agreed”;• first;– dash;a\u00a0b;\u00a0a"
_HIDDEN = "a\x85b;a\u2028b;\x07;\ufeffx;\u202eover;tab\there;ends ;two\nlines;three\n\nlines\n"
_LONG = ("word " * 30 + "end", "a, " * 50 + "b", "")
WORDS = (*_LOOKS.split(";"), *_MARKS.split(";"), *_LETTERS.split(";"), *_HIDDEN.split(";"), *_LONG)
"""Texts, most of them of a kind that YAML makes something of where it may."""

_ODD = re.compile(r"[^ -~\u00a1-\u1fff\u2030-\ud7ff\U00010000-\U0010ffff]|\u200d")
_UNSAFE = re.compile(r"^[\s\-?:,\[\]{}#&*!|>'\"%@`=<.]|[,\[\]{}]|:(?=\s|$)|\s#|\s$|^$|^[“”„‘’•–]")


class Scribe:
    """Writes a node as YAML: each part in a style of its own, with comments and blank lines between."""

    def __init__(self, chance: Random) -> None:
        self.chance = chance
        self.comments = 0
        self.under_lines = False
        self.mark = chance.choice(["\n", "\n", "\n", "\r\n", "\r\n", "\r"])
        self.flowing = chance.choice([0.0, 0.15, 0.5])
        self.noisy = chance.choice([0.0, 0.1, 0.3])
        self.quoting = chance.choice([0.0, 0.2, 0.7])
        self.dash = chance.choice([0, 2, 2, None])
        self.step = chance.choice([2, 2, 4, None])

    def document(self, node: dict[str, Node]) -> str:
        """The whole file: its byte order mark and its last line's end may be there or not."""
        head = ["---"] if self.one_in(8) else []
        tail = ["..."] if self.one_in(10) else []
        body = [f"{{{self.flow_entries(node, 0)}}}"] if self.one_in(25) else self.mapping(node, 0)
        lines = [*self.noise(0), *head, *self.noise(0), *body, *self.noise(0), *tail]
        text = self.mark.join(lines).replace("\n", self.mark).replace("\r\r", "\r")
        return "\ufeff" * self.one_in(6) + text + ("" if self.one_in(5) else self.mark)

    def one_in(self, count: int) -> bool:
        """Whether one chance in so many came."""
        return self.chance.random() < 1 / count

    def likely(self, share: float) -> bool:
        """Whether a chance came."""
        return self.chance.random() < share

    def noise(self, column: int) -> list[str]:
        """Comments and blank lines, more or less in line with what they stand among."""
        lines = []
        while self.likely(self.noisy):
            inward = max(column + self.chance.choice([0, 0, 0, -2 if self.under_lines else 2, -2]), 0)
            lines.append(self.chance.choice(["", "   ", " " * inward + self.comment(), " " * inward + self.comment()]))
        return lines

    def comment(self) -> str:
        """A comment like no other in the file."""
        self.comments += 1
        says = self.chance.choice(["", "- a", "a: b", "{on: x}", '"quoted', "it's", "]", "# more", "é"])
        return f"# c{self.comments}c {says}"

    def behind(self) -> str:
        """What may stand behind a value in its line."""
        return (
            self.chance.choice([" ", "   ", "\t"]) + self.comment()
            if self.likely(self.noisy)
            else " " * self.one_in(15)
        )

    def mapping(self, node: dict[str, Node], column: int) -> list[str]:
        """A mapping line by line, so far in."""
        lines: list[str] = []
        for key, value in node.items():
            lines += self.noise(column) if lines else []
            lines += self.entry(key, value, column)
        return lines

    def entry(self, key: str, value: Node, column: int) -> list[str]:
        """A key and its value."""
        lead = " " * column + self.key(key) + ":"
        if isinstance(value, str):
            return self.text(lead, value, column)
        if not value or self.likely(self.flowing):
            return self.bracketed(lead + self.space(), value, column)
        below = self.noise(column + 2)
        if isinstance(value, list):
            dash = self.dash if self.dash is not None else self.chance.randint(0, 4)
            return [lead + self.behind(), *below, *self.items(value, column + dash)]
        step = self.step if self.step is not None else self.chance.randint(1, 5)
        return [lead + self.behind(), *below, *self.mapping(value, column + step)]

    def items(self, nodes: list[Node], column: int) -> list[str]:
        """A list line by line, so far in."""
        lines: list[str] = []
        for node in nodes:
            lines += self.noise(column) if lines else []
            lead = " " * column + "-"
            gap = self.chance.choice([1, 1, 1, 1, 3])
            if isinstance(node, str):
                lines += self.text(lead, node, column)
            elif not node or self.likely(self.flowing) or isinstance(node, list):
                lines += self.bracketed(lead + " " * gap, node, column)
            elif self.one_in(12):
                lines += [lead + self.behind().replace("\t", " "), *self.mapping(node, column + 1 + gap)]
            else:
                first, *rest = self.mapping(node, column + 1 + gap)
                lines += [lead + " " * gap + first.lstrip(" "), *rest]
        return lines

    def space(self) -> str:
        """What stands between a colon or dash and a text."""
        return self.chance.choice([" ", " ", " ", " ", "   "])

    def key(self, key: str) -> str:
        """A key, in quotation marks or not."""
        return self.chance.choice([f'"{key}"', f"'{key}'", f'"{key}" ']) if self.likely(self.quoting / 5) else key

    def text(self, lead: str, text: str, column: int) -> list[str]:
        """A text after a key or dash, in one line or several."""
        self.under_lines = False
        if not text and lead.endswith(":") and self.likely(0.7):
            return [lead + self.behind()]
        if self.is_for_lines(text) and self.likely(0.25):
            return self.literal(lead, text, column)
        anchor = self.chance.choice(["&a1 ", "!t "]) if self.one_in(60) else ""
        space = "\t" if lead.endswith(":") and self.one_in(10) else self.space()
        whole = self.scalar(text)
        broken = re.search(r"(?<=\w) (?=\w)", whole)
        if broken and self.one_in(8):
            inward = " " * (column + self.chance.randint(1, 6))
            return [lead + space + anchor + whole[: broken.start()], inward + whole[broken.end() :] + self.behind()]
        if self.one_in(40):
            return [lead + self.behind(), " " * (column + 2) + whole + self.behind()]
        return [lead + space + anchor + whole + self.behind()]

    def is_for_lines(self, text: str) -> bool:
        """Whether a text can stand after `|`."""
        return bool(text.strip()) and not _ODD.search(text.replace("\n", "")) and not text.startswith((" ", "\n"))

    def literal(self, lead: str, text: str, column: int) -> list[str]:
        """A text after `|`, or after `>` where it has one line."""
        self.under_lines = True
        style = self.chance.choice("|>") if "\n" not in text else "|"
        chomp = "-" if not text.endswith("\n") else self.chance.choice(["", "+"])
        inward = " " * (column + self.chance.randint(1, 5))
        body = [inward + line if line else "" for line in text.removesuffix("\n").split("\n")]
        after = [""] * self.chance.choice([0, 0, 1, 2]) if chomp != "+" else []
        return [f"{lead} {style}{chomp}" + ("" if self.likely(0.9) else f" {self.comment()}"), *body, *after]

    def scalar(self, text: str) -> str:
        """A text, plain or in quotation marks."""
        if not _UNSAFE.search(text) and not _ODD.search(text) and not self.likely(self.quoting):
            return text
        if _ODD.search(text) or "\n" in text or self.likely(0.5):
            escaped = text.replace("\\", "\\\\").replace('"', '\\"')
            return '"' + _ODD.sub(lambda found: f"\\U{ord(found[0]):08X}", escaped) + '"'
        return "'" + text.replace("'", "''") + "'"

    def bracketed(self, lead: str, value: Node, column: int) -> list[str]:
        """A value in brackets, in one line or several."""
        self.under_lines = False
        return (lead + self.flow(value, column) + self.behind()).split("\n")

    def flow(self, node: Node, column: int) -> str:
        """A value between brackets."""
        if isinstance(node, str):
            return self.scalar(node)
        if isinstance(node, dict):
            return "{" + self.flow_entries(node, column) + "}"
        return "[" + self.joined([self.flow(each, column + 2) for each in node], column) + "]"

    def flow_entries(self, node: dict[str, Node], column: int) -> str:
        """Keys and values between brackets."""
        parts = []
        for key, value in node.items():
            written = self.key(key)
            close = written.strip() != key and self.one_in(3)
            parts.append(f"{written}:{'' if close else ' '}{self.flow(value, column + 2)}")
        return self.joined(parts, column)

    def joined(self, parts: list[str], column: int) -> str:
        """What stands between two brackets: in one line, or a line each."""
        trailing = "," if parts and self.one_in(8) else ""
        if not parts or self.likely(0.8):
            pad = " " if self.one_in(6) else ""
            return pad + ", ".join(parts) + trailing + pad
        inward = "\n" + " " * (column + 2)
        written = ""
        for n, part in enumerate(parts):
            comma = "," if n < len(parts) - 1 else trailing
            written += inward + part + comma + self.behind()
        return written + "\n" + " " * column
