"""Questions: a plan and a day in, a report out. One question a file.

    from actionplan.questions.due import due
    report = due(plan, as_at=date(2017, 9, 15), period=Window(date(2017, 9, 1), date(2017, 9, 30)))

To read the code: `names` (spellings), `colours` (how late is red), `view` (a plan on a day), `known` (what had happened
by then), `occurrences`, `waiting`, `replaced` (a list of dates that was revised), `status` (how a target stands),
`slips` (how its date moved), `narrow` (which targets are asked about), `items`, `rows` and `cells` (a target as data
and as print), `key` (what the words on a page mean), `answer` (what reports have in common), and then any question.
Nothing is imported here, so that a command pays for one question.
"""
