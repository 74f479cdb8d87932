"""The round of a quarter: what officers are asked about their targets, and the workbooks that they answer in.

A request is made of a plan and a day. It knows no clock, and it writes no file: the command line does.
"""
