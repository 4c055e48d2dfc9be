"""The `contact-sheet` command: every picture of an exhibit on one page, to be looked at."""
