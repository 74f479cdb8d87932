"""Each rule says itself what follows from it or what it follows from. Nothing else names the codes."""

from __future__ import annotations

import re
from importlib import import_module
from pathlib import Path
from types import ModuleType

import pytest

from actionplan.checks import Rule, load_rules
from actionplan.planfile.schema import collect_key_names

CHECKS = Path(__file__).resolve().parents[2] / "src" / "actionplan" / "checks"
MODULES = {path.stem[:5].upper(): path for path in sorted(CHECKS.glob("rules/*/ap*.py"))}


def load_module(code: str) -> ModuleType:
    return import_module(f"actionplan.checks.rules.{MODULES[code].parent.name}.{MODULES[code].stem}")


@pytest.mark.parametrize("rule", load_rules().values(), ids=load_rules().keys())
def test_a_rule_declares_what_it_follows_from_or_what_its_fault_loses(rule: Rule) -> None:
    module = load_module(rule.code)
    assert hasattr(module, "FOLLOWS") == rule.has_check
    assert hasattr(module, "LOSES") != rule.has_check


@pytest.mark.parametrize("module", ["cascades", "relations", "rule", "runner", "__init__"])
def test_no_module_but_the_rules_names_a_code(module: str) -> None:
    _, _, code = (CHECKS / f"{module}.py").read_text("utf-8").partition('"""\n\n')
    assert re.findall(r"AP\d{3}", code) == []


def test_a_section_that_a_rule_follows_is_a_key_of_the_file() -> None:
    sections = {
        section
        for rule in load_rules().values()
        for relation in rule.follows
        for section in getattr(relation, "sections", ())
    }
    assert sections
    assert sections <= collect_key_names()
