"""AP112 no-plan: a file that says nothing, or holds no keys at all.

What it finds: an empty file, one with comments only, and one that is a list or a text.

Why it matters: there is no plan to report on. `actionplan new` writes a first one.

Wrong:

    # to be written

Right:

    plan:
      title: Corporate Action Plan 2017/18
      authority: Hertsmere Borough Council
      period: 2017/18

To silence it: it cannot be silenced, since the file would be read as something else than it shows.
"""
