"""The model: frozen dataclasses, the only thing passed between stages.

The dataclasses are also the file format's one definition: `generator.source` reads YAML by their type
hints, and `guidepress schema` makes JSON Schema from them. A field's name in YAML is its Python name
with hyphens; the text in `Annotated` documents it for editors.
"""
