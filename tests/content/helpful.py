"""A number question with everything that helps: two hints, two steps, a card of its own."""

HELPFUL = """
[[question]]
id = "step"
kind = "number"
card = "one-card"
goal = 1
stem = "A weight is at {w}, the slope {slope}, the rate {rate}. Where is it after one step?"
explanation = "It is {w} - ({rate * slope}) = {w - rate * slope}."
answer = "w - rate * slope"
tolerance = 0.01
other = "Take the rate times the slope away."
draw = { w = [1, 2, 4, 5], slope = [-6, -4, -2, 2, 4, 6], rate = [0.05, 0.1, 0.2] }
hints = ["First {rate} times {slope}.", "Then away from {w}."]
steps = [
  { ask = "First: rate × slope?", answer = "rate * slope" },
  { ask = "Now take that from {w}.", answer = "w - rate * slope" },
]
wrong = [
  { value = "w + rate * slope", feedback = "Uphill: {w + rate * slope}" },
  { value = "w - slope", feedback = "The rate is missing." },
]
"""
