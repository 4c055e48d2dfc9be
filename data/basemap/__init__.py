"""The builder of the base map: parchment-coloured raster tiles in one PMTiles file, from open data."""
