"""The toolbar: all stories, and the settings."""
