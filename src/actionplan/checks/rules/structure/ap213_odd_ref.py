"""AP213 odd-ref: a number or letter with more to it than the number or letter.

What it finds: an action or output whose number has a word before it or marks round it (`Output 1.2`, `1.2.`), one with
a nought before a figure where those beside it have none (`1.02` under `1.1`), and the letter of a target with a word
or marks (`Target b`, `b)`), or with a capital beside small ones.

Why it matters: reports and commands call it by all that is written: nobody who asks for 1.2 finds Output 1.2, and its
first target is called Output 1.2a.

Wrong:

    - output: Output 1.2

Right:

    - output: 1.2

To silence it: `checks: {AP213: off}` under `plan:`.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from string import ascii_lowercase

from actionplan.checks.support.date_fields import quote
from actionplan.checks.support.traversal import is_number, list_actions
from actionplan.findings import Finding
from actionplan.model.plan import Output, Plan, Route

_WORDS = r"(?:(?:corporate |key )?(?:action|output|target)s?|number|nos?\.?|ref\.?|#)"
_DECORATED = re.compile(
    rf"(?:{_WORDS}[ :]*)*[(\[]?(?P<plain>[0-9]+(?:\.[0-9]+)*[a-z]?|[a-z]{{1,2}})[.:;,)\]]*", re.IGNORECASE
)
_LEADING_ZERO = re.compile(r"(?<![0-9])0+(?=[0-9]+$)")
_MAX_REF_LENGTH = 40


def check(plan: Plan) -> Iterator[Finding]:
    """Every number and letter that is written otherwise than those of plans are."""
    numbered = list(list_actions(plan))
    yield from _check_numbers("action", [(action.ref, (*route, "action")) for action, route in numbered])
    for action, route in numbered:
        beside = [(output.ref, (*route, "outputs", n, "output")) for n, output in enumerate(action.outputs)]
        yield from _check_numbers("output", beside)
        for n, output in enumerate(action.outputs):
            yield from _check_letters(output, (*route, "outputs", n, "targets"))


def _check_numbers(kind: str, refs: Sequence[tuple[str, Route]]) -> Iterator[Finding]:
    """The numbers of things that stand beside each other, and have one way of writing them."""
    plain_refs = [ref if is_number(ref) else _strip_ref(ref) for ref, _ in refs]
    if any("0" in ref for ref in plain_refs) and not _is_padded(plain_refs):
        plain_refs = [_LEADING_ZERO.sub("", ref) for ref in plain_refs]
    for plain, (ref, route) in zip(plain_refs, refs, strict=True):
        if plain != ref and is_number(plain):
            yield _report(f"this {kind} is called {quote(ref)}", f'write "{kind}: {plain}"', route)


def _is_padded(refs: Iterable[str]) -> bool:
    """Whether noughts are how numbers are written here: each of those with one figure has one before it."""
    last = [ref.rpartition(".")[2] for ref in refs if is_number(ref)]
    return all(len(figures) > 1 for figures in last)


def _check_letters(output: Output, route: Route) -> Iterator[Finding]:
    letters = [target.ref.removeprefix(output.ref) for target in output.targets]
    if all(letter in ascii_lowercase for letter in letters):
        return
    is_small = any(letter.islower() for letter in letters)
    for n, letter in enumerate(letters):
        if letter in ascii_lowercase:
            continue
        plain = _strip_ref(letter).lower() if is_small else _strip_ref(letter)
        if plain != letter and plain.isalpha():
            at = (*route, n, "target")
            yield _report(f"this target is called {quote(output.ref + letter)}", f'write "target: {plain}"', at)


def _strip_ref(ref: str) -> str:
    """A number or letter without the words and marks round it; what is no such thing, as it is."""
    found = _DECORATED.fullmatch(" ".join(ref.split())) if len(ref) <= _MAX_REF_LENGTH else None
    return found["plain"] if found else ref


def _report(message: str, hint: str, route: Route) -> Finding:
    return Finding("AP213", "warning", message, route, hint)
