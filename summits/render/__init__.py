"""What a reader sees: one view a file, of styled words; `plain` has every view's lines, without."""
