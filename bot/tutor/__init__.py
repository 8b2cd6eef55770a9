"""The rules of the subject: lessons, exercises, the game and how they are graded. All are pure."""
