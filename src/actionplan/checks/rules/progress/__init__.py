"""AP5xx: what happened to targets."""
