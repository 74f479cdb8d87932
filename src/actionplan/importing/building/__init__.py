"""Turn the rows of the plan's tables into the plan's tree, with a place for every piece of text.

`draft_builder` goes through the rows, and `plan_tree` makes the tree of what it drafts.
"""
