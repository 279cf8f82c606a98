"""What a page shows, taken from a run of the dashboard that nobody looks at."""
