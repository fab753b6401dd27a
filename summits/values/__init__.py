"""A written value and what it means; knows no record."""
