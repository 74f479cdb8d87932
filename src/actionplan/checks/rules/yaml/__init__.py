"""AP1xx: the text and its YAML."""
