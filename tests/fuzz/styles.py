"""Write plans by chance in any of the styles that YAML allows."""

from __future__ import annotations

import re
from random import Random

Node = str | list["Node"] | dict[str, "Node"]
"""The contents of a file, as YAML's own base loader returns them."""

_LOOKS = "Summer 2017;Q3 2017/18;1.10;no;null;~;12:30;2017-12-12;=;a-b;x;C#;i.e. so;50%;re: it;a, b;- a;? b;[a];{b};<<"
_MARKS = (
    "#3;see #3;a # b;http://x.y/z?a=b#c;@home;%age;&c;*x;!y;|;>;'a';it's;\"so\";a\\b;`tick`;end:;:x;---;--- a;...;-"
)
_LETTERS = "Café – ☃;😀 👩\u200d👧;שלום עולם;“agreed”;• first;– dash;a\u00a0b;\u00a0a"
_HIDDEN = "a\x85b;a\u2028b;\x07;\ufeffx;\u202eover;tab\there;ends ;two\nlines;three\n\nlines\n"
_LONG = ("word " * 30 + "end", "a, " * 50 + "b", "")
WORDS = (*_LOOKS.split(";"), *_MARKS.split(";"), *_LETTERS.split(";"), *_HIDDEN.split(";"), *_LONG)
"""Texts, most of which mean something else to YAML unless they are quoted."""

_ODD = re.compile(r"[^ -~\u00a1-\u1fff\u2030-\ud7ff\U00010000-\U0010ffff]|\u200d")
_UNSAFE = re.compile(r"^[\s\-?:,\[\]{}#&*!|>'\"%@`=<.]|[,\[\]{}]|:(?=\s|$)|\s#|\s$|^$|^[“”„‘’•–]")


class Scribe:
    """Writes a node as YAML, each part in a style of its own, with comments and blank lines between."""

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

    def write_document(self, node: dict[str, Node]) -> str:
        """Write the whole file, with or without a byte order mark and a line break at the end."""
        head = ["---"] if self.is_one_in(8) else []
        tail = ["..."] if self.is_one_in(10) else []
        body = [f"{{{self.format_flow_entries(node, 0)}}}"] if self.is_one_in(25) else self.write_mapping(node, 0)
        lines = [*self.write_noise(0), *head, *self.write_noise(0), *body, *self.write_noise(0), *tail]
        text = self.mark.join(lines).replace("\n", self.mark).replace("\r\r", "\r")
        return "\ufeff" * self.is_one_in(6) + text + ("" if self.is_one_in(5) else self.mark)

    def is_one_in(self, count: int) -> bool:
        """Return True once in so many times."""
        return self.chance.random() < 1 / count

    def is_chosen(self, share: float) -> bool:
        """Return True for a share of the times."""
        return self.chance.random() < share

    def write_noise(self, column: int) -> list[str]:
        """Write comments and blank lines, more or less in line with what is around them."""
        lines = []
        while self.is_chosen(self.noisy):
            inward = max(column + self.chance.choice([0, 0, 0, -2 if self.under_lines else 2, -2]), 0)
            lines.append(
                self.chance.choice(
                    ["", "   ", " " * inward + self.write_comment(), " " * inward + self.write_comment()]
                )
            )
        return lines

    def write_comment(self) -> str:
        """Write a comment like no other in the file."""
        self.comments += 1
        says = self.chance.choice(["", "- a", "a: b", "{on: x}", '"quoted', "it's", "]", "# more", "é"])
        return f"# c{self.comments}c {says}"

    def write_line_end(self) -> str:
        """Write what may follow a value in its line."""
        return (
            self.chance.choice([" ", "   ", "\t"]) + self.write_comment()
            if self.is_chosen(self.noisy)
            else " " * self.is_one_in(15)
        )

    def write_mapping(self, node: dict[str, Node], column: int) -> list[str]:
        """Write a mapping line by line."""
        lines: list[str] = []
        for key, value in node.items():
            lines += self.write_noise(column) if lines else []
            lines += self.write_entry(key, value, column)
        return lines

    def write_entry(self, key: str, value: Node, column: int) -> list[str]:
        """Write a key and its value."""
        lead = " " * column + self.write_key(key) + ":"
        if isinstance(value, str):
            return self.write_text(lead, value, column)
        if not value or self.is_chosen(self.flowing):
            return self.write_in_brackets(lead + self.choose_space(), value, column)
        below = self.write_noise(column + 2)
        if isinstance(value, list):
            dash = self.dash if self.dash is not None else self.chance.randint(0, 4)
            return [lead + self.write_line_end(), *below, *self.write_items(value, column + dash)]
        step = self.step if self.step is not None else self.chance.randint(1, 5)
        return [lead + self.write_line_end(), *below, *self.write_mapping(value, column + step)]

    def write_items(self, nodes: list[Node], column: int) -> list[str]:
        """Write a list line by line."""
        lines: list[str] = []
        for node in nodes:
            lines += self.write_noise(column) if lines else []
            lead = " " * column + "-"
            gap = self.chance.choice([1, 1, 1, 1, 3])
            if isinstance(node, str):
                lines += self.write_text(lead, node, column)
            elif not node or self.is_chosen(self.flowing) or isinstance(node, list):
                lines += self.write_in_brackets(lead + " " * gap, node, column)
            elif self.is_one_in(12):
                lines += [lead + self.write_line_end().replace("\t", " "), *self.write_mapping(node, column + 1 + gap)]
            else:
                first, *rest = self.write_mapping(node, column + 1 + gap)
                lines += [lead + " " * gap + first.lstrip(" "), *rest]
        return lines

    def choose_space(self) -> str:
        """Choose the space between a colon or dash and a text."""
        return self.chance.choice([" ", " ", " ", " ", "   "])

    def write_key(self, key: str) -> str:
        """Write a key, in quotation marks or not."""
        return self.chance.choice([f'"{key}"', f"'{key}'", f'"{key}" ']) if self.is_chosen(self.quoting / 5) else key

    def write_text(self, lead: str, text: str, column: int) -> list[str]:
        """Write a text after a key or dash, in one line or several."""
        self.under_lines = False
        if not text and lead.endswith(":") and self.is_chosen(0.7):
            return [lead + self.write_line_end()]
        if self.is_for_lines(text) and self.is_chosen(0.25):
            return self.write_block_text(lead, text, column)
        anchor = self.chance.choice(["&a1 ", "!t "]) if self.is_one_in(60) else ""
        space = "\t" if lead.endswith(":") and self.is_one_in(10) else self.choose_space()
        whole = self.format_scalar(text)
        broken = re.search(r"(?<=\w) (?=\w)", whole)
        if broken and self.is_one_in(8):
            inward = " " * (column + self.chance.randint(1, 6))
            return [
                lead + space + anchor + whole[: broken.start()],
                inward + whole[broken.end() :] + self.write_line_end(),
            ]
        if self.is_one_in(40):
            return [lead + self.write_line_end(), " " * (column + 2) + whole + self.write_line_end()]
        return [lead + space + anchor + whole + self.write_line_end()]

    def is_for_lines(self, text: str) -> bool:
        """Return True if a text can be written after `|`."""
        return bool(text.strip()) and not _ODD.search(text.replace("\n", "")) and not text.startswith((" ", "\n"))

    def write_block_text(self, lead: str, text: str, column: int) -> list[str]:
        """Write a text after `|`, or after `>` if it has one line."""
        self.under_lines = True
        style = self.chance.choice("|>") if "\n" not in text else "|"
        chomp = "-" if not text.endswith("\n") else self.chance.choice(["", "+"])
        inward = " " * (column + self.chance.randint(1, 5))
        body = [inward + line if line else "" for line in text.removesuffix("\n").split("\n")]
        after = [""] * self.chance.choice([0, 0, 1, 2]) if chomp != "+" else []
        return [f"{lead} {style}{chomp}" + ("" if self.is_chosen(0.9) else f" {self.write_comment()}"), *body, *after]

    def format_scalar(self, text: str) -> str:
        """Format a text, plain or in quotation marks."""
        if not _UNSAFE.search(text) and not _ODD.search(text) and not self.is_chosen(self.quoting):
            return text
        if _ODD.search(text) or "\n" in text or self.is_chosen(0.5):
            escaped = text.replace("\\", "\\\\").replace('"', '\\"')
            return '"' + _ODD.sub(lambda found: f"\\U{ord(found[0]):08X}", escaped) + '"'
        return "'" + text.replace("'", "''") + "'"

    def write_in_brackets(self, lead: str, value: Node, column: int) -> list[str]:
        """Write a value in brackets, in one line or several."""
        self.under_lines = False
        return (lead + self.format_flow(value, column) + self.write_line_end()).split("\n")

    def format_flow(self, node: Node, column: int) -> str:
        """Format a value for use in brackets."""
        if isinstance(node, str):
            return self.format_scalar(node)
        if isinstance(node, dict):
            return "{" + self.format_flow_entries(node, column) + "}"
        return "[" + self.join_in_brackets([self.format_flow(each, column + 2) for each in node], column) + "]"

    def format_flow_entries(self, node: dict[str, Node], column: int) -> str:
        """Format keys and values for use in brackets."""
        parts = []
        for key, value in node.items():
            written = self.write_key(key)
            close = written.strip() != key and self.is_one_in(3)
            parts.append(f"{written}:{'' if close else ' '}{self.format_flow(value, column + 2)}")
        return self.join_in_brackets(parts, column)

    def join_in_brackets(self, parts: list[str], column: int) -> str:
        """Join the entries of brackets: in one line, or a line each."""
        trailing = "," if parts and self.is_one_in(8) else ""
        if not parts or self.is_chosen(0.8):
            pad = " " if self.is_one_in(6) else ""
            return pad + ", ".join(parts) + trailing + pad
        inward = "\n" + " " * (column + 2)
        written = ""
        for n, part in enumerate(parts):
            comma = "," if n < len(parts) - 1 else trailing
            written += inward + part + comma + self.write_line_end()
        return written + "\n" + " " * column
