"""Build the ground under the exhibit: quiet parchment tiles in one PMTiles file, made from open data."""
