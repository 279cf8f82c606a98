"""A walk through the dashboard: what a visitor may do, sees, and ought to see."""
