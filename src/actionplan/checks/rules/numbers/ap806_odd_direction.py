"""AP806 odd-direction: a `better` that means nothing, or the opposite of the target.

What it finds: a `better` that is not `higher` or `lower`, and one that contradicts the words of the target: "at least
4" with `better: lower`.

Why it matters: such a word is not read. The words of the target count.

Wrong:

    {text: Homes built, target: at least 40, better: lower}

Right:

    {text: Homes built, target: at least 40, better: higher}

To silence it: `checks: {AP806: off}` under `plan:`.
"""

from __future__ import annotations

from collections.abc import Iterator

from actionplan.checks.support.date_fields import quote
from actionplan.checks.support.measure_figures import iter_goals, list_measure_lines
from actionplan.findings import Finding
from actionplan.model.measure import POLARITIES
from actionplan.model.plan import Plan
from actionplan.quantities import find_polarity
from actionplan.text.closed_words import suggest_word
from actionplan.text.english import format_alternatives

FOLLOWS = ()


def check(plan: Plan) -> Iterator[Finding]:
    """Find every direction that is not one, and every one that the target contradicts."""
    for line in list_measure_lines(plan):
        written, route = line.measure.better, (*line.route, "better")
        if not written:
            continue
        if line.better not in POLARITIES:
            likely = suggest_word(written, POLARITIES)
            hint = f"did you mean {quote(likely)}?" if likely else f"write {format_alternatives(POLARITIES)}"
            yield Finding("AP806", "error", f'"better" cannot be {quote(written)}', route, hint=hint)
            continue
        for words, goal, _ in iter_goals(line):
            if not goal.problem and find_polarity(goal, line.better) != line.better:
                message = f"{quote(written)} contradicts the target {quote(words)}"
                yield Finding("AP806", "warning", message, route, hint="leave it out, or change one of the two")
                break
