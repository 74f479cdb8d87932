"""Running an import: reading the document, asking, writing the plan, and comparing a newer document with one."""
