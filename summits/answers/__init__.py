"""What is worked out: one file per command and named like it, pure functions, frozen results."""
