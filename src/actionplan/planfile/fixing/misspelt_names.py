"""Officers, bodies and parties whose name is plainly a slip for one in the plan's registry."""

from __future__ import annotations

from collections.abc import Iterator

from actionplan.findings import Finding
from actionplan.model.decisions import list_bodies_and_parties
from actionplan.model.plan import Plan, RegistryEntry, Route, fold
from actionplan.planfile.fixing.entries import EntryIndex
from actionplan.planfile.fixing.fix import Fix, FixProposal
from actionplan.text.fuzzy import is_plural_of, is_typo, normalise_name

_CODES = ("AP4", "AP601", "AP603")
"""The findings of names that are in no registry."""


def propose_registered_name(index: EntryIndex, plan: Plan | None, finding: Finding) -> FixProposal | None:
    """The one registered spelling that was meant, in the quotation marks that stand there."""
    entry = index.find_entry(index.find_offset(finding))
    registry = _find_registry(plan, finding.route) if plan else ()
    if not finding.code.startswith(_CODES) or entry is None or not registry:
        return None
    wrong = index.entries[entry]
    meant = _find_spelling(wrong, registry) if isinstance(wrong, str) else None
    if meant is None or meant == wrong:
        return None
    start, end = index.get_span(entry)
    sentence = f'"{" ".join(str(wrong).split())}" made "{meant}"'
    ways = _quote_name(index.text[start], meant)
    return FixProposal(tuple(Fix(start, end, way, finding.code, sentence) for way in ways), meant) if ways else None


def _find_registry(plan: Plan, route: Route) -> tuple[RegistryEntry, ...]:
    """The registry that a name at a route should be in; of who approved a date, both."""
    place = next((step for step in reversed(route) if isinstance(step, str)), "")
    if place in ("officer", "supporting"):
        return plan.officers
    if place == "approved_by":
        return (*list_bodies_and_parties(plan), *plan.officers)
    if place == "party":
        return list_bodies_and_parties(plan)[len(plan.bodies) :] if route[0] == "themes" else ()
    return (
        (*list_bodies_and_parties(plan), *_iter_unregistered_bodies(plan)) if place in ("body", "monitored_by") else ()
    )


def _iter_unregistered_bodies(plan: Plan) -> Iterator[RegistryEntry]:
    """The bodies that parties decide by and no registry has, once each."""
    known = {fold(spelling) for each in list_bodies_and_parties(plan) for spelling in (each.name, *each.also)}
    ways = {fold(body): body for party in plan.parties for body in party.decides_by}
    return (RegistryEntry(body) for name, body in ways.items() if name not in known)


def _find_spelling(wrong: str, registry: tuple[RegistryEntry, ...]) -> str | None:
    """The spelling meant: of the one registered that is near, and none where several are."""
    spelt = normalise_name(wrong)
    spellings = [(each, spelling) for each in registry for spelling in (each.name, *each.also)]
    near = [(each, spelling) for each, spelling in spellings if _is_near(spelt, spelling)]
    if any(_is_registry_typo(spelling, wrong) for _, spelling in near):
        return None
    if len({each for each, _ in near}) != 1:
        return None
    return min((spelling for _, spelling in near), key=lambda spelling: normalise_name(spelling) != spelt)


def _is_registry_typo(spelling: str, wrong: str) -> bool:
    """Whether it is the registry that is wrong: its spelling has a mark behind it and is the same without."""
    bare = spelling.rstrip(",;:. ")
    return bare == wrong and spelling != wrong and (len(bare.rpartition(" ")[2]) > 4 or spelling[-1] != ".")


def _is_near(name: str, spelling: str) -> bool:
    right = normalise_name(spelling)
    return name == right or (is_typo(name, right) and not is_plural_of(name, right))


def _quote_name(first_character: str, name: str) -> list[str]:
    """How to write a name where a text with such a first character stands."""
    single = "'" + name.replace("'", "''") + "'"
    if first_character == "'":
        return [single]
    if first_character == '"':
        return [] if '"' in name or "\\" in name else [f'"{name}"']
    return [] if first_character in "|>" else [name, single]
