"""The round of a quarter: what officers are asked about their targets, and the workbooks that they answer in.

A request is made of a plan and a day. It knows no clock, and it writes no file: the command line does.
"""

from actionplan.updates.officer_requests import build_round
from actionplan.updates.request_workbook import render_request

__all__ = ["build_round", "render_request"]
