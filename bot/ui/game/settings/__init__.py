"""The card of what people switch on and off."""
