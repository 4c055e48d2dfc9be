"""How long it holds: the figures of a gallery nobody attends, measured by
`uv run python -m tests.endurance [NAME …] [--long] [--json] [--for HOURS]`."""
