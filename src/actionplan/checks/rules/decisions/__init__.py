"""AP6xx: parties, decisions and stages."""
