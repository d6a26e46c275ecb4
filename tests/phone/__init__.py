"""The Python phone on a server in this process."""
