"""AP7xx: the council's own columns."""
