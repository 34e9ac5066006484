import{SourcePaths}from"./chunk-TZ623CKL.js";import{writeCoverage}from"./chunk-U2XBHXYU.js";import"./chunk-JZARDAGA.js";import{addTotals,fileTotals}from"./chunk-2JSGP3RS.js";import{
escapeEntities}from"./chunk-UESU5J4A.js";import"./chunk-BSGHHAA7.js";import"./chunk-CHC4FBTA.js";import{hitsOf,sumCoverage}from"./chunk-5ZZXIWR7.js";import"./chunk-7PIFRJ2M.js";import{readFileSync,statSync}from"node:fs";import{posix}from"node:path";var NOT_XML=/[^\t\n\r\x20-\ud7ff\ue000-\ufffd\u{10000}-\u{10ffff}]/gu;function escapeMarkup(text){return escapeEntities(text.replace(NOT_XML,"�"))}function renderCobertura(files){let packages=new Map;for(let[path,file]of files){let folder=posix.dirname(path),classes=packages.get(folder)??[];packages.set(folder,classes),classes.push([path,file,fileTotals(
file)])}let all=addTotals([...packages.values()].flat().map(([,,totals])=>totals));return['<?xml version="1.0" encoding="UTF-8"?>','<!DOCTYPE coverage SYSTEM "http://cobertura.sourceforge.net/xml/cove\
rage-04.dtd">',`<coverage ${rates(all)} lines-covered="${all.lines.covered}" lines-valid="${all.lines.total}" branches-covered="${all.branches.covered}" branches-valid="${all.branches.total}" complexi\
ty="0" version="1" timestamp="0">`,"  <sources>","    <source>.</source>","  </sources>","  <packages>",...[...packages].map(([folder,classes])=>packageElement(folder,classes)),"  </packages>","</cove\
rage>",""].join(`
`)}function packageElement(folder,classes){let name=folder==="."?"":folder.replaceAll("/","."),totals=addTotals(classes.map(([,,each])=>each));return[`    <package name="${escapeMarkup(name)}" ${rates(
totals)} complexity="0">`,"      <classes>",...classes.map(([path,file,each])=>classElement(path,file,each)),"      </classes>","    </package>"].join(`
`)}function classElement(path,file,totals){let branches=new Map;for(let branch of file.branches.values())branches.set(branch.line,[...branches.get(branch.line)??[],branch]);let methods=[...file.functions.
values()].sort((a,b)=>a.line-b.line);return[`        <class name="${escapeMarkup(posix.basename(path))}" filename="${escapeMarkup(path)}" ${rates(totals)} complexity="0">`,"          <methods>",...methods.
map(({name,line,hits})=>`            <method name="${escapeMarkup(name)}" signature="" line-rate="${hits>0?1:0}" branch-rate="0" complexity="0"><lines><line number="${line}" hits="${hits}"/></lines></\
method>`),"          </methods>","          <lines>",...[...file.lines].sort(([a],[b])=>a-b).map(([line,counters])=>lineElement(line,hitsOf(counters),branches.get(line)??[])),"          </lines>","   \
     </class>"].join(`
`)}function lineElement(line,hits,branches){let ways=branches.flatMap(branch=>branch.hits),start=`            <line number="${line}" hits="${hits}"`;if(ways.length===0)return`${start} branch="false"/>`;
let taken=ways.filter(count=>count>0).length,percent=Math.floor(taken*100/ways.length);return`${start} branch="true" condition-coverage="${percent}% (${taken}/${ways.length})"/>`}function rates({lines,
branches}){return`line-rate="${rate(lines)}" branch-rate="${rate(branches)}"`}function rate({covered,total}){return total===0?1:Math.floor(covered*1e4/total)/1e4}import{createHash}from"node:crypto";import{posix as posix2}from"node:path";var STYLE=`
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
`;function page(title,head,body){return`<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta http-equiv="Content-Security-Policy" content="default-src 'none'; style-src 'unsafe-inline'">
<title>${escapeMarkup(title)}</title>
<style>${STYLE}</style>
</head>
<body>
<a class="skip" href="#main">Skip to the results</a>
<header>
${head}
</header>
<main id="main">
${body}
</main>
<footer>The same as data: coverage.json, lcov.info, cobertura.xml.</footer>
</body>
</html>
`}function totalsList(totals){return`<dl class="totals">${["lines","branches","functions"].map(what=>{let{covered,total}=totals[what];return`<div><dt>${what[0]?.toUpperCase()+what.slice(1)}</dt><dd><s\
trong>${percentText(totals[what])}</strong> <span class="muted">${covered} of ${total}</span></dd></div>`}).join("")}</dl>`}function percentText({percent}){return percent===null?"–":`${percent}%`}function bar({
percent}){let value=percent??0;return`<span class="bar" aria-hidden="true"><span class="${value>=80?"good":value>=50?"fair":"poor"}" style="width: ${value}%"></span></span>`}function sourcePagePath(path){let hash=createHash("sha256").update(path).digest("hex").slice(0,8);return`html/${path.replace(/[^A-Za-z0-9._-]+/g,"-").replace(/^[.-]+/,"").slice(-100)}.${hash}.html`}function renderIndex({
files,missing}){let rows=[...files].map(([path,file])=>({path,totals:fileTotals(file)})),left=({totals:{lines}})=>lines.total-lines.covered;rows.sort((a,b)=>left(b)-left(a)||(a.path<b.path?-1:1));let totals=addTotals(
rows.map(row=>row.totals)),head=`<h1>Coverage: ${percentText(totals.lines)} of lines</h1>
${totalsList(totals)}`;return page(`Coverage ${percentText(totals.lines)}`,head,`${filesTable(rows)}${missingList(missing)}`)}function filesTable(rows){if(rows.length===0)return"<p>No step left covera\
ge that tells of the project's sources.</p>";let body=rows.map(({path,totals:{lines,branches,functions}})=>`<tr><th scope="row"><a href="${escapeMarkup(sourcePagePath(path))}">${escapeMarkup(path)}</a\
></th><td class="num">${percentText(lines)}</td><td>${bar(lines)}</td><td class="num">${lines.covered} / ${lines.total}</td><td class="num">${percentText(branches)}</td><td class="num">${percentText(functions)}\
</td></tr>`);return`<div class="card"><table class="files">
<caption>${rows.length} ${rows.length===1?"source":"sources"}; those with the most lines not run come first.</caption>
<thead><tr><th scope="col">Source</th><th scope="col" class="num">Lines</th><td></td><th scope="col" class="num">Run / all</th><th scope="col" class="num">Branches</th><th scope="col" class="num">Func\
tions</th></tr></thead>
<tbody>
${body.join(`
`)}
</tbody></table></div>`}function missingList(missing){return missing.length===0?"":`
<h2>Not in the project</h2>
<p class="muted">These sources were tested and are not here, and count for nothing above.</p>
<div class="card"><ul class="plain">${missing.map(path=>`<li><code>${escapeMarkup(path)}</code></li>`).join("")}</ul></div>`}function renderSource(path,file,text){let totals=fileTotals(file),head=`<p>\
<a href="${posix2.relative(posix2.dirname(sourcePagePath(path)),"index.html")}">All sources</a></p>
<h1>${escapeMarkup(path)}</h1>
${totalsList(totals)}`;return page(`${path}: ${percentText(totals.lines)}`,head,`<p class="key"><span><b class="k-hit">3×</b>run</span><span><b class="k-part">3×</b>run, with a branch never taken</spa\
n><span><b class="k-miss">0×</b>never run</span></p>
<div class="card">${sourceTable(file,text)}</div>`)}function sourceTable(file,text){let partial=new Set([...file.branches.values()].filter(({hits})=>hits.some(count=>count===0)).map(({line})=>line)),texts=text===
null?null:text.split(/\r?\n/);texts?.at(-1)===""&&texts.pop();let rows=(texts===null?[...file.lines.keys()]:texts.map((_,index)=>index+1)).map(line=>{let counters=file.lines.get(line),source=`<td><pre\
>${escapeMarkup(texts?.[line-1]??"")}</pre></td>`,number=`<th scope="row" class="n" id="L${line}"><a href="#L${line}">${line}</a></th>`;if(counters===void 0)return`<tr>${number}<td class="h"></td>${source}\
</tr>`;let hits=hitsOf(counters),state=hits===0?"miss":partial.has(line)?"part":"hit";return`<tr class="${state}">${number}<td class="h"${TITLES[state]}>${hits}×</td>${source}</tr>`});return`<table c\
lass="source">
<thead><tr><th scope="col">Line</th><th scope="col">Run</th><th scope="col">${text===null?"The source cannot be shown":"Source"}</th></tr></thead>
<tbody>
${rows.join(`
`)}
</tbody></table>`}var TITLES={hit:"",part:' title="a branch here was never taken"',miss:' title="never run"'};function renderLcov(files){return[...files].map(([path,file])=>section(path,file)).join("")}function section(path,file){let{lines,functions,branches}=fileTotals(file),named=[...file.functions.values()].
sort((a,b)=>a.line-b.line),blocks=new Map;return["TN:",`SF:${oneLine(path)}`,...named.map(({line,name})=>`FN:${line},${oneLine(name)}`),...named.map(({hits,name})=>`FNDA:${hits},${oneLine(name)}`),`FN\
F:${functions.total}`,`FNH:${functions.covered}`,...[...file.branches.values()].sort((a,b)=>a.line-b.line).flatMap(({line,hits})=>{let block=blocks.get(line)??0;return blocks.set(line,block+1),hits.map(
(count,way)=>`BRDA:${line},${block},${way},${count}`)}),`BRF:${branches.total}`,`BRH:${branches.covered}`,...[...file.lines].sort(([a],[b])=>a-b).map(([line,counters])=>`DA:${line},${hitsOf(counters)}`),
`LF:${lines.total}`,`LH:${lines.covered}`,"end_of_record",""].join(`
`)}function oneLine(text){return text.replace(/[\r\n]/g," ")}var SHOWN_BYTES=2*1024*1024;function*renderOutputs(coverage,projectDir){let sum=sumCoverage(coverage);yield{path:"coverage.json",text:writeCoverage(coverage)},yield{path:"lcov.info",text:renderLcov(sum.
files)},yield{path:"cobertura.xml",text:renderCobertura(sum.files)},yield{path:"index.html",text:renderIndex(sum)};let paths=new SourcePaths({projectDir,roots:[]});for(let[path,file]of sum.files)yield{
path:sourcePagePath(path),text:renderSource(path,file,sourceText(paths,path))}}function sourceText(paths,path){let place=paths.place(path);if(place.kind!=="source"||place.path!==path)return null;let absolute=paths.
hostPath(path);return statSync(absolute).size>SHOWN_BYTES?null:readFileSync(absolute,"utf8")}export{renderOutputs};
