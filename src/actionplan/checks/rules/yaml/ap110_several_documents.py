"""AP110 several-documents: a second document in the file.

What it finds: three dashes (---) that start another document. Only the first document is read.

Why it matters: no report shows anything below them.

Wrong:

    plan: {title: One, period: 2017/18}
    ---
    plan: {title: Two, period: 2018/19}

Right:

    plan: {title: One, period: 2017/18}

To silence it: you cannot silence it, because the file would say something other than it shows.
"""

from actionplan.checks.relations import Loss

IS_SILENCEABLE = False
LOSES = (Loss.REST_OF_FILE,)
