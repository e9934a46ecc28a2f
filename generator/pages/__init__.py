"""Model to page bodies, addresses and navigation. Knows HTML and Jinja2, but no MkDocs."""
