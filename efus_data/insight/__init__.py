"""What pages tell of a network: lists, sheets, partners, growth, peers, visits, statements."""
