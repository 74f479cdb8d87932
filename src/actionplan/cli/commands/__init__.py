"""The commands, a few in each module. A module is imported only when one of its commands is asked for."""
