"""Several servers behind nginx: what they and it are started with."""
