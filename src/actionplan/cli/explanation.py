"""Explaining dates and findings: find the context that dates are read in, and print the explanations."""

from __future__ import annotations

import re
import sys
from collections.abc import Iterable, Iterator
from typing import Any

from actionplan.checks import load_rules
from actionplan.cli.errors import EXIT_REFUSED, CliError, convert_setting_error
from actionplan.cli.io.screen import get_width, has_colour, is_screen, write_output
from actionplan.cli.plans.discovery import choose_one_plan
from actionplan.cli.plans.plan_file import has_plan, load_plan_file, require_plan
from actionplan.cli.rule_codes import suggest_code
from actionplan.dates import Context, format_day, read_date
from actionplan.dates.vocabulary import MONTH_NAMES, SEASON_NUMBERS
from actionplan.renderers import rule_page as page
from actionplan.renderers.date_explanation import render_reading, render_reading_json


def explain_all(phrases: Iterable[str], plans: list[str] | None, form: str, **settings: str | None) -> int:
    """Print the explanation of each phrase or code, and return the exit status.

    `settings` replace those of the plan.
    """
    given = list(_iter_phrases(phrases))
    context = None if all(map(_is_code, given)) else _make_context(choose_one_plan(plans), settings)
    explained = [
        _explain_code(each, form) if context is None or _is_code(each) else _explain_phrase(each, context, form)
        for each in given
    ]
    texts = [text for text, _ in explained]
    write_output("".join(texts).encode() if form == "json" else "\n".join(texts))
    return 0 if all(is_read for _, is_read in explained) else EXIT_REFUSED


def _is_code(text: str) -> bool:
    """Return True if a text is the code of a finding, or is meant as one."""
    return re.fullmatch(r"\s*ap[\s-]?\d+\s*", text, re.IGNORECASE) is not None


def _explain_code(code: str, form: str) -> tuple[str, bool]:
    """Return the page of a rule, or the list of the rules whose codes begin alike: AP3 is every one on dates."""
    plain = re.sub(r"[\s-]", "", code).upper()
    rules = load_rules()
    rule, alike = rules.get(plain), [rules[code] for code in sorted(rules) if code.startswith(plain)]
    if rule is None and alike:
        write = page.render_rule_json if form == "json" else page.render_rule_line
        return "".join(map(write, alike)), True
    if rule is None:
        raise CliError(f"There is no rule {plain}.{suggest_code(plain)}")
    if form == "json":
        return page.render_rule_json(rule), True
    return page.render_rule(rule, width=get_width() if is_screen() else page.MAX_LINE_WIDTH, colour=has_colour()), True


def _explain_phrase(phrase: str, context: Context, form: str) -> tuple[str, bool]:
    """Return the explanation of a phrase, and True if it could be read."""
    reading = read_date(phrase, context)
    explanation = render_reading_json(phrase, reading) if form == "json" else render_reading(phrase, reading, context)
    return explanation, reading.kind != "unreadable"


def _make_context(path: str | None, given: dict[str, str | None]) -> Context:
    """Build the context. Settings that were not given are the plan's own, unless a period was given and no plan."""
    chosen = {name: value for name, value in given.items() if value is not None}
    if path is None and "period" not in chosen and not has_plan():
        raise CliError("There is no plan here to take the period from. Give one, like --period 2017/18.")
    settings: dict[str, Any] = {}
    if path is not None or "period" not in chosen:
        settings = _list_settings(require_plan(load_plan_file(path)).context)
    try:
        return Context(**settings | chosen)
    except ValueError as error:
        raise convert_setting_error(error) from None


def _list_settings(context: Context) -> dict[str, Any]:
    """Return the settings that build a context."""

    def name_ends(first: int, length: int) -> str:
        return f"{MONTH_NAMES[first - 1]} to {MONTH_NAMES[(first + length - 2) % 12]}"

    return {
        "period": context.period,
        "year_start": f"{context.year_day} {MONTH_NAMES[context.year_month - 1]}",
        "quarters": context.quarters,
        "dates": context.dates,
        "financial_years": context.financial_years,
        "counted_from": format_day(context.counted_from) if context.counted_from else "",
        "horizons": dict(context.horizons),
        "seasons": {name: name_ends(*context.seasons[number]) for name, number in SEASON_NUMBERS.items()},
    }


def _iter_phrases(phrases: Iterable[str]) -> Iterator[str]:
    """List the phrases. A `-` is replaced by the lines of standard input."""
    for phrase in phrases:
        if phrase == "-":
            yield from (line.decode("utf-8", "replace").rstrip("\r\n") for line in sys.stdin.buffer)
        else:
            yield phrase
