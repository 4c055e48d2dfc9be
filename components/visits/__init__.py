"""The visits that pages tell of: taken in at the door, and handed to the log."""
