"""Model to PDF: documents, typesetting, tags."""
