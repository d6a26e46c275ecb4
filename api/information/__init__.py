"""What the organisation tells: its notice to young people, in their languages, and whom to call."""
