"""The question to a visitor who has not touched the screen for a while."""
