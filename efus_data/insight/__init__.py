"""What pages tell of a network: lists, sheets, partners, peers, visits, the matrix, statements."""
