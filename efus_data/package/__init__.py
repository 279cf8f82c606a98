"""What a package is: its description, how its files are read, and what is wrong with them."""
