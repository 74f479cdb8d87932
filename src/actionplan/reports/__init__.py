"""Reports: each is a function of one or more plans and a day, in a file of its own.

    from actionplan.reports.due import build_due_report
    report = build_due_report(plan, date(2017, 9, 15), Window(date(2017, 9, 1), date(2017, 9, 30)))

To write one, read `overdue`, which is short. A report evaluates the targets (`evaluation.targets`), sorts them into
sections, and gives sections and targets to `builder`, which adds title, legend and rows (`row`). `support` has what
reports share: tables and columns to print, the words of a status, headings and summaries. `new_since` marks what is new
in any report. Nothing is imported here, so that a command loads one report only.
"""
