"""The schema of every file of an exhibit: field types, CSV rows, YAML files, interface strings."""
