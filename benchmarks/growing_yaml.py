"""Makes plans with much of what YAML and its comments have, rather than of what a plan has."""

from __future__ import annotations

from collections.abc import Callable, Mapping

_PLAN = """\
plan:
  name: p
  title: T
  authority: A
  period: 2017/18
themes:
  - theme: Th
    actions:
      - action: 1
        title: Act
        monitored_by: Panel
        outputs:
          - output: 1.1
            text: Output 1
            officer: Chief Executive
            targets:
              - target: a
                date: May 2017
                measures: [M]
"""


def put(old: str, new: str) -> str:
    """Return the small plan with one thing in it replaced."""
    return _PLAN.replace(old, new, 1)


def _list_ignores(count: int) -> str:
    return ", ".join(f"AP{n}" for n in range(count))


YAML_QUANTITIES: Mapping[str, tuple[Callable[[int], str], int]] = {
    "stars of an anchor": (lambda n: put("[M]", "[&a M" + ", *a" * n + "]"), 5000),
    "anchors of anchors": (
        lambda n: _PLAN + "x0: &x0 [a]\n" + "".join(f"x{i}: &x{i} [*x{i - 1}, *x{i - 1}]\n" for i in range(1, n)),
        20,
    ),
    "merge keys": (lambda n: put("date:", "<<: {stage: x}\n                " * n + "date:"), 5000),
    "question marks": (
        lambda n: put("date:", "".join(f"? k{i}\n                : x\n                " for i in range(n)) + "date:"),
        1000,
    ),
    "documents": (lambda n: _PLAN + "---\nplan: {title: x}\n" * n, 10000),
    "%TAG lines": (lambda n: "".join(f"%TAG !e{i}! tag:x{i}:\n" for i in range(n)) + "---\n" + _PLAN, 25000),
    "odd % lines": (lambda n: "%FOO bar\n" * n + "---\n" + _PLAN, 10000),
    "a long key": (lambda n: put("date:", "k" * n + ": x\n                date:"), 50000),
    "a long quoted key": (lambda n: put("date:", '"' + "k " * n + '": x\n                date:'), 50000),
    "blank lines": (lambda n: _PLAN + "\n" * n, 100_000),
    "blank lines in a text": (lambda n: put("Output 1", "a\n" + "\n" * n + "              b"), 50000),
    "a block text": (lambda n: put("Output 1", "|\n" + "              word word\n" * n), 20000),
    "a folded block text": (lambda n: put("Output 1", ">\n" + "              word word\n" * n), 20000),
    "a long comment": (lambda n: _PLAN + "# " + "c" * n + "\n", 1_000_000),
    "a long ignore": (lambda n: _PLAN + f"# actionplan: ignore[{_list_ignores(n)}]\n", 10000),
    "ignores on one line": (lambda n: put("May 2017", "May 2017 " + "# actionplan: ignore[AP303] " * n), 20000),
    "ignores without an end": (lambda n: _PLAN + "# actionplan: ignore[" * n + "\n", 20000),
    "commas": (lambda n: put("[M]", "[" + "a, " * n + "]"), 50000),
    "empty lists": (lambda n: put("[M]", "[" + "[], " * n + "]"), 50000),
    "lines that are not YAML": (lambda n: _PLAN + "@ bad line\n" * n, 20000),
    "brackets without an end": (lambda n: put("[M]", "[" * n), 20000),
    "dashes in one line": (lambda n: put("[M]", "\n                  " + "- " * n), 20000),
    "bullets": (lambda n: put(" [M]", "\n" + "                  • M\n" * n), 1000),
    "dashes without a space": (lambda n: put(" [M]", "\n" + "                  -M\n" * n), 5000),
    "control characters": (lambda n: put("Output 1", "a\x01" * n), 10000),
    "line separators": (lambda n: put("Output 1", "'" + "a\u2028" * n + "'"), 10000),
    "byte order marks": (lambda n: "\ufeff" * n + _PLAN, 50000),
    "combining marks": (lambda n: put("Output 1", "a" + "\u0301" * n), 50000),
    "wide letters": (lambda n: put("Output 1", "漢" * n), 50000),
    "letters from right to left": (lambda n: put("Output 1", "שלום " * n), 20000),
    "curly quotes in one text": (lambda n: put("Output 1", "“a” " * n), 20000),
}
"""What makes a plan with so much of something, and the smallest size to measure."""
