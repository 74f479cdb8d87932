"""The mutants that the benchmarks try: each is a module that differs in one thing, and none is of what never runs."""

from __future__ import annotations

import ast
import bisect
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path
from textwrap import dedent

import pytest
from mutants import list_mutants

Python = Callable[..., subprocess.CompletedProcess[str]]


@pytest.mark.parametrize(
    ("code", "changes"),
    [
        ("a < b", {"a <= b", "a > b"}),
        ("a == b", {"a != b"}),
        ("a is None", {"a is not None"}),
        ("a in b", {"a not in b"}),
        ("a and b", {"a or b"}),
        ("not a", {"a"}),
        ("-a", {"a"}),
        ("a + b", {"a - b"}),
        ("a if b else c", {"a if not b else c"}),
        ("True", {"False"}),
        ("7", {"8", "6"}),
        ("'x'", {"'xXX'"}),
        ("sorted(a)", {"list(a)", "sorted(a, reverse=True)"}),
        ("sorted(a, key=b, reverse=True)", {"list(a)", "sorted(a, key=b)", "sorted(a, reverse=True)"}),
        ("a.sort()", {"a.sort(reverse=True)"}),
        ("max(a)", {"min(a)"}),
        ("any(a)", {"all(a)"}),
        ("f(a, b, c)", {"f(b, a, c)"}),
        ("[a for a in b if c]", {"[a for a in b]"}),
    ],
)
def test_an_expression_is_changed_in_each_way(code: str, changes: set[str]) -> None:
    mutants = list_mutants(f"x = {code}\n")
    assert {mutant.write() for mutant in mutants} == {f"x = {change}\n" for change in changes}


def test_a_statement_is_changed_where_it_runs() -> None:
    text = """
        def f(a):
            if a:
                a.clear()
            return a
    """
    found = {(each.line, each.kind, each.on_import, each.lines) for each in list_mutants(dedent(text))}
    assert found == {
        (3, "condition negated", False, frozenset({3})),
        (4, "statement deleted", False, frozenset({4})),
        (5, "return value dropped", False, frozenset({5})),
    }


def test_what_runs_on_import_is_said_to_do_so() -> None:
    text = "def f(a=1):\n    return 2\nclass C:\n    x = 3\n"
    assert {each.before: each.on_import for each in list_mutants(text) if each.kind == "number"} == {
        "1": True,
        "2": False,
        "3": True,
    }


def test_what_never_runs_or_is_no_answer_is_left_alone() -> None:
    text = """
        '''A module.'''
        from typing import TYPE_CHECKING, Literal
        __all__ = ["f"]
        Kind = Literal["a", "b"]
        if TYPE_CHECKING:
            print("never")
        def f(a: "int | None") -> "str":
            '''A function.'''
            assert a is None, "never"
            x: list["int"] = a
            ...
    """
    assert [each.before for each in list_mutants(dedent(text))] == []


def test_a_mutant_is_one_change_and_leaves_the_others_alone() -> None:
    text = Path(bisect.__file__).read_text("utf-8")
    whole = ast.unparse(ast.parse(text)) + "\n"
    written = [mutant.write() for mutant in list_mutants(text)]
    assert len(written) > 50
    assert whole not in written
    assert list_mutants(text)[0].write() == written[0]
    for each in written:
        ast.parse(each)


@pytest.mark.slow
@pytest.mark.skipif(sys.platform == "win32", reason="mutants are tried in forks")
def test_the_command_tries_mutants_and_goes_on_where_it_was(python: Python, tmp_path: Path) -> None:
    command = ("benchmarks/mutate.py", "-n", "2", "--only", "quantities", "--jobs", "1", "--results", tmp_path)
    first, again = python(*command), python(*command)
    assert "2 mutants drawn, 2 to try" in first.stdout
    assert "2 mutants drawn, 0 to try" in again.stdout
    assert first.stdout.splitlines()[-1] == again.stdout.splitlines()[-1]
    assert first.stdout.splitlines()[-1].startswith("all: ")
    assert "fault" not in first.stdout
