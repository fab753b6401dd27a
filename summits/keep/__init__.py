"""What writes into a data folder: a new record, what is added to one, what a list brings."""
