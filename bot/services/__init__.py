"""One async method for each thing a person does.

Ports say what the services need from outside; each stands beside the service that needs it. Every
method of a port that changes something takes the Press and makes its change in one transaction,
together with a note of the interaction's id: the same interaction a second time changes nothing. So
one press makes one change; only `Bookmarks.open` and `Attempts.begin`, which may be repeated
freely, can come before or after it.
"""
