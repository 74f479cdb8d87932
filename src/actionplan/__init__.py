"""Keeps a council's action plan in its own words, and answers what is due, overdue and owed."""

__version__ = "0.1.0"
