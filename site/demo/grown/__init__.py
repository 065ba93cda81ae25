"""A large site for measuring: `manage.py grow`. All of it is numbered examples in random words."""
