"""Pages as plain HTML: of what a run has drawn, for who has no script running yet, or ever."""
