// The look of the site: one sheet. Invariant: contrast of 4.5 to 1 for text, a visible focus, no width that a phone must scroll sideways for.
export const style = `
:root {
	--ink: #1b2524; --soft: #51605d; --line: #d5dedb; --paper: #fff; --ground: #f3f6f5; --brand: #0b5d4e; --brand-dark: #08463b;
	--brand-pale: #e4f1ed; --good: #15663a; --good-pale: #e3f3e9; --warn: #7a5000; --warn-pale: #fdf3da; --bad: #9c2118;
	--bad-pale: #fbe9e7; --mark: #fff0b3; --mark-strong: #ffd34d; --radius: 10px;
	color-scheme: light;
}
* { box-sizing: border-box; }
html { font: 100%/1.55 system-ui, -apple-system, "Segoe UI", Roboto, "Noto Sans", "Open Sans", "Helvetica Neue", Arial, sans-serif; color: var(--ink); background: var(--ground); -webkit-text-size-adjust: 100%; scroll-padding-top: 5rem; }
body { margin: 0; min-height: 100vh; }
h1, h2, h3 { line-height: 1.25; margin: 0 0 .6rem; text-wrap: balance; }
h1 { font-size: clamp(1.45rem, 1.1rem + 1.4vw, 1.95rem); letter-spacing: -.01em; }
h2 { font-size: 1.15rem; }
h3 { font-size: 1rem; }
form + h3, form + p { margin-top: 1.2rem; }
p { margin: 0 0 .8rem; max-width: 70ch; }
a { color: var(--brand); text-underline-offset: .15em; }
a:hover { color: var(--brand-dark); }
:focus-visible { outline: 3px solid #1769d2; outline-offset: 2px; border-radius: 4px; }
main:focus { outline: none; }
small, .soft { color: var(--soft); }
small { font-size: .85em; }
[hidden] { display: none !important; }
.skip { position: absolute; left: -999px; background: var(--paper); padding: .6rem 1rem; z-index: 10; }
.skip:focus { left: .5rem; top: .5rem; }
header.site { background: var(--brand); color: #fff; }
header.site .bar { max-width: 76rem; margin: 0 auto; padding: .55rem 1.25rem; display: flex; flex-wrap: wrap; align-items: center; gap: .3rem 1.4rem; }
header.site a, header.site .plain { color: #fff; }
.brand { font-weight: 700; text-decoration: none; font-size: 1.05rem; padding: .35rem 0; }
header.site nav { display: flex; gap: .2rem; }
header.site nav a { text-decoration: none; padding: .35rem .7rem; border-radius: 6px; }
header.site nav a:hover { background: rgb(255 255 255 / .12); }
header.site nav a[aria-current] { background: rgb(255 255 255 / .2); font-weight: 600; }
header.site .end { margin-left: auto; display: flex; flex-wrap: wrap; align-items: center; gap: .2rem .9rem; }
header.site .end form { display: flex; align-items: center; gap: .5rem; }
header.site :focus-visible { outline-color: #fff; }
.who .name { opacity: .92; font-size: .92rem; }
main { max-width: 60rem; margin: 0 auto; padding: 1.6rem 1.25rem 4rem; }
main.wide { max-width: 76rem; }
.card { background: var(--paper); border: 1px solid var(--line); border-radius: var(--radius); padding: 1.15rem 1.3rem; margin: 0 0 1.1rem; }
.card > :last-child { margin-bottom: 0; }
.lead { font-size: 1.06rem; color: var(--soft); }
.head { display: flex; flex-wrap: wrap; justify-content: space-between; align-items: flex-start; gap: .6rem 1.2rem; margin-bottom: 1rem; }
.head h1 { margin: 0; flex: 1 1 20rem; }
.head .badge { margin-top: .45rem; }
.crumb { margin: 0 0 .5rem; font-size: .94rem; }
button, .button { font: inherit; font-weight: 600; display: inline-block; border: 1px solid var(--brand); background: var(--brand); color: #fff; border-radius: 8px; padding: .55rem 1.1rem; cursor: pointer; text-decoration: none; min-height: 2.75rem; line-height: 1.5; }
button:hover, .button:hover { background: var(--brand-dark); color: #fff; }
button:disabled { opacity: .55; cursor: progress; }
.button.second, button.second { background: var(--paper); color: var(--brand); }
.button.second:hover, button.second:hover { background: var(--brand-pale); color: var(--brand-dark); }
button.danger { background: var(--paper); color: var(--bad); border-color: var(--bad); }
button.danger:hover { background: var(--bad-pale); color: var(--bad); }
button.plain { background: none; border: 0; padding: .35rem .3rem; min-height: 2rem; font-weight: 500; text-decoration: underline; text-underline-offset: .15em; color: var(--brand); }
.actions { display: flex; flex-wrap: wrap; gap: .6rem; align-items: center; margin-top: .9rem; }
form.actions + .card { margin-top: 1.1rem; }
label, legend { font-weight: 600; display: block; margin-bottom: .25rem; padding: 0; }
.field { margin: 0 0 1rem; border: 0; padding: 0; min-width: 0; }
.field .hint { color: var(--soft); font-size: .92rem; margin: 0 0 .35rem; font-weight: 400; }
.row { display: flex; flex-wrap: wrap; gap: 0 1.1rem; }
.row > .field { flex: 1 1 10rem; }
input[type=text], input[type=email], input[type=number], input[type=search], input[type=file], select, textarea { font: inherit; width: 100%; padding: .5rem .65rem; border: 1px solid #7d8d88; border-radius: 8px; background: #fff; color: inherit; min-height: 2.75rem; }
textarea { min-height: 4.2rem; resize: vertical; }
.drop { display: flex; flex-wrap: wrap; align-items: center; gap: .4rem .9rem; padding: .9rem; border: 2px dashed #7d8d88; border-radius: 8px; background: var(--ground); position: relative; }
.drop input { position: absolute; inset: 0; opacity: 0; width: 100%; cursor: pointer; }
.drop:focus-within { outline: 3px solid #1769d2; outline-offset: 2px; }
.drop.over { background: var(--brand-pale); border-color: var(--brand); }
input.date { max-width: 16rem; }
input[type=radio], input[type=checkbox] { width: 1.2rem; height: 1.2rem; margin: 0 .5rem 0 0; accent-color: var(--brand); flex: none; }
.choice { display: flex; align-items: center; font-weight: 500; padding: .3rem 0; min-height: 2rem; margin: 0; }
.choices { display: flex; flex-wrap: wrap; gap: 0 1.4rem; }
.problems { border: 1px solid var(--bad); border-left-width: 6px; background: var(--bad-pale); border-radius: var(--radius); padding: .9rem 1.1rem; margin: 0 0 1.1rem; }
.problems h2 { color: var(--bad); font-size: 1.05rem; }
.problems ul { margin: 0; padding-left: 1.2rem; }
.badge { display: inline-block; border-radius: 99px; padding: .1rem .65rem; font-size: .86rem; font-weight: 600; background: #e6ebea; color: var(--ink); white-space: nowrap; }
.badge.good { background: var(--good-pale); color: var(--good); }
.badge.warn { background: var(--warn-pale); color: var(--warn); }
.badge.bad { background: var(--bad-pale); color: var(--bad); }
.badge.work { background: var(--brand-pale); color: var(--brand-dark); }
.table { overflow-x: auto; margin: 0 -1.3rem; padding: 0 1.3rem; }
table { border-collapse: collapse; width: 100%; font-size: .95rem; }
caption { text-align: left; font-weight: 600; padding: 0 0 .5rem; }
th, td { text-align: left; vertical-align: top; padding: .5rem .7rem .5rem 0; border-bottom: 1px solid var(--line); }
th:last-child, td:last-child { padding-right: 0; }
thead th { color: var(--soft); font-size: .86rem; font-weight: 600; border-bottom-width: 2px; }
tbody tr:last-child > * { border-bottom: 0; }
tbody th { font-weight: 600; }
tbody th small { font-weight: 400; }
td.number, th.number { text-align: right; font-variant-numeric: tabular-nums; white-space: nowrap; }
tr.group th { background: var(--ground); padding: .45rem .6rem; color: var(--brand-dark); border-bottom-color: var(--line); }
tr.total > * { font-weight: 700; }
.missing { color: var(--soft); font-style: italic; font-weight: 400; }
.hash-short { white-space: nowrap; }
time { white-space: nowrap; }
.hash { font-family: ui-monospace, "SF Mono", Consolas, "DejaVu Sans Mono", monospace; font-size: .84em; overflow-wrap: anywhere; }
.address { overflow-wrap: anywhere; }
.read-table { margin: .5rem 0; }
.read-table .table { max-height: 34rem; overflow: auto; margin: .6rem 0 0; padding: 0; border: 1px solid var(--line); border-radius: 8px; }
table.grid { font-size: .86rem; border-collapse: separate; border-spacing: 0; }
table.grid th, table.grid td { border-right: 1px solid var(--line); border-bottom: 1px solid var(--line); padding: .3rem .5rem; vertical-align: top; }
table.grid thead th { text-align: center; background: var(--ground); }
table.grid tbody th { position: sticky; left: 0; min-width: 12rem; max-width: 20rem; background: var(--paper); text-align: left; font-weight: 500; white-space: normal; }
table.grid tr.total th, table.grid tr.total td { font-weight: 650; }
table.grid td:target { background: #fff1d6; outline: 2px solid #a87400; }
dl.facts { display: grid; grid-template-columns: repeat(auto-fit, minmax(11rem, 1fr)); gap: .7rem 1.2rem; margin: 0 0 .8rem; }
dl.facts dt { color: var(--soft); font-size: .86rem; }
dl.facts dd { margin: 0; font-weight: 600; overflow-wrap: anywhere; }
ol.steps { list-style: none; display: flex; gap: 0; margin: .3rem 0 0; padding: 0; }
ol.steps li { flex: 1 1 0; min-width: 0; position: relative; padding: 2.15rem .35rem 0 0; font-size: .93rem; }
ol.steps li::before { content: ""; position: absolute; top: 0; left: 0; width: 1.55rem; height: 1.55rem; border-radius: 50%; border: 3px solid #9fb0ab; background: var(--paper); z-index: 1; }
ol.steps li::after { content: ""; position: absolute; top: .68rem; left: 1.55rem; right: 0; height: 3px; background: #cfd9d6; }
ol.steps li:last-child::after { display: none; }
ol.steps li.done::before { background: var(--good); border-color: var(--good); content: "✓"; color: #fff; font-weight: 700; line-height: 1.2rem; text-align: center; font-size: .9rem; }
ol.steps li.done::after { background: var(--good); }
ol.steps li.now::before { border-color: var(--brand); background: var(--brand-pale); box-shadow: 0 0 0 4px var(--brand-pale); }
ol.steps li.stopped::before { background: var(--bad); border-color: var(--bad); content: "!"; color: #fff; font-weight: 700; line-height: 1.2rem; text-align: center; font-size: .9rem; }
ol.steps b { display: block; font-weight: 600; overflow-wrap: anywhere; }
ol.steps li.waiting b { color: var(--soft); font-weight: 500; }
ol.steps span { color: var(--soft); font-size: .86rem; display: block; }
.next { border-left: 6px solid var(--brand); }
.next.bad { border-left-color: var(--bad); }
.next.good { border-left-color: var(--good); }
.next.warn { border-left-color: #c98a00; }
blockquote { margin: .3rem 0 .9rem; padding: .5rem .9rem; border-left: 4px solid var(--line); background: var(--ground); border-radius: 0 8px 8px 0; white-space: pre-line; overflow-wrap: anywhere; }
blockquote.reason { border-left-color: var(--bad); }
.chain { white-space: nowrap; }
.reading { display: grid; grid-template-columns: minmax(0, 1fr) minmax(0, 1.05fr); gap: 1.1rem; align-items: start; }
.reading .text { position: sticky; top: 1rem; max-height: calc(100vh - 2rem); overflow: auto; }
.text p { margin: 0 0 .55rem; max-width: none; overflow-wrap: anywhere; }
mark { background: var(--mark); color: inherit; border-radius: 3px; padding: 0 .08em; }
.text mark { cursor: pointer; }
.text mark.chosen, .text mark:has(:target) { background: var(--mark-strong); outline: 2px solid #a87400; }
.figure { padding: .6rem .7rem; border-bottom: 1px solid var(--line); margin: 0 -.7rem; border-radius: 8px; }
.figure.chosen, .figure:target { background: #fffaf0; box-shadow: inset 4px 0 0 #a87400; }
.figure:last-child { border-bottom: 0; }
.activity + .activity { margin-top: 1.2rem; padding-top: 1rem; border-top: 2px solid var(--line); }
.activity h3 { color: var(--brand-dark); margin: 0 0 .2rem; }
.figure .line { display: flex; flex-wrap: wrap; gap: .1rem .8rem; justify-content: space-between; align-items: baseline; }
.figure .value { font-weight: 700; font-variant-numeric: tabular-nums; font-size: 1.05rem; }
.figure q { display: block; quotes: "“" "”"; color: #33413e; margin: .2rem 0; overflow-wrap: anywhere; }
.finding { border: 1px solid var(--line); border-left: 6px solid #c98a00; border-radius: 8px; padding: .7rem .9rem; margin: 0 0 .8rem; }
.finding.error { border-left-color: var(--bad); }
.finding.info { border-left-color: #7d8d88; }
.finding p { margin-bottom: .5rem; }
.finding > :last-child { margin-bottom: 0; }
.chosen-files { list-style: none; margin: .8rem 0 0; padding: 0; }
.chosen-files li { display: grid; grid-template-columns: 1fr 9rem auto; gap: .3rem .8rem; align-items: center; padding: .6rem 0; border-bottom: 1px solid var(--line); }
.chosen-files .file-name { overflow-wrap: anywhere; font-weight: 600; }
.chosen-files progress, .chosen-files .note { grid-column: 1 / -1; }
.chosen-files progress { width: 100%; height: .6rem; accent-color: var(--brand); }
.chosen-files .note:empty, .chosen-files li:not([data-kind=busy], [data-kind=sent]) progress { display: none; }
.chosen-files li[data-kind=sent] .note { color: var(--good); }
.chosen-files li[data-kind=failed] .note { color: var(--bad); font-weight: 600; }
.points { display: grid; grid-template-columns: repeat(auto-fit, minmax(14rem, 1fr)); gap: 1rem; margin: 1.6rem 0; }
.points .card { margin: 0; }
.hero { padding: 1.4rem 0 .4rem; }
.hero h1 { font-size: clamp(1.7rem, 1.2rem + 2.4vw, 2.5rem); max-width: 24ch; }
#open .with-token, #open.ready .with-code { display: none; }
#open.ready .with-token { display: block; }
.coverage { max-width: none; display: flex; flex-wrap: wrap; gap: .3rem 1.2rem; align-items: center; }
.coverage meter { width: 12rem; height: 1rem; }
details > summary { cursor: pointer; font-weight: 600; color: var(--brand); padding: .3rem 0; }
details[open] > summary { margin-bottom: .4rem; }
.why > summary { font-weight: 400; font-size: .85rem; padding: 0; }
.why p { margin: 0; font-size: .85rem; max-width: 46ch; }
ul.plain { list-style: none; margin: 0; padding: 0; }
.columns { columns: 3 12rem; padding-left: 1.1rem; margin: .3rem 0 0; font-size: .94rem; }
.filters { display: grid; grid-template-columns: repeat(auto-fit, minmax(15rem, 1fr)); gap: 0 1rem; align-items: end; }
.filters .field { margin-bottom: .7rem; }
@media (max-width: 56rem) {
	.reading { grid-template-columns: minmax(0, 1fr); }
	.reading .text { position: static; max-height: 70vh; }
}
@media (max-width: 40rem) {
	main { padding: 1.1rem .9rem 3rem; }
	.card { padding: .95rem 1rem; }
	.table { margin: 0 -1rem; padding: 0 1rem; }
	header.site .bar { padding: .45rem .9rem; }
	header.site .end { margin-left: 0; width: 100%; justify-content: space-between; border-top: 1px solid rgb(255 255 255 / .2); padding-top: .2rem; }
	ol.steps { flex-direction: column; }
	ol.steps li { padding: 0 0 .9rem 2.3rem; min-height: 2.7rem; }
	ol.steps li::after { top: 1.55rem; bottom: 0; left: .68rem; right: auto; width: 3px; height: auto; }
	ol.steps b, ol.steps span { display: inline; margin-right: .5rem; }
	.chosen-files li { grid-template-columns: 1fr auto; }
	.chosen-files .file-name { grid-column: 1 / -1; }
	.actions button, .actions .button { width: 100%; text-align: center; }
	table.stack thead { position: absolute; left: -9999px; }
	table.stack, table.stack tbody, table.stack tr, table.stack td, table.stack th { display: block; width: 100%; }
	table.stack tr { padding: .7rem 0; border-bottom: 1px solid var(--line); }
	table.stack tbody tr:last-child { border-bottom: 0; }
	table.stack td, table.stack th { border: 0; padding: .1rem 0; text-align: left; white-space: normal; }
	table.stack tr.group { padding: .3rem 0 0; border: 0; }
	table.stack tr.group th { padding: .45rem .6rem; }
	table.stack caption { display: block; }
	table.figures tr:not(.group) { display: grid; grid-template-columns: 1fr auto; gap: 0 .8rem; }
	table.figures td.number { grid-column: 2; grid-row: 1; text-align: right; }
	table.figures td.less { grid-column: 1 / -1; color: var(--soft); font-size: .92em; font-weight: 400; }
	table.stack td.empty { display: none; }
	table.stack:not(.figures) td[data-label]::before { content: attr(data-label) ": "; color: var(--soft); font-weight: 400; }
	table.figures td.less:empty { display: none; }
}
@media (prefers-reduced-motion: no-preference) { html { scroll-behavior: smooth; } }
@media print {
	header.site, .skip, .actions, form.language, .no-print { display: none !important; }
	html, body { background: #fff; }
	main, main.wide { max-width: none; padding: 0; }
	.card { border: 0; padding: 0; break-inside: avoid-page; }
	.reading { display: block; }
	.reading .text { max-height: none; overflow: visible; }
	a { color: inherit; text-decoration: none; }
	details:not([open]) > :not(summary) { display: block; }
}
`;
