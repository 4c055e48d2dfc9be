"""The museum's staff: corner gesture, PIN pad, and the staff card behind the PIN."""
