"""The kiosk command: keeps server and browser running on this machine's screen."""
