"""Import a published plan: the bytes of an office document in, the text of a plan file and what was found out.

To read the code, start at `plan_import`. It goes through the folders in one direction: `readers` turn bytes into a
`Document` (`source_document`), and know no plan; `recognition` finds the tables, headers and columns of the plan;
`building` turns their rows into the plan's tree (`wording`), with a place for every piece of text. `plan_text` writes
the tree as the text of a file. `accounting` reads that text back and checks that no word is lost, and `import_report`
says what was found. Recognition and building know no file format. `update` compares a newer document with a plan that
is there.
"""
