"""AP206 bad-setting: a setting of the plan that cannot be read.

What it finds: a `period`, `year_start`, `quarters`, month of `seasons` or duration of `colours` that cannot be read,
and a plan with no period.

Why it matters: these settings say how to read every date of the plan, and how late is amber or red. The finding says
what is used instead.

Wrong:

    period: this year

Right:

    period: 2017/18

To silence it: `checks: {AP206: off}` under `plan:`.
"""

LOSES = ()
