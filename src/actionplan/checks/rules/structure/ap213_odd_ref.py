"""AP213 odd-ref: a number or letter with extra words or marks.

What it finds: an action or output whose number has a word before it or marks around it (`Output 1.2`, `1.2.`), or a
zero before a digit where its neighbours have none (`1.02` under `1.1`). Also the letter of a target with a word or
marks (`Target b`, `b)`), or a capital letter among small ones.

Why it matters: reports and commands use the whole text as the number. Nobody who asks for 1.2 finds Output 1.2, and its
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
from actionplan.checks.support.ref_numbers import is_number
from actionplan.checks.support.traversal import list_actions
from actionplan.findings import Finding
from actionplan.model.plan import Output, Plan, Route

FOLLOWS = ()

_WORDS = r"(?:(?:corporate |key )?(?:action|output|target)s?|number|nos?\.?|ref\.?|#)"
_DECORATED = re.compile(
    rf"(?:{_WORDS}[ :]*)*[(\[]?(?P<plain>[0-9]+(?:\.[0-9]+)*[a-z]?|[a-z]{{1,2}})[.:;,)\]]*", re.IGNORECASE
)
_LEADING_ZERO = re.compile(r"(?<![0-9])0+(?=[0-9]+$)")
_MAX_REF_LENGTH = 40


def check(plan: Plan) -> Iterator[Finding]:
    """Find every number and letter with extra words or marks."""
    numbered = [(action, route) for _, action, route in list_actions(plan)]
    yield from _check_numbers("action", [(action.ref, (*route, "action")) for action, route in numbered])
    for action, route in numbered:
        siblings = [(output.ref, (*route, "outputs", n, "output")) for n, output in enumerate(action.outputs)]
        yield from _check_numbers("output", siblings)
        for n, output in enumerate(action.outputs):
            yield from _check_letters(output, (*route, "outputs", n, "targets"))


def _check_numbers(kind: str, refs: Sequence[tuple[str, Route]]) -> Iterator[Finding]:
    """Check the numbers of siblings, which should all be written in one way."""
    plain_refs = [ref if is_number(ref) else _strip_ref(ref) for ref, _ in refs]
    if any("0" in ref for ref in plain_refs) and not _is_padded(plain_refs):
        plain_refs = [_LEADING_ZERO.sub("", ref) for ref in plain_refs]
    for plain, (ref, route) in zip(plain_refs, refs, strict=True):
        if plain != ref and is_number(plain):
            yield _build_finding(f"this {kind} is called {quote(ref)}", f'write "{kind}: {plain}"', route)


def _is_padded(refs: Iterable[str]) -> bool:
    """Return True if zeros are how numbers are written here, so that no last part has only one digit."""
    last_parts = [ref.rpartition(".")[2] for ref in refs if is_number(ref)]
    return all(len(digits) > 1 for digits in last_parts)


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
            yield _build_finding(f"this target is called {quote(output.ref + letter)}", f'write "target: {plain}"', at)


def _strip_ref(ref: str) -> str:
    """Return a number or letter without the words and marks around it. Any other text stays as it is."""
    match = _DECORATED.fullmatch(" ".join(ref.split())) if len(ref) <= _MAX_REF_LENGTH else None
    return match["plain"] if match else ref


def _build_finding(message: str, hint: str, route: Route) -> Finding:
    return Finding("AP213", "warning", message, route, hint=hint)
