import{stripVTControlCharacters}from"node:util";function plainText(text){return stripVTControlCharacters(text.replaceAll(`\r
`,`
`)).replaceAll("\r",`
`).replace(/[^\t\n\x20-\x7e\xa0-\ud7ff\ue000-\ufffd\u{10000}-\u{10ffff}]/gu,"�")}function oneLine(text,limit=300){let line=plainText(text).replace(/\s*\n\s*/g," ").trim();return line.length<=limit?line:
`${line.slice(0,limit).replace(/[\ud800-\udbff]$/,"")}…`}function shorten(line,width){if(line.length<=width)return line;let tail=Math.floor(width/3);return`${line.slice(0,width-tail-3).replace(/[\ud800-\udbff]$/,
"")} … ${line.slice(-tail).replace(/^[\udc00-\udfff]/,"")}`}function inert(text){return plainText(text).replace(/^(\s*):(?=:)/gm,"$1: ").replace(/##(vso)?\[/g,"## $1[")}function lastPart(text,maxLines,maxChars){
let plain=plainText(text.length>4*maxChars?text.slice(-4*maxChars):text).replace(/\n+$/,""),kept=plain.split(`
`).slice(-maxLines).join(`
`),shown=kept.length<=maxChars?kept:kept.slice(-maxChars).replace(/^[\udc00-\udfff]/,"");return shown.length===plain.length&&text.length<=4*maxChars?shown:`… (the beginning is left out)
${shown}`}function commandText(args){return args.map(arg=>/^[\w@%+=:,./-]+$/.test(arg)?arg:JSON.stringify(arg)).join(" ")}function durationText(ms){if(ms<1e3)return`${ms<10?Math.round(ms*10)/10:Math.round(
ms)} ms`;if(ms<6e4)return`${(ms/1e3).toFixed(ms<1e4?2:1)} s`;let seconds=Math.round(ms/1e3);return`${Math.floor(seconds/60)} min ${seconds%60} s`}function bytesText(bytes){let units=["B","KiB","MiB","\
GiB"],value=bytes,unit=0;for(;value>=1024&&unit<units.length-1;)value/=1024,unit++;return`${unit===0||value>=10?Math.round(value):value.toFixed(1)} ${units[unit]}`}function plural(count,noun){return`${count}\
 ${noun}${count===1?"":"s"}`}function countsText(counts){let shown=[[counts.passed,"passed"],[counts.failed,"failed"],[counts.error,counts.error===1?"error":"errors"],[counts.skipped,"skipped"]].filter(
([count])=>count>0).map(([count,name])=>`${count} ${name}`);return shown.length===0?"nothing ran":shown.join(", ")}export{plainText,oneLine,shorten,inert,lastPart,commandText,durationText,bytesText,plural,countsText};
