"""The kiosk doctor command: checks whether this machine can be a kiosk."""
