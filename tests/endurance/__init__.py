"""What takes minutes or hours to show: run by a command, not with the tests."""
