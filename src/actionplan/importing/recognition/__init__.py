"""Find which tables of a document hold the plan, where their headers are, and what each column is.

It knows no file format and makes no plan. What is unsure is a `Question`, with the option that answers it.
"""
