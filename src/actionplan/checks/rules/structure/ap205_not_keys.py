"""AP205 not-keys: text where keys are meant, or keys where text is.

What it finds: a text in the place of an output, target or update; and a text that a colon has split into a key and
its value.

Why it matters: what was written is kept as well as it can be, but not in the place where reports look for it.

Wrong:

    measures:
      - Approved by: HDL Board

Right:

    measures:
      - "Approved by: HDL Board"

To silence it: `checks: {AP205: off}` under `plan:`.
"""
