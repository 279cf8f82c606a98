"""Pages to understand with: the network, peers, the statements."""
