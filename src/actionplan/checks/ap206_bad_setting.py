"""AP206 bad-setting: a setting of the plan's calendar that cannot be read.

What it finds: a `period`, `year_start`, `quarters` or month of `seasons` that means nothing, and a plan with no
period.

Why it matters: they say how every date of the plan is read. The finding says what is taken meanwhile.

Wrong:

    period: this year

Right:

    period: 2017/18

To silence it: `checks: {AP206: off}` under `plan:`.
"""
