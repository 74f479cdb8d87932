"""Whose decisions a target asks for, one by one."""

# ruff: noqa: E501 - a row of a table keeps to its line

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from actionplan.model.decision_makers import (
    DecisionMakers,
    DecisionOrder,
    RequiredDecision,
    build_decision_makers,
    expand_decisions,
)
from actionplan.model.plan import Decision, Plan, Target
from actionplan.planfile import load

PARTIES = """
  - party: Hertsmere Borough Council
    also: [Hertsmere]
    decides_by: [Full Council]
  - {party: Watford, decides_by: [Cabinet, Council]}
  - Dacorum
  - {party: Hertfordshire, role: supports}
"""


def plan_asking(decisions: str, parties: str = PARTIES) -> Plan:
    """A plan of one target with those decisions, in YAML's short style."""
    text = f"""
plan: {{title: Joint plan, authority: South West Hertfordshire, period: 2018}}
parties: {parties}
bodies: [{{name: Full Council, also: [The Council]}}]
themes: [{{theme: T, actions: [{{action: 1, title: A, outputs: [{{output: 1.1, text: O, targets: [
  {{date: March 2018, decisions: {decisions}}}]}}]}}]}}]
"""
    plan = load(text.encode()).plan
    assert plan
    return plan


def list_required(plan: Plan) -> tuple[RequiredDecision, ...]:
    return expand_decisions(target_of(plan).decisions, build_decision_makers(plan))


def target_of(plan: Plan) -> Target:
    (target,) = plan.iter_targets()
    return target


def words(each: RequiredDecision) -> str:
    """Who is asked, where the file says so, and whether it is the party's last word: "Watford/Cabinet 0 step"."""
    kind = ("own " if each.is_own else "") + ("word" if each.is_final else "step")
    return f"{each.decision.party}/{each.decision.body} {each.item_number} {kind}"


@pytest.mark.parametrize(
    ("decisions", "told"),
    [
        # Without parties every item is a decision of its own.
        ("[{body: Executive}, {body: Full Council}]", ["/Executive 0 own word", "/Full Council 1 own word"]),
        ("[Executive]", ["/Executive 0 own word"]),
        # Each party that decides, by its bodies in order; one without bodies decides by itself.
        ("[each party]", ["Hertsmere Borough Council/Full Council 0 word", "Watford/Cabinet 0 step", "Watford/Council 0 word", "Dacorum/ 0 word"]),
        ("[{party: Each  Party}, {body: Board}]", ["Hertsmere Borough Council/Full Council 0 word", "Watford/Cabinet 0 step", "Watford/Council 0 word", "Dacorum/ 0 word", "/Board 1 own word"]),
        # What is written of one party joins what is written of each, wherever it stands, in any spelling.
        ("[each party, {party: hertsmere}]", ["Hertsmere Borough Council/Full Council 1 own word", "Watford/Cabinet 0 step", "Watford/Council 0 word", "Dacorum/ 0 word"]),
        ("[{party: Dacorum}, each party]", ["Dacorum/ 0 own word", "Hertsmere Borough Council/Full Council 1 word", "Watford/Cabinet 1 step", "Watford/Council 1 word"]),
        ("[each party, {party: Watford, body: cabinet}]", ["Hertsmere Borough Council/Full Council 0 word", "Watford/Cabinet 1 own step", "Watford/Council 0 word", "Dacorum/ 0 word"]),
        # One body of each party.
        ("[{party: each party, body: Leader}]", ["Hertsmere Borough Council/Leader 0 word", "Watford/Leader 0 word", "Dacorum/Leader 0 word"]),
        # One party alone: by all of its bodies, or by those that are named.
        ("[{party: Watford}]", ["Watford/Cabinet 0 step", "Watford/Council 0 own word"]),
        ("[{party: Watford, body: Council}]", ["Watford/Council 0 own word"]),
        ("[{party: Watford, body: Council}, {party: Watford, body: Cabinet}]", ["Watford/Cabinet 1 own step", "Watford/Council 0 own word"]),
        ("[{party: Hertsmere, body: The Council}]", ["Hertsmere Borough Council/Full Council 0 own word"]),
        # A body that the party does not decide by has a say, and not the last word.
        ("[each party, {party: Watford, body: Scrutiny}]", ["Hertsmere Borough Council/Full Council 0 word", "Watford/Scrutiny 1 own step", "Watford/Cabinet 0 step", "Watford/Council 0 word", "Dacorum/ 0 word"]),
        # A body that is called as a party is, is that party.
        ("[Dacorum, Watford, Board]", ["Dacorum/ 0 own word", "Watford/Cabinet 1 step", "Watford/Council 1 own word", "/Board 2 own word"]),
        ("[each party, {body: hertsmere}]", ["Hertsmere Borough Council/Full Council 1 own word", "Watford/Cabinet 0 step", "Watford/Council 0 word", "Dacorum/ 0 word"]),
        # Whoever supports is asked by name only; and nobody is left out for being unknown.
        ("[{party: Hertfordshire}]", ["Hertfordshire/ 0 own word"]),
        ("[{party: Three Rivers}]", ["Three Rivers/ 0 own word"]),
    ],
)  # fmt: skip
def test_each_decision_is_written_out(decisions: str, told: list[str]) -> None:
    assert [words(each) for each in list_required(plan_asking(decisions))] == told


def test_a_plan_without_parties_has_none_to_ask() -> None:
    assert list_required(plan_asking("[each party]", "[]")) == ()


def test_what_is_said_of_one_party_goes_before_what_is_said_of_each() -> None:
    own = "{party: Watford, body: Council, planned: 20 March 2018, decided: [{on: 14 March 2018, outcome: deferred}]}"
    each = "{party: each party, planned: March 2018, key: yes, after: Board}"
    hertsmere, cabinet, council, _ = (one.decision for one in list_required(plan_asking(f"[Board, {each}, {own}]"))[1:])
    assert [one.planned.text for one in (hertsmere, cabinet, council) if one.planned] == [
        "March 2018",
        "March 2018",
        "20 March 2018",
    ]
    assert [len(one.decided) for one in (hertsmere, cabinet, council)] == [0, 0, 1]
    assert [(one.is_key, one.after) for one in (hertsmere, council)] == [(True, ("Board",))] * 2


@pytest.mark.parametrize(
    ("decisions", "last", "earlier"),
    [
        ("[{body: HDL Board}, {body: Full Council}]", "/Full Council", []),
        ("[{body: HDL Board}, {body: Full Council, after: hdl board}]", "/Full Council", ["/HDL Board"]),
        ("[{body: Full Council, after: [A, B]}, A, B]", "/Full Council", ["/A", "/B"]),
        ("[{party: Watford}]", "Watford/Council", ["Watford/Cabinet"]),
        ("[{party: Watford}]", "Watford/Cabinet", []),
        ("[each party, {body: Board, after: each party}]", "/Board",
         ["Hertsmere Borough Council/Full Council", "Watford/Council", "Dacorum/"]),
        ("[each party, {party: Dacorum, after: Hertsmere}]", "Dacorum/", ["Hertsmere Borough Council/Full Council"]),
        ("[each party, {party: Dacorum, after: Cabinet}]", "Dacorum/", ["Watford/Cabinet"]),
        ("[{body: A, after: A}]", "/A", []),
    ],
)  # fmt: skip
def test_what_comes_before_a_decision(decisions: str, last: str, earlier: list[str]) -> None:
    plan = plan_asking(decisions)
    every = list_required(plan)
    names = [f"{each.decision.party}/{each.decision.body}" for each in every]
    come = DecisionOrder(every, build_decision_makers(plan)).list_earlier(names.index(last))
    assert [names[n] for n in come] == earlier


names = st.sampled_from(["", "Hertsmere", "Watford", "Dacorum", "Hertfordshire", "Elsewhere", "each party"])
bodies = st.sampled_from(["", "Full Council", "Cabinet", "Council", "Board"])
WHO: DecisionMakers = build_decision_makers(plan_asking("[]"))


@given(st.lists(st.builds(Decision, bodies, party=names), max_size=6))
def test_no_item_is_lost_and_each_party_has_one_last_word(decisions: list[Decision]) -> None:
    every = expand_decisions(decisions, WHO)
    spoken_of = {each.item_number for each in every}
    for n, decision in enumerate(decisions):
        if not decision.is_of_each:
            is_told = any(WHO.resolve_name(decision.party) == WHO.resolve_name(each.decision.party) for each in every)
            assert n in spoken_of or is_told
    parties = [WHO.resolve_name(each.decision.party) for each in every if each.decision.party and each.is_final]
    assert len(parties) == len(set(parties))
    assert {WHO.resolve_name(each.decision.party) for each in every if each.decision.party} == set(parties)
