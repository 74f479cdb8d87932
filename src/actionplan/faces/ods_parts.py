"""What every OpenDocument spreadsheet of ours has in common: its styles, its page, and the list of its parts."""

from __future__ import annotations

from collections.abc import Iterable

MIME = "application/vnd.oasis.opendocument.spreadsheet"
VERSION = "1.3"

_NAMESPACE = "urn:oasis:names:tc:opendocument:xmlns"

NAMESPACES = {
    "xmlns:office": f"{_NAMESPACE}:office:1.0",
    "xmlns:table": f"{_NAMESPACE}:table:1.0",
    "xmlns:text": f"{_NAMESPACE}:text:1.0",
    "xmlns:style": f"{_NAMESPACE}:style:1.0",
    "xmlns:number": f"{_NAMESPACE}:datastyle:1.0",
    "xmlns:fo": f"{_NAMESPACE}:xsl-fo-compatible:1.0",
    "xmlns:svg": f"{_NAMESPACE}:svg-compatible:1.0",
    "xmlns:meta": f"{_NAMESPACE}:meta:1.0",
    "xmlns:config": f"{_NAMESPACE}:config:1.0",
    "xmlns:dc": "http://purl.org/dc/elements/1.1/",
}

_DECLARED = " ".join(f'{name}="{address}"' for name, address in NAMESPACES.items())

MANIFEST = f"""\
<?xml version="1.0" encoding="UTF-8"?>
<manifest:manifest xmlns:manifest="{_NAMESPACE}:manifest:1.0" manifest:version="{VERSION}">
 <manifest:file-entry manifest:full-path="/" manifest:version="{VERSION}" manifest:media-type="{MIME}"/>
 <manifest:file-entry manifest:full-path="content.xml" manifest:media-type="text/xml"/>
 <manifest:file-entry manifest:full-path="styles.xml" manifest:media-type="text/xml"/>
 <manifest:file-entry manifest:full-path="settings.xml" manifest:media-type="text/xml"/>
 <manifest:file-entry manifest:full-path="meta.xml" manifest:media-type="text/xml"/>
</manifest:manifest>
"""

_LOOKS = f"""\
<?xml version="1.0" encoding="UTF-8"?>
<office:document-styles {_DECLARED} office:version="{VERSION}">
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
