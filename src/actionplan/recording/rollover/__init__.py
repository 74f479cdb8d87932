"""Roll a plan over: take the text of one year's plan, and give the text of the next year's.

What is not finished is carried, with its ref, its officers and measures, and all that says where it stands. What is
complete or was deleted stays in the old plan, and so does the story of the year: commentary, revisions, and what
recurring work met. The lines are cut out of the text, so that comments and registries stay.

To read the code: `roll_over_options` (what is asked for, and what is asked back), `carried_targets` (what is carried,
and its date), `plan_dates` (every other date of the file), `year_history` (what of a target stays behind), `plan_head`
(period, title and name) and `next_plan` (puts all that into the text, and proves it).
"""
