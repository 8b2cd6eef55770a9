"""The steps to do by hand that a card of a lesson may have, a file a kind."""
