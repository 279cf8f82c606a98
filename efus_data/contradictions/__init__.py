"""Where a source contradicts itself: one module a subject, one function a kind."""
