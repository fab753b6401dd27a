"""The page: what stands on it, worked out; its templates, style and script lie beside as files."""
