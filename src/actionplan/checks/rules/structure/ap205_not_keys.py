"""AP205 not-keys: text instead of keys, or keys instead of text.

What it finds: a text in place of an output, target or update, and a text that a colon splits into a key and its value.

Why it matters: your text is kept as far as possible, but reports do not look for it there.

Wrong:

    measures:
      - Approved by: HDL Board

Right:

    measures:
      - "Approved by: HDL Board"

To silence it: `checks: {AP205: off}` under `plan:`.
"""

from actionplan.checks.relations import Loss

LOSES = (Loss.VALUE,)
