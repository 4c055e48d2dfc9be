"""Words and people: the glossary and the who's who, opened over the story panel for one story."""
