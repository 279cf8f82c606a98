"""Pages for who takes or checks data."""
