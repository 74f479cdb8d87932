"""Names and their spellings: one officer or body under every spelling that the plan's registries give."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping

from actionplan.model.decisions import join_body_and_party
from actionplan.model.plan import Decision, RegistryEntry, fold
from actionplan.model.plan_names import iter_ref_splits
from actionplan.text.english import format_list, format_list_or_count


class UnknownName(Exception):  # noqa: N818 - it is an answer to whoever asked, in one sentence, not a fault
    """A name, ref or word that the plan does not have. Its text is a plain sentence, with the nearest there is."""


def merge_registries(registries: Iterable[Collection[RegistryEntry]]) -> dict[str, str]:
    """By every folded spelling in some plans' registries the name that reports use: one name, however many have it.

    What is the name of one is not taken for another spelling of another, nor is a spelling of two shared by any.
    """
    every = [registered for registry in registries for registered in registry]
    found: dict[str, str] = {}
    for registered in every:
        found.setdefault(fold(registered.name), registered.name)
    claimed: dict[str, set[str]] = {}
    for registered in every:
        for spelling in registered.also:
            claimed.setdefault(fold(spelling), set()).add(found[fold(registered.name)])
    single = {spelling: names.pop() for spelling, names in claimed.items() if len(names) == 1}
    return found | {spelling: name for spelling, name in single.items() if spelling not in found}


class NameRegistry(dict[str, str]):
    """Any spelling in, the name that reports use out.

    What the plan's own registry says of a spelling comes first, and then what is `shared` with other plans. A spelling
    in no registry is a name of its own, as it was first met. A look-up costs one `dict` look-up after the first, since
    a plan says the same names many times.
    """

    def __init__(self, registry: Collection[RegistryEntry] = (), everywhere: dict[str, str] | None = None) -> None:
        super().__init__()
        self.shared_names = merge_registries([registry]) if everywhere is None else everywhere
        self._own: dict[str, str] = {}
        for registered in registry:
            name = self.shared_names[fold(registered.name)]
            for spelling in (registered.name, *registered.also):
                self._own.setdefault(fold(spelling), name)

    def has_name(self, text: str) -> bool:
        """Whether a spelling is in a registry, or was met."""
        folded = fold(text)
        return bool(self._own.get(folded) or self.shared_names.get(folded))

    def __missing__(self, text: str) -> str:
        folded = fold(text)
        name = self._own.get(folded) or self.shared_names.setdefault(folded, " ".join(text.split()))
        self[text] = name
        return name


def format_decision_maker(decision: Decision, bodies: NameRegistry) -> str:
    """Who gives a decision: a body, a party, or the body and whose it is."""
    return join_body_and_party(bodies[decision.body], bodies[decision.party])


ONE_PLAN_PREFIX = "The plan has no"
NO_PLAN_PREFIX = "None of the plans has the"
"""How the sentence on a name that is nobody's begins, for one plan and for several."""


def build_unknown_name(
    what: str,
    text: str,
    candidates: Iterable[str],
    prefix: str = ONE_PLAN_PREFIX,
    spellings: Mapping[str, str] | None = None,
) -> UnknownName:
    """The exception for an `asked` name that is nobody's: `what` it should have been, and the nearest `known` one.

    That may be known by other `spellings`. Where none is near, it names what there is, or the command that does. `has`
    says which plan does not have it.
    """
    names, others = list(dict.fromkeys(filter(None, candidates))), spellings or {}
    near = find_nearest(text, [name for name in names if _is_plausible(text, name)]) or others.get(
        find_nearest(text, others) or ""
    )
    hint = f'The nearest is "{near}".' if near else _describe_candidates(what, names, is_one=prefix != NO_PLAN_PREFIX)
    return UnknownName(f'{prefix} {what} "{text}". {hint}')


def build_unknown_plan(what: str, ref: str, plans: Iterable[str]) -> UnknownName | None:
    """The exception for the ref of `what` that begins with a name which none of the plans has; nothing for others."""
    names, given = [name for name in plans if name], [name for name, _ in iter_ref_splits(ref)]
    known = {fold(name) for name in names}
    if not names or not given or any(fold(name) in known for name in given):
        return None
    if len(names) == 1:
        return UnknownName(f'{ONE_PLAN_PREFIX} {what} "{ref}". It is called "{names[0]}", and not "{given[0]}".')
    near = find_nearest(given[0], names)
    hint = f'The nearest is "{near}".' if near else f"There are {format_list_or_count(names, 'plan')}."
    return UnknownName(f'None of the plans is called "{given[0]}". {hint}')


def _is_plausible(text: str, name: str) -> bool:
    """Whether one could be meant by the other: 6.2d may be 6.2c, and 99 is never 9."""
    number = fold(text).partition(".")[0]
    return not number.isdecimal() or number == fold(name).partition(".")[0]


def _describe_candidates(what: str, names: list[str], *, is_one: bool) -> str:
    """Ten names of one plan at most, of numbers the first and the last, or the command that shows them all."""
    numbers = [int(name) for name in names if name.isdecimal()]
    if is_one and len(numbers) > 2 and numbers == list(range(numbers[0], numbers[-1] + 1)):
        return f"Its actions are {numbers[0]} to {numbers[-1]}."
    if not names:
        return "It has none." if is_one else "They have none."
    names = [name for name in names if not _has_body_and_party(name, names)]
    if len(names) > 10 or not is_one:
        return f"`actionplan {'by-officer' if what == 'officer' else 'show'}` shows what there is."
    quoted = [f'"{name}"' for name in names]
    return f"It has {format_list(quoted)}."


def _has_body_and_party(name: str, names: Collection[str]) -> bool:
    """Whether a body of a party is named by both, and each of them stands among the names."""
    body, _, party = name.partition(" of ")
    return body in names and party in names


def find_nearest(text: str, candidates: Iterable[str]) -> str | None:
    """The known name that holds the words asked for, or is spelled most like them; `None` where none is like it."""
    from difflib import get_close_matches  # noqa: PLC0415 - some milliseconds, and only a misspelling needs it

    names = {fold(name): name for name in candidates if name}
    wanted = fold(text)
    holding = [name for name in names if wanted and wanted in name]
    close = get_close_matches(wanted, names, 1, 0.5)
    found = min(holding, key=len) if holding else next(iter(close), None)
    return None if found is None else names[found]
