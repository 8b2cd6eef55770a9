"""The subject itself: lessons, exercises, the game and how they are graded; pure rules."""
