"""Model to formats that other programs read: `site/data/`. DMN and JSON-LD come with their issues."""
