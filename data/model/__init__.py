"""The nouns: exhibit, person, stop, place, leg, date, problem. No files are read here."""
