"""AP203 one-or-many: a list where there can only be one thing, or one thing where there should be a list.

What it finds: one thing in place of a list, which is read as a list of one (a warning), and a list in place of one
thing, of which only the first item is read (an error).

Why it matters: no report shows the second thing.

Wrong:

    date: [Summer 2017, Autumn 2017]

Right:

    date: Summer 2017

To silence it: `checks: {AP203: off}` under `plan:`.
"""

from actionplan.checks.relations import Loss

LOSES = (Loss.VALUE,)
