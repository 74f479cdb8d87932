"""AP203 one-or-many: a list where one thing is meant, or one thing where a list is.

What it finds: one thing for a list is read as a list of one, with a warning; of a list for one thing only the first
is read, an error.

Why it matters: one output has one officer who answers for it. Of two, the second would be in no report.

Wrong:

    officer: [Chief Executive, Head of Finance]

Right:

    officer: Chief Executive
    supporting: [Head of Finance]

To silence it: `checks: {AP203: off}` under `plan:`.
"""
