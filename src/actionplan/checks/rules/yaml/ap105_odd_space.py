"""AP105 odd-space: a no-break, zero-width or other odd space where a plain space shapes the plan.

What it finds: odd spaces in a line's indentation, after a list's dash, after a key's colon and in a key.

Why it matters: to YAML they are letters. A key that starts with one belongs to another part of the plan than its
place shows, or to none.

Wrong:

      title: Plan
    <no-break spaces>period: 2017/18

Right:

      title: Plan
      period: 2017/18

To silence it: `checks: {AP105: off}` under `plan:`.
"""
