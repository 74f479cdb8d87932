"""AP105 odd-space: a no-break, zero-width or other odd space where YAML needs a plain space.

What it finds: odd spaces in a line's indentation, after a list's dash, after a key's colon and in a key.

Why it matters: to YAML they are letters. A key that starts with one belongs to the wrong part of the plan, or to none.

Wrong:

      title: Plan
    <no-break spaces>period: 2017/18

Right:

      title: Plan
      period: 2017/18

To silence it: `checks: {AP105: off}` under `plan:`.
"""

from actionplan.checks.relations import Loss

LOSES = (Loss.KEY,)
