"""Makes plans that are large in one way: with many parties, long dates, a chain of targets, and so on.

Each function takes how many there should be, and gives the plan's text. `QUANTITIES` names them, with the smallest
size that `growth.py` measures.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from typing import NamedTuple

from growing_keys import list_keys
from growing_yaml import YAML_QUANTITIES

LETTERS = "abcdefghijklmnopqrstuvwxyz"


class Quantity(NamedTuple):
    """A quantity of a plan: what makes the plan with so many, and the smallest size that is measured."""

    make: Callable[[int], str]
    size: int


def make_plan(  # noqa: PLR0913 - the parts of a plan
    count: int = 1,
    date: Callable[[int], str] = lambda _: "May 2017",
    *,
    target: Callable[[int], Iterable[str]] = lambda _: (),
    output: Callable[[int], Iterable[str]] = lambda _: (),
    text: Callable[[int], str] = lambda n: f"Output {n}",
    settings: Iterable[str] = (),
    lists: Iterable[str] = (),
    period: str = "2017/18",
) -> str:
    """Make a plan of one action and so many outputs, each with one target, and the lines that are given for each."""
    lines = ["plan:", "  name: p", "  title: T", "  authority: A", f"  period: {period}"]
    lines += [f"  {line}" for line in settings]
    lines += [*lists, "themes:", "  - theme: Th", "    actions:", "      - action: 1", "        title: Act"]
    lines += ["        monitored_by: Panel", "        outputs:"]
    for n in range(1, count + 1):
        lines += [f"          - output: 1.{n}", f"            text: {text(n)}"]
        lines += [f"            {line}" for line in output(n) or ["officer: Chief Executive"]]
        lines += ["            targets:", "              - target: a", f"                date: {date(n)}"]
        lines += [f"                {line}" for line in (*target(n), "measures: [M]")]
    return "\n".join(lines) + "\n"


def name(n: int) -> str:
    """Make up a name for a number, of letters that look drawn by chance, so that few names are alike."""
    mixed, word = (n + 1) * 2654435761 % 2**32, ""
    while mixed:
        mixed, letter = divmod(mixed, 23 * 5)
        word += "bcdfghjklmnpqrstvwxyzae"[letter % 23] + "aeiou"[letter // 23]
    return word.capitalize()


def day(n: int) -> str:
    """Return the day with a number, from 1 May 2017, over 28 days of each of eleven months."""
    months = ("May", "June", "July", "August", "September", "October", "November", "December")
    return f"{n % 28 + 1} {months[n // 28 % 8]} 2017"


def repeat(key: str, count: int, item: Callable[[int], str]) -> list[str]:
    """Return the lines of a list of so many items under a key."""
    return [f"{key}:", *(f"  - {item(n)}" for n in range(count))]


def many_themes(count: int) -> str:
    """Make a plan of many themes with one action each."""
    parts = [make_plan(1).partition("themes:\n")]
    head, key, theme = parts[0]
    return (
        head
        + key
        + "".join(
            theme.replace("theme: Th", f"theme: {name(n)} {n}")
            .replace("action: 1\n", f"action: {n + 1}\n")
            .replace("output: 1.1\n", f"output: {n + 1}.1\n")
            for n in range(count)
        )
    )


def many_targets_of_one_output(count: int) -> str:
    """Make a plan of one output with many targets, with dates and without letters."""
    target = "              - {{date: {}, measures: [M]}}\n"
    head, key, _ = make_plan(1).partition("            targets:\n")
    return head + key + "".join(target.format(day(n)) for n in range(count))


def many_dates_after_others(count: int) -> str:
    """Make a plan of outputs with two targets, the second of which is read once more, after the first."""
    second = "              - target: b\n                date: Monthly thereafter\n                measures: [M]\n"
    return make_plan(count, day).replace("                measures: [M]\n", f"                measures: [M]\n{second}")


def list_parties_with_bodies(count: int) -> list[str]:
    """List so many parties, each of which decides by so many bodies."""
    bodies = ", ".join(f"{name(n)} {name(n * 31)}" for n in range(count))
    return repeat("parties", count, lambda n: f"{{party: {name(n)} {name(n * 31)} Council, decides_by: [{bodies}]}}")


def nested(count: int) -> str:
    """Make a file of many levels."""
    return make_plan(1).replace("[M]", "[" * count + "]" * count)


QUANTITIES: Mapping[str, Quantity] = {
    "themes": Quantity(many_themes, 1000),
    "outputs": Quantity(make_plan, 1000),
    "targets of one output": Quantity(many_targets_of_one_output, 1000),
    "targets all different": Quantity(
        lambda n: make_plan(n, text=lambda n: f"{name(n)} {name(n * 31)} {name(n * 7)}", date=day), 1000
    ),
    "outputs of one text": Quantity(lambda n: make_plan(n, text=lambda _: "The same text every time"), 1000),
    "measures": Quantity(
        lambda n: make_plan(1, target=lambda _: repeat("measures", n, lambda i: f"Measure {name(i)} {i}")).replace(
            "                measures: [M]\n", ""
        ),
        2000,
    ),
    "officers in the registry": Quantity(
        lambda n: make_plan(1, lists=repeat("officers", n, lambda i: f"name: Head of {name(i)} {name(i * 31)}")), 1000
    ),
    "officers of outputs": Quantity(
        lambda n: make_plan(n, output=lambda i: [f"officer: Head of {name(i)} {name(i * 31)}"]), 1000
    ),
    "officers almost alike": Quantity(
        lambda n: make_plan(
            n,
            output=lambda i: [f"officer: Head of Servic {i:05}"],
            lists=repeat("officers", n, lambda i: f"name: Head of Service {i:05}"),
        ),
        1000,
    ),
    "supporting officers": Quantity(
        lambda n: make_plan(
            1, output=lambda _: ["officer: Head", *repeat("supporting", n, lambda i: f"{name(i)} {name(i * 31)}")]
        ),
        1000,
    ),
    "other spellings": Quantity(
        lambda n: make_plan(
            1,
            lists=[
                "officers:",
                "  - name: Chief Executive",
                *("    " + line for line in repeat("also", n, lambda i: f"{name(i)} {name(i * 31)}")),
            ],
        ),
        1000,
    ),
    "bodies": Quantity(
        lambda n: make_plan(
            n,
            lists=repeat("bodies", n, lambda i: f"name: {name(i)} {name(i * 31)} Committee"),
            target=lambda i: [f"decisions: [{{body: {name(i)} {name(i * 31)} Committee}}]"],
        ),
        1000,
    ),
    "bodies of no registry": Quantity(
        lambda n: make_plan(n, target=lambda i: [f"decisions: [{{body: {name(i)} {name(i * 31)} Committee}}]"]), 1000
    ),
    "bodies almost alike": Quantity(
        lambda n: make_plan(
            n,
            lists=repeat("bodies", n, lambda i: f"name: Planning Committee {i:05}"),
            target=lambda i: [f"decisions: [{{body: Planing Committee {i:05}}}]"],
        ),
        1000,
    ),
    "events": Quantity(
        lambda n: make_plan(
            n,
            lambda i: f"Following {name(i)} {i}",
            lists=repeat("events", n + 1, lambda i: f"event: {name(i)} {i}"),
            target=lambda i: [f"waits_for: {name(i)} {i}"],
        ),
        1000,
    ),
    "unknown events": Quantity(
        lambda n: make_plan(
            n,
            lambda i: f"Following {name(i)} {i}",
            lists=repeat("events", n + 1, lambda i: f"event: {name(i)} {i}"),
            target=lambda i: [f"waits_for: {name(i)}x {i}"],
        ),
        1000,
    ),
    "revisions": Quantity(
        lambda n: make_plan(
            1, target=lambda _: repeat("revised", n, lambda i: f"{{to: {day(i)}, on: {day(i)}, why: {name(i)}}}")
        ),
        500,
    ),
    "revisions of a recurring date": Quantity(
        lambda n: make_plan(
            1,
            lambda _: "Monthly",
            target=lambda _: repeat("revised", n, lambda i: f"{{to: Quarterly, on: {day(i)}, why: {name(i)}}}"),
        ),
        500,
    ),
    "proposals": Quantity(
        lambda n: make_plan(
            1, target=lambda _: repeat("proposed", n, lambda i: f"{{to: {day(i)}, on: {day(i)}, why: {name(i)}}}")
        ),
        500,
    ),
    "updates": Quantity(
        lambda n: make_plan(
            1, target=lambda _: repeat("updates", n, lambda i: f"{{on: {day(i)}, rag: green, note: {name(i)}}}")
        ),
        500,
    ),
    "suspensions": Quantity(
        lambda n: make_plan(
            1, target=lambda _: repeat("suspended", n, lambda i: f"{{on: {day(i)}, until: {day(i)}, why: {name(i)}}}")
        ),
        500,
    ),
    "completions": Quantity(
        lambda n: make_plan(1, lambda _: "Monthly", target=lambda _: repeat("completed", n, day)), 500
    ),
    "completions of an occurrence": Quantity(
        lambda n: make_plan(
            1, lambda _: "Weekly", target=lambda _: repeat("completed", n, lambda i: f"{{for: {day(i)}, on: {day(i)}}}")
        ),
        500,
    ),
    "years of a weekly date": Quantity(
        lambda n: make_plan(20, lambda _: "Weekly", period=f"2001/02 to {2000 + n}/{(n + 1) % 100:02}"), 20
    ),
    "years and completions of a weekly date": Quantity(
        lambda n: make_plan(
            1,
            lambda _: "Weekly",
            period=f"2001/02 to {2000 + n}/{(n + 1) % 100:02}",
            target=lambda _: repeat("completed", n * 10, lambda i: f"{{for: Weekly, on: 1 May {2001 + i % n}}}"),
        ),
        20,
    ),
    "decisions": Quantity(
        lambda n: make_plan(1, target=lambda _: repeat("decisions", n, lambda i: f"body: {name(i)} {name(i * 31)}")),
        500,
    ),
    "decisions after one another": Quantity(
        lambda n: make_plan(
            1,
            target=lambda _: repeat(
                "decisions",
                n,
                lambda i: (
                    f"{{body: {name(i)} {name(i * 31)}, after: {name(i - 1)} {name((i - 1) * 31)}}}"
                    if i
                    else f"body: {name(i)} {name(i * 31)}"
                ),
            ),
        ),
        500,
    ),
    "outcomes of a decision": Quantity(
        lambda n: make_plan(
            1,
            target=lambda _: [
                "decisions:",
                "  - body: Panel",
                *("    " + line for line in repeat("decided", n, lambda i: f"{{on: {day(i)}, outcome: deferred}}")),
            ],
        ),
        500,
    ),
    "parties": Quantity(
        lambda n: make_plan(
            1,
            lists=repeat("parties", n, lambda i: f"party: {name(i)} {name(i * 31)} Council"),
            target=lambda _: ["decisions: [each party]"],
        ),
        500,
    ),
    "parties that decide one by one": Quantity(
        lambda n: make_plan(
            1,
            lists=repeat("parties", n, lambda i: f"party: {name(i)} {name(i * 31)} Council"),
            target=lambda _: repeat("decisions", n, lambda i: f"party: {name(i)} {name(i * 31)} Council"),
        ),
        250,
    ),
    "parties and targets": Quantity(
        lambda n: make_plan(
            n,
            lists=repeat("parties", n, lambda i: f"party: {name(i)} {name(i * 31)} Council"),
            target=lambda _: ["decisions: [each party]"],
        ),
        50,
    ),
    "bodies of a party": Quantity(
        lambda n: make_plan(
            1,
            lists=[
                "parties:",
                "  - party: Borough Council",
                *("    " + line for line in repeat("decides_by", n, lambda i: f"{name(i)} {name(i * 31)}")),
            ],
            target=lambda _: ["decisions: [each party]"],
        ),
        250,
    ),
    "parties and their bodies": Quantity(
        lambda n: make_plan(1, lists=list_parties_with_bodies(n), target=lambda _: ["decisions: [each party]"]), 20
    ),
    "parties of one place": Quantity(
        lambda n: make_plan(
            1, lists=repeat("parties", n, lambda i: f"party: Watford {'Borough' if i % 2 else 'District'} Council")
        ),
        1000,
    ),
    "bodies of one place": Quantity(
        lambda n: make_plan(
            1, lists=repeat("bodies", n, lambda i: f"name: Watford {'Borough' if i % 2 else 'District'} Council")
        ),
        1000,
    ),
    "a chain of targets": Quantity(
        lambda n: make_plan(
            n,
            lambda i: "May 2017" if i == n else f"In line with p:1.{i + 1}a",
            target=lambda i: [] if i == n else [f'waits_for: "p:1.{i + 1}a"'],
        ),
        1000,
    ),
    "a circle of targets": Quantity(
        lambda n: make_plan(
            n, lambda i: f"In line with p:1.{i % n + 1}a", target=lambda i: [f'waits_for: "p:1.{i % n + 1}a"']
        ),
        1000,
    ),
    "targets that wait for one": Quantity(
        lambda n: make_plan(
            n,
            lambda i: "May 2017" if i == 1 else "In line with p:1.1a",
            target=lambda i: [] if i == 1 else ['waits_for: "p:1.1a"'],
        ),
        1000,
    ),
    "ignores": Quantity(
        lambda n: make_plan(n, lambda _: "May 2017  # actionplan: ignore[AP303] the panel's own words"), 1000
    ),
    "ignores of nothing": Quantity(lambda n: make_plan(n, lambda _: "May 2017  # actionplan: ignore[AP999]"), 1000),
    "comments": Quantity(lambda n: make_plan(1) + "# a comment\n" * n, 10000),
    "dates counted from the one before": Quantity(many_dates_after_others, 500),
    "dates of one output counted from the one before": Quantity(
        lambda n: many_targets_of_one_output(2 * n).replace(f"date: {day(1)},", "date: Monthly thereafter,"), 500
    ),
    "dates with two readings": Quantity(
        lambda n: make_plan(n, lambda i: f"{('Spring', 'September 16', 'Q3 2017')[i % 3]} ({name(i)})"), 500
    ),
    "unreadable dates": Quantity(lambda n: make_plan(n, lambda i: f"Wibble {name(i)} {i}"), 500),
    "findings of one kind": Quantity(lambda n: make_plan(n, lambda _: ""), 1000),
    "unknown keys": Quantity(lambda n: make_plan(n, target=lambda i: [f"{name(i).lower()}: x"]), 500),
    "unknown keys of one target": Quantity(
        lambda n: make_plan(1, target=lambda _: [f"{name(i).lower()}{i}: x" for i in range(n)]), 500
    ),
    "equal keys": Quantity(lambda n: make_plan(1, target=lambda _: ["stage: x"] * n), 1000),
    "refs written twice": Quantity(lambda n: make_plan(n).replace("output: 1.", "output: 1.1 # "), 500),
    "curly quotes": Quantity(lambda n: make_plan(n, text=lambda _: "“Out”"), 2000),
    "misspelt keys": Quantity(lambda n: make_plan(n).replace("measures:", "mesures:"), 2000),
    "misspelt names": Quantity(
        lambda n: make_plan(n, output=lambda _: ["officer: Head of Finace"], lists=["officers: [Head of Finance]"]),
        2000,
    ),
    "fixes that are not safe": Quantity(
        lambda n: make_plan(1, lists=["events:", *(f"  - event:\u00a0{'#' * (i % 2)}{i}" for i in range(n))]), 1000
    ),
    "no-break spaces": Quantity(lambda n: make_plan(1, text=lambda _: "a\u00a0" * n + "b"), 2000),
    "no-break spaces in keys": Quantity(
        lambda n: make_plan(n).replace("            text: ", "            text:\u00a0"), 2000
    ),
    "invisible characters": Quantity(lambda n: make_plan(1, text=lambda _: "a\u200b" * n + "b"), 2000),
    "tabs": Quantity(lambda n: make_plan(n).replace("            text: ", "\t            text: "), 500),
    "levels": Quantity(nested, 200),
    "braces": Quantity(lambda n: make_plan(1).replace("[M]", "{a: " * n + "x" + "}" * n), 200),
    "anchors": Quantity(lambda n: make_plan(n, text=lambda i: f"&a{i} Out"), 500),
    "a long line": Quantity(lambda n: make_plan(1, text=lambda _: "word " * n), 20000),
    "a long word": Quantity(lambda n: make_plan(1, text=lambda _: "w" * n), 50000),
    "a long folded text": Quantity(lambda n: make_plan(1, text=lambda _: "\n              ".join(["word"] * n)), 10000),
    "a long quoted text": Quantity(lambda n: make_plan(1, text=lambda _: '"' + "word\\n" * n + '"'), 10000),
    "an unclosed quote": Quantity(lambda n: make_plan(n).replace("text: Output 1\n", 'text: "Output 1\n'), 1000),
    "wrong indentation": Quantity(
        lambda n: make_plan(n).replace("            text: Output", "           text: Output"), 500
    ),
    "a list of dates": Quantity(lambda n: make_plan(1, lambda _: "; ".join(day(i) for i in range(n))), 20),
    "each of many dates": Quantity(lambda n: make_plan(1, lambda _: "each of " + "; ".join(["June"] * n)), 2000),
    "a date of one long word": Quantity(lambda n: make_plan(40, lambda i: "the" * n + name(i).lower()), 40),
    "a date of many dots": Quantity(lambda n: make_plan(40, lambda i: "c." * n + f" {name(i).lower()}"), 40),
    "a date of many words": Quantity(
        lambda n: make_plan(40, lambda i: f"May 2017 {name(i).lower()} " + "word " * n), 40
    ),
    "a date of many brackets": Quantity(
        lambda n: make_plan(40, lambda i: f'"May 2017 {name(i).lower()} ' + "(" * n + ")" * n + '"'), 40
    ),
    "a date of many numbers": Quantity(
        lambda n: make_plan(40, lambda i: f"May 2017 {name(i).lower()} " + "12 " * n), 40
    ),
    "a date of many months": Quantity(lambda n: make_plan(40, lambda i: "June or July to " * n + name(i).lower()), 20),
    "a date of many signs": Quantity(
        lambda n: make_plan(40, lambda i: f'"May 2017 {name(i).lower()} ' + "-/" * n + '"'), 40
    ),
    "a date of many digits": Quantity(lambda n: make_plan(40, lambda i: f'"{"1" * n} {name(i).lower()}"'), 40),
    "a long waits_for": Quantity(
        lambda n: make_plan(1, lambda _: "Following it", target=lambda _: [f"waits_for: '{'p:' * n}'"]), 1000
    ),
    "a long ref": Quantity(
        lambda n: make_plan(1, output=lambda _: ["officer: " + "Head " * n]).replace(
            "output: 1.1", "output: " + "1." * n
        ),
        1000,
    ),
    "a long name": Quantity(
        lambda n: make_plan(
            1,
            output=lambda _: ["officer: " + "Head of x " * n],
            lists=repeat("officers", 1, lambda _: "name: " + "Head of y " * n),
        ),
        500,
    ),
    "a long body": Quantity(
        lambda n: make_plan(
            1,
            target=lambda _: [f"decisions: [{{body: '{'Panel, ' * n}'}}]"],
            lists=repeat("bodies", 1, lambda _: "name: " + "Panel " * n),
        ),
        500,
    ),
    "stages": Quantity(
        lambda n: make_plan(
            n,
            settings=[],
            lists=repeat("stages", n + 1, lambda i: f"{name(i)} {i}"),
            target=lambda i: [f"stage: {name(i)} {i}"],
        ),
        500,
    ),
    "measures with dates": Quantity(lambda n: make_plan(n).replace("[M]", "[Report to the Panel by June 2018]"), 500),
    "horizons": Quantity(
        lambda n: make_plan(
            n,
            lambda i: f"{name(i)} {i} term",
            settings=["horizons:", *(f"  {name(i)} {i} term: 2017/18" for i in range(n))],
        ),
        500,
    ),
    "remarks": Quantity(lambda n: make_plan(n, lambda i: f"May 2017 subject to {name(i)} {name(i * 3)}"), 1000),
    **{words: Quantity(*each) for words, each in YAML_QUANTITIES.items()},
    **{words: Quantity(*each) for words, each in list_keys(name).items()},
}
