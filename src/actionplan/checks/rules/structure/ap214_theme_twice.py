"""AP214 theme-twice: a heading that stands in the plan twice.

What it finds: a theme with the title of one above. Letter case and spaces make no difference.

Why it matters: reports show the heading twice with half of its actions under each, and `--theme` finds both.

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


def check(plan: Plan) -> Iterator[Finding]:
    """Every title that an earlier theme has, once for the two."""
    titles = ((n, LocatedName(theme.title, ("themes", n, "theme"))) for n, theme in enumerate(plan.themes))
    for _, named, _, other in find_clashes(titles):
        message = f"the theme {quote(named.name)} stands twice"
        place = RelatedLocation("the first is here", other.route)
        yield Finding("AP214", "warning", message, named.route, "put its actions under the first", also=(place,))
