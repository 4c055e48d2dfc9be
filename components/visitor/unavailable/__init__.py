"""The screen that is shown while the exhibit cannot be shown."""
