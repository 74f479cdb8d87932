"""AP202 missing-key: a key that is needed, and is missing or empty.

What it finds: an action, output or target without its number, text or date; something that happened, without its day; a
plan without its title.

Why it matters: reports use these numbers and show these texts. `date:` may be empty, as a table cell may be.

Wrong:

    - output: 1.2
      targets: []

Right:

    - output: 1.2
      text: Business plan to be approved
      targets: []

To silence it: `checks: {AP202: off}` under `plan:`.
"""

from actionplan.checks.relations import Loss

LOSES = (Loss.NEEDED_KEY,)
