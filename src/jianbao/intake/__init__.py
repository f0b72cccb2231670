"""Raw contributions, as they arrive, turned into manuscripts with nothing lost on the way."""
