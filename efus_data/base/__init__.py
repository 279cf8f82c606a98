"""What every room rests on: texts, rows as tuples, faults, what is remembered."""
