"""What the person who runs the server can do."""
