"""AP9xx: comments that silence findings."""
