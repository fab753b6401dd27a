"""What `read` goes by, a paragraph at a time: names, clauses, who speaks, what is told, which meeting."""
