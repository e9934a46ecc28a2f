"""Decision tables to and from OMG DMN.

Out: `export` makes DMN 1.3 (`exchange.xml_text` writes it, `diagram` adds the picture that editors show).
In: `xml_reader` reads XML that may come from anywhere, `elements` picks decision tables out of it,
`types` finds what an input or output can be, `cells` turns FEEL into the cells of our files, `yaml_file`
writes one file a table, `importing` does all of it.
"""
