"""Officers, bodies and parties whose name is plainly a slip for one in the plan's registry."""

from __future__ import annotations

from collections.abc import Iterator

from actionplan.asked import registered
from actionplan.findings import Finding
from actionplan.model import Plan, Registered, Route, fold
from actionplan.source.fixes.edit import Fix, Proposal
from actionplan.source.fixes.slips import folded, is_plural, is_slip
from actionplan.source.written import Written

_CODES = ("AP4", "AP601", "AP603")
"""The findings of names that are in no registry."""


def proposal(written: Written, plan: Plan | None, finding: Finding) -> Proposal | None:
    """The one registered spelling that was meant, in the quotation marks that stand there."""
    entry = written.entry(written.offset(finding))
    registry = _registry(plan, finding.route) if plan else ()
    if not finding.code.startswith(_CODES) or entry is None or not registry:
        return None
    wrong = written.entries[entry]
    meant = _meant(wrong, registry) if isinstance(wrong, str) else None
    if meant is None or meant == wrong:
        return None
    start, end = written.span(entry)
    sentence = f'"{" ".join(str(wrong).split())}" made "{meant}"'
    ways = _written(written.text[start], meant)
    return Proposal(tuple(Fix(start, end, way, finding.code, sentence) for way in ways), meant) if ways else None


def _registry(plan: Plan, route: Route) -> tuple[Registered, ...]:
    """The registry that a name at a route should be in; of who approved a date, both."""
    place = next((step for step in reversed(route) if isinstance(step, str)), "")
    if place in ("officer", "supporting"):
        return plan.officers
    if place == "approved_by":
        return (*registered(plan), *plan.officers)
    if place == "party":
        return registered(plan)[len(plan.bodies) :] if route[0] == "themes" else ()
    return (*registered(plan), *_ways(plan)) if place in ("body", "monitored_by") else ()


def _ways(plan: Plan) -> Iterator[Registered]:
    """The bodies that parties decide by and no registry has, once each."""
    known = {fold(spelling) for each in registered(plan) for spelling in (each.name, *each.also)}
    ways = {fold(body): body for party in plan.parties for body in party.decides_by}
    return (Registered(body) for name, body in ways.items() if name not in known)


def _meant(wrong: str, registry: tuple[Registered, ...]) -> str | None:
    """The spelling meant: of the one registered that is near, and none where several are."""
    spelt = folded(wrong)
    spellings = [(each, spelling) for each in registry for spelling in (each.name, *each.also)]
    near = [(each, spelling) for each, spelling in spellings if _near(spelt, spelling)]
    if any(_is_slip_itself(spelling, wrong) for _, spelling in near):
        return None
    if len({each for each, _ in near}) != 1:
        return None
    return min((spelling for _, spelling in near), key=lambda spelling: folded(spelling) != spelt)


def _is_slip_itself(spelling: str, wrong: str) -> bool:
    """Whether it is the registry that is wrong: its spelling has a mark behind it and is the same without."""
    bare = spelling.rstrip(",;:. ")
    return bare == wrong and spelling != wrong and (len(bare.rpartition(" ")[2]) > 4 or spelling[-1] != ".")


def _near(spelt: str, spelling: str) -> bool:
    right = folded(spelling)
    return spelt == right or (is_slip(spelt, right) and not is_plural(spelt, right))


def _written(opening: str, name: str) -> list[str]:
    """How to write a name where a text with such a first character stands."""
    single = "'" + name.replace("'", "''") + "'"
    if opening == "'":
        return [single]
    if opening == '"':
        return [] if '"' in name or "\\" in name else [f'"{name}"']
    return [] if opening in "|>" else [name, single]
