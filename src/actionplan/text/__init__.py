"""Helpers for text. Nothing here knows about plans or dates."""
