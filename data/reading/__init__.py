"""An exhibit's folder as an Exhibit, with every problem found on the way."""
