"""AP202 missing-key: a key that must be there and is not, or is empty.

What it finds: an action, output or target without its number, text or date; an event of the past without its day; a
plan without its title.

Why it matters: reports name things by their numbers and show their texts. `date:` may be empty, as a cell of a table
may.

Wrong:

    - output: 1.2
      targets: []

Right:

    - output: 1.2
      text: Business plan to be approved
      targets: []

To silence it: `checks: {AP202: off}` under `plan:`.
"""
