/** The style of the coverage pages: no fonts, images or scripts from elsewhere; light and dark; prints. */
export const STYLE = `
:root { color-scheme: light dark;
  --bg: #f6f7f9; --card: #fff; --line: #dfe3e8; --text: #1b1f24; --muted: #59636e; --link: #0757ba;
  --good: #2da44e; --fair: #bf8700; --poor: #d1342b;
  --hit-bg: #e6f6ea; --hit: #116329; --miss-bg: #ffe3e0; --miss: #a3201a; --part-bg: #fff3cd; --part: #7a5300; }
@media (prefers-color-scheme: dark) { :root {
  --bg: #0d1117; --card: #161b22; --line: #2d343d; --text: #e6edf3; --muted: #9aa4af; --link: #79b8ff;
  --good: #2ea043; --fair: #bb8009; --poor: #da3633;
  --hit-bg: #10281a; --hit: #6fdd8b; --miss-bg: #3c1618; --miss: #ff9a92; --part-bg: #362a0c; --part: #f0c060; } }
* { box-sizing: border-box; }
body { margin: 0; background: var(--bg); color: var(--text);
  font: 15px/1.5 system-ui, -apple-system, "Segoe UI", Roboto, "Noto Sans", Ubuntu, "DejaVu Sans", sans-serif; }
header, main, footer { max-width: 1180px; margin: 0 auto; padding: 0 24px; }
header { padding-top: 28px; }
h1 { font-size: 22px; line-height: 1.3; margin: 0 0 4px; overflow-wrap: anywhere; }
h2 { font-size: 17px; margin: 30px 0 10px; }
a { color: var(--link); text-underline-offset: 2px; }
:focus-visible { outline: 2px solid var(--link); outline-offset: 2px; border-radius: 4px; }
.skip { position: absolute; left: -9999px; }
.skip:focus { left: 12px; top: 12px; background: var(--card); padding: 8px 12px; }
.muted { color: var(--muted); } footer { color: var(--muted); font-size: 13px; padding-top: 20px; padding-bottom: 40px; }
dl.totals { display: flex; flex-wrap: wrap; gap: 12px 40px; margin: 18px 0 22px; }
dl.totals dt { color: var(--muted); font-size: 12.5px; } dl.totals dd { margin: 0; }
dl.totals strong { font-size: 22px; font-variant-numeric: tabular-nums; }
.card { background: var(--card); border: 1px solid var(--line); border-radius: 10px; overflow-x: auto; }
.files { border-collapse: collapse; width: 100%; }
.files caption { text-align: left; color: var(--muted); font-size: 13px; padding: 10px 16px 4px; }
.files th, .files td { padding: 7px 16px; border-bottom: 1px solid var(--line); text-align: left; vertical-align: middle; }
.files thead th { font-size: 12.5px; color: var(--muted); white-space: nowrap; }
.files tbody th { font-weight: 500; overflow-wrap: anywhere; min-width: 220px; }
.files tbody tr:last-child > * { border-bottom: 0; }
.num { text-align: right !important; font-variant-numeric: tabular-nums; white-space: nowrap; }
.bar { display: inline-block; width: 110px; height: 8px; border-radius: 4px; background: var(--line); overflow: hidden; vertical-align: middle; }
.bar span { display: block; height: 100%; } .good { background: var(--good); } .fair { background: var(--fair); } .poor { background: var(--poor); }
.source { border-collapse: collapse; width: 100%; tab-size: 4;
  font: 12.5px/1.55 ui-monospace, "SF Mono", SFMono-Regular, Menlo, Consolas, "DejaVu Sans Mono", monospace; }
.source td, .source th { padding: 0 12px; vertical-align: top; }
.source thead th { font: 12.5px/1.5 system-ui, sans-serif; color: var(--muted); text-align: right; padding: 8px 12px; border-bottom: 1px solid var(--line); }
.source thead th:last-child { text-align: left; }
.source .n, .source .h { text-align: right; color: var(--muted); white-space: nowrap; user-select: none; width: 1%; font-weight: 400; }
.source .n a { color: inherit; text-decoration: none; } .source .n a:hover { text-decoration: underline; }
.source pre { margin: 0; font: inherit; white-space: pre-wrap; overflow-wrap: anywhere; }
.hit .h { color: var(--hit); background: var(--hit-bg); }
.miss > * { background: var(--miss-bg); } .miss .h { color: var(--miss); font-weight: 700; }
.part .h { color: var(--part); background: var(--part-bg); font-weight: 700; }
tr:target > * { box-shadow: inset 0 2px var(--link), inset 0 -2px var(--link); }
ul.plain { list-style: none; margin: 0; padding: 10px 16px; } ul.plain li { overflow-wrap: anywhere; }
.key { display: flex; flex-wrap: wrap; gap: 6px 22px; font-size: 13px; color: var(--muted); margin: 0 0 12px; }
.key b { display: inline-block; min-width: 26px; padding: 0 6px; border-radius: 4px; text-align: center; margin-right: 6px; }
.k-hit { color: var(--hit); background: var(--hit-bg); } .k-miss { color: var(--miss); background: var(--miss-bg); } .k-part { color: var(--part); background: var(--part-bg); }
@media (max-width: 640px) { header, main, footer { padding-left: 14px; padding-right: 14px; } .bar { width: 60px; } .files th, .files td { padding: 7px 10px; } }
@media print { body { background: #fff; } .card { border: 0; } }
`;
