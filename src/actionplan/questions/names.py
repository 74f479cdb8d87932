"""Names and their spellings: one officer or body under every spelling that the plan's registries give."""

from __future__ import annotations

from collections.abc import Iterable

from actionplan.model import Registered, fold


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


def unknown(what: str, asked: str, known: Iterable[str]) -> UnknownName:
    """The exception for an `asked` name that is nobody's: `what` it should have been, and the nearest `known` one."""
    near = nearest(asked, known)
    hint = f' The nearest is "{near}".' if near else ""
    return UnknownName(f'The plan has no {what} "{asked}".{hint}')


def nearest(asked: str, known: Iterable[str]) -> str | None:
    """The known name that holds the words asked for, or is spelled most like them; `None` where none is like it."""
    from difflib import get_close_matches  # noqa: PLC0415 - some milliseconds, and only a misspelling needs it

    names = {fold(name): name for name in known if name}
    wanted = fold(asked)
    holding = [name for name in names if wanted and wanted in name]
    close = get_close_matches(wanted, names, 1, 0.5)
    found = min(holding, key=len) if holding else next(iter(close), None)
    return None if found is None else names[found]
