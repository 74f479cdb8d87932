"""AP214 theme-twice: two themes with the same title.

What it finds: a theme with the title of an earlier one. Capitals and spaces make no difference.

Why it matters: reports show the heading twice, each time with half of its actions, and `--theme` finds both.

Wrong:

    - theme: Planning for the Future
      actions: [...]
    - theme: Planning for the Future
      actions: [...]

Right:

    - theme: Planning for the Future
      actions: [...]

To silence it: `checks: {AP214: off}` under `plan:`.
"""

from __future__ import annotations

from collections.abc import Iterator

from actionplan.checks.support.date_fields import quote
from actionplan.checks.support.registries import LocatedName, find_clashes
from actionplan.findings import Finding, RelatedLocation
from actionplan.model.plan import Plan

FOLLOWS = ()


def check(plan: Plan) -> Iterator[Finding]:
    """Find every title that an earlier theme has."""
    titles = ((n, LocatedName(theme.title, ("themes", n, "theme"))) for n, theme in enumerate(plan.themes))
    for _, named, _, other in find_clashes(titles):
        message = f"there are two themes called {quote(named.name)}"
        place = RelatedLocation("the first one is here", other.route)
        yield Finding("AP214", "warning", message, named.route, hint="put its actions under the first", also=(place,))
