"""AP3xx: dates and what they wait for."""
