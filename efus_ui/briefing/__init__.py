"""The briefing: one or two A4 pages as PDF."""
