"""What the coordinator does besides steering: what is theirs to set, plan and mend."""
