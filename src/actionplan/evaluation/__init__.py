"""Evaluate a plan on a day: the status of each target, what blocks it, and how late it is."""
