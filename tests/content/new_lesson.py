"""A lesson with a card of each sort, to break in tests: all tries, a picture, a step, facts."""

PAGE = """+++
title = "First"
summary = "A first lesson."
minutes = 5
goals = ["Say one", "Say two"]
seed = 7

[runs.rates]
"slow" = { learning_rate = 0.01, epochs = 5, points = 20 }
"fast" = { learning_rate = 1, epochs = 5, points = 20, hidden = [4] }
+++
## One card {#one-card}
A sum: `1 - 0.1 × (-4) = 1.4`. And `-ln 0.73 = 0.315`.
```toml
[try]
kind = "choice"
ask = "Which way?"
option = [
  { id = "up", text = "Up", fits = true, feedback = "That is it." },
  { id = "down", text = "Down", feedback = "It went there.", misconception = "M1" },
]

[picture]
draw = "losses"
task = "rates"
when = "both"
hidden = { slow = "A", fast = "B" }

[facts]
"0.7" = "rates, slow, train loss, first"
```
### Then
It begins at 0.7.
### Say it differently
Another image.
## A number {#a-number}
Think.
```toml
[try]
kind = "number"
ask = "How much?"
answer = 1.5
tolerance = 0.01
fits = "That is it."
wrong = [
  { value = 2, feedback = "Half of it." },
  { value = 3, feedback = "A third of it." },
]
other = "Count once more."

[hands_on]
room = "neuron"
goal = "OR"
start = [0, 0, 0]
ask = "Find an OR."
done = "Found with {w1}."
```
### Then
So it is.
### Say it differently
In other words.
## A belief {#a-belief}
Guess.
```toml
[try]
kind = "belief"
ask = "What do you think?"
option = [
  { id = "a", text = "This", feedback = "Many think so." },
  { id = "b", text = "That", feedback = "Some think so." },
]
```
### Then
We shall see.
### Say it differently
Later.
"""
