"""Makes a plan of as many targets as asked: what a very large council might keep, the same for the same seed.

    python benchmarks/plans.py 10000 > plan.yaml

The plan is made up, but made like a real one: some 370 bytes a target, dates in the words that councils use, a fifth of
the targets met, and some moved, decided or remarked on. It is written line by line and never held whole, so that a
program that writes one stays small.
"""

from __future__ import annotations

import argparse
import sys
from collections.abc import Iterator
from random import Random

OFFICERS = (
    "Chief Executive",
    "Head of Asset Management",
    "Head of Engineering Services",
    "Head of Finance and Business Services",
    "Head of Human Resources and Customer Services",
    "Head of Legal & Democratic Services",
    "Head of Partnerships and Community Engagement",
    "Head of Planning and Economic Development",
    "Head of Street Scene Services",
)
BODIES = ("Executive", "Full Council", "Asset Management Panel", "Personnel Committee", "Member Planning Panel")
EVENTS = ("Financial Strategy", "adoption of the Local Plan")
THEMES = ("Being an Enterprising Council", "Planning for the Future", "Supporting Our Communities")
VERBS = ("Review", "Develop", "Publish", "Implement", "Investigate", "Refresh", "Appoint to", "Consult on")
THINGS = (
    "the Homelessness Strategy",
    "the Development Sites programme",
    "a Workforce Plan with room for apprentices",
    "the Statement of Community Involvement",
    "opportunities for shared services",
    "the website, to improve the customer interface",
    "the Sport and Physical Activity Strategy",
    "improvements to Parks and Open Spaces",
)
MEASURES = (
    "Draft published for comment",
    "Proposals identified and timescales agreed",
    "Consultation to run for 6 weeks",
    "Delivery plan in place",
    "At least 4 schemes underway",
    "Terms of reference agreed, and reporting lines established",
)
NOTES = ("Draft with the Board", "Waiting for the survey", "On course", "Tender returned late; re-let in August")
WHYS = ("Board met late", "Survey took longer than planned", "Post vacant until July")
MONTHS = ("April", "May", "June", "July", "August", "September", "October", "November", "December", "January")

PASSED = ("Spring 2017", "Summer 2017", "June 2017", "End July 2017", "Q1 2017/18", "May 2017 to Executive")
TO_COME = (
    "Early Autumn",
    "Autumn 2017",
    "September 2017",
    "December 2017",
    "Q3 2017/18",
    "End March 2018",
    "by end of January 2018",
    "Winter to early Spring 2018",
)
NEVER_LATE = ("Ongoing", "Ongoing 2017/18", "April 2017 onwards", "TBC", "Quarterly")

ACTIONS_IN_A_THEME = 40


def plan(targets: int, seed: int = 2017, name: str = "made") -> Iterator[str]:
    """The lines of a plan with exactly so many targets."""
    dice = Random(seed)
    yield from head(name)
    left, theme, action = targets, 0, 0
    while left:
        theme += 1
        yield f"  - theme: {THEMES[(theme - 1) % len(THEMES)]}, part {theme}"
        yield "    actions:"
        for _ in range(ACTIONS_IN_A_THEME):
            if left:
                action += 1
                made = min(left, dice.randint(4, 8))
                left -= made
                yield from action_lines(dice, action, made)


def head(name: str) -> Iterator[str]:
    """Everything above the themes."""
    yield "# Made by benchmarks/plans.py: no council's plan."
    yield "plan:"
    yield f"  name: {name}"
    yield "  title: Corporate Action Plan 2017/18"
    yield "  strategy: A Vision for 2020"
    yield "  authority: Borough Council of Nowhere"
    yield "  period: 2017/18"
    yield ""
    yield "officers:"
    yield from (f"  - name: {each}" for each in OFFICERS)
    yield "bodies:"
    yield from (f"  - name: {each}" for each in BODIES)
    yield "events:"
    for each in EVENTS:
        yield f"  - event: {each}"
        yield "    expected: February 2018"
    yield ""
    yield "themes:"


def action_lines(dice: Random, action: int, targets: int) -> Iterator[str]:
    """One action with exactly so many targets, dealt out to its outputs."""
    yield f"      - action: {action}"
    yield f"        title: {dice.choice(VERBS)} {dice.choice(THINGS)}"
    yield f"        monitored_by: [{dice.choice(BODIES)}]"
    yield "        outputs:"
    output = 0
    while targets:
        output += 1
        made = min(targets, dice.randint(1, 3))
        targets -= made
        yield f"          - output: {action}.{output}"
        yield f"            text: {dice.choice(VERBS)} {dice.choice(THINGS)}"
        yield f"            officer: {dice.choice(OFFICERS)}"
        yield "            targets:"
        for n in range(made):
            yield from target_lines(dice, "abc"[n] if made > 1 else "")


def target_lines(dice: Random, letter: str) -> Iterator[str]:
    """One target: a date, its measures and what has happened so far, as at the middle of September 2017."""
    lines = [f"target: {letter}"] if letter else []
    kind = dice.random()
    if kind < 0.45:
        lines += with_progress(dice, dice.choice(PASSED) if dice.random() < 0.6 else a_day(dice, 0, 4))
    elif kind < 0.8:
        lines += with_updates(dice, dice.choice(TO_COME) if dice.random() < 0.6 else a_day(dice, 6, 10))
    elif kind < 0.93:
        lines += with_measures(dice, dice.choice(NEVER_LATE))
    else:
        event = dice.choice(EVENTS)
        lines += [*with_measures(dice, f"In line with {event}"), f"waits_for: {event}"]
    yield "              - " + lines[0]
    yield from ("                " + line for line in lines[1:])


def with_measures(dice: Random, date: str) -> list[str]:
    """The date as written, and the measures of most plans: one, sometimes two."""
    measures = dice.sample(MEASURES, 2 if dice.random() < 0.3 else 1)
    return [f"date: {date}", "measures:", *(f"  - {each}" for each in measures)]


def with_updates(dice: Random, date: str) -> list[str]:
    """A target still to come: perhaps a decision to be had, perhaps a remark."""
    lines = with_measures(dice, date)
    if dice.random() < 0.3:
        lines += ["decisions:", f"  - body: {dice.choice(BODIES)}"]
    if dice.random() < 0.7:
        rag = dice.choice(("green", "green", "amber", "red"))
        lines += ["updates:", f"  - {{on: 30 June 2017, rag: {rag}, note: {dice.choice(NOTES)}}}"]
    return lines


def with_progress(dice: Random, date: str) -> list[str]:
    """A target whose day has passed: met, decided, moved, or late with a remark."""
    fate = dice.random()
    day = dice.randint(1, 31)
    if fate < 0.4:
        return [*with_measures(dice, date), "started: April 2017", f"completed: {day} August 2017"]
    if fate < 0.55:
        decided = f"    decided: [{{on: {day} July 2017, outcome: approved}}]"
        return [*with_measures(dice, date), "decisions:", f"  - body: {dice.choice(BODIES)}", decided]
    if fate < 0.75:
        moved = f"  - {{to: Autumn 2017, on: 12 June 2017, why: {dice.choice(WHYS)}, approved_by: Executive}}"
        return [*with_measures(dice, date), "revised:", moved]
    return with_updates(dice, date)


def a_day(dice: Random, first: int, end: int) -> str:
    """A whole date in one of the months from `first` up to `end`, counted from April 2017."""
    month = dice.randrange(first, end)
    return f"{dice.randint(1, 28)} {MONTHS[month]} {2018 if MONTHS[month] == 'January' else 2017}"


def main() -> None:
    """Write a plan to standard output."""
    options = argparse.ArgumentParser(description="Write a made plan to standard output.")
    options.add_argument("targets", type=int, help="how many targets it has")
    options.add_argument("--seed", type=int, default=2017, help="the same seed makes the same plan (default: 2017)")
    given = options.parse_args()
    sys.stdout.writelines(line + "\n" for line in plan(given.targets, given.seed))


if __name__ == "__main__":
    main()
