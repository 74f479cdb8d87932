"""Run an import: read the document, ask, write the plan, and compare a newer document with one."""
