"""AP215 too-many: a list with more items than any plan has there.

What it finds: a list that is longer than the format allows. The limits are in docs/plan-format.md, under "How large a
plan may be".

Why it matters: only the first ones are read. Something else was pasted into the plan, or a program wrote it wrongly,
and every command would take very long.

Wrong:

    decides_by: [Cabinet, Cabinet, and so on for 5,000 lines]

Right:

    decides_by: [Cabinet, Full Council]

To silence it: `checks: {AP215: off}` under `plan:`.
"""

from actionplan.checks.relations import Loss

LOSES = (Loss.VALUE,)
