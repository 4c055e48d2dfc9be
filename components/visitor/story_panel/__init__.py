"""The story panel: the text, picture and sources of the open stop."""
