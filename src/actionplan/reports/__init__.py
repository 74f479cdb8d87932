"""Reports: each is a function of one or more plans and a day, in a file of its own.

    from actionplan.reports.due import build_due_report
    report = build_due_report(plan, date(2017, 9, 15), Window(date(2017, 9, 1), date(2017, 9, 30)))

To write one, read `overdue`, which is short. A report evaluates the targets (`evaluation.targets`), sorts them into
sections, and gives sections and targets to `builder`. `tables` and `columns` make the tables to print, `status_text`
the words of a status, and `row` the rows to send as data. `officer_summary`, `outline`, `legend`, `target_detail` and
`target_history` are what reports share. `new_since` marks what is new in any of them. Nothing is imported here, so
that a command loads one report only.
"""
