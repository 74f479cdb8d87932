"""Find officers and bodies by any spelling in the plan's registries, and the nearest name to an unknown one."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping

from actionplan.model.decision_makers import join_body_and_party
from actionplan.model.listed_name import ListedName
from actionplan.model.plan import Decision
from actionplan.model.plan_names import iter_ref_splits
from actionplan.model.responsibility import split_joint_name
from actionplan.text.english import format_list, format_list_or_count
from actionplan.text.folding import fold
from actionplan.text.fuzzy import find_part_or_nearest


class NameRegistry(dict[str, str]):
    """Maps any spelling to the name that reports use.

    The plan's own registry comes first, then the names that plans share. A spelling in no registry is a name of its
    own, as it was first met. A plan says the same names many times, so each spelling is looked up once.
    """

    def __init__(self, registry: Collection[ListedName] = (), shared_names: dict[str, str] | None = None) -> None:
        super().__init__()
        self.shared_names = merge_registries([registry]) if shared_names is None else shared_names
        self._own_names: dict[str, str] = {}
        self._names_by_texts: dict[tuple[str, ...], tuple[str, ...]] = {}
        for entry in registry:
            name = self.shared_names[fold(entry.name)]
            for spelling in (entry.name, *entry.also):
                self._own_names.setdefault(fold(spelling), name)

    def has_name(self, text: str) -> bool:
        """Return True if a spelling is in a registry, or was met before."""
        folded = fold(text)
        return bool(self._own_names.get(folded) or self.shared_names.get(folded))

    def learn(self, text: str) -> None:
        """Take a spelling as a name of its own, if it is in no registry."""
        self[text]

    def list_names(self, texts: tuple[str, ...]) -> tuple[str, ...]:
        """List the names that some texts stand for, each once.

        A text that joins names of the plan's own registry ("A / B", "A and B"), and is none itself, is all of them.
        """
        names = self._names_by_texts.get(texts)
        if names is None:
            parts = [part for text in texts for part in self._split(text) if part.strip()]
            names = self._names_by_texts[texts] = tuple(dict.fromkeys(self[part] for part in parts))
        return names

    def _split(self, text: str) -> tuple[str, ...]:
        own = self._own_names
        parts = () if fold(text) in own else split_joint_name(text, lambda part: fold(part) in own)
        return parts or (text,)

    def __missing__(self, text: str) -> str:
        folded = fold(text)
        name = self._own_names.get(folded) or self.shared_names.setdefault(folded, " ".join(text.split()))
        self[text] = name
        return name


def merge_registries(registries: Iterable[Collection[ListedName]]) -> dict[str, str]:
    """Map every folded spelling in some plans' registries to the name that reports use.

    A spelling that is a name itself means nothing else, and a spelling of two names is not shared at all.
    """
    entries = [entry for registry in registries for entry in registry]
    names: dict[str, str] = {}
    for entry in entries:
        names.setdefault(fold(entry.name), entry.name)
    claims: dict[str, set[str]] = {}
    for entry in entries:
        for spelling in entry.also:
            claims.setdefault(fold(spelling), set()).add(names[fold(entry.name)])
    single = {spelling: claimed.pop() for spelling, claimed in claims.items() if len(claimed) == 1}
    return names | {spelling: name for spelling, name in single.items() if spelling not in names}


def format_decision_maker(decision: Decision, bodies: NameRegistry) -> str:
    """Name who gives a decision: a body, a party, or a body and the party it belongs to."""
    return join_body_and_party(bodies[decision.body], bodies[decision.party])


class UnknownName(Exception):  # noqa: N818 - it is an answer to the user, in one sentence, not a fault
    """A name, ref or word that no plan has. Its text is a sentence that suggests the nearest name."""


ONE_PLAN_PREFIX = "The plan has no"
NO_PLAN_PREFIX = "None of the plans has the"
"""The start of the sentence about an unknown name, for one plan and for several."""


def build_unknown_name(
    what: str,
    text: str,
    candidates: Iterable[str],
    prefix: str = ONE_PLAN_PREFIX,
    spellings: Mapping[str, str] | None = None,
) -> UnknownName:
    """Build the exception for an unknown name: `what` it should be ("officer"), and the nearest of the candidates.

    A candidate may also be near by one of its other `spellings`. If none is near, the sentence lists the candidates,
    or names the command that does.
    """
    names, other_spellings = list(dict.fromkeys(filter(None, candidates))), spellings or {}
    nearest = find_part_or_nearest(text, [name for name in names if _is_plausible(text, name)])
    nearest = nearest or other_spellings.get(find_part_or_nearest(text, other_spellings), "")
    hint = (
        f'Did you mean "{nearest}"?' if nearest else _describe_candidates(what, names, is_one=prefix != NO_PLAN_PREFIX)
    )
    return UnknownName(f'{prefix} {what} "{text}". {hint}')


def build_unknown_plan(what: str, ref: str, plans: Iterable[str]) -> UnknownName | None:
    """Build the exception for a ref that begins with the name of no plan; return `None` for other refs."""
    names, given = [name for name in plans if name], [name for name, _ in iter_ref_splits(ref)]
    known = {fold(name) for name in names}
    if not names or not given or any(fold(name) in known for name in given):
        return None
    if len(names) == 1:
        return UnknownName(f'{ONE_PLAN_PREFIX} {what} "{ref}". It is called "{names[0]}", not "{given[0]}".')
    nearest = find_part_or_nearest(given[0], names)
    hint = f'Did you mean "{nearest}"?' if nearest else f"There are {format_list_or_count(names, 'plan')}."
    return UnknownName(f'None of the plans is called "{given[0]}". {hint}')


def _is_plausible(text: str, name: str) -> bool:
    """Return True if one could be a mistake for the other: 6.2d for 6.2c, but never 99 for 9."""
    number = fold(text).partition(".")[0]
    return not number.isdecimal() or number == fold(name).partition(".")[0]


def _describe_candidates(what: str, names: list[str], *, is_one: bool) -> str:
    """List at most ten names of one plan, or the first and last of its numbers, or the command that lists them all."""
    numbers = [int(name) for name in names if name.isdecimal()]
    if is_one and len(numbers) > 2 and numbers == list(range(numbers[0], numbers[-1] + 1)):
        return f"Its actions are {numbers[0]} to {numbers[-1]}."
    if not names:
        return "It has none." if is_one else "They have none."
    names = [name for name in names if not _joins_two_names(name, names)]
    if len(names) > 10 or not is_one:
        return f"`actionplan {'by-officer' if what == 'officer' else 'show'}` shows what there is."
    quoted = [f'"{name}"' for name in names]
    return f"It has {format_list(quoted)}."


def _joins_two_names(name: str, names: Collection[str]) -> bool:
    """Return True for the body of a party, if both are among the names."""
    body, _, party = name.partition(" of ")
    return body in names and party in names
