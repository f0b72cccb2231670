"""The issues of a periodical: what a book.yaml says of its issue, and how the first or the next one is begun."""
