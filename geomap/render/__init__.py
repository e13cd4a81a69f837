"""Turns incidents into layers, and layers into maps and files."""
