"""CONTRIBUTING says how to add a check. A made-up one is added to a copy of the program in just that way."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

pytestmark = pytest.mark.slow

ROOT = Path(__file__).resolve().parents[2]

RULE = '''\
"""AP299 shouted-title: an action whose title is in capital letters.

What it finds: the title of an action with no small letter in it.

Why it matters: capitals are hard to read in a report.

Wrong:

    title: AGREE THE STRATEGY

Right:

    title: Agree the strategy

To silence it: `checks: {AP299: off}` under `plan:`.
"""

from __future__ import annotations

from collections.abc import Iterator

from actionplan.checks.support.traversal import list_actions
from actionplan.findings import Finding
from actionplan.model.plan import Plan

FOLLOWS = ()


def check(plan: Plan) -> Iterator[Finding]:
    """Find every title in capital letters."""
    for _, action, route in list_actions(plan):
        if action.title.isupper():
            message, hint = f"the title of action {action.ref} is in capitals", f'write "{action.title.capitalize()}"'
            yield Finding("AP299", "note", message, (*route, "title"), hint=hint)
'''
RIGHT = """\
plan: {title: Plan, authority: Council, period: 2017/18}
themes:
- theme: Housing
  actions:
  - action: 1
    title: Agree the strategy
    outputs:
    - {output: 1.1, text: Strategy, officer: Head of Housing, targets: [{date: Summer 2017, measures: [Adopted]}]}
"""
WRONG = RIGHT.replace("Agree the strategy", "AGREE THE STRATEGY")


class Copy:
    """A copy of the program that a contributor may change."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        for part in ("src", "tests/checks", "docs"):
            shutil.copytree(ROOT / part, folder / part, ignore=shutil.ignore_patterns("__pycache__"))

    def write(self, path: str, text: str) -> None:
        (self.folder / path).parent.mkdir(exist_ok=True)
        (self.folder / path).write_text(text, encoding="utf-8")

    def read(self, path: str) -> str:
        return (self.folder / path).read_text(encoding="utf-8")

    def run(self, *command: str) -> subprocess.CompletedProcess[str]:
        environment = os.environ | {"PYTHONPATH": str(self.folder / "src")}
        environment.pop("PYTEST_ADDOPTS", None)  # what the tests around these were asked for
        return subprocess.run(  # noqa: S603 - the command is ours
            [sys.executable, *command],
            cwd=self.folder,
            env=environment,
            capture_output=True,
            text=True,
            encoding="utf-8",
            check=False,
        )

    def test(self, *names: str) -> str:
        files = [f"tests/checks/test_{name}.py" for name in names]
        return self.run("-m", "pytest", "-q", "-p", "no:cacheprovider", "-k", "AP299", *files).stdout


@pytest.fixture
def copy(tmp_path: Path) -> Copy:
    copied = Copy(tmp_path)
    copied.write("src/actionplan/checks/rules/structure/ap299_shouted_title.py", RULE)
    copied.write("tests/checks/AP299/right.yaml", RIGHT)
    copied.write("tests/checks/AP299/wrong.yaml", WRONG)
    return copied


def test_a_rule_is_one_file_and_its_gallery(copy: Copy) -> None:
    assert copy.run("tests/checks/regenerate.py").returncode == 0
    assert copy.run("docs/make_checks.py").returncode == 0
    printed = 'wrong.yaml:6:12: note AP299 the title of action 1 is in capitals: write "Agree the strategy"'
    assert printed in copy.read("tests/checks/AP299/wrong.out")
    assert "### AP299 shouted-title" in copy.read("docs/checks.md")
    assert "capitals are hard to read" in copy.run("-m", "actionplan", "explain", "AP299").stdout
    assert " passed" in (outcome := copy.test("pages", "relations", "gallery")), outcome
    assert " failed" not in outcome


def test_a_rule_that_does_not_say_what_it_follows_from_fails(copy: Copy) -> None:
    copy.write("src/actionplan/checks/rules/structure/ap299_shouted_title.py", RULE.replace("FOLLOWS = ()\n\n\n", ""))
    assert "test_a_rule_declares_what_it_follows_from" in copy.test("relations")
