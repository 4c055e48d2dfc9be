"""The command `locate`: from place names to coordinates. The only folder that may use the network."""
