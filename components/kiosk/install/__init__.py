"""The kiosk install and uninstall commands."""
