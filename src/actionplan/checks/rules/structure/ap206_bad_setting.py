"""AP206 bad-setting: a setting of the plan that cannot be read.

What it finds: a `period`, `year_start`, `quarters`, month of `seasons` or duration of `colours` that means nothing, and
a plan with no period.

Why it matters: they say how every date of the plan is read, and how late is amber or red. The finding says what is
taken meanwhile.

Wrong:

    period: this year

Right:

    period: 2017/18

To silence it: `checks: {AP206: off}` under `plan:`.
"""
