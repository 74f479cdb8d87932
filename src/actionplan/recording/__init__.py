"""Record what happened: from a plan and an event, make the changes to the file and the plan afterwards, or a refusal.

    from actionplan.recording.lifecycle import record_start
    recorded = record_start(plan, "1.2a", DateInput("May 2017", today))

To read the code: `result` (what comes out), `event_dates` (the dates that are given), `target` (the target that it is
about), and then any event. Each refuses what makes no sense, and says why. Nothing is written here: the plan
afterwards is worked out on the model alone, so that it can be compared with what the changed text says.
"""
