"""AP117 large-file: a file of more than 20 MB.

What it finds: a file that is too large for a plan: a plan of 10,000 targets has 4 MB. It is read all the same.

Why it matters: something else was saved over the plan or pasted into it, and every command is slow.

Wrong:

    plan.yaml, 21 MB

Right:

    plan.yaml, 30 kB

To silence it: `checks: {AP117: off}` under `plan:`.
"""

LOSES = ()
