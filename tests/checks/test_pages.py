"""A rule's docstring is its manual page: each has the same parts, and each fault has a page."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from actionplan.checks import Rule, load_rules

SOURCE = Path(__file__).resolve().parents[2] / "src" / "actionplan" / "source"
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
    assert silenced != ("cannot be silenced" in rule.page)


def test_a_rule_is_in_the_file_that_its_code_and_name_say() -> None:
    folder = SOURCE.parent / "checks"
    files = {path.stem for path in folder.glob("ap*.py")}
    assert files == {f"{rule.code.lower()}_{rule.name.replace('-', '_')}" for rule in load_rules().values()}
    assert len(files) == len(load_rules())


def test_what_the_reading_of_a_file_finds_has_a_page_and_no_check() -> None:
    files = (*SOURCE.glob("*.py"), *SOURCE.glob("errors/*.py"))
    found = {code for path in files for code in re.findall(r'"(AP\d{3})"', path.read_text("utf-8"))}
    assert found == {code for code, rule in load_rules().items() if not rule.check}
