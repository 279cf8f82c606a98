"""What one page alone shows and is too long for its script."""
