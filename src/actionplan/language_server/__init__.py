"""Answer an editor's questions about a plan as it is typed: the language server behind `actionplan lsp`.

`editor_server` and `protocol_values` speak the protocol, and nothing else here knows the library that does. A version
of a file is read to an `OpenPlan` (`open_plan`), once (`plan_documents`). Every answer is a function of an open plan
and a place in it: `plan_place` finds what stands at an offset, and `typing_context` what is being typed there, which
works however broken the file is.
"""
