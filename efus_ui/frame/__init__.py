"""What is around every page: address, filters, navigation, faults."""
