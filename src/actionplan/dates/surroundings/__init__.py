"""The words around a date: remarks, brackets, openings that give no date, and words that reverse a date."""
