"""The timeline: a lane for each life, a mark for each stop."""
