"""Options that commands share, and the requests made from them: the plans, the day and where the answer goes."""
