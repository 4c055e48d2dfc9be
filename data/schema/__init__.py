"""What each file of an exhibit may hold: field types, tables, YAML files, interface strings."""
