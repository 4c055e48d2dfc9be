"""The new command: adds an exhibit, a person, a stop, a place or a translation to a curator's files."""
