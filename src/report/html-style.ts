/** The style of report.html: no fonts, images or scripts from elsewhere; light and dark; prints. */
export const STYLE = `
:root {
  color-scheme: light dark;
  --bg: #f6f7f9; --card: #ffffff; --line: #dfe3e8; --text: #1b1f24; --muted: #59636e; --code: #f0f2f5;
  --passed: #116329; --failed: #b3261e; --error: #9a3412; --skipped: #59636e; --link: #0757ba;
  --passed-bg: #dafbe1; --failed-bg: #ffe9e7; --error-bg: #ffeedd; --skipped-bg: #e9ecf0;
  --passed-bar: #2da44e; --failed-bar: #d1342b; --error-bar: #dd7a2b; --skipped-bar: #a3adb8;
}
@media (prefers-color-scheme: dark) {
  :root {
    --bg: #0d1117; --card: #161b22; --line: #2d343d; --text: #e6edf3; --muted: #9aa4af; --code: #0b0f14;
    --passed: #6fdd8b; --failed: #ff9a92; --error: #ffb27a; --skipped: #9aa4af; --link: #79b8ff;
    --passed-bg: #12331e; --failed-bg: #43191b; --error-bg: #40270f; --skipped-bg: #262c34;
    --passed-bar: #2ea043; --failed-bar: #da3633; --error-bar: #c4691f; --skipped-bar: #484f58;
  }
}
* { box-sizing: border-box; }
html { scroll-behavior: smooth; }
body { margin: 0; background: var(--bg); color: var(--text); line-height: 1.5;
  font: 15px/1.5 system-ui, -apple-system, "Segoe UI", Roboto, "Noto Sans", Ubuntu, "DejaVu Sans", sans-serif; }
main, header > div, footer { max-width: 1080px; margin: 0 auto; padding: 0 24px; }
header { background: var(--card); border-bottom: 1px solid var(--line); padding: 28px 0 22px; }
h1 { font-size: 24px; line-height: 1.25; margin: 0; display: flex; flex-wrap: wrap; gap: 12px; align-items: center; }
h2 { font-size: 17px; margin: 34px 0 12px; }
h3 { font-size: 15px; margin: 0; overflow-wrap: anywhere; }
p { margin: 6px 0; }
a { color: var(--link); text-underline-offset: 2px; }
:focus-visible { outline: 2px solid var(--link); outline-offset: 2px; border-radius: 4px; }
.skip { position: absolute; left: -9999px; }
.skip:focus { left: 12px; top: 12px; background: var(--card); padding: 8px 12px; }
code, pre, .mono { font-family: ui-monospace, "SF Mono", SFMono-Regular, Menlo, Consolas, "DejaVu Sans Mono", monospace; font-size: 12.5px; }
code { overflow-wrap: anywhere; }
pre { background: var(--code); border: 1px solid var(--line); border-radius: 6px; padding: 10px 12px; margin: 8px 0;
  overflow: auto; max-height: 420px; white-space: pre-wrap; overflow-wrap: anywhere; tab-size: 4; }
.muted { color: var(--muted); }
.small { font-size: 13px; }
.num { text-align: right; font-variant-numeric: tabular-nums; white-space: nowrap; }
.badge { display: inline-block; border-radius: 999px; padding: 1px 10px; font-size: 12.5px; font-weight: 600; white-space: nowrap; line-height: 1.6; }
h1 .badge { font-size: 15px; padding: 2px 14px; }
.passed { color: var(--passed); background: var(--passed-bg); }
.failed { color: var(--failed); background: var(--failed-bg); }
.error { color: var(--error); background: var(--error-bg); }
.skipped { color: var(--skipped); background: var(--skipped-bg); }
.bar { display: flex; height: 8px; border-radius: 4px; overflow: hidden; margin: 16px 0 8px; gap: 2px; }
.bar span { min-width: 4px; background: var(--skipped-bar); }
.bar .b-passed { background: var(--passed-bar); } .bar .b-failed { background: var(--failed-bar); } .bar .b-error { background: var(--error-bar); }
dl.facts { display: grid; grid-template-columns: repeat(auto-fit, minmax(200px, 1fr)); gap: 12px 24px; margin: 18px 0 0; }
dl.facts dt { color: var(--muted); font-size: 12.5px; }
dl.facts dd { margin: 0; font-weight: 500; overflow-wrap: anywhere; }
.card { background: var(--card); border: 1px solid var(--line); border-radius: 10px; margin: 0 0 12px; overflow: hidden; }
.card > summary, .card > .head { padding: 12px 16px; display: flex; gap: 10px; align-items: center; flex-wrap: wrap; }
summary { cursor: pointer; }
.card > summary { list-style: none; }
.card > summary::-webkit-details-marker { display: none; }
.card > summary::before { content: "›"; color: var(--muted); font-size: 18px; line-height: 1; width: 10px; transition: transform .12s; }
.card[open] > summary::before { transform: rotate(90deg); }
.card > summary:hover { background: color-mix(in srgb, var(--text) 4%, transparent); }
.push { margin-left: auto; }
.body { padding: 4px 16px 14px; border-top: 1px solid var(--line); }
.scroll { overflow-x: auto; }
table { border-collapse: collapse; width: 100%; }
caption { text-align: left; color: var(--muted); font-size: 13px; padding: 6px 0; }
th { text-align: left; font-weight: 600; font-size: 12.5px; color: var(--muted); }
th, td { padding: 8px 12px 8px 0; border-bottom: 1px solid var(--line); vertical-align: top; }
th:last-child, td:last-child { padding-right: 0; }
tbody tr:last-child > * { border-bottom: 0; }
td { overflow-wrap: anywhere; }
.card > .scroll { padding: 4px 16px; }
.step { padding: 12px 0; border-bottom: 1px solid var(--line); }
.step:last-child { border-bottom: 0; padding-bottom: 2px; }
.step .head { display: flex; gap: 10px; align-items: baseline; flex-wrap: wrap; }
.step .cmd { margin: 4px 0 0; color: var(--muted); }
.failure { border-left: 3px solid var(--failed-bar); padding: 2px 0 2px 14px; margin: 12px 0; }
.failure pre { border: 0; }
.failure .kind { color: var(--failed); font-weight: 600; }
.hint::before { content: "→ "; color: var(--muted); }
.step details { margin-top: 8px; }
.step details > summary { color: var(--muted); font-size: 13px; }
.yes { color: var(--passed); font-weight: 600; } .no { color: var(--error); font-weight: 600; }
ul.plain { margin: 0; padding: 0; list-style: none; }
footer { color: var(--muted); font-size: 13px; padding-top: 24px; padding-bottom: 40px; }
@media (max-width: 640px) { main, header > div, footer { padding-left: 14px; padding-right: 14px; } .push { margin-left: 0; } }
@media print { body { background: #fff; } pre { max-height: none; } .card { break-inside: avoid; } }
`;
