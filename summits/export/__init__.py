"""Taking it out: one format a file, a record and meetings in, text in pieces out."""
