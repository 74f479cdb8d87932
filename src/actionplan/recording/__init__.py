"""What happened, recorded: a plan and an event in, the changes of the file and the plan afterwards out, or a refusal.

    from actionplan.recording.start import started
    made = started(plan, "1.2a", When("May 2017", today))

To read the code: `made` (what comes of it), `phrases` (the dates that are given), `case` (the target it is about), and
then any event. Each refuses what makes no sense, in a sentence, and writes nothing: the plan afterwards is worked out
on the model alone, so that whoever changes the text can hold it against what the text says then.
"""
