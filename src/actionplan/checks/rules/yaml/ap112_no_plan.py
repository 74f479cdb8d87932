"""AP112 no-plan: a file that is empty, or that has no plan in it.

What it finds: an empty file, a file of comments, a list or a text, and a file of keys without `plan:` or `themes:`,
such as the settings of another program.

Why it matters: there is no plan to report on. `actionplan new` writes a first one.

Wrong:

    # to be written

Right:

    plan:
      title: Corporate Action Plan 2017/18
      authority: Hertsmere Borough Council
      period: 2017/18

To silence it: you cannot silence it, because the file would say something other than it shows.
"""

IS_SILENCEABLE = False
LOSES = ()
