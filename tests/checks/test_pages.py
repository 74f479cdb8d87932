"""A rule's docstring is its manual page. Each has the same parts, and docs/checks.md has them all."""

from __future__ import annotations

import re
import runpy
from pathlib import Path

import pytest

from actionplan.checks import Rule, load_rules

ROOT = Path(__file__).resolve().parents[2]
PACKAGE = ROOT / "src" / "actionplan"
PARTS = re.compile(
    r"AP\d{3} [a-z0-9-]+: .+\.\n"
    r"\nWhat it finds: .+\n"
    r"\nWhy it matters: .+\n"
    r"\nWrong:\n\n(?:    .*\n|\n)+"
    r"Right:\n\n(?:    .*\n|\n)+"
    r"To silence it: .+\.",
    re.DOTALL,
)


@pytest.mark.parametrize("rule", load_rules().values(), ids=load_rules().keys())
def test_every_page_has_its_parts(rule: Rule) -> None:
    assert PARTS.fullmatch(rule.page)
    assert rule.page.startswith(f"{rule.code} {rule.name}: {rule.summary}\n")
    silenced = f"`checks: {{{rule.code}: off}}`" in rule.page
    assert silenced == rule.is_silenceable
    assert silenced != ("you cannot silence it" in rule.page)


def test_a_rule_is_in_the_file_that_its_code_and_name_say() -> None:
    files = {path.stem for path in PACKAGE.glob("checks/rules/*/ap*.py")}
    assert files == {f"{rule.code.lower()}_{rule.name.replace('-', '_')}" for rule in load_rules().values()}
    assert len(files) == len(load_rules())


def test_what_the_reading_of_a_file_finds_has_a_page_and_no_check() -> None:
    planfile = PACKAGE / "planfile"
    files = (*planfile.glob("*.py"), *planfile.glob("text_checks/*.py"), *planfile.glob("yaml_errors/*.py"))
    found = {code for path in files for code in re.findall(r'"(AP\d{3})"', path.read_text("utf-8"))}
    assert found == {code for code, rule in load_rules().items() if not rule.has_check}


def test_the_page_of_the_checks_is_made_from_the_rules() -> None:
    page = runpy.run_path(str(ROOT / "docs" / "make_checks.py"))["build_page"]()
    assert (ROOT / "docs" / "checks.md").read_text(encoding="utf-8") == page, "run python docs/make_checks.py"
