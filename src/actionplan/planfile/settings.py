"""The plan's head to the context its dates are read in, and to how late turns a status amber or red.

A setting that cannot be read is told, and stands as if it were left out.
"""

from __future__ import annotations

import re
from datetime import date
from functools import lru_cache
from typing import Any

from actionplan.dates import Context
from actionplan.dates.calendar import DAY
from actionplan.dates.vocabulary import NUMBER_WORDS
from actionplan.findings import Finding
from actionplan.model.plan import ColourThresholds, Duration, Route
from actionplan.planfile import schema as shape
from actionplan.planfile.coerce import FieldValues, coerce_mapping, has_suggestion

DEFAULT_PERIOD = "2000 to 2089"
"""The period of a plan that names none: so wide that a date with no year is asked for its year, and never given one."""

_PERIOD_PATTERN = r"\b(?:19|20|21)\d\d(?:/\d{1,4})?(?:\s*(?:to|-|–)\s*(?:19|20|21)\d\d(?:/\d{1,4})?)?\b"


DURATION_UNITS = {
    "day": (0, 1),
    "week": (0, 7),
    "fortnight": (0, 14),
    "month": (1, 0),
    "quarter": (3, 0),
    "year": (12, 0),
}
_DURATION_PATTERN = rf"(?P<number>\d{{1,3}}|an?|{'|'.join(NUMBER_WORDS)})\s+(?P<unit>{'|'.join(DURATION_UNITS)})s?"
_COMPARISON_DAY = date(2017, 4, 1)
"""A day to compare durations from."""


def build_context(head: FieldValues, findings: list[Finding]) -> Context:
    """The context that a head's settings make, however many of them can be read."""
    settings: dict[str, Any] = {}
    for name in ("year_start", "quarters"):
        if head.get(name) and _check_setting({name: head[name]}, ("plan", name), findings):
            settings[name] = head[name]
    settings["seasons"] = tuple(_read_seasons(head, findings).items())
    return _build_context_with_period(head, settings, findings)


def _read_seasons(head: FieldValues, findings: list[Finding]) -> dict[str, str]:
    route = ("plan", "seasons")
    given = coerce_mapping(head["seasons"], shape.SEASONS, route, findings) if "seasons" in head else {}
    return {
        name: months
        for name, months in given.items()
        if months and _check_setting({"seasons": {name: months}}, (*route, name), findings)
    }


def read_colours(head: FieldValues, findings: list[Finding]) -> ColourThresholds:
    """How late turns a status amber and red, as far as that can be read."""
    if "colours" not in head:
        return ColourThresholds()
    route = ("plan", "colours")
    given = coerce_mapping(head["colours"], shape.COLOURS, route, findings)
    read = {name: _parse_duration(text) for name, text in given.items() if text}
    for name, found in read.items():
        if found is None:
            fault = f'cannot read how late is {name}, "{given[name]}": write it like 1 day, 2 weeks or 1 month'
            findings.append(_report_setting(fault, "the usual one is taken until then", (*route, name)))
    colours = ColourThresholds(**{name: found for name, found in read.items() if found is not None})
    if colours.amber.add_to(_COMPARISON_DAY) <= colours.red.add_to(_COMPARISON_DAY) + DAY:
        return colours
    fault = "red comes before amber: write the longer one for red"
    findings.append(_report_setting(fault, "the usual ones are taken until then", route))
    return ColourThresholds()


def _parse_duration(text: str) -> Duration | None:
    """A duration as it is written: "1 day", "two weeks", "a month"."""
    found = re.fullmatch(_DURATION_PATTERN, text.casefold().strip())
    if not found:
        return None
    number = NUMBER_WORDS.get(found["number"]) or (1 if found["number"] in ("a", "an") else int(found["number"]))
    months, days = DURATION_UNITS[found["unit"]]
    return Duration(number * months, number * days)


def _check_setting(setting: dict[str, Any], route: Route, findings: list[Finding]) -> bool:
    """Whether a setting can be read; if not, that is told."""
    try:
        Context("2000", **setting)
    except ValueError as error:
        findings.append(_report_setting(str(error), "the usual one is taken until then", route))
        return False
    return True


def _build_context_with_period(head: FieldValues, settings: dict[str, Any], findings: list[Finding]) -> Context:
    period = head.get("period", "")
    try:
        return _get_context(period, **settings)
    except ValueError as error:
        likely = _build_context_from_title(head.get("title", ""), settings)
        meanwhile = f"the title's {likely.period} is taken" if likely else "no date without a year can be read"
        fault = str(error) if period else "the plan has no period: write it like 2017/18"
        if period or not has_suggestion("period", ("plan",), findings):
            findings.append(_report_setting(fault, f"{meanwhile} until then", ("plan", "period")))
        return likely or _get_context(DEFAULT_PERIOD, **settings)


@lru_cache(maxsize=16)
def _get_context(period: str, seasons: tuple[tuple[str, str], ...], **settings: Any) -> Context:
    """The context of some settings that can be read: one for all plans that say the same."""
    return Context(period, seasons=dict(seasons), **settings)


def _report_setting(fault: str, consequence: str, route: Route) -> Finding:
    """The finding for a setting: what `Context` says of it (its fault, a colon, what to write), and what holds now."""
    message, _, hint = fault.partition(": ")
    return Finding("AP206", "error", message, route, "; ".join(filter(None, (hint, consequence))))


def _build_context_from_title(title: str, settings: dict[str, Any]) -> Context | None:
    """The context of a period that the plan's title names."""
    found = re.search(_PERIOD_PATTERN, title)
    try:
        return _get_context(found[0], **settings) if found else None
    except ValueError:
        return None
