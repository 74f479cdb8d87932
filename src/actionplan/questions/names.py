"""Names and their spellings: one officer or body under every spelling that the plan's registries give."""

from __future__ import annotations

from collections.abc import Iterable

from actionplan.asked import called
from actionplan.english import listed
from actionplan.model import Decision, Registered, fold


class UnknownName(Exception):  # noqa: N818 - it is an answer to whoever asked, in one sentence, not a fault
    """A name, ref or word that the plan does not have. Its text is a plain sentence, with the nearest there is."""


class Names(dict[str, str]):
    """Any spelling in, the name that reports use out.

    A spelling in no registry is a name of its own, as it was first met. A look-up costs one `dict` look-up after the
    first, since a plan says the same names many times.
    """

    def __init__(self, registry: Iterable[Registered] = ()) -> None:
        super().__init__()
        self.folded: dict[str, str] = {}
        for registered in registry:
            for spelling in (registered.name, *registered.also):
                self.folded.setdefault(fold(spelling), registered.name)

    def __missing__(self, text: str) -> str:
        name = self[text] = self.folded.setdefault(fold(text), " ".join(text.split()))
        return name


def in_full(decision: Decision, bodies: Names) -> str:
    """Who gives a decision: a body, a party, or the body and whose it is."""
    return called(bodies[decision.body], bodies[decision.party])


def unknown(what: str, asked: str, known: Iterable[str]) -> UnknownName:
    """The exception for an `asked` name that is nobody's: `what` it should have been, and the nearest `known` one.

    Where none is near, it names what there is, or the command that does.
    """
    names = list(dict.fromkeys(filter(None, known)))
    near = nearest(asked, [name for name in names if _may_be(asked, name)])
    hint = f'The nearest is "{near}".' if near else _what_there_is(what, names)
    return UnknownName(f'The plan has no {what} "{asked}". {hint}')


def _may_be(asked: str, name: str) -> bool:
    """Whether one could be meant by the other: 6.2d may be 6.2c, and 99 is never 9."""
    number = fold(asked).partition(".")[0]
    return not number.isdecimal() or number == fold(name).partition(".")[0]


def _what_there_is(what: str, names: list[str]) -> str:
    """Ten names at most, of numbers the first and the last, or the command that shows them all."""
    numbers = [int(name) for name in names if name.isdecimal()]
    if len(numbers) > 2 and numbers == list(range(numbers[0], numbers[-1] + 1)):
        return f"Its actions are {numbers[0]} to {numbers[-1]}."
    if not names:
        return "It has none."
    if len(names) > 10:
        return f"`actionplan {'by-officer' if what == 'officer' else 'show'}` shows what there is."
    quoted = [f'"{name}"' for name in names]
    return f"It has {listed(quoted)}."


def nearest(asked: str, known: Iterable[str]) -> str | None:
    """The known name that holds the words asked for, or is spelled most like them; `None` where none is like it."""
    from difflib import get_close_matches  # noqa: PLC0415 - some milliseconds, and only a misspelling needs it

    names = {fold(name): name for name in known if name}
    wanted = fold(asked)
    holding = [name for name in names if wanted and wanted in name]
    close = get_close_matches(wanted, names, 1, 0.5)
    found = min(holding, key=len) if holding else next(iter(close), None)
    return None if found is None else names[found]
