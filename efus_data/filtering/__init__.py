"""What is asked for, and what of a network passes."""
