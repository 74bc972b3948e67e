"""Can a knee film tell bone density? Well-founded attempts, measured alike, beside what knows nothing of bone."""
