"""Tours: what their steps show and say, and what is wrong with them."""
