"""What AWS is known to have accepted, read from packages that anyone can install."""
