"""What `make` calls before the application exists. Standard library only, any Python 3."""
