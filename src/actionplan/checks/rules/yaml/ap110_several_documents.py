"""AP110 several-documents: a second document in the file.

What it finds: three dashes (---) that start another document. Only the first is read.

Why it matters: whatever stands below them is in no report.

Wrong:

    plan: {title: One, period: 2017/18}
    ---
    plan: {title: Two, period: 2018/19}

Right:

    plan: {title: One, period: 2017/18}

To silence it: it cannot be silenced, since the file would be read as something else than it shows.
"""
