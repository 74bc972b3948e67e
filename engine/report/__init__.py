"""Readings on paper and in files: tables, lines, PDF and DICOM objects."""
