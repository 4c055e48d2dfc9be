"""The player of a story's sound: a button, a volume, and the transcript while it plays."""
