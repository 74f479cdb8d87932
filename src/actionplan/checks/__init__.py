"""Checks of a plan: each rule is a file in `rules`, and its docstring is the page that `explain AP301` prints.

The file has the rule's code and name (`ap301_unreadable_date.py`), and its docstring starts with them ("AP301
unreadable-date: ..."). To add a rule, add a file. No list names the rules.

A rule that looks at the plan has a `check`, and says in `FOLLOWS` what other faults its findings may follow from. A
fault that is found while the file is read (AP1xx, and some of AP2xx) is found in `planfile`. Its rule here is only the
page, and says in `LOSES` what the fault leaves out of the plan.
"""

from actionplan.checks.rule import Rule, load_rules

__all__ = ["Rule", "load_rules"]
