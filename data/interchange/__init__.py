"""Import and export of exhibits: one module is one file format, written and read."""
