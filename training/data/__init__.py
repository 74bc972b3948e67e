"""The films: where they lie, what is known of them, and on which side of the split they stand."""
