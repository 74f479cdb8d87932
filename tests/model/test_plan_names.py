"""Which plan is meant by a name before a ref."""

from __future__ import annotations

import pytest

from actionplan.dates import Context
from actionplan.model.plan import Plan
from actionplan.model.plan_names import PlanMatch, PlanNames, strip_plan_name


def plan(name: str, *known_as: str) -> Plan:
    """A plan with nothing but its names."""
    return Plan(name, "", "", "", Context("2017/18"), aliases=known_as)


JSP, OWN, SPACED, COLON = plan("jsp"), plan("own"), plan("my plan"), plan("my:plan")
TAKEN, AGAIN, FILE = plan("local"), plan("s2", "local"), plan("", "gamma")
EVERY = (JSP, OWN, SPACED, COLON, plan("my"), TAKEN, AGAIN, FILE)


@pytest.mark.parametrize(
    ("words", "by", "meant"),
    [
        ("jsp:1.1a", OWN, PlanMatch("jsp", "1.1a", (JSP,))),
        (" JSP : 1.1a ", OWN, PlanMatch("JSP", "1.1a", (JSP,))),
        ("own:1.1a", OWN, PlanMatch("own", "1.1a", (OWN,))),
        ("my plan:1.1a", OWN, PlanMatch("my plan", "1.1a", (SPACED,))),
        ("My  Plan: 1.1a", OWN, PlanMatch("My  Plan", "1.1a", (SPACED,))),
        ("my:plan:1.1a", OWN, PlanMatch("my:plan", "1.1a", (COLON,))),
        ("gamma:7.7", OWN, PlanMatch("gamma", "7.7", (FILE,))),
        ("gamma:7.7", FILE, PlanMatch("gamma", "7.7", (FILE,))),
        ("local:1.1a", OWN, PlanMatch("local", "1.1a", (TAKEN, AGAIN))),
        ("local:1.1a", TAKEN, PlanMatch("local", "1.1a", (TAKEN,))),
        ("local:1.1a", AGAIN, PlanMatch("local", "1.1a", (AGAIN,))),
        ("s2:1.1a", OWN, PlanMatch("s2", "1.1a", (AGAIN,))),
        ("third:1.1a", OWN, PlanMatch("third", "1.1a")),
        ("third-plan_2:1.1a", OWN, PlanMatch("third-plan_2", "1.1a")),
        ("a third:1.1a", OWN, None),
        ("Stage 2: adoption", OWN, None),
        ("Financial Strategy", OWN, None),
        (":1.1a", OWN, None),
        ("jsp:", OWN, None),
        ("", OWN, None),
    ],
)
def test_words_mean_a_plan_and_a_ref(words: str, by: Plan, meant: PlanMatch | None) -> None:
    found = PlanNames((each, (each.name, *each.aliases)) for each in EVERY).match(words, by)
    assert found == meant
    turned = PlanNames((each, (each.name, *each.aliases)) for each in reversed(EVERY)).match(words, by)
    assert turned == (meant and meant._replace(plans=meant.plans[::-1]))


@pytest.mark.parametrize(
    ("of", "ref", "own"),
    [
        (JSP, "JSP: 1.1A", "1.1a"),
        (JSP, " 1.1a ", "1.1a"),
        (JSP, "own:1.1a", "own:1.1a"),
        (SPACED, "my  plan:1.1a", "1.1a"),
        (COLON, "my:plan:1.1a", "1.1a"),
        (FILE, "gamma:1.1a", "1.1a"),
        (AGAIN, "s2:1.1a", "1.1a"),
        (AGAIN, "local:1.1a", "local:1.1a"),
        (plan(""), "1.1a", "1.1a"),
        (plan(""), ":1.1a", ":1.1a"),
    ],
)
def test_a_ref_loses_the_name_by_which_its_plan_is_called(of: Plan, ref: str, own: str) -> None:
    assert strip_plan_name(of, ref) == own
