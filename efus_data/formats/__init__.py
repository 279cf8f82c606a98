"""The forms in which data leaves: CSV, Excel, GeoJSON, a package."""
