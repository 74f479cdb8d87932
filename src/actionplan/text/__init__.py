"""Words and characters: no plan and no date is known here."""
