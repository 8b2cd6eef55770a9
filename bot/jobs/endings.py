"""What people are told of a training that gave no result."""

ATTEMPTS = 3

TOO_LONG = (
    "This training took too long, so I stopped it after {seconds:.0f} seconds. "
    "Try fewer epochs or fewer hidden units."
)
TOO_BIG = "This training needs more memory than I may use. Try fewer or smaller hidden layers."
GAVE_UP = (
    f"I tried this training {ATTEMPTS} times, and each time it broke off before the end. "
    "Please try again in a minute, with fewer epochs or fewer hidden units."
)
UNUSABLE = "This data cannot be trained on: {why}. {mend}"
OUR_FAULT = (
    "Something broke on my side during this training, and it is noted. "
    "Please try again; if it breaks again, try other settings."
)
