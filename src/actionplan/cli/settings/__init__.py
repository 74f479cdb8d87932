"""Settings: what somebody wants always, from variables, the project's file and the user's own file."""
