// Owns the look of the inbox: one column, readable from a phone to a wide screen, light and dark.

export const inboxStyle = `
:root{color-scheme:light dark;--ink:#1b2430;--dim:#5a6675;--paper:#fff;--ground:#f3f5f8;--line:#d8dee6;--accent:#0b5d4e}
@media (prefers-color-scheme:dark){:root{--ink:#e6ebf2;--dim:#a3afbd;--paper:#1a2029;--ground:#11161d;--line:#313a46;--accent:#7db8f5}}
*{box-sizing:border-box}
body{margin:0;background:var(--ground);color:var(--ink);font:16px/1.5 system-ui,"Segoe UI",Roboto,"Noto Sans",sans-serif}
main{max-width:54rem;margin:0 auto;padding:1.25rem clamp(.75rem,3vw,2rem) 3rem}
h1{font-size:1.5rem;line-height:1.25;margin:.25rem 0 .5rem;overflow-wrap:anywhere}
h2{font-size:1.05rem;margin:1.25rem 0 .4rem}
header p{margin:.25rem 0;color:var(--dim)}
a{color:var(--accent)}
a:focus-visible,summary:focus-visible{outline:3px solid var(--accent);outline-offset:2px;border-radius:4px}
nav{display:flex;flex-wrap:wrap;gap:.5rem;margin:1rem 0}
.chip{padding:.3rem .8rem;border:1px solid var(--line);border-radius:999px;background:var(--paper);text-decoration:none;overflow-wrap:anywhere}
.chip[aria-current]{background:var(--accent);border-color:var(--accent);color:var(--paper)}
.mails,.links{list-style:none;margin:1rem 0;padding:0;background:var(--paper);border:1px solid var(--line);border-radius:10px;overflow:hidden}
.mails li+li,.links li+li{border-top:1px solid var(--line)}
.links li{padding:.6rem .9rem;overflow-wrap:anywhere}
.mail{display:grid;grid-template-columns:1fr auto;gap:.1rem 1rem;padding:.8rem .9rem;color:inherit;text-decoration:none}
.mail:hover{background:var(--ground)}
.mail:focus-visible{outline-offset:-3px}
.mail strong,.mail .start{grid-column:1/-1;overflow-wrap:anywhere}
.mail .to{overflow-wrap:anywhere}
.mail .to,.mail time,.mail .start{color:var(--dim);font-size:.9rem}
.empty{padding:2.5rem 1rem;text-align:center;background:var(--paper);border:1px dashed var(--line);border-radius:10px;color:var(--dim)}
dl{display:grid;grid-template-columns:auto 1fr;gap:.1rem 1rem;margin:.5rem 0 1rem}
dt{color:var(--dim)}dd{margin:0;overflow-wrap:anywhere}
iframe{display:block;width:100%;height:min(70vh,44rem);border:1px solid var(--line);border-radius:10px;background:#fff}
details{margin-top:1rem}summary{cursor:pointer}
pre{white-space:pre-wrap;overflow-wrap:anywhere;padding:.9rem;background:var(--paper);border:1px solid var(--line);border-radius:10px;font:14px/1.5 ui-monospace,Consolas,monospace}
@media (max-width:30rem){.mail{grid-template-columns:1fr}}
`;
