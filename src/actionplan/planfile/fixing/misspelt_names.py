"""Fix the name of an officer, body or party that is plainly a misspelling of one in the plan's registry."""

from __future__ import annotations

from collections.abc import Iterator

from actionplan.findings import Finding
from actionplan.model.decision_makers import list_bodies_and_parties
from actionplan.model.plan import Plan, RegistryEntry, Route, fold
from actionplan.planfile.entry_index import EntryIndex
from actionplan.planfile.fixing.fix import Fix, FixProposal
from actionplan.text.fuzzy import is_plural_of, is_typo, normalise_name

_CODES = ("AP4", "AP601", "AP603")
"""The codes of findings about names that are in no registry."""


def propose_registered_name(index: EntryIndex, plan: Plan | None, finding: Finding) -> FixProposal | None:
    """Propose the one registered spelling that is near to a name, in the quotation marks that the name has."""
    entry = index.find_entry(index.find_offset(finding))
    registry = _find_registry(plan, finding.route) if plan else ()
    if not finding.code.startswith(_CODES) or entry is None or not registry:
        return None
    wrong = index.entries[entry]
    right = _find_spelling(wrong, registry) if isinstance(wrong, str) else None
    if right is None or right == wrong:
        return None
    start, end = index.get_span(entry)
    description = f'"{" ".join(str(wrong).split())}" changed to "{right}"'
    spellings = _quote_name(index.text[start], right)
    choices = (Fix(start, end, spelling, code=finding.code, description=description) for spelling in spellings)
    return FixProposal(tuple(choices), right) if spellings else None


def _find_registry(plan: Plan, route: Route) -> tuple[RegistryEntry, ...]:
    """Find the registry that a name at a route should be in. A new date may be approved by bodies and officers."""
    key = next((step for step in reversed(route) if isinstance(step, str)), "")
    if key in ("officer", "supporting"):
        return plan.officers
    if key == "approved_by":
        return (*list_bodies_and_parties(plan), *plan.officers)
    if key == "party":
        return list_bodies_and_parties(plan)[len(plan.bodies) :] if route[0] == "themes" else ()
    if key in ("body", "monitored_by"):
        return (*list_bodies_and_parties(plan), *_iter_unregistered_bodies(plan))
    return ()


def _iter_unregistered_bodies(plan: Plan) -> Iterator[RegistryEntry]:
    """Yield the bodies that parties decide by and no registry has, once each."""
    known = {fold(spelling) for entry in list_bodies_and_parties(plan) for spelling in (entry.name, *entry.also)}
    bodies = {fold(body): body for party in plan.parties for body in party.decides_by}
    return (RegistryEntry(body) for name, body in bodies.items() if name not in known)


def _find_spelling(wrong: str, registry: tuple[RegistryEntry, ...]) -> str | None:
    """Find the nearest spelling of the one entry that is near. Return `None` if none or several are."""
    name = normalise_name(wrong)
    spellings = [(entry, spelling) for entry in registry for spelling in (entry.name, *entry.also)]
    near = [(entry, spelling) for entry, spelling in spellings if _is_near(name, spelling)]
    if any(_is_registry_typo(spelling, wrong) for _, spelling in near):
        return None
    if len({entry for entry, _ in near}) != 1:
        return None
    return min((spelling for _, spelling in near), key=lambda spelling: normalise_name(spelling) != name)


def _is_registry_typo(spelling: str, wrong: str) -> bool:
    """Return True if the registry is wrong: its spelling is the name with a punctuation mark after it."""
    bare = spelling.rstrip(",;:. ")
    return bare == wrong and spelling != wrong and (len(bare.rpartition(" ")[2]) > 4 or spelling[-1] != ".")


def _is_near(name: str, spelling: str) -> bool:
    right = normalise_name(spelling)
    return name == right or (is_typo(name, right) and not is_plural_of(name, right))


def _quote_name(first_character: str, name: str) -> list[str]:
    """List the ways to write a name in place of a text with this first character, the best first."""
    single = "'" + name.replace("'", "''") + "'"
    if first_character == "'":
        return [single]
    if first_character == '"':
        return [] if '"' in name or "\\" in name else [f'"{name}"']
    return [] if first_character in "|>" else [name, single]
