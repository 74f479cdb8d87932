"""AP2xx: the structure of the plan."""
