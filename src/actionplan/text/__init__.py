"""Words and characters. Nothing here knows a plan or a date."""
