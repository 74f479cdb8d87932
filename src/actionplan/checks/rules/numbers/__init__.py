"""Rules for measures that are numbers: AP8xx."""
