"""How fast a visit is, measured: `uv run python -m tests.benchmarks` prints one table. No timed tests."""
