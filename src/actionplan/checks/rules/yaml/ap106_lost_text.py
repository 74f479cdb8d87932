"""AP106 lost-text: a # just before a word, where YAML stops reading the line.

What it finds: a # with a space before it and a word directly after it, in a text that is not in quotes.

Why it matters: YAML reads the rest of the line as a comment, and no report shows it. In a real comment there is a space
after the #.

Wrong:

    text: Lot #3 completed

Right:

    text: "Lot #3 completed"

To silence it: `checks: {AP106: off}` under `plan:`.
"""

from actionplan.checks.relations import Loss

LOSES = (Loss.PART_OF_LINE,)
