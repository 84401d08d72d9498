"""The formats in which other programs read a briefing: pure functions from briefings to text or bytes, one module each.

`web` says what the site is and where it lies; `tables` (CSV), `linked` (JSON-LD), `annotations` (Web Annotations),
`citations` (BibTeX, RIS, CSL-JSON, the tags that Zotero reads), `feeds` (Atom, JSON Feed), `markdown` and `guides`
(Markdown twins, `llms.txt`, the guide to the data) each write one kind of file; `head` is what stands in a page's head;
`files` is the table of them all.
"""
