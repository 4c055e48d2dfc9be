"""The locate command: place names to coordinates. The only folder that may open the network."""
