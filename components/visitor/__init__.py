"""What a visitor sees and touches; one folder a part of the screen."""
