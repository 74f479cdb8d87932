"""Settings: what somebody would type every time, from variables, the project's file and the user's own file."""
