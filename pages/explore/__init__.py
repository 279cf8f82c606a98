"""Pages to explore with: the map, the timeline, the lists."""
