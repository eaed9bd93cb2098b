"""Small files of the formats that are recognised, and texts that only begin as such files do."""

import bz2
import gzip
import io
import lzma
import tarfile
import zipfile


def zipped(*files):
    """A ZIP archive of (name, content) pairs."""
    target = io.BytesIO()
    with zipfile.ZipFile(target, "w") as archive:
        for name, content in files:
            archive.writestr(name, content)
    return target.getvalue()


def tarred():
    target = io.BytesIO()
    with tarfile.open(fileobj=target, mode="w") as archive:
        info = tarfile.TarInfo("a.txt")
        info.size = 9
        archive.addfile(info, io.BytesIO(b"It rained"))
    return target.getvalue()


BINARY = {
    "PDF": (".pdf", b"%PDF-1.7\n1 0 obj\n<< /Type /Catalog >>\nendobj\n"),
    "a Word document": (".docx", zipped(("[Content_Types].xml", "<Types/>"), ("word/document.xml", "<w:document/>"))),
    "an Excel workbook": (".xlsx", zipped(("[Content_Types].xml", "<Types/>"), ("xl/workbook.xml", "<workbook/>"))),
    "a PowerPoint presentation": (".pptx", zipped(("[Content_Types].xml", "<Types/>"), ("ppt/presentation.xml", ""))),
    "an OpenDocument file": (".odt", zipped(("mimetype", "application/vnd.oasis.opendocument.text"))),
    "EPUB": (".epub", zipped(("mimetype", "application/epub+zip"))),
    "a Microsoft Office file": ("", b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(64)),
    "PostScript": (".ps", b"%!PS-Adobe-3.0\n(It rained) show\n"),
    "a ZIP archive": (".zip", zipped(("a.txt", "It rained"))),
    "a gzip file": (".gz", gzip.compress(b"It rained")),
    "a bzip2 file": (".bz2", bz2.compress(b"It rained")),
    "an xz file": (".xz", lzma.compress(b"It rained")),
    "a Zstandard file": (".zst", b"\x28\xb5\x2f\xfd\x04\x58\x49\x00\x00It rained"),
    "a 7-Zip archive": (".7z", b"7z\xbc\xaf\x27\x1c\0\4" + bytes(24)),
    "a RAR archive": (".rar", b"Rar!\x1a\7\1\0" + bytes(24)),
    "a tar archive": (".tar", tarred()),
    "an image": (".gif", b"GIF89a\1\0\1\0\0\0\0;"),
    "audio or video": (".wav", b"RIFF\x24\0\0\0WAVEfmt "),
    "a program": (".so", b"\x7fELF\2\1\1\0" + bytes(64)),
    "an SQLite database": (".sqlite", b"SQLite format 3\0" + bytes(64)),
    "NumPy or pickled data": (".npy", b"\x93NUMPY\1\0v\0{'descr': '<f8'}"),
    "compiled gettext messages": (".mo", b"\xde\x12\4\x95" + bytes(24)),
}

PROVED = {
    "WARC": (".wet", b"WARC/1.0\r\nWARC-Type: conversion\r\nContent-Length: 9\r\n\r\nIt rained\r\n\r\n"),
    "JSON Lines": ("", b'{"text": "It rained."}\n{"text": "It stopped."}\n'),
    "JSON": (".json", b'[\n  {"text": "It rained."}\n]\n'),
    "TMX": (".tmx", b'<?xml version="1.0"?>\n<tmx version="1.4"><body/></tmx>\n'),
    "XLIFF": (".xlf", b'<?xml version="1.0"?>\n<xliff version="1.2"/>\n'),
    "gettext messages": (".po", b'# Weather.\nmsgid "It rained"\nmsgstr "Es regnete"\n'),
    "SRT subtitles": (".srt", b"1\r\n00:00:01,000 --> 00:00:02,500\r\nIt rained.\r\n\r\n"),
    "WebVTT subtitles": (".vtt", b"WEBVTT\n\n00:01.000 --> 00:02.500\nIt rained.\n"),
    "subtitles": (".ass", b"[Script Info]\nTitle: Rain\n"),
    "HTML": (".html", b"\n<!DOCTYPE html>\n<title>Rain</title>\n<p>It rained.\n"),
    "SVG": (".svg", b'<svg xmlns="http://www.w3.org/2000/svg"><text>Rain</text></svg>\n'),
    "XML": (".xml", b'\xef\xbb\xbf<?xml version="1.0"?>\n<weather>It rained.</weather>\n'),
    "TeX": (".tex", b"% Rain.\n\\documentclass{article}\n\\begin{document}\nIt rained.\n\\end{document}\n"),
    "BibTeX": (".bib", b"@article{ford2019,\n  title = {It Rained},\n  year = 2019\n}\n"),
    "RTF": (".rtf", b"{\\rtf1\\ansi It rained.}\n"),
    "a calendar or contacts": (".ics", b"BEGIN:VCALENDAR\r\nVERSION:2.0\r\nEND:VCALENDAR\r\n"),
    "a key or a certificate": (".pem", b"-----BEGIN CERTIFICATE-----\nMIIB\n-----END CERTIFICATE-----\n"),
    "a diff": (".diff", b"--- a.txt\n+++ b.txt\n@@ -1 +1 @@\n-It rained.\n+It stopped.\n"),
    "a script": (".sh", b"#!/bin/sh\necho It rained\n"),
    "PHP": (".php", b"<?php\necho 'It rained';\n"),
}

LIKELY = {
    "CSV": (".csv", b'id,title,text\n1,Rain,"It rained, and ""a lot"" of it."\n2,Sun,"It\nstopped."\n'),
    "TSV": (".tsv", b"id\ttitle\ttext\n1\tRain\tIt rained.\n2\tSun\tIt stopped.\n"),
    "Markdown": (".md", b"---\ntitle: Rain\ntags:\n  - weather\n---\n\nIt rained.\n"),
    "a manual page": (".man", b".TH RAIN 1\n.SH NAME\nrain \\- fall\n"),
    "YAML": (".yaml", b"# Rain.\nstation:\n  name: Harbour\n  height: 12\nrain: true\n"),
    "TOML": (".toml", b'name = "Harbour"\nheight = 12\n\n[rain]\nfell = true\n'),
    "INI": (".ini", b"[station]\nname = Harbour\nheight = 12\n; rain\nrain = yes\n"),
    "mail": (".eml", b"From: Ada <ada@example.org>\nSubject: Rain\nMIME-Version: 1.0\n\nIt rained.\n"),
    "SQL": (".sql", b"-- Rain.\nCREATE TABLE rain (\n  day date\n);\nINSERT INTO rain VALUES ('2019-03-01');\n"),
    "source code": (
        ".py",
        b'"""It rained."""\n\nimport os\n\n\ndef rain(day):\n    if day in os:\n        return 1\n    return 0\n',
    ),
}
"""Those that are recognised without a name, but are texts where they are called so."""

BY_NAME = {
    "Arrow": (".feather", b"?"),
    "Parquet": ("", b"PAR1\x15\4\x15"),
    "an e-book": (".mobi", b"?"),
    "Java properties": (".properties", b"rain = yes\n"),
    "reStructuredText": (".rst", b"Rain\n====\n\nIt rained.\n"),
    "AsciiDoc": (".adoc", b"= Rain\n\nIt rained.\n"),
    "an Org file": (".org", b"* Rain\n\nIt rained.\n"),
    "wikitext": (".wiki", b"== Rain ==\n\nIt rained.\n"),
    "CoNLL": (".conllu", b"# text = It rained.\n"),
}
"""Those that only their name, or a whole reader, tells from others."""

MORE = {
    "an array of objects that goes on": ("JSON", b'[{"text": "' + b"It rained. " * 9000 + b'"}]'),
    "an object that goes on": ("JSON", b'{\n  "text": "' + b"It rained. " * 9000 + b'"\n}'),
    "a line of JSON": ("JSON", b'{"text": "It rained."}\n'),
    "an array of texts": ("JSON", b'["It rained.", "It stopped."]'),
    "XML without a declaration": ("XML", b'<weather day="1">\n<rain>12</rain>\n</weather>\n'),
    "XHTML": ("HTML", b'<?xml version="1.0"?>\n<!DOCTYPE html>\n<html xmlns="http://www.w3.org/1999/xhtml"></html>\n'),
    "a piece of a page": ("HTML", b'<div class="rain">\n<p>It rained.</p>\n<p>It stopped.</p>\n</div>\n'),
    "CSV between semicolons": ("CSV", b"id;title;text\n1;Rain;It rained.\n2;Sun;It stopped.\n"),
    "CSV of pandas": ("CSV", b',title,text\n0,Rain,"It rained, and rained."\n1,Sun,It stopped.\n'),
    "CSV of two columns": ("CSV", b'id,text\n1,"It rained, and rained."\n2,It stopped.\n3,It rained.\n'),
    "CSV without names": ("CSV", b"".join(b"%d,Rain on day %d,It rained\n" % (day, day) for day in range(6))),
    "CSV that goes on": ("CSV", b"id,title,text\n" + b'1,Rain,"It rained.\nIt rained."\n' * 4000),
    "CSV with line breaks of Windows": ("CSV", b"id,title,text\r\n1,Rain,It rained.\r\n2,Sun,It stopped.\r\n"),
    "CSV with blanks after the commas": ("CSV", b"day, rain, sky\n1, 12, grey\n2, 0, blue\n"),
    "CSV with blanks and quotation marks": ("CSV", b'id, text\n1, "It rained, and rained."\n2, "It stopped."\n'),
    "CSV of words and an address": ("CSV", b"name,place,mail\nada,hill,ada@example.org\nben,mill,ben@example.org\n"),
    "CSV with an empty field": ("CSV", b"name,place,sky\nada,hill,\nben,mill,grey\n"),
    "CSV of many rows of words": ("CSV", b"name,place,sky\n" + b"ada,hill,grey\n" * 5),
    "YAML with its version": ("YAML", b"%YAML 1.2\n---\nstation:\n  name: Harbour\n  rain: true\n"),
    "a list of YAML": ("YAML", b"- rain:\n    fell: true\n  sun: false\n- wind: true\n"),
    "C": ("source code", b"/* Rain. */\n#include <rain.h>\n\nint main(void) {\n    return rain();\n}\n"),
    "JavaScript": (
        "source code",
        b'import { rain } from "./rain.js";\n\nexport function fell(day) {\n  return rain(day) > 0;\n}\n',
    ),
    "a mailbox": (
        "mail",
        b"From ada@example.org Mon Mar  4 09:12:00 2019\nReceived: by mx\nSubject: Rain\n\nIt rained.\n",
    ),
    "a patch of git": ("a diff", b"diff --git a/a.txt b/a.txt\n--- a/a.txt\n+++ b/a.txt\n"),
    "front matter of TOML": ("Markdown", b'+++\ntitle = "Rain"\n+++\n\nIt rained.\n'),
    "XLIFF after a comment": (
        "XLIFF",
        b'<!-- rain -->\n<xliff version="1.2"><source>rain &amp; sun</source></xliff>\n',
    ),
    "XML after a comment": ("XML", b"<!-- rain -->\n<weather><rain>12</rain></weather>\n"),
    "XML with a document type of its own": (
        "XML",
        b"<!DOCTYPE weather [\n<!ELEMENT weather (#PCDATA)>\n]>\n<weather>It rained.</weather>\n",
    ),
    "a page in one line": (
        "HTML",
        b"<!DOCTYPE html><html><head><title>Rain</title></head><body>It rained.</body></html>",
    ),
    "a page without end tags": ("HTML", b"<!DOCTYPE html>\n<p>It rained.\n"),
    "a page of a root alone": ("HTML", b"<html>\nIt rained.\n</html>\n"),
    "paragraphs in a line": ("HTML", b"<em>Rain</em> <p>rain &amp; sun</p><p>1 &lt; 2</p>"),
    "a paragraph with a reference": ("HTML", b"<p>rain &#38; sun</p>\n"),
    "SRT without a number": ("SRT subtitles", b"00:00:01,000 --> 00:00:02,500\nIt rained.\n"),
    "WebVTT without its mark": ("WebVTT subtitles", b"00:01.000 --> 00:02.500 align:left\nIt rained.\n"),
    "a script with env": ("a script", b"#!/usr/bin/env -S python3 -u\nprint('It rained.')\n"),
    "a script with an option": ("a script", b"#! /bin/sh -e\n\n# Rain.\necho It rained.\n"),
    "PHP in a line": ("PHP", b"<?php echo 'It rained.'; ?>\n"),
    "PHP with a comment": ("PHP", b"<?php // It rained.\n"),
    "PHP with a namespace": ("PHP", b"<?php namespace Rain\\Fall;\n"),
    "a PDF with bytes in its first line": ("PDF", b"%PDF-1.4 %\xe2\xe3\n1 0 obj\n"),
    "PostScript in a page": ("PostScript", b"%!PS-Adobe-3.0 EPSF-3.0\n%%Title: Rain\n"),
    "a card": ("a calendar or contacts", b"BEGIN:VCARD\nFN;CHARSET=UTF-8:Ada Ford\n"),
    "a new file of git": ("a diff", b"diff --git a/a.txt b/a.txt\nnew file mode 100644\n"),
    "a PNG": ("an image", b"\x89PNG\r\n\x1a\n\0\0\0\rIHDR"),
    "a WebP": ("an image", b"RIFF\x24\0\0\0WEBPVP8 "),
    "an MP4": ("audio or video", b"\0\0\0\x1cftypisom"),
    "a feed": ("XML", b'<rss version="2.0"><channel/></rss>\n'),
}
"""Other files without a telling name."""

TEXTS = {
    "a quotation": b'"It rained, then it stopped," she said, "and rained again."\n\nNobody, he said, minded.\n',
    "a bracket": b"[Laughter] It rained.\n\n[Applause] It stopped, and rained again.\n",
    "a reference": b"[1, 2] and [3] say that it rained.\n",
    "a brace": b'{"rain": 12} is how the station reports it.\n\nIt rained.\n',
    "a number in brackets": b"[12]",
    "a quotation in brackets": b'["It rained."]',
    "dashes": b"- It rained.\n- It stopped: at noon.\n- It rained again.\n",
    "a list that is announced": b"Ingredients:\n- 2 eggs\n- milk\n\nMethod:\n- Mix: slowly\n- Bake\n",
    "headings": b"# Rain\n\nIt rained.\n\n## Sun\n\nIt stopped.\n",
    "a title and a date": b"Title: Rain\nDate: 3 March 2019\nAuthor: Ada Ford\n\nIt rained.\n",
    "keys without anything below": b"title: rain\ndate: 3 march\nauthor: ada\nplace: the harbour\n",
    "commas": b"Rain, wind, sun\nSnow, hail, fog\nFrost, dew, mist\nThaw, sleet, storm\n",
    "lists of words between commas": b"rain,wind,sun\nhail,fog,dew\npluie,vent,soleil\n",
    "names and pages": b"Ford, 12\nHill, 14\nReed, 31\nWood, 7\nYork, 90\n",
    "lines with two commas": b"Rain,wind,sun\n\nIt rained, it blew, it shone.\n\nIt froze, it thawed, it poured.\n",
    "a table drawn with bars": b"| day | rain | sun |\n| --- | --- | --- |\n| 1 | 12 | 0 |\n| 2 | 0 | 7 |\n",
    "bars between blanks": b"Home | News | Sport\nRain | Wind | Sun\nSnow | Hail | Fog\nFrost | Dew | Mist\n",
    "a menu between tabs": b"Share\tTweet\tEmail\n\nIt rained.\n\nIt stopped.\n",
    "a table in a text": b"Day\tRain\tSun\n1\t12\t0\n2\t0\t7\n\nThese are the figures of the harbour.\n",
    "lines of three dashes": b"---\n\nIt rained.\n\n---\n\nIt stopped.\n",
    "a note between dashes": b"---\nNote: this is old. It was about rain: much of it.\nIt rained.\n---\nIt stopped.\n",
    "a tag": b"<br>It rained.\n\nIt stopped.\n\nIt rained again.\n",
    "an element": b"<p>It rained.</p>\n",
    "tags in prose": b"<p>It rained.</p>\n\nIt stopped at noon.\n\n<p>It rained again.</p>\n\nIt stopped at night.\n",
    "a text about a document type": b"<!DOCTYPE html> is how a page begins.\n\nIt rained.\n",
    "a document type and a sentence": b"<!DOCTYPE html>\n\nThe line above begins a page.\n",
    "a text about tags": b"<html> and <body> hold a page, and </html> ends it.\n\nIt rained.\n",
    "a text about a declaration": b'<?xml version="1.0"?> begins a file of XML.\n\nIt rained.\n',
    "a text about SVG": b"<svg > draws a picture of rain, and <rss > tells of it.\n",
    "names in angle brackets": b"<ada> it rained\n<ben> it stopped</ada>",
    "a tag and a reference in prose": b"<b>Rain</b> &amp; sun came.\n",
    "a text about scripts": b"#!/bin/sh comes first in a script.\n\nIt rained.\n",
    "a text about scripts with env": b"#!/usr/bin/env python comes first in others.\n",
    "a line of a script and a sentence": b"#!/bin/sh\n\nThe line above comes first in a script.\n",
    "a text about PHP": b"<?php begins a script, and ?> ends it.\n\nIt rained.\n",
    "a text about PHP with a bracket": b"<?php begins (as it were) a script.\n",
    "a mark of PHP and a sentence": b"<?php\n\nThe mark above comes first in a script.\n",
    "a text about PDF": b"%PDF- comes first in a PDF.\n\nIt rained.\n",
    "a text about a version of PDF": b"%PDF-1.4 comes first in old files.\n",
    "a version of PDF and a sentence": b"%PDF-1.4\n\nThe line above comes first in old files.\n",
    "a text about PostScript": b"%!PS comes first, and %!PS-Adobe-3.0 says more.\n",
    "a text about RTF": b"{\\rtf1\\ansi comes first in RTF.\n",
    "a text about git": b"diff --git comes first in a patch.\n\nIt rained.\n",
    "a text about cues": b"1\n00:00:01,000 --> 00:00:02,000 comes first.\n\nIt rained.\n",
    "a text about cues without a number": b"00:01.000 --> 00:02.000 are the times.\n\nIt rained.\n",
    "a text about WebVTT with a cue": b"WEBVTT comes first.\n\n00:01.000 --> 00:02.000\n",
    "a text about calendars": b"BEGIN:VCALENDAR comes first in a calendar.\n",
    "a text about subtitles of another kind": b"[Script Info] comes first in subtitles.\n",
    "a text about certificates": b"-----BEGIN CERTIFICATE----- comes first, and bytes follow.\n",
    "a text about TeX": b"\\documentclass{article} comes first in TeX.\n\n\\begin{document} comes next.\n",
    "a text about messages": b'# Rain\n\nmsgid "rain"\n\nmsgstr "Regen"\n\nIt rained.\n',
    "a long text about JSON": b'{"rain": 12} is how a station tells of it.\n' + b"It rained.\n" * 9000,
    "an address in angle brackets": b"<https://example.org/rain> says that it rained.\n",
    "a time in brackets": b"[12:30] Ada: It rained.\n[12:31] Ben: It stopped.\n",
    "a section": b"[Music]\n\nIt rained.\n\n[Music ends]\n",
    "a section with sums": b"[Rain]\nIt rained.\nRain = water, they say.\nSun = light, they say.\n",
    "a number and a time": b"1\n\n00:01 It rained. --> It stopped.\n",
    "a forwarded message": b"-----Begin forwarded message-----\nFrom: Ada\nSubject: Rain\n\nIt rained.\n",
    "a letter": b"From: Ada Ford\nTo: Ben Hill\nSubject: Rain\n\nIt rained.\n",
    "a signed text": b"-----BEGIN PGP SIGNED MESSAGE-----\nHash: SHA256\n\nIt rained.\n",
    "a text about formats": b"GIF89a and %PDF- are what such files begin with.\n",
    "a text about subtitles": b"WEBVTT is the first line of such a file.\n\nIt rained.\n",
    "a text about archives": b"WARC/1.0 is a standard.\n\nIt rained.\n",
    "a text about SQL": b"Create a table; it rained;\n\nIt stopped;\n",
    "imports": b"Import duties rose.\n\nimport and export fell;\nfrom here to there;\nreturn tickets cost more.\n",
    "a tutorial": b"Write a loop like this:\n\nfor day in days:\n    rain(day)\n\nIt says whether it rained.\n",
    "verse": b"It rained on the hill;\nit rained on the mill;\nit rained on the sea,\nand on you and me;\n",
    "verse with colons": b"for the hill:\nwith the mill:\nif it rains:\nwhile it blows:\n",
    "verse with semicolons": b"return to the hill;\nreturn to the mill;\nreturn to the sea;\nfinal as rain;\n",
    "a rule of dashes and plus signs": b"--- Rain ---\n\n+++ It rained +++\n",
    "a dot at the beginning": b".Rain fell.\n",
    "a backslash": b"\\It rained\\ is what she wrote.\n",
    "an at sign": b"@ada: it rained, she wrote.\n",
    "a hash and a bang": b"#!Important: it rained.\n",
    "emptiness": b"",
    "blank lines": b"\n \n\n",
    "a byte order mark": b"\xef\xbb\xbfIt rained.\n",
    "bytes that are no UTF-8": b"It \xff\xfe rained.\n",
    "one line without an end": b"It rained. " * 9000,
}
"""What must not be refused, named or not."""
