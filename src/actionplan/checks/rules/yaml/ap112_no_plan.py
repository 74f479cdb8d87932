"""AP112 no-plan: a file that says nothing, or nothing of a plan.

What it finds: an empty file, one with comments only, one that is a list or a text, and one of keys that has neither
`plan:` nor `themes:`, such as the settings of another program.

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
