"""Read an exhibit's folder: the Exhibit, and every problem in its files."""
