"""The kiosk: supervises the exhibit on a machine's screen, installs it, and examines the machine."""
