"""The options of a command, and the request that is made from them: the plans, the day and the way to the answer."""
