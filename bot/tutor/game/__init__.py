"""Human Backpropagation: the sentences, the spoken correction, and playing alone."""
