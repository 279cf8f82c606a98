"""What pages are made of: heading, tables, grids, timelines, maps, what is taken away, sharing."""
