"""Speed measurements: `uv run python -m tests.benchmarks` prints one table. No test depends on a duration."""
