"""Read the settings in the plan's head: the context of its dates, and how late turns a target amber or red.

A setting that cannot be read is reported, and counts as left out.
"""

from __future__ import annotations

import re
from datetime import date
from functools import lru_cache
from typing import Any

from actionplan.dates import Context, read_date
from actionplan.dates.calendar import DAY
from actionplan.findings import Finding
from actionplan.model.colour_thresholds import ColourThresholds
from actionplan.model.duration import parse_duration
from actionplan.model.plan import Route
from actionplan.planfile.coerce import FieldValues, coerce_mapping, has_suggestion
from actionplan.planfile.schema_head import COLOURS, HORIZONS, SEASONS

DEFAULT_PERIOD = "2000 to 2089"
"""The period of a plan that names none. It is so wide that no date gets its year from it."""

_PERIOD_PATTERN = r"\b(?:19|20|21)\d\d(?:/\d{1,4})?(?:\s*(?:to|-|–)\s*(?:19|20|21)\d\d(?:/\d{1,4})?)?\b"

_COMPARISON_DAY = date(2017, 4, 1)
"""A day from which durations are compared."""


def build_context(head: FieldValues, findings: list[Finding]) -> Context:
    """Build the context from the settings of a head that can be read."""
    settings: dict[str, Any] = {}
    for name in ("year_start", "quarters", "dates", "financial_years", "counted_from"):
        if head.get(name) and _check_setting({name: head[name]}, ("plan", name), findings):
            settings[name] = head[name]
    settings["seasons"] = tuple(_read_seasons(head, findings).items())
    settings["horizons"] = ()
    context = _build_context_with_period(head, settings, findings)
    if "horizons" not in head:
        return context
    settings["horizons"] = tuple(_read_horizons(head, context, findings).items())
    return _build_context_with_period(head, settings, [])


def _read_horizons(head: FieldValues, context: Context, findings: list[Finding]) -> dict[str, str]:
    """Read the dates of horizons, each of which must have days by itself."""
    route = ("plan", "horizons")
    given = coerce_mapping(head["horizons"], HORIZONS, route, findings)
    horizons = {str(name): text for name, text in given.items() if text}
    for name, text in list(horizons.items()):
        if read_date(text, context).kind != "window":
            fault = f'cannot read the dates of {name}, "{text}": write them like 2024/25 to 2025/26'
            findings.append(_report_setting(fault, "it has no date until then", (*route, name)))
            del horizons[name]
    return horizons


def _read_seasons(head: FieldValues, findings: list[Finding]) -> dict[str, str]:
    route = ("plan", "seasons")
    given = coerce_mapping(head["seasons"], SEASONS, route, findings) if "seasons" in head else {}
    return {
        name: months
        for name, months in given.items()
        if months and _check_setting({"seasons": {name: months}}, (*route, name), findings)
    }


def read_colours(head: FieldValues, findings: list[Finding]) -> ColourThresholds:
    """Read how late turns a target amber and red, as far as that can be read."""
    if "colours" not in head:
        return ColourThresholds()
    route = ("plan", "colours")
    given = coerce_mapping(head["colours"], COLOURS, route, findings)
    durations = {name: parse_duration(text) for name, text in given.items() if text}
    for name, duration in durations.items():
        if duration is None:
            fault = f'cannot read how late is {name}, "{given[name]}": write it like 1 day, 2 weeks or 1 month'
            findings.append(_report_setting(fault, "the usual one is used until then", (*route, name)))
    colours = ColourThresholds(**{name: duration for name, duration in durations.items() if duration is not None})
    if colours.amber.add_to(_COMPARISON_DAY) <= colours.red.add_to(_COMPARISON_DAY) + DAY:
        return colours
    fault = "red comes before amber: write the longer one for red"
    findings.append(_report_setting(fault, "the usual ones are used until then", route))
    return ColourThresholds()


def _check_setting(setting: dict[str, Any], route: Route, findings: list[Finding]) -> bool:
    """Return True if a setting can be read, and report it if not."""
    try:
        Context("2000", **setting)
    except ValueError as error:
        findings.append(_report_setting(str(error), "the usual one is used until then", route))
        return False
    return True


def _build_context_with_period(head: FieldValues, settings: dict[str, Any], findings: list[Finding]) -> Context:
    period = head.get("period", "")
    try:
        return _get_context(period, **settings)
    except ValueError as error:
        likely = _build_context_from_title(head.get("title", ""), settings)
        consequence = "dates without a year cannot be read until then"
        if likely:
            consequence = f"{likely.period} is used until then, from the title"
        fault = str(error) if period else "the plan has no period: write it like 2017/18"
        if period or not has_suggestion("period", ("plan",), findings):
            findings.append(_report_setting(fault, consequence, ("plan", "period")))
        return likely or _get_context(DEFAULT_PERIOD, **settings)


@lru_cache(maxsize=16)
def _get_context(
    period: str, seasons: tuple[tuple[str, str], ...], horizons: tuple[tuple[str, str], ...], **settings: Any
) -> Context:
    """Return the context of some settings that can be read: the same one for all plans with these settings."""
    return Context(period, seasons=dict(seasons), horizons=dict(horizons), **settings)


def _report_setting(fault: str, consequence: str, route: Route) -> Finding:
    """Build the finding for a setting, from what `Context` says (fault, colon, what to write) and what is used."""
    message, _, hint = fault.partition(": ")
    return Finding("AP206", "error", message, route=route, hint="; ".join(filter(None, (hint, consequence))))


def _build_context_from_title(title: str, settings: dict[str, Any]) -> Context | None:
    """Build the context of a period that the plan's title names."""
    match = re.search(_PERIOD_PATTERN, title)
    try:
        return _get_context(match[0], **settings) if match else None
    except ValueError:
        return None
