"""A folder in, a checked Record out, every broken rule at once."""
