"""Endurance of an unattended kiosk: `uv run python -m tests.endurance [NAME …] [--long] [--json]`."""
