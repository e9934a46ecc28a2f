"""YAML text to model: the only code that knows YAML.

`compose` turns text into nodes that remember their place, `reader` turns nodes into the dataclasses of
`generator.model` by their type hints, `library` knows which file belongs where.
"""
