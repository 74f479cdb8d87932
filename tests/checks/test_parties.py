"""What the checks say of a joint plan: its parties, the bodies they decide by, and what is asked of them."""

# ruff: noqa: E501 - a row of a table keeps to its line

from __future__ import annotations

from collections.abc import Callable

import pytest

Checked = Callable[[str], list[str]]

JOINT = """\
plan: {title: Joint Plan, authority: The partnership, period: 2017/18}
bodies: [{name: Members' Group, also: [Group]}]
parties:
- {party: Dacorum Borough Council, also: [Dacorum]}
- {party: Watford Borough Council, also: [Watford], decides_by: [Cabinet, Full Council]}
- {party: Hertfordshire County Council, role: supports}
stages: [Issues and options, Draft plan]
themes:
- theme: T
  actions:
  - action: 1
    title: A
    monitored_by: [Members' Group]
    outputs:
    - output: 1.1
      text: O
      officer: Chief Executive
      targets:
      - date: March 2018
        stage: Draft plan
        measures: [M]
        decisions: [each party]
"""

DACORUM = "{party: Dacorum, decided: [{on: 4 July 2017, outcome: approved}]}"
CABINET = "{party: Watford, body: Cabinet, decided: [{on: 5 July 2017, outcome: approved}]}"
COUNCIL = "{party: Watford, body: Full Council, decided: [{on: 6 July 2017, outcome: approved}]}"


def told(checked: Checked, old: str, new: str) -> list[str]:
    """What is found where one thing of the plan is otherwise: severity, code and sentence."""
    assert JOINT.count(old) == 1
    return [each.partition(" ")[2] for each in checked(JOINT.replace(old, new))]


def test_a_joint_plan_is_sound(checked: Checked) -> None:
    assert checked(JOINT) == []


@pytest.mark.parametrize(
    ("decisions", "ended", "findings"),
    [
        ("[each party]", "completed: 4 July 2017", [
            'error AP504 target 1.1 is completed, and Dacorum Borough Council and Watford Borough Council have still to decide: write what was decided under "decided:", or leave "completed:" out']),
        (f"[each party, {DACORUM}, {CABINET}]", "completed: 6 July 2017", [
            'error AP504 target 1.1 is completed, and Watford Borough Council has still to decide: write what was decided under "decided:", or leave "completed:" out']),
        (f"[each party, {DACORUM}, {CABINET}, {COUNCIL}]", "completed: 6 July 2017", []),
        (f"[each party, {DACORUM}, {CABINET}, {COUNCIL}]", "completed: 5 July 2017", [
            "warning AP503 target 1.1 is completed on 5 July 2017, before Watford Borough Council was satisfied: it counts as complete on 6 July 2017"]),
        (f"[each party, {DACORUM}, {CABINET}, {COUNCIL}]", "updates: [{on: 7 July 2017, rag: red}]", [
            'note AP506 the target is red on 7 July 2017, and was complete on 6 July 2017: leave "rag:" out, or "completed:" where it is not']),
        # An outcome that means nothing is told by itself.
        ("[{party: Dacorum, decided: [{on: 4 July 2017, outcome: agreed}]}]", "completed: 4 July 2017", [
            'error AP501 "agreed" is not an outcome: write approved, approved with amendments, deferred, refused or not required']),
    ],
)  # fmt: skip
def test_the_parties_of_a_joint_target_complete_it(
    checked: Checked, decisions: str, ended: str, findings: list[str]
) -> None:
    assert told(checked, "decisions: [each party]", f"decisions: {decisions}\n        {ended}") == findings


@pytest.mark.parametrize(
    ("decisions", "codes"),
    [(f"[each party, {CABINET}, {COUNCIL}]", ["AP510"]), (f"[each party, {DACORUM}, {CABINET}, {COUNCIL}]", [])],
)
def test_a_joint_target_is_open_until_each_party_has_decided(
    checked: Checked, decisions: str, codes: list[str]
) -> None:
    found = told(checked, "decisions: [each party]", f"decisions: {decisions.replace('July', 'May')}")
    assert [each.split()[1] for each in found] == codes


@pytest.mark.parametrize(
    ("old", "new", "findings"),
    [
        # A name of a party, or of a body that a party decides by, is known.
        ("monitored_by: [Members' Group]", "monitored_by: [Group, Watford, Cabinet]", []),
        ("monitored_by: [Members' Group]", "monitored_by: [Members' Group, Wattford]", [
            'warning AP404 "Wattford" is not among the bodies: did you mean "Watford"?']),
        ("[each party]", "[Members' Group, each party]", []),
        # It counts once.
        ("[each party]", "[each party, each party]", ['warning AP409 "each party" decides this target already: leave one out']),
        ("[each party]", "[Dacorum, {party: Dacorum Borough Council}]", [
            'warning AP409 "Dacorum Borough Council" decides this target already, as "Dacorum": leave one out']),
        ("[each party]", "[{party: Watford, body: Cabinet}, {party: Watford Borough Council, body: cabinet}]", [
            'warning AP409 "cabinet of Watford Borough Council" decides this target already, as "Cabinet of Watford": leave one out']),
        ("[each party]", "[{party: Watford, body: Cabinet}, {party: Watford, body: Full Council}, Dacorum]", []),
        ("[Cabinet, Full Council]", "[Cabinet, Full Council, Cabinet]", ['warning AP409 "Cabinet" decides for this party already: leave one out']),
        ("also: [Dacorum]", "also: [Dacorum], decides_by: [Cabinet]", []),
        # It is the name of one.
        ("also: [Dacorum]", "also: [Watford]", ['warning AP408 "Watford" is a name of two parties, "Dacorum Borough Council" and "Watford Borough Council": leave it with the one it belongs to']),
        ("bodies: [", "bodies: [Dacorum, ", ['warning AP408 "Dacorum" is a name of a party, and stands under "bodies" too: leave it with the one it belongs to']),
        ("[Cabinet, Full Council]", "[Dacorum, Full Council]", ['warning AP408 "Watford Borough Council" decides by "Dacorum", which is a name of "Dacorum Borough Council": give the body a name of its own']),
        ("Issues and options, Draft plan]", "Draft plan, draft plan]", ['warning AP408 two stages are called "draft plan": leave one out, or give it a name of its own']),
        ("bodies: [", "bodies: [Watford Borough Councils, ", [
            'note AP407 "Watford Borough Councils" monitors nothing and decides nothing: leave it out, or name it where it acts',
            'warning AP405 "Watford Borough Council" and "Watford Borough Councils" are probably one body: if so, keep one, or make one an "also" of the other']),
        # A body has something to do where a party decides by it.
        ("bodies: [", "bodies: [{name: Cabinet, also: [Executive]}, ", []),
        ("bodies: [", "bodies: [Planning Board, ", ['note AP407 "Planning Board" monitors nothing and decides nothing: leave it out, or name it where it acts']),
        # A date is read wherever it stands.
        ("[each party]", "[{party: Dacorum, decided: [{on: 4 September 2017, outcome: deferred, to: Aprul 2018}]}]", ['error AP301 cannot read the date "Aprul 2018": did you mean "April 2018"?']),
    ],
)  # fmt: skip
def test_a_name_is_told_where_it_is_doubtful(checked: Checked, old: str, new: str, findings: list[str]) -> None:
    assert told(checked, old, new) == findings


def test_a_mark_behind_a_name_is_told_wherever_a_party_is_named(checked: Checked) -> None:
    marked = JOINT.replace("[Cabinet,", "['Cabinet,',").replace(
        "[each party]", "[{party: 'Dacorum;', after: ['Watford:']}]"
    )
    found = [each.partition(" ")[2] for each in checked(marked) if "AP406" in each]
    assert found == [
        f'warning AP406 "{name}" ends in a mark: write "{name[:-1]}"' for name in ("Cabinet,", "Dacorum;", "Watford:")
    ]
