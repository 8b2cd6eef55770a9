"""What Nudge is measured against."""
