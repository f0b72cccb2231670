"""OFD (GB/T 33190-2016) from a finished PDF: `convert.convert`."""
