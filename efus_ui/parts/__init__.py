"""What pages are made of: heading, tables, legend, what is taken away, sharing."""
