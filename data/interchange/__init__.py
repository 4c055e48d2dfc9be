"""The import and export commands; one module a file format."""
