"""AP117 large-file: a file of more than 20 MB.

What it finds: a file larger than a plan can sensibly be: one of 10,000 targets has 4 MB. It is read all the same.

Why it matters: something else was saved in the plan's place or pasted into it, and every command takes long over it.

Wrong:

    plan.yaml, 21 MB

Right:

    plan.yaml, 30 kB

To silence it: `checks: {AP117: off}` under `plan:`.
"""
