"""Human Backpropagation: the sentences, the correction that is said, and the modes."""
