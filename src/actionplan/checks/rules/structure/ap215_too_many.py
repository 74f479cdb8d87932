"""AP215 too-many: a list with more items than any plan has there.

What it finds: a list that is longer than the format allows: 100 parties, 10 bodies that decide for a party, 100
decisions of a target, 100 outcomes of a decision, 100 stages, and 1,000 of everything else that a target, an output or
a name has. A plan may have any number of themes, actions, outputs, targets, officers, bodies and events.

Why it matters: only the first ones are read. Something else was pasted into the plan, or a program wrote it wrongly,
and every command would take very long.

Wrong:

    decisions: [Executive, Full Council, and so on for 5,000 lines]

Right:

    decisions: [Executive, Full Council]

To silence it: `checks: {AP215: off}` under `plan:`.
"""

from actionplan.checks.relations import Loss

LOSES = (Loss.VALUE,)
