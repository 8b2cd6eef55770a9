"""The five inputs of questions: a file each, which draws one and collects the reply."""
