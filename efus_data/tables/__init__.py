"""The tables as plain values, and participations reconciled from mentions."""
