"""AP213 odd-ref: a number or letter with extra words or marks.

What it finds: an action or output whose number has a word before it or marks around it (`Output 1.2`, `1.2.`). Also
the letter of a target with a word or marks (`Target b`, `b)`), or a capital letter among small ones. A zero is part of
the number that the council printed: 4.01 is not asked to be 4.1.

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
from collections.abc import Container, Iterator, Sequence

from actionplan.checks.support.date_fields import quote
from actionplan.checks.support.ref_numbers import is_number
from actionplan.checks.support.traversal import list_actions, list_outputs
from actionplan.findings import Finding
from actionplan.model.plan import Output, Plan, Route

FOLLOWS = ()

_WORDS = r"(?:(?:corporate |key )?(?:action|output|target)s?|number|nos?\.?|ref\.?|#)"
_DECORATED = rf"(?i)(?:{_WORDS}[ :]*)*[(\[]?(?P<plain>[0-9]+(?:\.[0-9]+)*[a-z]?|[a-z]{{1,2}})[.:;,)\]]*"
_LETTERS = "abcdefghijklmnopqrstuvwxyz"
_MAX_REF_LENGTH = 40


def check(plan: Plan) -> Iterator[Finding]:
    """Find every number and letter with extra words or marks."""
    numbered = [(action, route) for _, action, route in list_actions(plan)]
    yield from _check_numbers("action", [(action.ref, (*route, "action")) for action, route in numbered])
    outputs = [(line.output, line.route) for line in list_outputs(plan)]
    yield from _check_numbers("output", [(output.ref, (*route, "output")) for output, route in outputs])
    for output, route in outputs:
        yield from _check_letters(output, (*route, "targets"))


def _check_numbers(kind: str, refs: Sequence[tuple[str, Route]]) -> Iterator[Finding]:
    """Check the numbers of all actions or of all outputs."""
    taken = {ref for ref, _ in refs}
    for ref, route in refs:
        plain = ref if is_number(ref) else _strip_ref(ref)
        if plain != ref and is_number(plain):
            yield _build_finding(f"this {kind} is called {quote(ref)}", _suggest(kind, plain, taken), route)


def _check_letters(output: Output, route: Route) -> Iterator[Finding]:
    letters = [target.ref.removeprefix(output.ref) for target in output.targets]
    if all(letter in _LETTERS for letter in letters):
        return
    is_small = any(letter.islower() for letter in letters)
    for n, letter in enumerate(letters):
        if letter in _LETTERS:
            continue
        plain = _strip_ref(letter).lower() if is_small else _strip_ref(letter)
        if plain != letter and plain.isalpha():
            if letter.lower() in letters and letter.lower() != letter:
                continue  # AP204 says that it has the ref of another
            at, hint = (*route, n, "target"), _suggest("target", plain, letters)
            yield _build_finding(f"this target is called {quote(output.ref + letter)}", hint, at)


def _suggest(kind: str, plain: str, taken: Container[str]) -> str:
    """Suggest the plain number or letter, unless another has it."""
    if plain in taken:
        return f"another {kind} is {plain} already: give this one a number or letter of its own"
    return f'write "{kind}: {plain}"'


def _strip_ref(ref: str) -> str:
    """Return a number or letter without the words and marks around it. Any other text stays as it is."""
    match = re.fullmatch(_DECORATED, " ".join(ref.split())) if len(ref) <= _MAX_REF_LENGTH else None
    return match["plain"] if match else ref


def _build_finding(message: str, hint: str, route: Route) -> Finding:
    return Finding("AP213", "warning", message, route, hint=hint)
