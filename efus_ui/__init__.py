"""What the pages share: figures, maps, filter widgets, cards, tables and downloads."""
