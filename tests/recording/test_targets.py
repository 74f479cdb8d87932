"""What each event makes of a target's lines, and what is said of it."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from typing import NamedTuple

import pytest

from actionplan.evaluation.registry import UnknownName
from actionplan.model.plan import Plan
from actionplan.planfile import Source
from actionplan.recording.complete import CompletionWords, record_completion
from actionplan.recording.decide import Resolution, record_decision
from actionplan.recording.decision_lookup import Decider
from actionplan.recording.event_dates import DateInput
from actionplan.recording.lifecycle import record_deletion, record_resumption, record_start, record_suspension
from actionplan.recording.note import Commentary, record_note
from actionplan.recording.result import RecordedEvent, Refusal
from actionplan.recording.revise import RevisionRequest, record_revision

Event = Callable[[Plan, str, DateInput], RecordedEvent | Refusal]
OneOf = Callable[[str], Source]


class Made(NamedTuple):
    """What happens to a target on a day, the lines that it makes, and what is said of it."""

    target: str
    event: Event
    words: str | None
    lines: list[str]
    sentence: str


class Not(NamedTuple):
    """What is refused of a target on a day, and what is said of that."""

    target: str
    event: Event
    words: str
    sentence: str


def start() -> Event:
    return record_start


def complete(occurrence: str = "", note: str = "", *, is_day_unknown: bool = False) -> Event:
    return partial(record_completion, words=CompletionWords(occurrence, note, is_day_unknown=is_day_unknown))


def revise(to: str, *, why: str = "Board met late", approved_by: str = "", proposed: bool = False) -> Event:
    return partial(record_revision, request=RevisionRequest(to, why, approved_by, proposed))


def note(words: str = "", rag: str = "", **more: str) -> Event:
    return lambda plan, ref, when: record_note(plan, ref, Commentary(words, rag, **more), when)


def decide(body: str, outcome: str, minute: str = "") -> Event:
    return partial(record_decision, decider=Decider(body), resolution=Resolution(outcome, minute))


def suspend(why: str = "Election") -> Event:
    return partial(record_suspension, why=why)


def resume() -> Event:
    return record_resumption


def delete(why: str = "Merged with 1.2") -> Event:
    return partial(record_deletion, why=why)


SUMMER = "date: Summer 2017"
QUARTERLY = "date: Quarterly"
MET_ONCE = f"{QUARTERLY}\ncompleted: [{{for: Q1 2017/18, on: 30 June 2017}}]"
DECIDED = """
    date: Summer 2017
    decisions:
      - body: Executive
      - body: Council
"""

APPROVED = "date: Summer 2017\ndecisions: [{body: Executive, decided: [{on: 4 July 2017, outcome: approved}]}]"

RECORDED = [
    Made(SUMMER, start(), "May 2017", ["started: May 2017"], "1.1a starts on 31 May 2017 (May 2017)."),
    Made(SUMMER, start(), "2017-05-02", ["started: 2017-05-02"], "1.1a starts on 2 May 2017."),
    Made(SUMMER, complete(), "4 July 2017", ["completed: 4 July 2017"], "1.1a is complete, on 4 July 2017."),
    Made(
        SUMMER,
        complete(note="All of it"),
        "4 July 2017",
        ["completed: {on: 4 July 2017, note: All of it}"],
        "1.1a is complete, on 4 July 2017.",
    ),
    Made(
        SUMMER,
        complete(is_day_unknown=True),
        None,
        ["completed: yes"],
        "1.1a is complete, on a day that nobody knows.",
    ),
    Made(
        QUARTERLY,
        complete("Q1 2017/18", is_day_unknown=True),
        None,
        ["completed:", "- {for: Q1 2017/18, on: yes}"],
        "1.1a is met for Q1 2017/18, on a day that nobody knows. 3 of its dates are left.",
    ),
    Made(
        f"{APPROVED}\nwork_follows: yes",
        complete(),
        "4 July 2017",
        ["completed: 4 July 2017"],
        "1.1a is complete, on 4 July 2017.",
    ),
    Made("date: TBC", complete(), "4 July 2017", ["completed: 4 July 2017"], "1.1a is complete, on 4 July 2017."),
    Made("date: Ongoing", complete(), "4 July 2017", ["completed: 4 July 2017"], "1.1a is complete, on 4 July 2017."),
    Made(
        QUARTERLY,
        complete("Q1 2017/18"),
        "5 July 2017",
        ["completed:", "- {for: Q1 2017/18, on: 5 July 2017}"],
        "1.1a is met for Q1 2017/18, on 5 July 2017. 3 of its dates are left.",
    ),
    Made(
        QUARTERLY,
        complete(),
        "5 July 2017",
        ["completed:", "- {for: April to June 2017, on: 5 July 2017}"],
        "1.1a is met for April to June 2017, on 5 July 2017. 3 of its dates are left.",
    ),
    Made(
        f"{QUARTERLY}\ncompleted: [{{for: Q1 2017/18, on: 5 July 2017}}]",
        complete(),
        "2 October 2017",
        ["completed: [{for: Q1 2017/18, on: 5 July 2017}, {for: July to September 2017, on: 2 October 2017}]"],
        "1.1a is met for July to September 2017, on 2 October 2017. 2 of its dates are left.",
    ),
    Made(
        "date: June 2017 and September 2017\ncompleted: {for: June 2017, on: 4 June 2017}",
        complete(),
        "4 September 2017",
        ["completed:", "- {for: June 2017, on: 4 June 2017}", "- {for: September 2017, on: 4 September 2017}"],
        "1.1a is met for September 2017, on 4 September 2017. It is complete.",
    ),
    Made(
        f"{MET_ONCE}\nrevised: [{{to: October 2017, on: 1 August 2017, why: Late}}]",
        complete(),
        "4 October 2017",
        ["completed: [{for: Q1 2017/18, on: 30 June 2017}, {for: October 2017, on: 4 October 2017}]"],
        "1.1a is met for October 2017, on 4 October 2017. It is complete.",
    ),
    Made(
        f"{MET_ONCE}\nrevised: [{{to: TBC, on: 1 August 2017, why: Late}}]",
        complete(),
        "4 October 2017",
        ["completed: [{for: Q1 2017/18, on: 30 June 2017}, {on: 4 October 2017}]"],
        "1.1a is complete, on 4 October 2017.",
    ),
    Made(
        f"{MET_ONCE}\nrevised: [{{to: October 2017, on: 1 August 2017, why: Late}}]",
        complete("Oct 2017", "At last"),
        "4 November 2017",
        ["completed: [{for: Q1 2017/18, on: 30 June 2017}, {for: Oct 2017, on: 4 November 2017, note: At last}]"],
        "1.1a is met for Oct 2017, on 4 November 2017. It is complete.",
    ),
    Made(
        SUMMER,
        revise("Autumn 2017", approved_by="Executive"),
        "12 June 2017",
        ["revised:", "- {to: Autumn 2017, on: 12 June 2017, why: Board met late, approved_by: Executive}"],
        "1.1a has a new date from 12 June 2017: Autumn 2017 (due 30 November 2017), no longer Summer 2017.",
    ),
    Made(
        f"{SUMMER}\nrevised:\n  - {{to: Autumn 2017, on: 12 June 2017, why: Late}}",
        revise("TBC"),
        "4 July 2017",
        ["- {to: TBC, on: 4 July 2017, why: Board met late}"],
        "1.1a has a new date from 4 July 2017: TBC, no longer Autumn 2017.",
    ),
    Made(
        f"{SUMMER}\nrevised:\n  - {{to: Autumn 2017, on: 12 June 2017, why: Late}}",
        revise("July 2017"),
        "2 June 2017",
        ["- {to: July 2017, on: 2 June 2017, why: Board met late}"],
        (
            "1.1a has a new date from 2 June 2017: July 2017 (due 31 July 2017), no longer Summer 2017. "
            "The later revision holds now, to Autumn 2017."
        ),
    ),
    Made(
        SUMMER,
        revise("Winter 2017", proposed=True),
        "1 August 2017",
        ["proposed:", "- {to: Winter 2017, on: 1 August 2017, why: Board met late}"],
        '"Winter 2017" (due 28 February 2018) is proposed for 1.1a from 1 August 2017. Its date is still Summer 2017.',
    ),
    Made(
        SUMMER,
        note("A draft: with the Board", "Amber"),
        "30 June 2017",
        ["updates:", '- {on: 30 June 2017, rag: amber, note: "A draft: with the Board"}'],
        "1.1a is amber on 30 June 2017, with a note.",
    ),
    Made(
        f"{SUMMER}\nupdates:\n  - {{on: 30 June 2017, rag: amber}}\ncompleted: 4 July 2017",
        note(rag="green"),
        "5 July 2017",
        ["- {on: 5 July 2017, rag: green}"],
        "1.1a is green on 5 July 2017.",
    ),
    Made(
        SUMMER,
        note("The lease is signed", percent="25%", about="Q1 2017/18", next_step="Fit it out"),
        "12 July 2017",
        [
            "updates:",
            "- {on: 12 July 2017, about: Q1 2017/18, percent: 25%, note: The lease is signed, next: Fit it out}",
        ],
        "1.1a has a note of 12 July 2017.",
    ),
    Made(
        SUMMER,
        note(percent="60"),
        "12 July 2017",
        ["updates:", "- {on: 12 July 2017, percent: 60}"],
        "1.1a has a note of 12 July 2017.",
    ),
    Made(
        DECIDED,
        decide("full council", "Approved with  Amendments", "C/17"),
        "4 July 2017",
        ["decided:", "- {on: 4 July 2017, outcome: approved with amendments, minute: C/17}"],
        "Full Council on 1.1a, on 4 July 2017: approved with amendments. It still waits for Executive.",
    ),
    Made(
        f"{SUMMER}\ndecisions:\n  - body: Executive\n    decided:\n      - {{on: 4 July 2017, outcome: deferred}}",
        decide("Executive", "approved"),
        "12 July 2017",
        ["- {on: 12 July 2017, outcome: approved}"],
        "Executive on 1.1a, on 12 July 2017: approved. That is the last decision, so it is complete from 12 July 2017.",
    ),
    Made(
        f"{SUMMER}\nwork_follows: yes\ndecisions:\n  - body: Executive",
        decide("Executive", "approved"),
        "12 July 2017",
        ["decided:", "- {on: 12 July 2017, outcome: approved}"],
        (
            "Executive on 1.1a, on 12 July 2017: approved. "
            "That is the last decision, and the work that follows it can go ahead."
        ),
    ),
    Made(
        "date: Summer 2017\ndecisions: [{body: Executive, decided: [{on: 4 July 2017, outcome: approved}]}]",
        decide("Executive", "refused"),
        "12 July 2017",
        [
            (
                "decisions: [{body: Executive, decided: [{on: 4 July 2017, outcome: approved}, "
                "{on: 12 July 2017, outcome: refused}]}]"
            )
        ],
        "Executive on 1.1a, on 12 July 2017: refused. 1.1a does not go ahead unless they decide again.",
    ),
    Made(
        SUMMER,
        suspend(),
        "1 May 2018",
        ["suspended:", "- {on: 1 May 2018, why: Election}"],
        "1.1a is suspended from 1 May 2018.",
    ),
    Made(
        f"{SUMMER}\nsuspended:\n  - {{on: 1 May 2017, why: Election}}",
        resume(),
        "9 June 2017",
        ["- {on: 1 May 2017, why: Election, until: 9 June 2017}"],
        "1.1a resumes on 9 June 2017.",
    ),
    Made(
        f"{SUMMER}\nsuspended:\n  - {{on: 1 May 2017, why: Election, until: 9 January 2018}}",
        resume(),
        "2 June 2017",
        ["- {on: 1 May 2017, why: Election, until: 2 June 2017}"],
        "1.1a resumes on 2 June 2017, instead of 9 January 2018.",
    ),
    Made(
        f"{SUMMER}\nsuspended:\n  - {{on: 1 May 2017, why: Election, until: 9 January 2018}}",
        resume(),
        "1 February 2018",
        ["- {on: 1 May 2017, why: Election, until: 1 February 2018}"],
        "1.1a resumes on 1 February 2018, instead of 9 January 2018.",
    ),
    Made(
        f"{SUMMER}\nsuspended:\n  - {{on: 1 May 2017, why: Election, until: TBC}}",
        resume(),
        "2 December 2017",
        ["- {on: 1 May 2017, why: Election, until: 2 December 2017}"],
        "1.1a resumes on 2 December 2017, instead of TBC.",
    ),
    Made(
        SUMMER,
        delete(),
        "4 July 2017",
        ["deleted: {on: 4 July 2017, why: Merged with 1.2}"],
        "1.1a is out of the plan from 4 July 2017. Its lines stay in the file.",
    ),
]


@pytest.mark.parametrize("happened", RECORDED)
def test_what_happened_is_recorded(
    one: OneOf,
    when: Callable[[str | None], DateInput],
    lines: Callable[[Source, RecordedEvent | Refusal], list[str]],
    happened: Made,
) -> None:
    source = one(happened.target)
    assert source.plan
    made = happened.event(source.plan, "1.1A", when(happened.words))
    assert lines(source, made) == happened.lines
    assert isinstance(made, RecordedEvent)
    assert made.sentence == happened.sentence


@pytest.mark.parametrize(
    ("target", "moved", "warning"),
    [
        (SUMMER, ("May 2017", "1 August 2017"), '"May 2017" was over by 1 August 2017'),
        (SUMMER, ("Autumn 2016", "1 May 2017"), '"Autumn 2016" was over by 1 May 2017'),
        (SUMMER, ("May 2017", "1 May 2017"), '"May 2017" is earlier than the published date, "Summer 2017"'),
        (SUMMER, ("Autumn 2017", "1 May 2017"), ""),
        (SUMMER, ("August 2017", "1 August 2017"), ""),
        (SUMMER, ("Ongoing", "1 August 2017"), ""),
        (SUMMER, ("TBC", "1 August 2017"), ""),
        (QUARTERLY, ("October 2017", "1 August 2017"), ""),
    ],
)
def test_a_new_date_that_may_be_a_slip_is_minded(
    one: OneOf, when: Callable[[str], DateInput], target: str, moved: tuple[str, str], warning: str
) -> None:
    plan = one(target).plan
    assert plan
    to, words = moved
    made = revise(to)(plan, "1.1a", when(words))
    assert isinstance(made, RecordedEvent)
    assert (made.warning[: len(warning)], bool(made.warning)) == (warning, bool(warning))


DONE = f"{SUMMER}\ncompleted: 4 July 2017"
STOPPED = f"{SUMMER}\nsuspended: [{{on: 1 May 2017, why: Election}}]"
JUNE = "4 June 2017"

REFUSED = [
    Not(f"{SUMMER}\nstarted: May 2017", start(), JUNE, "has already started on 31 May 2017"),
    Not(f"{SUMMER}\nstarted: TBC", start(), JUNE, 'has already started ("TBC")'),
    Not(DONE, start(), "5 July 2017", "has been complete since 4 July 2017. Give the day that work on it started"),
    Not(DONE, complete(), JUNE, "has been complete since 4 July 2017."),
    Not(DONE, suspend(), JUNE, "There is no work on it to suspend"),
    Not(DONE, delete(), JUNE, "What was met stays in the plan"),
    Not(DONE, revise("Winter 2017"), JUNE, "Its date no longer moves"),
    Not(APPROVED, complete(), "4 July 2017", "has been complete since 4 July 2017"),
    Not(
        APPROVED,
        decide("Executive", "approved"),
        "5 July 2017",
        "Executive has already decided 1.1a: approved, on 4 July 2017",
    ),
    Not(
        f"{APPROVED}\ncompleted: 4 July 2017",
        decide("Executive", "refused"),
        "5 July 2017",
        'has a completion on 4 July 2017. If Executive has withdrawn its decision, remove "completed" from',
    ),
    Not(
        f"{SUMMER}\ncompleted: TBC",
        complete(),
        JUNE,
        'already has a completion ("TBC"). If it is wrong, correct it in the file.',
    ),
    Not(SUMMER, complete("Q1 2017/18"), JUNE, 'has only one date, "Summer 2017". Leave out --for'),
    Not(DECIDED, complete(), JUNE, 'actionplan decide 1.1a --body "Executive" --outcome approved'),
    Not(
        DECIDED,
        complete(),
        JUNE,
        "1.1a is complete when the last decision is made, and Executive and Full Council have not decided.",
    ),
    Not(STOPPED, complete(), JUNE, "has been suspended since 1 May 2017"),
    Not(STOPPED, suspend(), JUNE, "has already been suspended since 1 May 2017"),
    Not(STOPPED, suspend(), "4 April 2017", "has already been suspended since 1 May 2017"),
    Not(STOPPED, resume(), "4 April 2017", "is not suspended on 4 April 2017"),
    Not(SUMMER, resume(), JUNE, "is not suspended."),
    Not(
        f"{SUMMER}\nsuspended: [{{on: 1 May 2017, why: Election, until: 9 May 2017}}]",
        resume(),
        JUNE,
        "is not suspended on 4 June 2017. It was suspended from 1 May 2017 to 9 May 2017.",
    ),
    Not(
        f"{QUARTERLY}\ncompleted: {{for: Q1 2017/18, on: 5 July 2017}}",
        suspend(),
        JUNE,
        "was met on 5 July 2017, so it cannot have been suspended then",
    ),
    Not(
        f"{SUMMER}\nsuspended: [{{on: 1 May 2017, why: Election, until: 9 June 2017}}]",
        resume(),
        "10 May 2017",
        "Work on 1.1a already resumed on 9 June 2017. If that is wrong, correct it in the file.",
    ),
    Not(
        f"{SUMMER}\nsuspended: [{{on: 1 May 2017, why: Election, until: 9 January 2018}}]",
        resume(),
        "9 January 2018",
        "is not suspended on 9 January 2018. It was suspended from 1 May 2017 to 9 January 2018.",
    ),
    Not(SUMMER, suspend(" "), JUNE, "A suspension needs a reason"),
    Not(SUMMER, delete(""), JUNE, "A deletion needs a reason"),
    Not(
        f"{SUMMER}\ndeleted: {{on: 1 May 2017, why: Merged}}",
        note("Hm"),
        JUNE,
        "was taken out of the plan on 1 May 2017",
    ),
    Not(
        f"{SUMMER}\ndeleted: {{on: 1 May 2017, why: Merged}}", delete(), JUNE, "was taken out of the plan on 1 May 2017"
    ),
    Not(f"{SUMMER}\ndeleted: {{on: TBC, why: Merged}}", complete(), JUNE, 'was taken out of the plan ("TBC")'),
    Not(SUMMER, note(), JUNE, "There is nothing to record"),
    Not(SUMMER, note(about="Q1 2017/18"), JUNE, "There is nothing to record"),
    Not(SUMMER, note("Hm", percent="101"), JUNE, '--percent "101" is not a number from 0 to 100'),
    Not(SUMMER, note("Hm", percent="half"), JUNE, '--percent "half" is not a number from 0 to 100'),
    Not(SUMMER, note("Hm", about="Sumer"), JUNE, '--about "Sumer" cannot be read as a date. Did you mean "Summer"?'),
    Not(SUMMER, complete(is_day_unknown=True), JUNE, "--on gives the day, and --day-unknown says that nobody knows it"),
    Not(
        f"{SUMMER}\nwork_follows: yes\ndecisions: [Executive]",
        complete(),
        JUNE,
        "The work on 1.1a follows its decisions, and Executive has not decided.",
    ),
    Not(SUMMER, decide("Executive", "approved"), JUNE, "1.1a needs no decision. If it was met"),
    Not(
        DECIDED,
        decide("Scrutiny", "approved"),
        JUNE,
        "does not need a decision from Scrutiny. It needs one from Executive and Full Council.",
    ),
    Not(
        "date: Summer 2017\ndecisions: [{body: Executive}, {body: Executive}]",
        decide("Executive", "approved"),
        JUNE,
        "needs more than one decision from Executive, and it is not clear which",
    ),
    Not(SUMMER, revise("Autum 2017"), JUNE, '--to "Autum 2017" cannot be read as a date. Did you mean "Autumn 2017"?'),
    Not(SUMMER, revise("whenever"), JUNE, '--to "whenever" cannot be read as a date'),
    Not(
        SUMMER, revise("Q3 2017"), JUNE, '--to "Q3 2017" can mean two things: Q3 2017 is read as a calendar quarter; as'
    ),
    Not(SUMMER, revise("summer  2017"), JUNE, 'The date of 1.1a is already "Summer 2017".'),
    Not(
        SUMMER,
        revise("June to August 2017"),
        JUNE,
        'is already "Summer 2017", which means the same as "June to August 2017".',
    ),
    Not(SUMMER, revise("Autumn 2017", why=" "), JUNE, "A new date needs a reason"),
    Not(SUMMER, revise("Autumn 2017", approved_by="Executive", proposed=True), JUNE, "is not approved yet"),
    Not(
        f"{SUMMER}\nproposed: {{to: Winter 2017, on: 1 June 2017, why: Late}}",
        revise("Winter 2017", proposed=True),
        JUNE,
        '"Winter 2017" is already proposed for 1.1a',
    ),
    Not(
        f"{SUMMER}\nrevised: [{{to: Autumn 2017, on: 12 May 2017, why: Late}}]",
        revise("Autumn 2017"),
        JUNE,
        'The date of 1.1a is already "Autumn 2017"',
    ),
    Not(QUARTERLY, complete("Q1 2016/17"), JUNE, 'has no date "Q1 2016/17". Its dates are April to June 2017, July to'),
    Not(QUARTERLY, complete("Q1 2017"), JUNE, '--for "Q1 2017" can mean two things'),
    Not(
        QUARTERLY,
        complete(),
        "5 October 2017",
        "more than one of them was still to be met by 5 October 2017. Use --for to say which one was met:",
    ),
    Not(
        f"{QUARTERLY}\ncompleted: [{{for: Q1 2017/18, on: 5 July 2017}}]",
        complete("April to June 2017"),
        "6 July 2017",
        "was already met for April to June 2017, on 5 July 2017",
    ),
    Not(
        f"{QUARTERLY}\ncompleted: [{{for: Q1 2017/18, on: 5 July 2017}}]",
        complete("2017/18"),
        "6 July 2017",
        "was already met for April to June 2017, on 5 July 2017",
    ),
    Not(
        f"{QUARTERLY}\ncompleted: [{{for: Q1 2017/18, on: 5 July 2017}}]",
        complete(),
        "6 July 2017",
        "those due by 6 July 2017 are met. Use --for to say which one was met: July to September 2017, October to",
    ),
    Not(
        "date: mid July 2017 and Summer 2017",
        complete(),
        "4 May 2017",
        "and they overlap. Use --for to say which one was met: 11 to 20 July 2017 and June to August 2017.",
    ),
    Not("date: Monthly", complete("March 2017"), JUNE, "November 2017 and 4 more."),
]


@pytest.mark.parametrize("asked", REFUSED)
def test_what_makes_no_sense_is_refused(one: OneOf, when: Callable[[str], DateInput], asked: Not) -> None:
    plan = one(asked.target).plan
    assert plan
    made = asked.event(plan, "1.1a", when(asked.words))
    assert isinstance(made, Refusal)
    assert asked.sentence in made.sentence


EVERY = [start(), complete(), revise("Winter 2017"), note("Hm"), decide("Executive", "approved"), suspend(), delete()]


@pytest.mark.parametrize("event", EVERY)
@pytest.mark.parametrize(
    ("words", "sentence"),
    [
        ("Q3 2017", '--on "Q3 2017" can mean two things'),
        ("Sumer 2017", 'Did you mean "Summer 2017"?'),
        ("soonish", '--on "soonish" cannot be read as a date'),
        ("Quarterly", '--on "Quarterly" is not one day. Write it like 4 July 2017.'),
        ("from June 2017", "is not one day"),
        ("4 July 2017 and 5 July 2017", "is not one day"),
        ("4 July 2017 (Board)", "is not one day"),
    ],
)
def test_a_day_that_is_none_is_refused(
    one: OneOf, when: Callable[[str], DateInput], event: Event, words: str, sentence: str
) -> None:
    plan = one(DECIDED if event is EVERY[4] else SUMMER).plan
    assert plan
    made = event(plan, "1.1a", when(words))
    assert isinstance(made, Refusal)
    assert sentence in made.sentence


@pytest.mark.parametrize("event", [start(), complete(), revise("Winter 2017"), note("Hm"), delete()])
@pytest.mark.parametrize(
    ("words", "sentence"),
    [
        ("2 December 2017", "2 December 2017 is in the future. Record it when it has happened."),
        (
            "December 2017",
            '--on "December 2017" ends on 31 December 2017, which is in the future. Give the exact day.',
        ),
    ],
)
def test_what_is_to_come_has_not_happened(
    one: OneOf, when: Callable[[str], DateInput], event: Event, words: str, sentence: str
) -> None:
    plan = one(SUMMER).plan
    assert plan
    assert event(plan, "1.1a", when(words)) == Refusal(sentence)


OUTCOME_LIST = "approved, approved with amendments, deferred, refused, noted, not required."


@pytest.mark.parametrize(
    ("event", "sentence"),
    [
        (note(rag="orange"), '--rag "orange" is not one of red, amber, green.'),
        (note(rag="gren"), '--rag "gren" is not one of red, amber, green. Did you mean "green"?'),
        (decide("Executive", "later"), f'--outcome "later" is not one of {OUTCOME_LIST}'),
        (
            decide("Executive", "aproved"),
            f'--outcome "aproved" is not one of {OUTCOME_LIST} Did you mean "approved"?',
        ),
    ],
)
def test_words_that_mean_nothing_are_told_with_those_that_do(
    one: OneOf, when: Callable[[str], DateInput], event: Event, sentence: str
) -> None:
    plan = one(DECIDED).plan
    assert plan
    with pytest.raises(UnknownName) as told:
        event(plan, "1.1a", when(JUNE))
    assert str(told.value) == sentence


TWICE = "date: Summer 2017\ndecisions:\n  - {body: Executive, decided: [{on: 4 July 2017, outcome: approved}]}\n"


def test_of_two_decisions_of_a_body_the_open_one_is_meant(
    one: OneOf, when: Callable[[str], DateInput], lines: Callable[[Source, RecordedEvent | Refusal], list[str]]
) -> None:
    source = one(f"{TWICE}  - {{body: Executive, planned: August 2017}}")
    assert source.plan
    made = decide("Executive", "approved")(source.plan, "1.1a", when("1 August 2017"))
    assert lines(source, made) == [
        "- {body: Executive, planned: August 2017, decided: [{on: 1 August 2017, outcome: approved}]}"
    ]


def test_of_two_decisions_of_a_body_that_are_both_made_none_is_meant(
    one: OneOf, when: Callable[[str], DateInput]
) -> None:
    plan = one(f"{TWICE}  - {{body: Executive, decided: [{{on: 5 July 2017, outcome: approved}}]}}").plan
    assert plan
    made = decide("Executive", "refused")(plan, "1.1a", when("1 August 2017"))
    assert isinstance(made, Refusal)
    assert made.sentence.startswith("1.1a needs more than one decision from Executive")


PROPOSED_TWICE = """
    date: Summer 2017
    proposed:
      - {to: Autumn 2017, on: 1 May 2017, why: Late}
      - {to: Winter 2017, on: 2 May 2017, why: Later}
"""


@pytest.mark.parametrize(("to", "result"), [("Autumn 2017", RecordedEvent), ("Winter 2017", Refusal)])
def test_only_the_last_proposal_stands_so_an_earlier_one_can_be_proposed_again(
    one: OneOf, when: Callable[[str], DateInput], to: str, result: type
) -> None:
    plan = one(PROPOSED_TWICE).plan
    assert plan
    made = revise(to, proposed=True)(plan, "1.1a", when(JUNE))
    assert isinstance(made, result)


def test_a_target_without_a_date_gets_one(one: OneOf, when: Callable[[str], DateInput]) -> None:
    plan = one("date: ''").plan
    assert plan
    made = revise("Autumn 2017")(plan, "1.1a", when(JUNE))
    assert isinstance(made, RecordedEvent)
    assert made.sentence == "1.1a has a new date from 4 June 2017: Autumn 2017 (due 30 November 2017)."
