"""What the pictures of lessons show, as values: a file a kind; `bot.plots.lessons` draws them."""
