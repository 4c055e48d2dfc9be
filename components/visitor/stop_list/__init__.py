"""The list of all stories, without the map."""
