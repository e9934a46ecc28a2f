"""Decision tables: S-FEEL cells (OMG DMN 1.3 §9) read, written and put into plain words.

`lexer` cuts a cell's text into `tokens`, `parser` makes `model.sfeel.UnaryTests` of them, `sfeel_text`
writes them back, `words` says them to a reader. `domains` reads values and ranges; `order` holds the
arithmetic on ordered values that all of them share.
"""
