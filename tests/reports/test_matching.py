"""Which target was which: whatever moves or is reworded, no target is lost, and none is told twice."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from actionplan.model.plan import ACTION_DEPTH, THEME_DEPTH, Plan
from actionplan.planfile import load
from actionplan.reports.changes.matching import match_targets

Outputs = list[tuple[str, str]]
"""Each output by its ref and its text, with one target."""


def plan_of(themes: str) -> Plan:
    """The plan in a text, whatever `validate` would say of it."""
    plan = load(f"plan: {{period: 2017/18}}\n{themes}".encode()).plan
    assert plan is not None
    return plan


def plan_text(outputs: Outputs) -> str:
    head = "themes: [{theme: One, actions: [{action: 1, title: Sites, outputs: [\n"
    rows = [f'  {{output: "{ref}", text: "{text}", targets: [{{date: May 2017}}]}},\n' for ref, text in outputs]
    return f"{head}{''.join(rows)}]}}]}}]\n"


def match_refs(before: Outputs, after: Outputs) -> list[tuple[str | None, str | None]]:
    """The refs before and after of each target."""
    every = match_targets(plan_of(plan_text(before)), plan_of(plan_text(after)))
    return [(old.target.ref if old else None, new.target.ref if new else None) for old, new, _ in every]


BOOK, SHOP, PARK = (
    "Publish the annual book of trees",
    "Open a new shop in the town hall",
    "Plant more oaks in every park",
)


@pytest.mark.parametrize(
    ("before", "after", "expected"),
    [
        pytest.param([("1", BOOK)], [("1", BOOK)], [("1", "1")], id="nothing moved"),
        pytest.param([("1", BOOK), ("2", SHOP)], [("1", SHOP), ("2", BOOK)], [("2", "1"), ("1", "2")], id="swapped"),
        pytest.param(
            [("1", BOOK), ("2", PARK)],
            [("1", BOOK), ("2", SHOP), ("3", PARK)],
            [("1", "1"), (None, "2"), ("2", "3")],
            id="one in the middle",
        ),
        pytest.param(
            [("1", BOOK), ("2", PARK)],
            [("1", BOOK), ("2", SHOP), ("3", f"{PARK} and square")],
            [("1", "1"), (None, "2"), ("2", "3")],
            id="one in the middle, and the one after it reworded",
        ),
        pytest.param(
            [("1", BOOK), ("2", SHOP), ("3", PARK)],
            [("1", BOOK), ("2", PARK)],
            [("1", "1"), ("3", "2"), ("2", None)],
            id="one gone",
        ),
        pytest.param([("1", SHOP)], [("1", "Open a shop at last")], [("1", "1")], id="rewritten under its ref"),
        pytest.param([("1", SHOP)], [("2", "Open a shop at last")], [(None, "2"), ("1", None)], id="too little alike"),
        pytest.param([("1", SHOP)], [("1", PARK)], [(None, "1"), ("1", None)], id="another thing under its ref"),
        pytest.param(
            [("1", BOOK), ("2", BOOK), ("3", BOOK)],
            [("1", BOOK), ("2", BOOK)],
            [("1", "1"), ("2", "2"), ("3", None)],
            id="the same words more than once",
        ),
        pytest.param(
            [("1", BOOK), ("2", BOOK)],
            [("3", BOOK), ("4", BOOK)],
            [("1", "3"), ("2", "4")],
            id="the same words more than once, with other refs",
        ),
        pytest.param(
            [("1", PARK), ("2", f"{PARK} and along the main road")],
            [("3", f"{PARK} and along each main road")],
            [("2", "3"), ("1", None)],
            id="like two, and most like the second",
        ),
        pytest.param(
            [("1", "Replace the parking machines in the town")],
            [("1", "Publish the parking survey in the autumn")],
            [(None, "1"), ("1", None)],
            id="another thing with the same small words",
        ),
        pytest.param([("1", "")], [("1", "")], [("1", "1")], id="no words at all"),
    ],
)
def test_outputs(before: Outputs, after: Outputs, expected: list[tuple[str | None, str | None]]) -> None:
    assert match_refs(before, after) == expected


TARGETS = """
themes: [{{theme: One, actions: [{{action: 1, title: Sites, outputs: [{{output: "1", text: Build, targets: [{}]}}]}}]}}]
"""


@pytest.mark.parametrize(
    ("before", "after", "expected"),
    [
        pytest.param(
            "{target: a, date: May 2017}, {target: b, date: June 2017}",
            "{target: a, date: April 2017}, {target: b, date: May 2017}, {target: c, date: June 2017}",
            [(None, "1a"), ("1a", "1b"), ("1b", "1c")],
            id="one before the others",
        ),
        pytest.param(
            "{date: May 2017, measures: [Built]}",
            "{target: a, date: May 2017, measures: [Built]}, {target: b, date: June 2017, measures: [Sold]}",
            [("1", "1a"), (None, "1b")],
            id="a letter, once there are two",
        ),
        pytest.param(
            "{target: a, date: May 2017, measures: [Built]}, {target: b, date: June 2017, measures: [Sold]}",
            "{target: a, date: July 2017, measures: [Built]}, {target: b, date: June 2017, measures: [Let]}",
            [("1a", "1a"), ("1b", "1b")],
            id="another date, other measures",
        ),
        pytest.param(
            "{target: a, date: May 2017, measures: [Built]}, "
            "{target: b, date: July 2017, measures: [Contractor appointed]}",
            "{target: a, date: May 2017, measures: [Built]}, "
            "{target: c, date: March 2018, measures: [Evaluation of swimming lessons published]}",
            [("1a", "1a"), (None, "1c"), ("1b", None)],
            id="one dropped, and another thing at the end",
        ),
        pytest.param(
            "{target: a, date: May 2017}, {target: b, date: July 2017, measures: [Contractor appointed]}",
            "{target: a, date: May 2017}, {target: b, date: March 2018, measures: [Evaluation published]}",
            [("1a", "1a"), (None, "1b"), ("1b", None)],
            id="another date and other words under its letter",
        ),
        pytest.param(
            "{target: a, date: May 2017}, {target: b, date: July 2017, measures: [Contractor appointed]}",
            "{target: a, date: May 2017}, {target: b, date: July 2017, measures: [Evaluation published]}",
            [("1a", "1a"), (None, "1b"), ("1b", None)],
            id="the same date, and not a word in common",
        ),
        pytest.param(
            "{target: a, date: May 2017}, {target: b, date: July 2017, measures: [Approved by the Council]}",
            "{target: a, date: May 2017}, {target: b, date: July 2017, measures: [Agreed by Full Council]}",
            [("1a", "1a"), ("1b", "1b")],
            id="reworded",
        ),
        pytest.param(
            "{target: a, date: May 2017}, {target: b, date: July 2017, measures: [Contractor appointed]}",
            "{target: a, date: April 2017}, {target: b, date: May 2017}, "
            "{target: c, date: August 2017, measures: [A contractor is appointed]}",
            [(None, "1a"), ("1a", "1b"), ("1b", "1c")],
            id="reworded under another letter, with another date",
        ),
        pytest.param(
            "{date: July 2017, measures: [Contractor appointed]}",
            "{date: March 2018, measures: [Evaluation published]}",
            [(None, "1"), ("1", None)],
            id="the only one, and another thing",
        ),
        pytest.param("{date: May 2017}", "{date: June 2017, measures: [Sold]}", [("1", "1")], id="the only one"),
    ],
)
def test_targets_of_an_output(before: str, after: str, expected: list[tuple[str | None, str | None]]) -> None:
    every = match_targets(plan_of(TARGETS.format(before)), plan_of(TARGETS.format(after)))
    assert [(old.target.ref if old else None, new.target.ref if new else None) for old, new, _ in every] == expected


Themes = dict[str, dict[str, list[str]]]
"""The texts of outputs, under the titles of actions, under those of themes."""

THERE: Themes = {"One": {"Sites": ["Build", "Sell"], "Parks": ["Plant"]}, "Two": {"Homes": ["Let"]}}


def plan_of_themes(themes: Themes) -> Plan:
    lines = ["themes:"]
    for theme, actions in themes.items():
        lines += [f"- theme: {theme}", "  actions:"]
        for number, (title, texts) in enumerate(actions.items()):
            lines += [f"  - action: {number}", f"    title: {title}", "    outputs:"]
            lines += [f"    - {{output: {number}.{n}, text: {text}, targets: [{{}}]}}" for n, text in enumerate(texts)]
    return plan_of("\n".join(lines))


@pytest.mark.parametrize(
    ("after", "moved"),
    [
        (THERE, {}),
        ({"One": {"Sites": ["Build"], "Parks": ["Plant", "Sell"]}, "Two": {"Homes": ["Let"]}}, {"Sell": ACTION_DEPTH}),
        (
            {"One": {"Sites": ["Build"], "New": ["Sell"], "Parks": ["Plant"]}, "Two": {"Homes": ["Let"]}},
            {"Sell": ACTION_DEPTH},
        ),
        (
            {"One": {"Land": ["Build"], "New": ["Sell"], "Parks": ["Plant"]}, "Two": {"Homes": ["Let"]}},
            {"Sell": ACTION_DEPTH},
        ),
        # An action is known by its title, whatever stands first in it now.
        (
            {"One": {"Sites": ["Plant", "Build"], "Parks": ["Sell"]}, "Two": {"Homes": ["Let"]}},
            {"Plant": ACTION_DEPTH, "Sell": ACTION_DEPTH},
        ),
        ({"One": {"Sites": ["Build", "Sell"]}, "Two": {"Homes": ["Let"], "Parks": ["Plant"]}}, {"Plant": THEME_DEPTH}),
        ({"One": {"Sites": ["Build", "Sell"], "Parks": ["Plant"]}, "New": {"Homes": ["Let"]}}, {}),
        ({"One": {"New": ["Run"], "Land": ["Build", "Sell"], "Parks": ["Plant"]}, "New": {"Homes": ["Let"]}}, {}),
        # Two actions that became one: it is the first of them, and the output of the other was moved.
        ({"One": {"Places": ["Build", "Sell", "Plant"]}, "Two": {"Homes": ["Let"]}}, {"Plant": ACTION_DEPTH}),
    ],
)
def test_what_is_in_another_action_or_theme(after: Themes, moved: dict[str, int]) -> None:
    every = match_targets(plan_of_themes(THERE), plan_of_themes(after))
    assert {each.after.output.text: each.moved_depth for each in every if each.after and each.moved_depth} == moved


def test_of_outputs_with_the_same_words_each_stays_with_its_action() -> None:
    before: Themes = {"One": {"Sites": ["Build"], "Parks": ["Build"]}}
    after: Themes = {"One": {"Roads": ["Dig"], "Paths": ["Pave"], "Parks": ["Build"], "Sites": ["Build"]}}
    every = match_targets(plan_of_themes(before), plan_of_themes(after))
    assert [(each.before.output.ref, each.after.output.ref) for each in every if each.before and each.after] == [
        ("1.0", "2.0"),
        ("0.0", "3.0"),
    ]
    assert not any(each.moved_depth for each in every)


outputs = st.lists(
    st.tuples(
        st.sampled_from(["1.1", "1.2", "1.3", "1.4"]),
        st.lists(st.sampled_from("plant build oak shop hall tree".split()), max_size=5).map(" ".join),
    ),
    max_size=6,
    unique_by=lambda output: output[0],
)


@given(outputs, outputs)
def test_every_target_is_in_one_pair(before: Outputs, after: Outputs) -> None:
    every = match_refs(before, after)
    assert [new for _, new in every if new] == [ref for ref, _ in after]
    assert sorted(old for old, _ in every if old) == sorted(ref for ref, _ in before)


@given(outputs)
def test_a_plan_read_twice_is_itself(twice: Outputs) -> None:
    assert match_refs(twice, twice) == [(ref, ref) for ref, _ in twice]
