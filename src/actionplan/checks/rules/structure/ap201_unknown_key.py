"""AP201 unknown-key: a key that plans do not have, so that its value is in no report.

What it finds: a key that is unknown where it stands, with the nearest that is known. Its value is not read.

Why it matters: a misspelt `officer` leaves an output that nobody answers for.

Wrong:

    officr: Chief Executive

Right:

    officer: Chief Executive

To silence it: `checks: {AP201: off}` under `plan:`.
"""
