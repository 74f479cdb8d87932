"""Import a published plan: the bytes of an office document in, the text of a plan file and what was found out.

It goes one way. `readers` turn bytes into a `Document`, and know no plan; `recognition` finds the tables, headers and
columns that hold the plan; `building` turns their rows into the plan's tree, with a place for every piece of text;
`plan_text` makes the text of the file from the tree. `accounting` reads that text back and checks that no word is lost,
and `import_report` says what was found. Recognition and building know no file format.
"""
