"""Findings in each format that validate writes."""
