"""Each rule says itself what follows from it or what it follows from. Nothing else names the codes."""

from __future__ import annotations

import re
from collections.abc import Callable
from datetime import date
from importlib import import_module
from pathlib import Path
from types import ModuleType

import pytest

from actionplan.checks import Rule, load_rules
from actionplan.checks.runner import check_source
from actionplan.planfile import load
from actionplan.planfile.schema import collect_key_names

DAY = date(2017, 9, 15)
HERE = Path(__file__).resolve().parent
CHECKS = HERE.parents[1] / "src" / "actionplan" / "checks"
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


def find_codes_in(code: str, change: Callable[[str], str]) -> set[str]:
    """Return the codes that are found in the wrong plan of a rule once it is changed."""
    text = (HERE / code / "wrong.yaml").read_text("utf-8")
    assert code in {finding.code for finding in check_source(load(text.encode()), day=DAY)}
    changed = change(text)
    assert changed != text
    return {finding.code for finding in check_source(load(changed.encode()), day=DAY)}


def add_key_in_targets(text: str) -> str:
    return re.sub(r"(?m)^( *)(- )?(date: .*)$", lambda m: f"{m[0]}\n{m[1]}{'  ' if m[2] else ''}unknown: X", text)


@pytest.mark.parametrize(
    "code",
    [
        *("AP503", "AP504", "AP506", "AP509", "AP510", "AP511", "AP512"),
        *("AP601", "AP603", "AP605", "AP606", "AP608", "AP611", "AP612"),
    ],
)
def test_what_the_events_of_a_target_say_may_follow_from_a_fault_in_it(code: str) -> None:
    assert code not in find_codes_in(code, add_key_in_targets)


@pytest.mark.parametrize("code", ["AP307", "AP403", "AP404", "AP407", "AP601", "AP602", "AP603", "AP607"])
def test_an_unknown_name_may_follow_from_an_unknown_key_of_the_file(code: str) -> None:
    assert code not in find_codes_in(code, lambda text: f"{text}\nunknown: X\n")


@pytest.mark.parametrize(
    ("code", "section"),
    [
        *(("AP307", "events"), ("AP403", "officers"), ("AP404", "bodies"), ("AP407", "bodies"), ("AP407", "themes")),
        *(("AP601", "parties"), ("AP602", "parties"), ("AP602", "themes"), ("AP603", "bodies"), ("AP603", "parties")),
        *(("AP604", "parties"), ("AP607", "stages")),
    ],
)
def test_an_unknown_name_may_follow_from_a_fault_in_the_section_that_has_names(code: str, section: str) -> None:
    def add_fault(text: str) -> str:
        if section == "themes":
            return re.sub(r"(?m)^( *)- theme: .*$", lambda m: f"{m[0]}\n{m[1]}  unknown: X", text)
        item, after = (f"{section}: [{{unknown: X}}, ", r"\[") if f"{section}: [" in text else ("", "")
        if item:
            return re.sub(rf"(?m)^{section}: {after}", item, text)
        changed = re.sub(rf"(?m)^{section}:\n( *)", lambda m: f"{m[0]}- {{unknown: X}}\n{m[1]}", text)
        return changed if changed != text else f"{text}\n{section}: [{{unknown: X}}]\n"

    assert code not in find_codes_in(code, add_fault)
