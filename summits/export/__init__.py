"""Taking it out: a record in, text out."""
