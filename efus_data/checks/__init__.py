"""The checks of the source against itself: one module a subject, one function a kind."""
