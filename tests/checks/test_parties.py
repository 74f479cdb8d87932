"""The checks of a joint plan: its parties, the bodies that decide for them, and their decisions."""

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
      - target: a
        date: March 2018
        stage: Draft plan
        measures: [M]
        decisions: [each party]
      - {target: b, date: March 2018, measures: [M], decisions: [{party: Each Party}]}
"""

DACORUM = "{party: Dacorum, decided: [{on: 4 July 2017, outcome: approved}]}"
CABINET = "{party: Watford, body: Cabinet, decided: [{on: 5 July 2017, outcome: approved}]}"
COUNCIL = "{party: Watford, body: Full Council, decided: [{on: 6 July 2017, outcome: approved}]}"


def check_with(checked: Checked, old: str, new: str) -> list[str]:
    """What is found where one thing of the plan is otherwise: severity, code and sentence."""
    assert JOINT.count(old) == 1
    return [each.partition(" ")[2] for each in checked(JOINT.replace(old, new))]


def test_a_joint_plan_is_sound(checked: Checked) -> None:
    assert checked(JOINT) == []


@pytest.mark.parametrize(
    ("decisions", "ended", "findings"),
    [
        ("[each party]", "completed: 4 July 2017", [
            'error AP504 target 1.1a is completed, but Dacorum Borough Council and Watford Borough Council still have to decide: write what was decided under "decided:", or leave "completed:" out']),
        (f"[each party, {DACORUM}, {CABINET}]", "completed: 6 July 2017", [
            'error AP504 target 1.1a is completed, but Watford Borough Council still has to decide: write what was decided under "decided:", or leave "completed:" out']),
        (f"[each party, {DACORUM}, {CABINET}, {COUNCIL}]", "completed: 6 July 2017", []),
        (f"[each party, {DACORUM}, {CABINET}, {COUNCIL}]", "completed: 5 July 2017", [
            "warning AP503 target 1.1a is completed on 5 July 2017, before Watford Borough Council had approved it: it counts as complete on 6 July 2017"]),
        (f"[each party, {DACORUM}, {CABINET}, {COUNCIL}]", "updates: [{on: 7 July 2017, rag: red}]", [
            'note AP506 the target is red on 7 July 2017, but was complete on 6 July 2017: leave "rag:" out, or leave "completed:" out if it is not complete']),
        # An outcome that means nothing is told by itself.
        ("[{party: Dacorum, decided: [{on: 4 July 2017, outcome: recommended}]}]", "completed: 4 July 2017", [
            'error AP501 "recommended" is not an outcome: write approved, approved with amendments, deferred, refused, noted or not required']),
    ],
)  # fmt: skip
def test_the_parties_of_a_joint_target_complete_it(
    checked: Checked, decisions: str, ended: str, findings: list[str]
) -> None:
    assert check_with(checked, "decisions: [each party]", f"decisions: {decisions}\n        {ended}") == findings


@pytest.mark.parametrize(
    ("decisions", "codes"),
    [(f"[each party, {CABINET}, {COUNCIL}]", ["AP510"]), (f"[each party, {DACORUM}, {CABINET}, {COUNCIL}]", [])],
)
def test_a_joint_target_is_open_until_each_party_has_decided(
    checked: Checked, decisions: str, codes: list[str]
) -> None:
    found = check_with(checked, "decisions: [each party]", f"decisions: {decisions.replace('July', 'May')}")
    assert [each.split()[1] for each in found] == codes


@pytest.mark.parametrize(
    ("old", "new", "findings"),
    [
        # A name of a party, or of a body that a party decides by, is known.
        ("monitored_by: [Members' Group]", "monitored_by: [Group, Watford, Cabinet]", []),
        ("monitored_by: [Members' Group]", "monitored_by: [Members' Group, Wattford]", [
            'warning AP404 "Wattford" is not in the list of bodies: did you mean "Watford"?']),
        ("[each party]", "[Members' Group, each party]", []),
        # It counts once.
        ("[each party]", "[each party, each party]", ['warning AP409 "each party" already decides this target: leave one out']),
        ("[each party]", "[Dacorum, {party: Dacorum Borough Council}]", [
            'warning AP409 "Dacorum Borough Council" already decides this target, as "Dacorum": leave one out']),
        ("[each party]", "[{party: Watford, body: Cabinet}, {party: Watford Borough Council, body: cabinet}]", [
            'warning AP409 "cabinet of Watford Borough Council" already decides this target, as "Cabinet of Watford": leave one out']),
        ("[each party]", "[{party: Watford, body: Cabinet}, {party: Watford, body: Full Council}, Dacorum]", []),
        # A party's own date is that of the body that resolves.
        ("[each party]", "[{party: Watford, body: Full Council, planned: May 2017}, {party: Watford, planned: June 2017}, Dacorum]", [
            'warning AP409 "Watford" already decides this target, as "Full Council of Watford": leave one out']),
        ("[each party]", "[{body: Watford, planned: May 2017}, {party: Watford, body: Full Council, planned: June 2017}, Dacorum]", [
            'warning AP409 "Full Council of Watford" already decides this target, as "Watford": leave one out']),
        ("[each party]", "[{party: Dacorum, planned: May 2017}, {party: Dacorum, body: Group, planned: June 2017}, Watford]", [
            'warning AP409 "Group of Dacorum" already decides this target, as "Dacorum": leave one out']),
        ("[each party]", "[{party: Watford, body: Cabinet, planned: May 2017}, {party: Watford, planned: June 2017}, Dacorum]", []),
        ("[each party]", "[{party: Watford, body: Full Council, planned: May 2017}, {party: Watford, key: yes}, Dacorum]", []),
        ("[Cabinet, Full Council]", "[Cabinet, Full Council, Cabinet]", ['warning AP409 "Cabinet" already decides for this party: leave one out']),
        ("also: [Dacorum]", "also: [Dacorum], decides_by: [Cabinet]", []),
        # It is the name of one.
        ("also: [Dacorum]", "also: [Watford]", ['warning AP408 "Watford" is a name of two parties, "Dacorum Borough Council" and "Watford Borough Council": keep it only where it belongs']),
        ("bodies: [", "bodies: [Dacorum, ", ['warning AP408 "Dacorum" is the name of a party, but is also under "bodies": keep it only where it belongs']),
        ("[Cabinet, Full Council]", "[Dacorum, Full Council]", ['warning AP408 "Dacorum" decides for "Watford Borough Council", but is also a name of "Dacorum Borough Council": give the body its own name']),
        ("Issues and options, Draft plan]", "Draft plan, draft plan]", ['warning AP408 two stages are called "draft plan": leave one out, or give it another name']),
        ("bodies: [", "bodies: [Watford Borough Councils, ", [
            'note AP407 "Watford Borough Councils" monitors nothing and decides nothing: leave it out, or name it where it monitors or decides',
            'warning AP405 "Watford Borough Council" and "Watford Borough Councils" are probably the same body: if so, keep one, or make one an "also" of the other']),
        # A body has something to do where a party decides by it.
        ("bodies: [", "bodies: [{name: Cabinet, also: [Executive]}, ", []),
        ("bodies: [", "bodies: [Planning Board, ", ['note AP407 "Planning Board" monitors nothing and decides nothing: leave it out, or name it where it monitors or decides']),
        # A date is read wherever it stands.
        ("[each party]", "[{party: Dacorum, decided: [{on: 4 September 2017, outcome: deferred, to: Aprul 2018}]}]", ['error AP301 cannot read the date "Aprul 2018": did you mean "April 2018"?']),
    ],
)  # fmt: skip
def test_a_name_is_told_where_it_is_doubtful(checked: Checked, old: str, new: str, findings: list[str]) -> None:
    assert check_with(checked, old, new) == findings


def test_a_mark_behind_a_name_is_told_wherever_a_party_is_named(checked: Checked) -> None:
    marked = JOINT.replace("[Cabinet,", "['Cabinet,',").replace(
        "[each party]", "[{party: 'Dacorum;', after: ['Watford:']}]"
    )
    found = [each.partition(" ")[2] for each in checked(marked) if "AP406" in each]
    assert found == [
        f'warning AP406 "{name}" ends in a mark: write "{name[:-1]}"' for name in ("Cabinet,", "Dacorum;", "Watford:")
    ]


APPROVED = "decided: [{on: 4 July 2017, outcome: approved}]"
LATER = "decided: [{on: 5 July 2017, outcome: approved}]"
CABINET_FIRST = (
    "[{party: Watford, body: Cabinet, planned: %s}, {party: Watford, body: Full Council, planned: 1 March 2018}]"
)


@pytest.mark.parametrize(
    ("decisions", "findings"),
    [
        # AP601 unknown-party
        ("[each party, {party: Wattford}]", ['error AP601 "Wattford" is not in the list of parties: did you mean "Watford"?']),
        ("[each party, {party: Hertsmere}]", ['error AP601 "Hertsmere" is not in the list of parties: add it under "parties", or to the "also" of another spelling']),
        ("[each party, {party: Hertfordshire}]", ['error AP601 "Hertfordshire" is not in the list of parties: did you mean "Hertfordshire County Council"?']),
        ("[each party, Hertfordshire]", ['warning AP603 "Hertfordshire" is not in the list of bodies: did you mean "Hertfordshire County Council"?']),
        ("[each party, {party: Watford, body: Council}]", ['warning AP603 "Council" is not one of the bodies that decide for Watford Borough Council: did you mean "Full Council"?']),
        ("[each party, {party: Hertfordshire County Council}, {party: Watford, after: Hertfordshire}]", [
            'warning AP604 Hertfordshire County Council supports the plan, but target 1.1a needs its decision: leave it out, or give the party "role: decides"',
            'error AP601 this decision comes after "Hertfordshire", but target 1.1a does not need a decision from "Hertfordshire": did you mean "Hertfordshire County Council"?']),
        ("[Watford, {body: Group, after: Wattford}]", [
            'error AP601 this decision comes after "Wattford", but target 1.1a does not need a decision from "Wattford": did you mean "Watford"?']),
        ("[{party: both councils}]", ['error AP601 "both councils" is not in the list of parties: did you mean "each party"?']),
        ("[{party: Dacorum and Watford}]", ['error AP601 "Dacorum and Watford" is not in the list of parties: list each of them separately']),
        ("[each party, {body: Group, after: [Dacorum, each party, full council]}]", []),
        ("[Dacorum, {body: Group, after: Watford}]", [
            'error AP601 this decision comes after "Watford", but target 1.1a does not need a decision from "Watford": name a body or party that decides this target']),
        ("[Watford, {body: Group, after: Cabinets}]", [
            'error AP601 this decision comes after "Cabinets", but target 1.1a does not need a decision from "Cabinets": did you mean "Cabinet"?']),
        ("[{body: Group, after: each party}]", [
            'error AP601 this decision comes after "each party", but target 1.1a does not need a decision from "each party": name a body or party that decides this target']),
        # AP603 nobodys-body
        ("[each party, Joint Board]", ['warning AP603 "Joint Board" is not in the list of bodies: add it under "bodies", or to the "decides_by" of its party']),
        ("[all parties]", ['warning AP603 "all parties" is not in the list of bodies: did you mean "each party"?']),
        ("[every council]", ['warning AP603 "every council" is not in the list of bodies: did you mean "each party"?']),
        ("[{party: Watford, body: Cabnet}]", ['warning AP603 "Cabnet" is not one of the bodies that decide for Watford Borough Council: did you mean "Cabinet"?']),
        ("[{party: Dacorum, body: Group}]", []),
        ("[{party: Dacorum, body: Executive}]", ['warning AP603 "Executive" is not in the list of bodies: add it under "bodies", or to the "also" of another spelling']),
        ("[{party: each party, body: Group}]", ['warning AP603 "Group" is not one of the bodies that decide for Watford Borough Council: write one of them, or add it to "decides_by"']),
        ("[Cabinet]", ['warning AP603 "Cabinet" is a body of Watford Borough Council: write "party: Watford Borough Council" beside "body: Cabinet"']),
        ("[each party, Cabinet]", ['warning AP603 target 1.1a needs both "Cabinet" and Watford Borough Council, but "Cabinet" decides for it: add "party: Watford Borough Council", so that it decides once']),
        # AP604 supporter-asked
        ("[each party, {party: Hertfordshire County Council}]", [
            'warning AP604 Hertfordshire County Council supports the plan, but target 1.1a needs its decision: leave it out, or give the party "role: decides"']),
        # AP605 order-against-dates
        (CABINET_FIRST % "March 2018", []),
        (CABINET_FIRST % "2 March 2018", [
            'warning AP605 the decision of Full Council of Watford Borough Council is planned for "1 March 2018", but that of Cabinet of Watford Borough Council, which should come first, is planned for "2 March 2018": correct one of the dates, or the order']),
        ("[{party: Dacorum, planned: June 2017, after: Group}, {body: Group, planned: July 2017, decided: [{on: 3 August 2017, outcome: deferred, to: March 2018}]}]", [
            'warning AP605 the decision of Dacorum Borough Council is planned for "June 2017", but that of Group, which should come first, was deferred to "March 2018": correct one of the dates, or the order']),
        (f"[{{party: Dacorum, planned: June 2017, after: Group}}, {{body: Group, {APPROVED}}}]", [
            'warning AP605 the decision of Dacorum Borough Council is planned for "June 2017", but that of Group, which should come first, was given on 4 July 2017: correct one of the dates, or the order']),
        (f"[{{party: Dacorum, {APPROVED}, after: Group}}, {{body: Group, {LATER}}}]", [
            "warning AP605 the decision of Dacorum Borough Council was given on 4 July 2017, but that of Group, which should come first, was given on 5 July 2017: correct one of the dates, or the order"]),
        (f"[{{party: Dacorum, {LATER}, after: Group}}, {{body: Group, {APPROVED}}}]", []),
        (f"[{{party: Dacorum, {APPROVED}, after: Group}}, {{body: Group, {APPROVED}}}]", []),
        (f"[{{party: Dacorum, {APPROVED}, after: Group}}, Group]", [
            'warning AP605 the decision of Dacorum Borough Council was given on 4 July 2017, but that of Group, which should come first, is not given: write what was decided under "decided:" ("not required" if it was not needed)']),
        (f"[each party, {{party: Watford, {APPROVED}}}]", [
            'note AP605 the decision of Full Council of Watford Borough Council was given on 4 July 2017, but that of Cabinet of Watford Borough Council, which should come first, is not given: write what was decided under "decided:" ("not required" if it was not needed)']),
        # AP606 date-before-decision
        ("[{party: each party, planned: 31 March 2018}]", []),
        ("[{party: each party, planned: April 2018}]", [
            'warning AP304 "April 2018": 1 April 2018 to 30 April 2018 is outside the period 2017/18',
            'warning AP606 the decisions of Dacorum Borough Council and Watford Borough Council are planned for "April 2018", but target 1.1a is due on 31 March 2018: correct one of the dates, or revise the date of the target']),
        (f"[{{party: each party, planned: April 2018}}, {{party: Dacorum, {APPROVED}}}]", [
            'warning AP304 "April 2018": 1 April 2018 to 30 April 2018 is outside the period 2017/18',
            'warning AP606 the decision of Watford Borough Council is planned for "April 2018", but target 1.1a is due on 31 March 2018: correct one of the dates, or revise the date of the target']),
        (f"[{{party: each party, planned: April 2018}}, {{party: Dacorum, {APPROVED}}}, {{party: Watford, {APPROVED}}}]", [
            'warning AP304 "April 2018": 1 April 2018 to 30 April 2018 is outside the period 2017/18',
            'note AP605 the decision of Full Council of Watford Borough Council was given on 4 July 2017, but that of Cabinet of Watford Borough Council, which should come first, is not given: write what was decided under "decided:" ("not required" if it was not needed)']),
        (f"[{{party: Dacorum, planned: April 2018, {APPROVED}}}]", [
            'warning AP304 "April 2018": 1 April 2018 to 30 April 2018 is outside the period 2017/18']),
        # AP610 unclear-key
        ("[{party: each party, key: Yes}, {body: Group, key: 'FALSE'}]", []),
        ("[{party: each party, key: ja}]", ['error AP610 "ja" is neither yes nor no: write yes if it is a key decision. If not, write no or leave "key:" out']),
        # AP611 odd-deferral
        ("[{party: Dacorum, decided: [{on: 4 September 2017, outcome: Deferred, to: September 2017}]}]", []),
        ("[{party: Dacorum, decided: [{on: 4 September 2017, outcome: deferred, to: 4 September 2017}]}]", [
            'warning AP611 "4 September 2017" is not after 4 September 2017, when it was deferred: write when it will be decided, or leave it out']),
        ("[{party: Dacorum, decided: [{on: 4 September 2017, outcome: refused, to: March 2018}]}]", [
            'warning AP611 "to:" is the new date of a deferred decision, but this one was refused: leave it out, or write "outcome: deferred"']),
        # AP612 circle-of-decisions
        ("[{party: Dacorum, after: Dacorum}]", []),
        ("[{party: each party, after: Group}, Group]", []),
        ("[{party: each party, after: Group}, {body: Group, after: Cabinet}]", [
            'error AP612 Cabinet of Watford Borough Council and Group each come after another of them: remove one "after:"']),
        # AP613 decided-by-each
        (f"[{{party: each party, {APPROVED}}}]", [
            'error AP613 what was decided is under "each party", so it counts for none of them: write it for each party separately, like {party: Dacorum Borough Council, decided: [...]}']),
        (f"[{{body: Each  party, planned: March 2018, {APPROVED}}}, {{party: Dacorum, {APPROVED}}}]", [
            'error AP613 what was decided is under "each party", so it counts for none of them: write it for each party separately, like {party: Dacorum Borough Council, decided: [...]}']),
        # AP614 unexplained-closure
        *((f"[{{body: Group, closed: {words}}}]", []) for words in ("no", "'Paragraph 3: business affairs'", "Exempt by paragraph 1")),
        *((f"[{{body: Group, closed: {words}}}]", [
            f'warning AP614 the decision is closed to the public, without a reason: write the reason in place of "{words}", like "Paragraph 3: financial or business affairs"'])
          for words in ("yes", "True", "closed", "Private", "exempt", "confidential")),
        *((f"[{{body: Group, closed: {words}}}]", [
            f'error AP614 "{words}" would be published as the reason why it is closed to the public: write "closed: no" if the public may attend'])
          for words in ("open", "Public")),
    ],
)  # fmt: skip
def test_what_is_asked_of_whom_and_when(checked: Checked, decisions: str, findings: list[str]) -> None:
    assert check_with(checked, "decisions: [each party]", f"decisions: {decisions}") == findings


@pytest.mark.parametrize(
    ("old", "new", "findings"),
    [
        ("role: supports", "role: Consulted", []),
        ("role: supports", "role: decide", ['error AP609 "decide" is not a role: did you mean "decides"?']),
        ("role: supports", "role: helps", ['error AP609 "helps" is not a role: write decides, supports or consulted']),
        ("[Cabinet, Full Council]", "'Cabinet, Full Council'", [
            'warning AP603 "Cabinet, Full Council" is read as the name of one body: if it is several, write [Cabinet, Full Council]']),
        ("stage: Draft plan", "stage: draft  plan", []),
        ("stage: Draft plan", "stage: Adoption", ['warning AP607 "Adoption" is not in the list of stages: add it under "stages:", in the right place']),
        ("stages: [Issues and options, Draft plan]\n", "", ['warning AP607 "Draft plan" is not in the list of stages: add it under "stages:", in the right place']),
        ("also: [Dacorum]}", "also: [Dacorum], decides_by: [Cabinet]}", []),
    ],
)  # fmt: skip
def test_what_a_plan_says_of_its_parties_and_stages(checked: Checked, old: str, new: str, findings: list[str]) -> None:
    assert check_with(checked, old, new) == findings


def test_very_many_that_are_to_decide_too_late_are_counted(checked: Checked) -> None:
    more = "".join(f"- Council of Town {number}\n" for number in range(1, 4))
    late = JOINT.replace("stages:", f"{more}stages:").replace(
        "[each party]", "[{party: each party, planned: May 2018}]"
    )
    (found,) = [each for each in checked(late) if "AP606" in each]
    assert 'the decisions of 5 parties are planned for "May 2018"' in found


@pytest.mark.parametrize("bodies", ["", "bodies: [Joint Board]\n"])
def test_a_council_that_stands_twice_among_the_parties_is_told(checked: Checked, bodies: str) -> None:
    head, _, rest = JOINT.partition("bodies: ")
    twice = (
        rest.partition("\n")[2]
        .replace("Members' Group", "Joint Board")
        .replace("also: [Dacorum]", "also: [Watford BC]")
    )
    (found,) = [each.partition(" ")[2] for each in checked(f"{head}{bodies}{twice}") if "AP405" in each]
    assert found == (
        'warning AP405 "Watford Borough Council" and "Watford BC" are probably the same party: '
        'if so, keep one, or make one an "also" of the other'
    )


def test_a_body_by_which_several_parties_decide_is_to_say_whose_it_is(checked: Checked) -> None:
    both = JOINT.replace("also: [Dacorum]}", "also: [Dacorum], decides_by: [Cabinet]}")
    (found,) = checked(both.replace("[each party]", "[Cabinet]"))
    assert found.partition(" ")[2] == (
        'error AP603 "Cabinet" is a body of Dacorum Borough Council and Watford Borough Council: '
        'say whose body it is: add "party: Dacorum Borough Council", or another'
    )


def test_a_party_that_decides_and_is_not_asked_is_idle(checked: Checked) -> None:
    alone = JOINT.replace("[each party]", "[Dacorum]").replace("{party: Each Party}", "{party: dacorum}")
    (found,) = checked(alone)
    assert found.partition(" ")[2] == (
        'note AP602 no target needs a decision from "Watford Borough Council": add it to a target, '
        'or write "role: supports" or "role: consulted"'
    )
    misspelt = alone.replace("{party: dacorum}", "{party: Watfrod}")
    assert [each.split()[2] for each in checked(misspelt)] == ["AP601"]


def test_a_party_of_which_a_body_alone_is_asked_is_not_idle(checked: Checked) -> None:
    alone = JOINT.replace("[each party]", "[Cabinet, Dacorum]").replace("{party: Each Party}", "Full Council")
    assert [each.split()[2] for each in checked(alone)] == ["AP603", "AP603"]
    both = alone.replace("also: [Dacorum]}", "also: [Dacorum], decides_by: [Full Council]}").replace(", Dacorum]", "]")
    assert [each.split()[2] for each in checked(both)] == ["AP603", "AP603"]


def test_each_party_of_none_asks_nobody(checked: Checked) -> None:
    none = "\n".join(line for line in JOINT.splitlines() if not line.startswith(("- {party", "parties")))
    found = {each.partition(" ")[2] for each in checked(none)}
    assert found == {
        'error AP601 "each party" means nobody, because no party of the plan decides: list them under "parties:"'
    }


STAGES = ("Issues and options", "Draft plan", "Publication")
DRAFT_TOO_SOON = (
    "(Draft plan) is due on 31 August 2017, but the earlier stage Issues and options begins only on 1 September 2017"
)


@pytest.mark.parametrize(
    ("outputs", "findings"),
    [
        # Each output: its targets, a stage and a date.
        ([[(0, "Summer 2017"), (1, "Autumn 2017"), (2, "March 2018")]], []),
        ([[(0, "Summer 2017"), (1, "Summer 2017")]], []),
        ([[(0, "Autumn 2017"), (1, "Summer 2017")]], [f"target 1.1b {DRAFT_TOO_SOON}"]),
        ([[(1, "Summer 2017"), (0, "Autumn 2017")]], [f"target 1.1a {DRAFT_TOO_SOON}"]),
        # An earlier stage that has begun may go on.
        ([[(0, "Summer 2017"), (0, "March 2018"), (1, "Autumn 2017")]], []),
        ([[(0, "Summer 2017"), (2, "TBC"), (1, "June 2017")]], []),
        # Outputs of one stage are a programme together; one of several stages is a programme.
        ([[(0, "Autumn 2017")], [(1, "Summer 2017")]], [f"target 1.2a {DRAFT_TOO_SOON}"]),
        ([[(1, "May 2017"), (2, "June 2017")], [(0, "Autumn 2017"), (1, "March 2018")]], []),
    ],
)
def test_stages_follow_one_another(checked: Checked, outputs: list[list[tuple[int, str]]], findings: list[str]) -> None:
    lists = [
        [
            f"{{target: {letter}, date: {day}, measures: [M], stage: {STAGES[stage]}}}"
            for letter, (stage, day) in zip("abc", targets, strict=False)
        ]
        for targets in outputs
    ]
    items = [
        f"{{output: 1.{n}, text: O, officer: X, targets: [{', '.join(each)}]}}" for n, each in enumerate(lists, start=1)
    ]
    head = f"plan: {{title: P, authority: A, period: 2017/18}}\nstages: [{', '.join(STAGES)}]\n"
    themes = f"themes: [{{theme: T, actions: [{{action: 1, title: A, outputs: [{', '.join(items)}]}}]}}]\n"
    found = [each for each in checked(head + themes) if "AP608" in each]
    assert [each.partition(" AP608 ")[2].partition(": correct")[0] for each in found] == findings
