"""The commands of `uv run app.py`: their names, arguments, options, help and examples."""
