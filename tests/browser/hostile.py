"""Texts that try to break out of a page: ways that text could become markup, script, template or formula."""

from __future__ import annotations

from collections.abc import Iterator

RUN = "window.__pwn=1"
TAGS = (
    "script",
    "SCRIPT",
    "scr\x00ipt",
    "img",
    "svg",
    "iframe",
    "object",
    "embed",
    "body",
    "video",
    "audio",
    "details",
    "math",
    "style",
    "link",
    "base",
    "form",
    "marquee",
)
EVENTS = (
    "onload",
    "onerror",
    "onclick",
    "onmouseover",
    "onfocus",
    "onbegin",
    "ontoggle",
    "onanimationstart",
    "onpointerenter",
    "onpageshow",
)
BIDI = "\u202a\u202b\u202c\u202d\u202e\u2066\u2067\u2068\u2069\u200e\u200f\u061c"
SINGLES = (
    f"</script><script>{RUN}</script>",
    f"</SCRIPT ><script>{RUN}</script>",
    f"--></script><img src=x onerror={RUN}>",
    "<!--<script>",
    "<!-- <script><!-- ",
    "]]></script>",
    f"</title><script>{RUN}</script>",
    f"</style><script>{RUN}</script>",
    f"</textarea><script>{RUN}</script>",
    f"</noscript><script>{RUN}</script>",
    f'"><script>{RUN}</script>',
    f"'><script>{RUN}</script>",
    f'" autofocus onfocus="{RUN}',
    f"' onmouseover='{RUN}",
    f"${{{RUN}}}",
    f"${{(()=>{{{RUN}}})()}}",
    f"`${{{RUN}}}`",
    f"`;{RUN};`",
    "`",
    "``",
    "${",
    "}",
    "\\",
    "\\\\",
    "\\'",
    '\\"',
    "\\`",
    "\\u003cscript\\u003e",
    "\\x3cscript\\x3e",
    "\\n\\r\\0",
    f'");{RUN};//',
    f"');{RUN};//",
    f"*/{RUN};/*",
    f"\u2028{RUN}\u2028",
    f"\u2029{RUN}\u2029",
    "{{ 7*7 }}",
    "{{ this.__class__ }}",
    "{% raw %}{{ 1 }}",
    "{% endmacro %}",
    "{# comment #}",
    "{{ config.items() }}",
    "#{7*7}",
    "<%= 7*7 %>",
    "&lt;script&gt;window.__pwn=1&lt;/script&gt;",
    "&#x3c;script&#x3e;window.__pwn=1&#x3c;/script&#x3e;",
    f"javascript:{RUN}",
    f"JaVaScRiPt:{RUN}",
    f" javascript:{RUN}",
    f"java\tscript:{RUN}",
    f"java\nscript:{RUN}",
    f"\x01javascript:{RUN}",
    f"javascript&colon;{RUN}",
    f"vbscript:{RUN}",
    f"data:text/html,<script>{RUN}</script>",
    "data:text/html;base64,PHNjcmlwdD53aW5kb3cuX19wd249MTwvc2NyaXB0Pg==",
    f"https://example.org/' onclick='{RUN}",
    f'https://example.org/" onclick="{RUN}',
    f"https://example.org/<script>{RUN}</script>",
    "https://exa mple.org",
    "https://[::1",
    "http://",
    "https://user:pass@example.org/",
    "file:///etc/passwd",
    "blob:https://example.org/1",
    "//example.org/x.js",
    "geomap-payload",
    "geomap-content-security-policy",
    "__proto__",
    "constructor",
    "toString",
    "hasOwnProperty",
    "=cmd|' /C calc'!A0",
    "+1+1",
    "-1+1",
    "@SUM(1)",
    "\t=1",
    "NaN",
    "null",
    "undefined",
    "true",
    "[object Object]",
    "",
    " ",
    "\u0000",
    "\ufeff",
    "\ufffe",
    "\ud7ff\ue000",
    "\U0001f4a5" * 40,
    "\u0301" * 60,
    "\u200b\u200c\u200d",
    "a" * 4000,
    "word " * 600,
    "; ; ;",
    "; missile; ",
    "\r\n\r\n",
    "http://example.org/%00",
    "<b>bold</b>",
    "<plaintext>",
    "<xmp>",
    "<listing>",
    "<a href=javascript:window.__pwn=1>x</a>",
    "<svg/onload=window.__pwn=1>",
    "<svg><script>window.__pwn=1</script></svg>",
    "<svg><a xlink:href='javascript:window.__pwn=1'><text>x</text></a></svg>",
    "<math><mtext><table><mglyph><style><img src=x onerror=window.__pwn=1>",
    "<noscript><p title='</noscript><img src=x onerror=window.__pwn=1>'>",
    "<template><script>window.__pwn=1</script></template>",
    "<style>@import 'https://example.org/x.css';</style>",
    "<style>body{display:none}</style>",
    "<meta http-equiv=refresh content='0;url=https://example.org'>",
    "<base href='https://example.org/'>",
    "<input autofocus onfocus=window.__pwn=1>",
    "<img src=https://example.org/pixel.png>",
    "<link rel=stylesheet href=https://example.org/x.css>",
    "<iframe srcdoc='<script>parent.__pwn=1</script>'></iframe>",
    "<div style='background:url(https://example.org/x.png)'>",
    "<div style='position:fixed;inset:0;z-index:99999'>",
    "<form action=https://example.org><button>x</button></form>",
)


def hostile_texts() -> tuple[str, ...]:
    """Return over two hundred texts, each once."""
    return tuple(dict.fromkeys((*SINGLES, *with_tags(), *with_events(), *with_bidi())))


def with_tags() -> Iterator[str]:
    """Yield every tag with a script in it and with a handler, closed and left open."""
    for tag in TAGS:
        yield f"<{tag}>{RUN}</{tag}>"
        yield f"<{tag} src=x onerror={RUN} onload={RUN}>"
        yield f"<{tag}/onload={RUN}//"


def with_events() -> Iterator[str]:
    """Yield every handler in double, single and no quotes."""
    for event in EVENTS:
        yield f'" {event}="{RUN}" x="'
        yield f"' {event}='{RUN}' x='"
        yield f"<svg {event}={RUN}>"
        yield f"<div {event}=`{RUN}` tabindex=1 autofocus>"


def with_bidi() -> Iterator[str]:
    """Yield direction controls around a tag that they would disguise."""
    for control in BIDI:
        yield f"Strike{control}>tpircs/<{control}<script>{RUN}</script>"
