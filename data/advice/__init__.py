"""The check command: problems, advice, and how complete each language is."""
