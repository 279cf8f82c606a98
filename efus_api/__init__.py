"""Links that other programs read, and what the production server adds to the dashboard."""
