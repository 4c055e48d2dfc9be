"""The map: ground tiles, legs, a marker for every stop. The only folder that knows Folium."""
