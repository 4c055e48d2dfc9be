"""Previous story, next story, and the button that opens the list of all stories."""
