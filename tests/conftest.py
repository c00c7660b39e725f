"""What holds for all tests."""

from hypothesis import settings

# How long a case takes says how busy the machine is, and nothing of the behaviour.
settings.register_profile("untimed", deadline=None)
settings.load_profile("untimed")
