"""Rows as data, and calendars."""
