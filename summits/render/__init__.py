"""What a reader sees: one view a file, with Rich; `plain` has every view's lines, without."""
