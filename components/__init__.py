"""What is seen: one room for each part of the screen."""
