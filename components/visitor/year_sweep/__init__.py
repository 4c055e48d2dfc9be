"""The year-sweep: the year that a sweep of time shows, and where everyone was."""
