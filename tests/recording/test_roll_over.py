"""Next year's plan is made from this year's: what is carried, with which dates, and what stays behind."""

from __future__ import annotations

from datetime import date
from textwrap import dedent, indent

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from actionplan.checks.runner import check_source
from actionplan.dates import Context
from actionplan.dates.other_period import is_continuing
from actionplan.findings import Finding
from actionplan.model.plan import Plan, PlanLine
from actionplan.planfile import Source, load
from actionplan.recording.result import Refusal
from actionplan.recording.rollover.next_plan import NextPlan, build_next_plan
from actionplan.recording.rollover.roll_over_options import RollOverOptions, UnknownRefError
from actionplan.reports.changes import PlanVersion, build_changes_report
from actionplan.reports.slipped import build_slipped_report

DAY = date(2018, 3, 31)

HEAD = """\
# The plan of the council.
plan:
  name: made
  title: Action Plan 2017/18
  authority: A Council
  period: 2017/18   # one year
officers: [Head of Planning]     # all of them
bodies: [Executive, Full Council]
events:
  - {event: Financial Strategy, expected: End March}
themes:
  - theme: Planning
    actions:
      - action: 1
        title: Local Plan
        monitored_by: [Executive, Full Council]
        outputs:
          - output: 1.1
            text: Publish it
            officer: Head of Planning
            targets:
"""


def write_plan(targets: str) -> str:
    return HEAD + indent(dedent(targets).strip("\n") + "\n", " " * 14)


def roll(text: str, **options: object) -> NextPlan:
    made = try_to_roll(text, **options)
    assert isinstance(made, NextPlan), made
    return made


def try_to_roll(text: str, **options: object) -> NextPlan | Refusal:
    source = load(text.encode())
    assert source.plan
    return build_next_plan(source, source.plan, RollOverOptions(**{"to": "2018/19"} | options), DAY)  # type: ignore[arg-type]


def get_text(made: NextPlan) -> str:
    assert made.source, made.questions
    return made.source.text.removeprefix(HEAD.partition("targets:")[0])


def get_targets(made: NextPlan) -> str:
    """The lines of the targets of the next plan."""
    return dedent(get_text(made).partition("targets:\n")[2])


def get_plan(made: NextPlan) -> Plan:
    assert made.source
    assert made.source.plan
    return made.source.plan


@pytest.mark.parametrize(
    ("target", "carried"),
    [
        # The current date becomes the date, and the first one stays known. The story of the year stays behind.
        (
            """
            - target: a     # the draft
              date: Summer 2017     # as published
              measures: [It is published]
              started: May 2017
              revised:
                - {to: Winter 2017, on: 1 June 2017, why: Late}
                - {to: June 2018, on: 1 February 2018, why: Later}
              updates: [{on: 1 March 2018, rag: amber, note: Slow}]
            """,
            """
            - target: a     # the draft
              date: June 2018     # as published
              carried_from: made:1.1a
              first_published: Summer 2017
              why_moved: Late; Later
              measures: [It is published]
              started: May 2017
            """,
        ),
        # A date without a year is written out, wherever it stands.
        (
            """
            - target: a
              date: Early Autumn
              decisions: [{body: Executive, planned: by June}, {body: Full Council, planned: Q2}]
            """,
            """
            - target: a
              date: Early Autumn 2017
              carried_from: made:1.1a
              first_published: Early Autumn 2017
              decisions: [{body: Executive, planned: by June 2017}, {body: Full Council, planned: Q2 2017/18}]
            """,
        ),
        # What was decided is not decided again. A proposal and a suspension that hold are carried, others are not.
        (
            """
            - target: a
              date: March 2018
              decisions: [{body: Executive, decided: [{on: 4 July 2017, outcome: approved}]}, Full Council]
              proposed: [{to: May, on: 1 June 2017, why: A}, {to: June 2018, on: 1 July 2017, why: B}]
              suspended:
                - {on: 1 May 2017, why: Election, until: 9 June 2017}
                - {on: 1 March 2018, why: Flood}
            """,
            """
            - target: a
              date: March 2018
              carried_from: made:1.1a
              first_published: March 2018
              decisions: [{body: Executive, decided: [{on: 4 July 2017, outcome: approved}]}, Full Council]
              proposed: [{to: June 2018, on: 1 July 2017, why: B}]
              suspended:
                - {on: 1 March 2018, why: Flood}
            """,
        ),
        # Of several dates, those that were met stay met.
        (
            """
            - target: a
              date: June and December
              completed: [{for: June, on: 1 June 2017}]
            """,
            """
            - target: a
              date: June 2017 and December 2017
              carried_from: made:1.1a
              first_published: June 2017 and December 2017
              completed: [{for: June 2017, on: 1 June 2017}]
            """,
        ),
        # Work goes on in the next year, and what it met in this one stays behind.
        (
            """
            - target: a
              date: Quarterly
              completed:
                - {for: Q1 2017/18, on: 1 June 2017}
            """,
            """
            - target: a
              date: Quarterly 2018/19
              carried_from: made:1.1a
            """,
        ),
        ("- {target: a, date: Ongoing 2017/18}", "- {target: a, date: Ongoing 2018/19, carried_from: made:1.1a}"),
        # What was carried before keeps the first date of all.
        (
            """
            - target: a
              date: May 2018
              carried_from: older:1.4
              first_published: Summer 2015
              measures: [M]
            """,
            """
            - target: a
              date: May 2018
              carried_from: made:1.1a, before that older:1.4
              first_published: Summer 2015
              measures: [M]
            """,
        ),
        # A planned start that work has met is over, however it is known; its notes stay behind.
        (
            """
            - target: a
              date: Ongoing
              start: May
              updates: [{on: 4 July 2017, percent: 30%}]
            """,
            """
            - target: a
              date: Ongoing 2018/19
              carried_from: made:1.1a
            """,
        ),
        (
            "- {target: a, date: TBC, start: May, started: 4 July 2017}",
            "- {target: a, date: TBC, carried_from: made:1.1a, started: 4 July 2017}",
        ),
        (
            "- {target: a, date: TBC, start: May}",
            "- {target: a, date: TBC, carried_from: made:1.1a, start: May 2017}",
        ),
        # No date, or one that waits for something, stays as it is.
        (
            """
            - target: a
              date: In line with Financial Strategy
              waits_for: Financial Strategy
            """,
            """
            - target: a
              date: In line with Financial Strategy
              carried_from: made:1.1a
              first_published: In line with Financial Strategy
              waits_for: Financial Strategy
            """,
        ),
        ("- {target: a, date: TBC}", "- {target: a, date: TBC, carried_from: made:1.1a}"),
    ],
)
def test_a_target_is_carried(target: str, carried: str) -> None:
    assert get_targets(roll(write_plan(target))) == dedent(carried).lstrip("\n") + (
        "" if carried.endswith(" ") else "\n"
    )


def test_the_head_names_the_next_year_and_everything_else_stays() -> None:
    text = get_text(roll(write_plan("- {target: a, date: TBC}")))
    before, after = HEAD.splitlines(), text.splitlines()
    assert [line for line in after[: len(before)] if line not in before] == [
        "  name: made-2018",
        "  title: Action Plan 2018/19",
        "  period: 2018/19   # one year",
        "  - {event: Financial Strategy, expected: End March 2018}",
    ]


FINISHED = """
- {target: a, date: Summer 2017, completed: 4 July 2017}
- {target: b, date: Summer 2017, deleted: {on: 4 July 2017, why: W}}
# of c
- {target: c, date: Summer 2017}
"""


def test_what_is_finished_stays_in_the_old_plan() -> None:
    made = roll(write_plan(FINISHED))
    assert [line.target.ref for line in get_plan(made).walk()] == ["1.1c"]
    assert [(each.item.ref, each.item.status.name) for each in made.left] == [("1.1a", "complete"), ("1.1b", "deleted")]
    assert "# of c" in get_targets(made)


def test_who_is_responsible_now_is_so_from_the_start() -> None:
    officer = "            officer: Head of Planning\n"
    reassigned = (
        "            reassigned: [{to: [Clerk, Mayor], on: 1 May 2017, why: W}, {to: Mayor, on: 1 May 2018, why: W}]\n"
    )
    text = write_plan("- {target: a, date: TBC}").replace(officer, officer + reassigned)
    (theme,) = get_plan(roll(text)).themes
    (output,) = theme.actions[0].outputs
    assert output.officers == ("Clerk", "Mayor")
    assert [each.to for each in output.reassigned] == [("Mayor",)]


def test_what_has_nothing_left_goes_too() -> None:
    more = indent(
        dedent(
            """
            - output: 1.2
              text: Print it
              targets: [{date: June 2017, completed: 1 June 2017}]
            - output: 1.3
              text: Nothing is written here yet
            """
        ),
        " " * 10,
    )
    made = roll(write_plan("- {target: a, date: TBC}") + more)
    assert made.emptied == ("output 1.2",)
    assert [output.ref for output in get_plan(made).themes[0].actions[0].outputs] == ["1.1", "1.3"]


@pytest.mark.parametrize(
    ("target", "question", "answer", "outcome"),
    [
        (
            "date: Quarterly, completed: [{on: 31 March 2018}]",
            "Does it go on",
            {"carried": ("all",)},
            "Quarterly 2018/19",
        ),
        ("date: Quarterly, completed: [{on: 31 March 2018}]", "Does it go on", {"left_out": ("1.1a",)}, None),
        ("date: Ongoing to March 2018", "What is its date", {"dates": (("1.1a", "May 2018"),)}, "May 2018"),
        ("date: Ongoing to March 2018", "What is its date", {"left_out": ("1",)}, None),
    ],
)
def test_what_the_plan_does_not_say_is_asked(
    target: str, question: str, answer: dict[str, object], outcome: str | None
) -> None:
    text = write_plan(f"- {{target: a, {target}}}\n- {{target: b, date: TBC}}")
    (asked,) = roll(text).questions
    assert question in asked.sentence
    assert asked.ref == "1.1a"
    if answer == {"left_out": ("1",)}:
        assert "nothing to carry" in str(try_to_roll(text, **answer))
        return
    dates = {line.target.ref: line.target.date.text for line in get_plan(roll(text, **answer)).walk()}
    assert dates == ({"1.1a": outcome} if outcome else {}) | {"1.1b": "TBC"}


def test_a_year_of_a_measure_that_would_be_another_is_refused() -> None:
    measures = "measures: [{text: M, by_year: {Year 1: at least 4}}]"
    refused = try_to_roll(write_plan(f"- {{target: a, date: TBC, {measures}}}"))
    assert isinstance(refused, Refusal)
    assert 'The date "Year 1" would mean other days in 2018/19' in refused.sentence
    carried = get_targets(roll(write_plan(f"- {{target: a, date: TBC, {measures.replace('Year 1', '2017/18')}}}")))
    assert "by_year: {2017/18: at least 4}" in carried


def test_why_a_date_moved_is_told_in_every_later_year() -> None:
    first = get_text(
        roll(
            write_plan("- {target: a, date: Summer 2017, revised: [{to: June 2018, on: 1 June 2017, why: The bids.}]}")
        )
    )
    plan = load(first.encode()).plan
    assert plan
    (section, *_) = build_slipped_report(plan, date(2018, 5, 1)).sections
    assert section.table
    (row,) = section.table.rows
    assert "The bids (carried from made:1.1a)" in [cell.text for cell in row]
    later = first.replace(
        "date: June 2018", "date: June 2018, revised: [{to: May 2019, on: 1 July 2018, why: A flood}]"
    )
    again = build_next_plan(load(later.encode()), get_plan_of(later), RollOverOptions(to="2019/20"), date(2019, 3, 31))
    assert isinstance(again, NextPlan)
    (target,) = get_plan(again).iter_targets()
    assert (target.why_moved, target.first_published and target.first_published.text) == (
        "The bids; A flood",
        "Summer 2017",
    )


def get_plan_of(text: str) -> Plan:
    plan = load(text.encode()).plan
    assert plan
    return plan


def test_steps_are_carried() -> None:
    steps = "steps: [{step: Draft, date: June, done: 26 June}, {step: Print, date: Q4}, Post]"
    carried = get_targets(roll(write_plan(f"- {{target: a, date: TBC, {steps}}}")))
    assert "[{step: Draft, date: June 2017, done: 26 June 2017}, {step: Print, date: Q4 2017/18}, Post]" in carried


def test_figures_are_carried() -> None:
    measures = (
        "measures: [{text: M, target: at least 4, baseline: {value: 2, on: March}, actuals: [{on: June, value: 3}]}]"
    )
    carried = get_targets(roll(write_plan(f"- {{target: a, date: TBC, {measures}}}")))
    assert "baseline: {value: 2, on: March 2018}, actuals: [{on: June 2017, value: 3}]" in carried


BY_YEAR = "by_year: {2016/17: at least 2, 2017/18: at least 4}"


@pytest.mark.parametrize(
    ("measures", "goals", "written"),
    [
        (f"[{{text: M, {BY_YEAR}}}]", (), "2017/18: at least 4}"),
        (f"[{{text: M, {BY_YEAR}}}]", (("1.1a", "at least 6"),), "2017/18: at least 4, 2018/19: at least 6}"),
        (f"[W, {{text: M, {BY_YEAR}}}]", (("1.1A", "at least 6"),), "2018/19: at least 6}"),
        (f"[{{text: M, {BY_YEAR}}}, {{text: N, {BY_YEAR}}}]", (("1.1a/2", "at least 6"),), "{text: M, by_year: {2016"),
    ],
)
def test_a_target_for_each_year_has_one_for_the_next_if_it_is_given(
    measures: str, goals: tuple[tuple[str, str], ...], written: str
) -> None:
    made = roll(write_plan(f"- {{target: a, date: TBC, measures: {measures}}}"), goals=goals)
    assert written in get_targets(made)
    assert len(made.goals) == measures.count("by_year") - len(goals)
    said = [
        sentence for sentence in made.sentences if "has no target for 2018/19: at least 4 (2017/18) goes on" in sentence
    ]
    assert len(said) == len(made.goals)


@pytest.mark.parametrize("measure", ["target: at least 3, by_year: {2017/18: 4}", "by_year: {2018/19: 4}", "target: 4"])
def test_a_measure_with_a_target_for_the_next_year_is_not_asked_about(measure: str) -> None:
    assert roll(write_plan(f"- {{target: a, date: TBC, measures: [{{text: M, {measure}}}]}}")).goals == ()


RICH = (
    "steps: [{step: Draft, date: June 2017, done: 26 June 2017}, {step: Post, date: Q1, done: 3 May 2016}, Print]",
    "measures: [{text: M, target: 4+, baseline: {value: 3, on: 2014/15}, actuals: [{on: 31 May 2016, value: 2}]}]",
    "measures: [{text: M, by_year: {2017/18: at least 4}, actuals: [{on: 31 March 2018, value: 4}]}]",
    "start: April 2017",
    "started: 2 May 2016",
    "waits_for: Financial Strategy",
    "waits_for: 'made:1.1b'",
    "decisions: [{body: Executive, planned: June 2017}, {body: Full Council, planned: July}]",
    "decisions: [{body: Executive, decided: [{on: 6 June 2017, outcome: deferred, to: March 2018}]}]",
    "suspended: [{on: 1 January 2018, why: Flood}]",
    "proposed: [{to: December 2017, on: 1 October 2017, why: Late}]",
    "revised: [{to: October 2017, on: 1 May 2017, why: Late}]",
    "updates: [{on: 1 May 2017, rag: red, note: Slow}]",
    "completed: [{for: June 2017, on: 1 June 2017}]",
    "stage: Draft",
)


@pytest.mark.parametrize("phrase", ["March 2018", "June and December 2017", "Quarterly", "Ongoing", "Summer 2017"])
@pytest.mark.parametrize("rich", RICH)
def test_a_plan_that_is_rolled_over_has_no_fault_that_it_had_not(rich: str, phrase: str) -> None:
    measured = rich if rich.startswith("measures") else f"measures: [M], {rich}"
    open_one = "- {target: b, date: May 2018, measures: [M]}"
    decided = "decisions: [{body: Cabinet, decided: [{on: 1 May 2017, outcome: approved}]}]"
    finished = f"- {{target: c, date: May 2017, measures: [M], {decided}}}"
    text = write_plan(f"- {{target: a, date: {phrase}, {measured}}}\n{open_one}\n{finished}\n")
    text = text.replace("bodies: [", "stages: [Draft]\nbodies: [Cabinet, ")
    before = _list_signs(load(text.encode()))
    for year in (2018, 2019, 2020):
        source = load(text.encode())
        assert source.plan
        options = RollOverOptions(f"{year}/{year - 1999}", carried=("all",))
        made = build_next_plan(source, source.plan, options, date(year, 3, 31))
        assert isinstance(made, NextPlan)
        assert made.source
        assert _list_signs(made.source) <= before
        text = made.source.text


OF_THE_YEAR = {"carried", "finished", "not updated", "newly overdue", "ended"}
"""What changes tell of a plan of the next year, whatever anybody did."""


@pytest.mark.parametrize("phrase", ["March 2018", "June and December 2017", "Quarterly", "Ongoing", "Summer"])
@pytest.mark.parametrize(
    "rich",
    [
        *RICH,
        "start: May",
        "start: May, updates: [{on: 1 May 2017, percent: 10%}]",
        "start: May, started: May",
        "steps: [{step: Draft, date: June}, {step: Post, date: Q4}, Print]",
        "fields: {Review: Summer, Note: Summer}",
    ],
)
def test_a_roll_over_alone_changes_nothing(rich: str, phrase: str) -> None:
    """What the next plan leaves behind or writes with its year is no change that anybody made."""
    measured = rich if rich.startswith("measures") else f"measures: [M], {rich}"
    text = write_plan(f"- {{target: a, date: {phrase}, {measured}}}\n- {{target: b, date: May 2018, measures: [M]}}\n")
    text = text.replace("bodies: [", "fields: [{field: Review, kind: date}, Note]\nstages: [Draft]\nbodies: [Cabinet, ")
    old, new = load(text.encode()).plan, get_plan(roll(text, carried=("all",)))
    assert old
    report = build_changes_report(PlanVersion(old, DAY), PlanVersion(new, DAY))
    assert {row.section for row in report.rows} <= OF_THE_YEAR
    assert [section.title for section in report.sections if section.title == "Events"] == []


def _list_signs(source: Source) -> set[tuple[str, str]]:
    """What is found in a plan, without what is said of a day that goes by."""
    return {(each.code, each.severity) for each in check_source(source, DAY) if each.code != "AP510"}


def test_it_says_which_dates_have_passed() -> None:
    dates = zip("abcd", ("June 2017", "May 2018", "Q1", "TBC"), strict=True)
    targets = "\n".join(f"- {{target: {letter}, date: {phrase}}}" for letter, phrase in dates)
    said = [sentence for sentence in roll(write_plan(targets)).sentences if "passed" in sentence]
    assert said == [
        '2 keep a date that has passed: 1.1a and 1.1c. Give another with --date "1.1a=…", or write it in the new file.'
    ]
    assert not [each for each in roll(write_plan("- {target: a, date: May 2018}")).sentences if "passed" in each]


def test_a_new_date_replaces_what_was_proposed_and_met() -> None:
    target = "date: June and December 2017, completed: [{for: June 2017, on: 1 June 2017}]"
    made = roll(write_plan(f"- {{target: a, {target}}}"), dates=(("1.1a", "July 2018"),))
    (carried,) = get_plan(made).iter_targets()
    assert (carried.date.text, carried.completed) == ("July 2018", ())
    assert carried.first_published
    assert carried.first_published.text == "June and December 2017"


def test_an_unknown_ref_is_refused() -> None:
    with pytest.raises(UnknownRefError, match=r'The plan has no "1\.1x"\. Did you mean'):
        try_to_roll(write_plan(FINISHED), left_out=("1.1x",))


@pytest.mark.parametrize(
    ("to", "words"),
    [
        ("2017/18", "begins before the period of the plan ends"),
        ("2016/17", "begins before the period of the plan ends"),
        ("2010/11", "Give a period after it."),
    ],
)
def test_the_next_period_comes_after_this_one(to: str, words: str) -> None:
    assert words in str(try_to_roll(write_plan(FINISHED), to=to))


def test_what_waits_for_its_own_plan_waits_for_the_next_one() -> None:
    waiting = "- {target: a, date: After it, waits_for: ['made:1.1b', Other]}\n- {target: b, date: TBC}\n"
    complete = (
        "- {target: c, date: After it, waits_for: 'made:1.1d'}\n- {target: d, date: TBC, completed: 1 May 2017}\n"
    )
    made = roll(write_plan(waiting + complete))
    assert [target.waits_for for target in get_plan(made).iter_targets()] == [
        ("made-2018:1.1b", "Other"),
        (),
        ("made:1.1d",),
    ]
    assert any("1.1c waits for made:1.1d, which stays in the old plan" in sentence for sentence in made.sentences)


PHRASES = (
    *("Summer 2017", "Early Autumn", "End March", "Q3", "by year end", "June and December", "Winter 2018", "TBC"),
    *("Ongoing", "Ongoing 2017/18", "from May onwards", "Quarterly", "Monthly from June", "monthly thereafter"),
    *("In line with Financial Strategy", "May 2018", "Year 1", "first week of June", "July to Council", "weekly"),
)
EVENTS = (
    "",
    "completed: 4 July 2017",
    "revised: [{to: Late Autumn, on: 1 June 2017, why: W}]",
    "proposed: [{to: by June, on: 1 May 2017, why: W}]",
    "suspended: [{on: 1 May 2017, why: W, until: 1 June 2017}]",
    "decisions: [{body: Executive, planned: Q4}]",
    "updates: [{on: 1 May 2017, note: N}]",
    "deleted: {on: 1 May 2017, why: W}",
    "first_published: Spring",
    "completed: [{on: 30 June 2017}]",
)


@settings(
    max_examples=settings().max_examples, derandomize=True, database=None, suppress_health_check=[HealthCheck.too_slow]
)
@given(st.lists(st.tuples(st.sampled_from(PHRASES), st.sampled_from(EVENTS)), min_size=1, max_size=6))
def test_every_carried_date_means_the_days_that_it_meant(targets: list[tuple[str, str]]) -> None:
    lines = [
        f"- {{target: {letter}, {', '.join(filter(None, (f'date: {phrase}', 'measures: [M]', event)))}}}"
        for letter, (phrase, event) in zip("abcdef", targets, strict=False)
    ]
    source = load(write_plan("\n".join(lines)).encode())
    assert source.plan
    made = build_next_plan(source, source.plan, RollOverOptions("2018/19", carried=("all",)), DAY)
    if isinstance(made, Refusal):
        assert "nothing to carry" in made.sentence
        return
    before = {line.target.ref: line for line in source.plan.walk()}
    if made.questions:  # "monthly thereafter" behind the last day of the year has no dates in it
        assert {before[each.ref].target.date.text for each in made.questions} == {"monthly thereafter"}
        return
    for line, each in zip(get_plan(made).walk(), made.carried, strict=True):
        assert line.target.ref == each.item.line.target.ref
        _check_dates(before[line.target.ref], line, does_go_on=each.how == "goes on")
    assert _list_errors(made.source) == []


def _check_dates(old: PlanLine, new: PlanLine, *, does_go_on: bool) -> None:
    current = old.target.revised[-1].to if old.target.revised else old.target.date
    if does_go_on:
        assert is_continuing(current.text, current.reading, Context("2017/18"), Context("2018/19"))
    else:
        assert new.target.date.reading.windows == current.reading.windows
        first = old.target.first_published or old.target.date
        if new.target.first_published:
            assert new.target.first_published.reading.windows == first.reading.windows
    planned = [
        [each.planned.reading.windows for each in target.decisions if each.planned]
        for target in (old.target, new.target)
    ]
    assert planned[0] == planned[1]
    assert [each.to.reading.windows for each in new.target.proposed] == [
        each.to.reading.windows for each in old.target.proposed if not old.target.revised
    ]


def _list_errors(source: Source | None) -> list[Finding]:
    assert source
    return [each for each in check_source(source, DAY) if each.severity == "error"]
