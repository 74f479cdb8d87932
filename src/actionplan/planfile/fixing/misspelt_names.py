"""Fix the name of an officer, body or party that is plainly a misspelling of one in the plan's registry."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from actionplan.findings import Finding
from actionplan.model.decision_makers import list_bodies_and_parties
from actionplan.model.listed_name import ListedName
from actionplan.model.plan import Plan, RegistryEntry, Route
from actionplan.planfile.entry_index import EntryIndex
from actionplan.planfile.fixing.fix import Fix, FixProposal
from actionplan.text.folding import fold
from actionplan.text.fuzzy import TypoIndex, normalise_name

_CODES = ("AP4", "AP601", "AP603")
"""The codes of findings about names that are in no registry."""

_REGISTRIES_OF_KEYS = {
    "officer": "officers",
    "supporting": "officers",
    "accountable": "officers",
    "to": "officers",
    "approved_by": "approvers",
    "party": "parties",
    "body": "bodies",
    "monitored_by": "bodies",
}
"""Whose names each key of a plan has."""


class NameProposer:
    """Proposes registered names for the names of one plan. Each registry is indexed once, for however many names."""

    def __init__(self, plan: Plan | None) -> None:
        self._plan = plan
        self._registries: dict[str, _SpellingIndex] = {}

    def __call__(self, index: EntryIndex, finding: Finding) -> FixProposal | None:
        """Propose the one registered spelling that is near to a name, in the quotation marks that the name has."""
        if self._plan is None or not finding.code.startswith(_CODES):
            return None
        entry = index.find_entry(index.find_offset(finding))
        wrong = None if entry is None else index.entries[entry]
        if entry is None or not isinstance(wrong, str):
            return None
        right = self._find_registry(self._plan, finding.route).find(wrong)
        if right is None or right == wrong:
            return None
        start, end = index.get_span(entry)
        description = f'"{" ".join(wrong.split())}" changed to "{right}"'
        spellings = _quote_name(index.text[start], right)
        choices = (Fix(start, end, each, code=finding.code, description=description) for each in spellings)
        return FixProposal(tuple(choices), right) if spellings else None

    def _find_registry(self, plan: Plan, route: Route) -> _SpellingIndex:
        """Find the registry that a name at a route should be in."""
        key = next((step for step in reversed(route) if isinstance(step, str)), "")
        kind = "" if key == "party" and route[0] != "themes" else _REGISTRIES_OF_KEYS.get(key, "")
        if kind not in self._registries:
            self._registries[kind] = _SpellingIndex(_list_entries(plan, kind))
        return self._registries[kind]


class _SpellingIndex:
    """The spellings of a registry, to find what a misspelt name means. It remembers what it found."""

    def __init__(self, entries: Iterable[ListedName]) -> None:
        self._spellings: dict[str, list[tuple[ListedName, str]]] = {}
        for entry in entries:
            for spelling in (entry.name, *entry.also):
                self._spellings.setdefault(normalise_name(spelling), []).append((entry, spelling))
        self._typos = TypoIndex(self._spellings)
        self._found: dict[str, str | None] = {}

    def find(self, wrong: str) -> str | None:
        """Find the nearest spelling of the one entry that is near. Return `None` where none or several are."""
        if wrong not in self._found:
            self._found[wrong] = self._search(wrong)
        return self._found[wrong]

    def _search(self, wrong: str) -> str | None:
        name = normalise_name(wrong)
        near = [named for spelling in self._typos.find(wrong) for named in self._spellings[spelling]]
        if any(_is_registry_typo(spelling, wrong) for _, spelling in near):
            return None
        if len({entry for entry, _ in near}) != 1:
            return None
        return min((spelling for _, spelling in near), key=lambda spelling: normalise_name(spelling) != name)


def _list_entries(plan: Plan, kind: str) -> tuple[ListedName, ...]:
    """List those whose names may be in a place. A new date may be approved by bodies and officers."""
    deciders = list_bodies_and_parties(plan)
    entries: dict[str, tuple[ListedName, ...]] = {
        "officers": plan.officers,
        "approvers": (*deciders, *plan.officers),
        "parties": deciders[len(plan.bodies) :],
        "bodies": (*deciders, *_iter_unregistered_bodies(plan)),
    }
    return entries.get(kind, ())


def _iter_unregistered_bodies(plan: Plan) -> Iterator[RegistryEntry]:
    """Yield the bodies that parties decide by and no registry has, once each."""
    known = {fold(spelling) for entry in list_bodies_and_parties(plan) for spelling in (entry.name, *entry.also)}
    bodies = {fold(body): body for party in plan.parties for body in party.decides_by}
    return (RegistryEntry(body) for name, body in bodies.items() if name not in known)


def _is_registry_typo(spelling: str, wrong: str) -> bool:
    """Return True if the registry is wrong: its spelling is the name with a punctuation mark after it."""
    bare = spelling.rstrip(",;:. ")
    return bare == wrong and spelling != wrong and (len(bare.rpartition(" ")[2]) > 4 or spelling[-1] != ".")


def _quote_name(first_character: str, name: str) -> list[str]:
    """List the ways to write a name in place of a text with this first character, the best first."""
    single = "'" + name.replace("'", "''") + "'"
    if first_character == "'":
        return [single]
    if first_character == '"':
        return [] if '"' in name or "\\" in name else [f'"{name}"']
    return [] if first_character in "|>" else [name, single]
