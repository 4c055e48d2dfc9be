"""Other programs' formats: stops written for them, and theirs read as stops. One format a file."""
