"""Flow diagrams of decision tables: `layout` places them, `svg` writes them, `picture` is what pages and paper use.

What a diagram says is settled before, in `decision.diagram`; nothing here decides about content.
"""
