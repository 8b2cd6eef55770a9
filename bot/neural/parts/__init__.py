"""What a training can be made of: one frozen value for each name, one literal tuple a kind."""
