from __future__ import annotations

from collections.abc import Callable
from datetime import date

import pytest

from actionplan.dates import Context, read_date
from actionplan.model.colour_thresholds import ColourThresholds
from actionplan.model.duration import Duration
from actionplan.model.measure import Measure
from actionplan.model.phrase import Phrase
from actionplan.model.plan import AwaitedEvent, Decision, Officer, Outcome, RegistryEntry, Target
from actionplan.model.progress import Completion, Deletion, Revision, Suspension, Update
from actionplan.planfile import Source, load
from actionplan.planfile.settings import DEFAULT_PERIOD

Loaded = Callable[[str], Source]

WHOLE = """\
plan:
  name: hertsmere
  title: Corporate Action Plan 2017/18
  strategy: Hertsmere's 2020 Vision
  authority: Hertsmere Borough Council
  period: 2017/18
  year_start: 6 April
  quarters: financial
  dates: month first
  financial_years: by first year
  counted_from: 1 April 2017
  horizons: {short term: 2017/18}
  seasons: {winter: November to January}
  colours: {red: 2 months}
  checks: {AP307: off}
officers:
  - name: Chief Executive
    also: [Chief Executive Officer]
bodies:
  - Full Council
events:
  - event: Financial Strategy
    expected: February 2018
    happened: 28 February 2018
themes:
  - theme: Being an Enterprising Council
    actions:
      - action: 1
        title: Implement the Development Sites programme
        monitored_by: [Asset Management Panel]
        outputs:
          - output: 1.10
            text: Business plan to be approved
            officer: Chief Executive
            supporting: [Head of Finance]
            targets:
              - target: a
                date: Summer 2017
                measures: [Approved by HDL Board]
                waits_for: Financial Strategy
                decisions:
                  - body: HDL Board
                    planned: July 2017
                    decided:
                      - {on: 4 July 2017, outcome: approved, minute: "12"}
                started: May 2017
                revised:
                  - {to: Autumn 2017, on: 12 June 2017, why: late, approved_by: Executive}
                proposed: {to: Winter 2017, on: 1 August 2017, why: later}
                updates:
                  - {on: 30 June 2017, rag: amber, note: Draft}
                suspended: [{on: 1 May 2017, why: election, until: 9 June 2017}]
                deleted: {on: 1 March 2018, why: done elsewhere}
                completed: [{for: Q1 2017/18, on: 5 July 2017, note: first}]
"""


def test_every_key_of_the_format_reaches_the_model() -> None:
    source = load(WHOLE.encode())
    plan = source.plan
    assert plan
    assert source.findings == []
    assert plan[:4] == (
        "hertsmere", "Corporate Action Plan 2017/18", "Hertsmere's 2020 Vision", "Hertsmere Borough Council",
    )  # fmt: skip
    context = Context(
        "2017/18",
        year_start="6 April",
        quarters="financial",
        dates="month first",
        financial_years="by first year",
        counted_from="1 April 2017",
        horizons={"short term": "2017/18"},
        seasons={"winter": "November to January"},
    )

    def phrase(text: str) -> Phrase:
        return Phrase(text, read_date(text, context))

    assert plan.context == context
    assert plan.colours == ColourThresholds(red=Duration(months=2))
    assert plan.checks == (("AP307", "off"),)
    assert plan.officers == (Officer("Chief Executive", ("Chief Executive Officer",)),)
    assert plan.bodies == (RegistryEntry("Full Council"),)
    assert plan.events == (AwaitedEvent("Financial Strategy", phrase("February 2018"), phrase("28 February 2018")),)
    [line] = plan.walk()
    assert line.theme.title == "Being an Enterprising Council"
    assert line.action[:3] == ("1", "Implement the Development Sites programme", ("Asset Management Panel",))
    assert line.output[:4] == ("1.10", "Business plan to be approved", ("Chief Executive",), ("Head of Finance",))
    assert line.target == Target(
        ref="1.10a",
        date=phrase("Summer 2017"),
        measures=(Measure("Approved by HDL Board"),),
        waits_for=("Financial Strategy",),
        decisions=(
            Decision("HDL Board", phrase("July 2017"), (Outcome(phrase("4 July 2017"), "approved", "12"),)),
        ),
        started=phrase("May 2017"),
        revised=(Revision(phrase("Autumn 2017"), phrase("12 June 2017"), "late", "Executive"),),
        proposed=(Revision(phrase("Winter 2017"), phrase("1 August 2017"), "later"),),
        updates=(Update(phrase("30 June 2017"), "amber", "Draft"),),
        suspended=(Suspension(phrase("1 May 2017"), "election", phrase("9 June 2017")),),
        deleted=Deletion(phrase("1 March 2018"), "done elsewhere"),
        completed=(Completion(phrase("5 July 2017"), phrase("Q1 2017/18"), "first"),),
    )  # fmt: skip


@pytest.mark.parametrize(
    "text",
    [
        "completed: 4 July 2017",
        "completed: {on: 4 July 2017}",
        "completed: [4 July 2017]",
        "completed: [{on: 4 July 2017}]",
    ],
)
def test_a_completion_may_be_a_day_or_keys_or_a_list_of_them(loaded: Loaded, text: str) -> None:
    plan = loaded(f"{{target}}        {text}\n").plan
    assert plan
    [line] = plan.walk()
    assert [each.on.day for each in line.target.completed] == [date(2017, 7, 4)]


@pytest.mark.parametrize("word", ["yes", "Yes", "true"])
def test_a_target_may_be_complete_with_no_day(loaded: Loaded, word: str) -> None:
    plan = loaded(f'{{target}}        completed: "{word}"\n').plan
    assert plan
    [line] = plan.walk()
    [completion] = line.target.completed
    assert completion.on == Phrase(word, read_date("", plan.context))


def test_a_date_that_the_model_needs_is_there_if_the_file_leaves_it_out(loaded: Loaded) -> None:
    plan = loaded(
        "{output}      targets: [{target: a, revised: {why: late}, completed: {note: done}, started: ''}]\n"
    ).plan
    assert plan
    [line] = plan.walk()
    empty = Phrase("", read_date("", plan.context))
    target = line.target
    assert (target.date, target.revised[0].to, target.completed[0].on) == (empty, empty, empty)
    assert (target.started, target.revised[0].on, target.completed[0].occurrence) == (None, None, None)


@pytest.mark.parametrize(
    ("text", "finding"),
    [
        ("checks: {AP304: [off]}", "AP203 there is a list here, but only one thing can be given"),
        ("checks: [AP304]", "AP205 a list is here instead of the keys of the list of checks"),
        ("stratgy: A vision", 'AP201 the plan\'s head has no key "stratgy"'),
        ("name: [one]", "AP203 there is a list here, but only one thing can be given"),
    ],
)
def test_a_fault_of_the_head_is_reported_where_it_is(text: str, finding: str) -> None:
    source = load(f"plan:\n  title: Plan\n  authority: A\n  period: 2017/18\n  {text}\n".encode())
    [found] = source.findings
    assert f"{found.code} {found.message}" == finding
    assert found.location
    assert found.location.line == 5


def test_every_item_of_a_list_keeps_its_number_however_broken(loaded: Loaded) -> None:
    plan = loaded(
        "{output}      targets: [Summer 2017, [], {target: c, date: May 2017}, {date: [June 2017]}, '']\n"
    ).plan
    assert plan
    [output] = plan.themes[0].actions[0].outputs
    assert [(target.ref, target.date.text) for target in output.targets] == [
        ("1.1", "Summer 2017"),
        ("1.1", ""),
        ("1.1c", "May 2017"),
        ("1.1", "June 2017"),
        ("1.1", ""),
    ]


@pytest.mark.parametrize(
    ("text", "measures"),
    [
        ("measures: One", ("One",)),
        ("measures: [One, [Two, Three], {Four: Five, Six: Seven}, '']", ("One", "Two", "Four: Five; Six: Seven", "")),
    ],
)
def test_texts_are_kept_as_well_as_they_can_be(loaded: Loaded, text: str, measures: tuple[str, ...]) -> None:
    plan = loaded(f"{{target}}        {text}\n").plan
    assert plan
    assert next(plan.walk()).target.measure_words == measures


def test_a_recurring_date_follows_on_from_the_target_before_in_its_output(loaded: Loaded) -> None:
    dates = "[{target: a, date: June 2017}, {target: b, date: Ongoing monthly meetings thereafter}]"
    plan = loaded(f"{{output}}      targets: {dates}\n").plan
    assert plan
    _, then = plan.themes[0].actions[0].outputs[0].targets
    assert then.date.reading.kind == "recurring"
    assert then.date.reading.windows[0].earliest == date(2017, 7, 1)


def test_two_outputs_that_follow_on_from_one_day_share_one_reading(loaded: Loaded) -> None:
    dates = "[{target: a, date: June 2017}, {target: b, date: monthly thereafter}]"
    plan = loaded(f"{{output}}      targets: {dates}\n    - {{output: 1.2, text: P, targets: {dates}}}\n").plan
    assert plan
    first, second = plan.themes[0].actions[0].outputs
    assert first.targets[1].date is second.targets[1].date


PHRASES = (
    "Summer 2017", "Ongoing 2017/18", "TBC", "", "In line with Financial Strategy", "Sumer 2017", "by June 2017",
    "June", "June 2017 then Autumn 2017", "thereafter", "ongoing thereafter", "following the election",
    "December onwards",
)  # fmt: skip


@pytest.mark.parametrize("text", PHRASES)
def test_only_a_recurring_date_depends_on_the_target_before(text: str) -> None:
    """What `build` rests on when it reads any other date once for the whole plan."""
    context = Context("2017/18")
    assert read_date(text, context.copy_with_after(date(2017, 6, 30))) == read_date(text, context)
    assert read_date(text, context).kind != "recurring"


@pytest.mark.parametrize(
    ("head", "period"),
    [
        ("{title: Plan 2019/20, authority: A, period: soon}", "2019/20"),
        ("{title: Plan 2019/20, authority: A}", "2019/20"),
        ("{title: Plan for 2018/19 to 2020/21, authority: A}", "2018/19 to 2020/21"),
        ("{title: Plan 2019/25, authority: A}", DEFAULT_PERIOD),
        ("{title: Plan, authority: A}", DEFAULT_PERIOD),
        ("Plan 2019/20", "2019/20"),
    ],
)
def test_a_plan_with_no_readable_period_is_read_in_that_of_its_title_or_in_none(head: str, period: str) -> None:
    plan = load(f"plan: {head}\n".encode()).plan
    assert plan
    assert plan.context == Context(period)


def test_without_any_period_a_date_with_no_year_is_not_read() -> None:
    assert read_date("June", Context(DEFAULT_PERIOD)).kind == "unreadable"
    assert read_date("June 2017", Context(DEFAULT_PERIOD)).due == date(2017, 6, 30)


def test_one_bad_setting_leaves_the_others_standing() -> None:
    settings = "quarters: odd, year_start: 1 May, seasons: {spring: wet, summer: May}"
    plan = load(f"plan: {{title: P, authority: A, period: 2017/18, {settings}}}\n".encode()).plan
    assert plan
    assert plan.context == Context("2017/18", year_start="1 May", seasons={"summer": "May"})
