"""The pages: one short script each, which says in `PAGE` how it is listed."""
