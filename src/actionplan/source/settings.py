"""The plan's head to the context its dates are read in.

A setting that cannot be read is told, and stands as if it were left out.
"""

from __future__ import annotations

import re
from typing import Any

from actionplan.dates import Context
from actionplan.findings import Finding
from actionplan.model import Route
from actionplan.source import shape
from actionplan.source.fit import Fitted, fit_mapping

NO_PERIOD = "2000 to 2089"
"""The period of a plan that names none: so wide that a date with no year is asked for its year, and never given one."""

_PERIOD = r"\b(?:19|20|21)\d\d(?:/\d{1,4})?(?:\s*(?:to|-|–)\s*(?:19|20|21)\d\d(?:/\d{1,4})?)?\b"


def context_of(head: Fitted, findings: list[Finding]) -> Context:
    """The context that a head's settings make, however many of them can be read."""
    settings: dict[str, Any] = {}
    for name in ("year_start", "quarters"):
        if head.get(name) and _stands({name: head[name]}, ("plan", name), findings):
            settings[name] = head[name]
    settings["seasons"] = _seasons(head, findings)
    return _with_period(head, settings, findings)


def _seasons(head: Fitted, findings: list[Finding]) -> dict[str, str]:
    route = ("plan", "seasons")
    given = fit_mapping(head["seasons"], shape.SEASONS, route, findings) if "seasons" in head else {}
    return {
        name: months
        for name, months in given.items()
        if months and _stands({"seasons": {name: months}}, (*route, name), findings)
    }


def _stands(setting: dict[str, Any], route: Route, findings: list[Finding]) -> bool:
    """Whether a setting can be read; if not, that is told."""
    try:
        Context("2000", **setting)
    except ValueError as error:
        findings.append(_unread(str(error), "the usual one is taken until then", route))
        return False
    return True


def _with_period(head: Fitted, settings: dict[str, Any], findings: list[Finding]) -> Context:
    period = head.get("period", "")
    try:
        return Context(period, **settings)
    except ValueError as error:
        likely = _titled(head.get("title", ""), settings)
        meanwhile = f"the title's {likely.period} is taken" if likely else "no date without a year can be read"
        fault = str(error) if period else "the plan has no period: write it like 2017/18"
        findings.append(_unread(fault, f"{meanwhile} until then", ("plan", "period")))
        return likely or Context(NO_PERIOD, **settings)


def _unread(fault: str, meanwhile: str, route: Route) -> Finding:
    """The finding for a setting: what `Context` says of it (its fault, a colon, what to write), and what holds now."""
    message, _, hint = fault.partition(": ")
    return Finding("AP206", "error", message, route, "; ".join(filter(None, (hint, meanwhile))))


def _titled(title: str, settings: dict[str, Any]) -> Context | None:
    """The context of a period that the plan's title names."""
    found = re.search(_PERIOD, title)
    try:
        return Context(found[0], **settings) if found else None
    except ValueError:
        return None
