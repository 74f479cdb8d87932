"""AP4xx: officers, bodies and their names."""
