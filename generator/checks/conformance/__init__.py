"""How a guideline measures up to what the field asks of patient versions: the conformance card."""
