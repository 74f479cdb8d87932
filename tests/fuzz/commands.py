"""Check what must hold of any command that writes, on any plan: exactly its change is made, or it is refused."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterable
from datetime import date, timedelta
from random import Random
from typing import Literal, TypeAlias

from edits import check_comments, reads_as  # type: ignore[import-not-found,unused-ignore]
from styles import WORDS, Node, Scribe  # type: ignore[import-not-found,unused-ignore]

from actionplan.checks.runner import check_source
from actionplan.dates import format_day
from actionplan.model.outcome_words import OUTCOMES
from actionplan.model.plan import RAG_RATINGS, Plan
from actionplan.planfile import Source, load
from actionplan.planfile.editing import EditedText, EditRefusal, edit
from actionplan.recording.complete import CompletionWords, record_completion
from actionplan.recording.correction import record_correction
from actionplan.recording.decide import Resolution, record_decision
from actionplan.recording.decision_lookup import Decider
from actionplan.recording.event import record_event
from actionplan.recording.event_dates import DateInput
from actionplan.recording.lifecycle import record_deletion, record_resumption, record_start, record_suspension
from actionplan.recording.measurement import Measurement, record_measurement
from actionplan.recording.note import Commentary, record_note
from actionplan.recording.result import RecordedEvent, Refusal
from actionplan.recording.revise import RevisionRequest, record_revision

Outcome: TypeAlias = Literal["written", "no sense", "refused", "unreadable"]

TODAY = date(2018, 3, 31)
DATES = (
    "Summer 2017",
    "Early Autumn",
    "December 2017",
    "Ongoing 2017/18",
    "Quarterly",
    "June 2017; October 2017",
    "TBC",
)
DECIDERS = (
    Decider("executive"),
    Decider("Cabinet"),
    Decider(party="dacorum"),
    Decider(party="WBC"),
    Decider("Cabinet", "St Albans"),
    Decider("Cabinet", "Watford"),
    Decider("Full Council", "Watford"),
)
SAFE = tuple(word for word in WORDS if word.strip() and word.isprintable())


def check_command(chance: Random) -> Outcome:
    """Write a plan by chance, run a command on it, and check the result. `no sense`: the command said why it cannot."""
    before = _make_plan(chance)
    text = Scribe(chance).write_document(before)
    source = load(text.encode())
    if source.plan is None or not reads_as(source.text, before):
        return "unreadable"
    event = _choose_command(chance)(source.plan)
    if isinstance(event, Refusal):
        return "no sense"
    edited = edit(source, event.changes)
    if isinstance(edited, EditRefusal):
        return "refused"
    context = f"{event}\n{source.text}\n=====\n{edited.text}"
    after = load(edited.text.encode())
    assert after.plan == event.plan, context
    assert event.plan != source.plan, context
    assert _count_errors(after) <= _count_errors(source), context
    check_comments(source.text, edited.text, context)
    _check_correction(after, event.ref or "Strategy")
    return "written"


def _check_correction(source: Source, ref: str) -> None:
    """Take the newest event out of a plan: exactly that is gone, or it is refused."""
    assert source.plan
    made = record_correction(source.plan, ref, DateInput(None, TODAY), source)
    assert isinstance(made, RecordedEvent), source.text
    edited = edit(source, made.changes)
    if isinstance(edited, EditedText):
        context = f"{made}\n{source.text}\n=====\n{edited.text}"
        assert load(edited.text.encode()).plan == made.plan, context
        assert edited.text.endswith(("\n", "\r")) == source.text.endswith(("\n", "\r")), context


def count_outcomes(seeds: Iterable[int]) -> Counter[Outcome]:
    """Count the outcomes of some plans and commands. A fault is raised with its seed."""
    counts: Counter[Outcome] = Counter()
    for seed in seeds:
        try:
            counts[check_command(Random(seed))] += 1  # noqa: S311 - chance that can be had again
        except Exception as error:
            error.add_note(f"seed {seed}")
            raise
    return counts


def _count_errors(source: Source) -> int:
    return sum(each.severity == "error" for each in check_source(source, TODAY))


def _choose_command(chance: Random) -> Callable[[Plan], RecordedEvent | Refusal]:
    """Choose one of the commands, with words and a day."""
    words, why = chance.choice(SAFE).strip(), chance.choice(SAFE).strip()
    when = DateInput(_choose_day(chance), TODAY)
    to, rag, result = chance.choice(DATES), chance.choice(RAG_RATINGS), chance.choice(OUTCOMES)
    revision = RevisionRequest(to, why, is_proposed=chance.random() < 0.3)
    who = chance.choice(DECIDERS)
    commands: list[Callable[[Plan], RecordedEvent | Refusal]] = [
        lambda plan: record_start(plan, "1.1a", when),
        lambda plan: record_completion(plan, "1.1a", when, CompletionWords(note=words)),
        lambda plan: record_revision(plan, "1.1a", when, revision),
        lambda plan: record_measurement(plan, "1.1a", when, Measurement("66", words)),
        lambda plan: record_note(plan, "1.1b", Commentary(words, rag), when),
        lambda plan: record_decision(plan, "1.1b", when, who, Resolution(result, why)),
        lambda plan: record_decision(plan, "1.1b", when, who, Resolution("deferred", to=to)),
        lambda plan: record_decision(plan, "1.1b", when, who, Resolution(result, conditions=(words, why))),
        lambda plan: record_suspension(plan, "1.1a", when, why),
        lambda plan: record_resumption(plan, "1.1b", when),
        lambda plan: record_deletion(plan, "1.1a", when, why),
        lambda plan: record_event(plan, "Strategy", when),
    ]
    return chance.choice(commands)


def _choose_day(chance: Random) -> str:
    return format_day(date(2017, 4, 1) + timedelta(chance.randrange(364)))


def _make_plan(chance: Random) -> dict[str, Node]:
    """Make a plan of two targets, to which a thing or two has happened."""
    head: dict[str, Node] = {"title": "Corporate Action Plan", "authority": chance.choice(SAFE), "period": "2017/18"}
    first = {"target": "a", "date": chance.choice(DATES), "measures": [chance.choice(SAFE)]}
    second = {"target": "b", "date": "Autumn 2017", "decisions": _choose_decisions(chance), "measures": ["Agreed"]}
    targets: list[Node] = [first | _choose_events(chance), second | _choose_events(chance)]
    output: Node = {"output": "1.1", "text": chance.choice(SAFE), "officer": "Chief Executive", "targets": targets}
    action: Node = {"action": "1", "title": "Sites", "outputs": [output]}
    return {
        "plan": head,
        "officers": [{"name": "Chief Executive"}],
        "parties": [
            "Dacorum",
            {"party": "Watford", "also": ["WBC"], "decides_by": ["Cabinet", "Full Council"]},
            {"party": "St Albans", "decides_by": "Cabinet"},
        ],
        "bodies": [{"name": "Executive"}],
        "events": [{"event": "Strategy"}],
        "themes": [{"theme": "Enterprise", "actions": [action]}],
    }


def _choose_decisions(chance: Random) -> list[Node]:
    """Choose the decisions that the second target needs, in few words or many."""
    given: Node = [{"on": "3 May 2017", "outcome": "approved", "conditions": [chance.choice(SAFE)]}]
    choices: list[Node] = [
        "each party",
        chance.choice(["Executive", {"body": "Executive"}]),
        chance.choice(["Dacorum", {"party": "Dacorum", "after": ["Executive", "WBC"]}]),
        {"party": "Watford", "body": "Cabinet", "planned": "June 2017", "decided": given},
        {"party": "watford", "key": "yes"},
    ]
    return [each for each in choices if chance.random() < 0.4] or [chance.choice(choices)]


def _choose_events(chance: Random) -> dict[str, Node]:
    choices: dict[str, Node] = {
        "started": "May 2017",
        "updates": [{"on": "30 June 2017", "rag": "amber", "note": chance.choice(SAFE)}],
        "suspended": [{"on": "8 May 2017", "why": chance.choice(SAFE)}],
        "revised": [{"to": "Winter 2017", "on": "12 June 2017", "why": chance.choice(SAFE)}],
        "proposed": {"to": "Spring 2018", "on": "1 July 2017", "why": chance.choice(SAFE)},
    }
    return {key: value for key, value in choices.items() if chance.random() < 0.25}
