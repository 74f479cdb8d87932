"""What every OpenDocument spreadsheet of ours has in common: its styles, its page, and the list of its parts."""

from __future__ import annotations

from collections.abc import Iterable

from actionplan.faces.opendocument import DECLARED, VERSION

MIME = "application/vnd.oasis.opendocument.spreadsheet"

_LOOKS = f"""\
<?xml version="1.0" encoding="UTF-8"?>
<office:document-styles {DECLARED} office:version="{VERSION}">
 <office:styles>
  <style:default-style style:family="table-cell">
   <style:text-properties fo:font-family="Arial" fo:font-size="10pt" fo:language="en" fo:country="GB"/>
  </style:default-style>
  <number:date-style style:name="DayFormat">
   <number:day/><number:text> </number:text>
   <number:month number:textual="true"/><number:text> </number:text>
   <number:year number:style="long"/>
  </number:date-style>
  <style:style style:name="Default" style:family="table-cell"/>
  <style:style style:name="Note" style:family="table-cell" style:parent-style-name="Default"/>
  <style:style style:name="Title" style:family="table-cell" style:parent-style-name="Default">
   <style:text-properties fo:font-size="14pt" fo:font-weight="bold"/>
  </style:style>
  <style:style style:name="Words" style:family="table-cell" style:parent-style-name="Default">
   <style:table-cell-properties fo:wrap-option="wrap" style:vertical-align="top"
     fo:padding-bottom="0.12cm"/>
  </style:style>
  <style:style style:name="Heading" style:family="table-cell" style:parent-style-name="Words">
   <style:table-cell-properties fo:border-bottom="0.75pt solid #000000"/>
   <style:text-properties fo:font-weight="bold"/>
  </style:style>
  <style:style style:name="Number" style:family="table-cell" style:parent-style-name="Words">
   <style:table-cell-properties fo:padding-right="0.3cm"/>
   <style:paragraph-properties fo:text-align="end"/>
  </style:style>
  <style:style style:name="HeadingOfNumbers" style:family="table-cell" style:parent-style-name="Heading">
   <style:table-cell-properties fo:padding-right="0.3cm"/>
   <style:paragraph-properties fo:text-align="end"/>
  </style:style>
  <style:style style:name="Day" style:family="table-cell" style:parent-style-name="Words"
    style:data-style-name="DayFormat">
   <style:paragraph-properties fo:text-align="start"/>
  </style:style>
 </office:styles>
"""

_PAGE = """\
  <style:page-layout style:name="Layout{across}">
   <style:page-layout-properties fo:page-width="29.7cm" fo:page-height="21cm" fo:margin="1.5cm"
     style:print-orientation="landscape" style:scale-to-X="{across}" style:scale-to-Y="0"/>
  </style:page-layout>
"""

_MASTER = """\
  <style:master-page style:name="Across{across}" style:page-layout-name="Layout{across}"/>
"""


def styles(across: Iterable[int]) -> str:
    """How cells look, and a page for each number of pages `across` that a sheet is printed on."""
    numbers = sorted(set(across))
    layouts = "".join(_PAGE.format(across=number) for number in numbers)
    masters = "".join(_MASTER.format(across=number) for number in numbers)
    return (
        f"{_LOOKS} <office:automatic-styles>\n{layouts} </office:automatic-styles>\n"
        f" <office:master-styles>\n{masters} </office:master-styles>\n</office:document-styles>\n"
    )
