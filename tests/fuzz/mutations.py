"""Make files that are almost plans: a real one changed by chance, and a few hostile ones."""

from __future__ import annotations

from collections.abc import Callable
from random import Random

PIECES = (
    *(b": ,- ,-,\n,\n  ,\r\n,\r,\t, ,#, #x,',\",[,],{,},|\n,&a ,*a,!x ,---\n,...\n,? ,%,\\,\\x,>\n".split(b",")),
    *("\u00a0,\u200b,\u2028,\x85,\ufeff,\u202e,“,”,’,–,é,😀,\x07,\x1b[31m,\x0b,\x00".encode().split(b",")),
    *b"Summer 2017,Q3,2017/18,monthly,every Tuesday in,31 February 2017,within 3 months of,end of".split(b","),
    *b"plan:,themes:,officr: ,targets:,date:,completed: ,officer: ,revised: ,proposed: ,suspended: ".split(b","),
    *b"parties:,each party,party: ,role: ,decides_by: ,after: ,key: yes,to: June 2017,stages: ,stage: ".split(b","),
    b", ", b"\xff", b"\xc3", b"99999999999999999999",
)  # fmt: skip


def mutate(data: bytes, chance: Random, most: int = 8) -> bytes:
    """Change a file a few times over, by bytes or by lines."""
    for _ in range(chance.randint(1, most)):
        data = chance.choice(_MUTATIONS)(data, chance)
    return data


def _insert(data: bytes, chance: Random) -> bytes:
    at = chance.randint(0, len(data))
    return data[:at] + chance.choice(PIECES) + data[at:]


def _cut(data: bytes, chance: Random) -> bytes:
    at = chance.randint(0, len(data))
    return data[:at] + data[at + chance.randint(1, 40) :]


def _flip(data: bytes, chance: Random) -> bytes:
    if not data:
        return data
    at = chance.randrange(len(data))
    return data[:at] + bytes([data[at] ^ (1 << chance.randrange(8))]) + data[at + 1 :]


def _move_lines(data: bytes, chance: Random) -> bytes:
    """Move, double, remove or indent a few lines."""
    lines = data.splitlines(keepends=True) or [b""]
    start = chance.randrange(len(lines))
    some = lines[start : start + chance.randint(1, 5)]
    rest = lines[:start] + lines[start + len(some) * chance.randint(0, 1) :]
    indented = [each[2:] if chance.random() < 0.5 else b"  " + each for each in some] if chance.random() < 0.5 else some
    at = chance.randint(0, len(rest))
    return b"".join(rest[:at] + indented + rest[at:])


def _swap(data: bytes, chance: Random) -> bytes:
    """Put a piece of one line in place of a piece of another."""
    lines = data.splitlines(keepends=True) or [b""]
    one, other = chance.randrange(len(lines)), chance.randrange(len(lines))
    head, mark, _ = lines[one].partition(b":")
    lines[one] = head + mark + lines[other].partition(b":")[2]
    return b"".join(lines)


_MUTATIONS: tuple[Callable[[bytes, Random], bytes], ...] = (_insert, _insert, _cut, _flip, _move_lines, _swap)


def make_laughs(depth: int = 30) -> bytes:
    """Make the billion laughs: each anchor nine times the one before it."""
    rows = [f"a{n}: &a{n} [{', '.join([f'*a{n - 1}'] * 9)}]" for n in range(1, depth)]
    return "\n".join(["a0: &a0 [lol, lol]", *rows, f"plan: *a{depth - 1}", ""]).encode()


def make_one_line(size: int = 10_000_000) -> bytes:
    """Make a file of one long line."""
    return b"plan: {title: " + b"word " * (size // 5) + b"}"


def make_equal_keys(count: int = 100_000) -> bytes:
    """Make a file of one key, over and over."""
    return b"plan: {title: P}\n" + b"key: value\n" * count


def make_unknown_keys(count: int) -> bytes:
    """Make a mapping of keys that it should not have, in one line."""
    return b"plan: {" + b", ".join(b"key%d: value" % n for n in range(count)) + b"}"


def make_deep_brackets(depth: int) -> bytes:
    """Make brackets in brackets."""
    return b"plan: " + b"[" * depth + b"]" * depth


def make_deep_block(depth: int) -> bytes:
    """Make keys under keys."""
    return b"".join(b" " * n + b"a:\n" for n in range(depth))


def make_wide_list(count: int, item: bytes = b"{theme: T}") -> bytes:
    """Make a list of many equal items."""
    return b"plan: {title: P}\nthemes: [" + b", ".join([item] * count) + b"]"


HOSTILE: dict[str, Callable[[], bytes]] = {
    "billion laughs": make_laughs,
    "10 MB in one line": make_one_line,
    "100,000 equal keys": make_equal_keys,
    "100,000 unknown keys in one line": lambda: make_unknown_keys(100_000),
    "100,000 aliases in one line": lambda: make_wide_list(100_000, b"*a"),
    "100,000 empty themes in one line": lambda: make_wide_list(100_000),
    "300,000 control characters in one line": lambda: b"x: " + b"\x07a" * 300_000,
    "30,000 ignores above one line": lambda: b"# actionplan: ignore[AP304]\n" * 30_000 + b"plan: {}\n",
    "100,000 words that an ignore does not know": lambda: b"plan: x # actionplan: ignore[" + b"APX, " * 100_000 + b"]",
    "7,000 codes that no check has": lambda: _make_checks(7_000),
    "100,000 opening brackets": lambda: b"[" * 100_000,
    "50,000 levels of brackets": lambda: make_deep_brackets(50_000),
    "400 levels of keys": lambda: make_deep_block(400),
    "9,000 themes": lambda: make_wide_list(9_000),
    "9,000 unknown keys": lambda: make_unknown_keys(9_000),
    "30,000 question marks": lambda: b"? " * 30_000,
    "90,000 dashes": lambda: b"- " * 45_000,
    "30,000 no-break spaces": lambda: "\u00a0".encode() * 30_000,
    "8,000 lines of no-break spaces": lambda: b"plan:\n" + "\u00a0\u00a0a: b\n".encode() * 8_000,
    "30,000 line separators": lambda: "\u2028".encode() * 30_000,
    "90,000 hashes": lambda: b"a: b #c" + b" #c" * 30_000,
    "9,000 lost words": lambda: b"plan: {}\n" + b"".join(b"a%d: b #c\n" % n for n in range(9_000)),
    "a date of 90,000 letters": lambda: _make_date(b"a" * 90_000),
    "a date of 15,000 words": lambda: _make_date(b"June " * 15_000),
    "a date of 9,000 numbers": lambda: _make_date(b"1 and 2, " * 9_000),
    "a date of 20,000 brackets": lambda: _make_date(b"(" * 20_000 + b")" * 20_000),
    "a name of 15,000 words": lambda: _make_names(b"Chief " * 15_000),
    "3,000 misspelt names": lambda: _make_names(b"Chef Executive", 700),
}


def _make_date(date: bytes) -> bytes:
    outputs = b"[{output: 1, text: O, targets: [{date: '" + date + b"'}]}]"
    return b"plan: {title: P, period: 2017/18}\nthemes: [{actions: [{action: 1, outputs: " + outputs + b"}]}]"


def _make_checks(count: int) -> bytes:
    codes = b", ".join(b"AP%d: off" % (11_000 + n) for n in range(count))
    return b"plan: {title: P, period: 2017/18, checks: {" + codes + b"}}"


def _make_names(name: bytes, count: int = 1) -> bytes:
    outputs = b", ".join([b"{output: 1, text: O, officer: '" + name + b"'}"] * count)
    head = b"plan: {title: P, period: 2017/18}\nofficers: [" + b", ".join(b"Officer %d" % n for n in range(count))
    return head + b", Chief Executive]\nthemes: [{actions: [{action: 1, outputs: [" + outputs + b"]}]}]"
