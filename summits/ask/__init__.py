"""Which meetings: selectors and filters."""
