import{createHash}from"node:crypto";import{closeSync,fstatSync,openSync,readSync}from"node:fs";var READ_BYTES=256*1024;function sha256(data){return createHash("sha256").update(data).digest("hex")}function sha256File(path){
let file=openSync(path,"r");try{let hash=createHash("sha256"),buffer=Buffer.allocUnsafe(Math.min(READ_BYTES,fstatSync(file).size+1)),bytes=0;for(;;){let read=readSync(file,buffer,0,buffer.length,null);
if(read===0)return{bytes,sha256:hash.digest("hex")};hash.update(buffer.subarray(0,read)),bytes+=read}}finally{closeSync(file)}}function failuresOf(step){return step.failures.length>0?step.failures:step.error===null?[]:[step.error]}function isBad(subject){return subject.outcome==="failed"||subject.outcome==="error"}function ownFailure(scenario){
let{error}=scenario;return error===null||!isBad(scenario)||scenario.steps.some(step=>failuresOf(step).some(failure=>failure.kind===error.kind&&failure.message===error.message))?null:error}function controlGroups(report){let groups=new Map;for(let{policy,backend}of report.scenarios){if(policy.controls.length===0)continue;let key=JSON.stringify([policy.name,backend,policy.controls.map(({name,
enforced})=>[name,enforced])]),group=groups.get(key)??{policy,backends:new Set};group.backends.add(backend),groups.set(key,group)}return[...groups.values()].map(({policy,backends})=>({policy,backends:[
...backends]}))}import{stripVTControlCharacters}from"node:util";function plainText(text){return stripVTControlCharacters(text.replaceAll(`\r
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
([count])=>count>0).map(([count,name])=>`${count} ${name}`);return shown.length===0?"nothing ran":shown.join(", ")}var noTexts=()=>null;function stepTextsOf(report,results){let known=new Map;return report.scenarios.forEach((scenario,index)=>{let result=results[index],byReport=new Map(result?.steps.map(step=>[step.
report,step]));scenario.steps.forEach((step,position)=>{let original=result?.report.steps[position],found=(original&&byReport.get(original))??result?.steps[position];found!==void 0&&known.set(step,found)})}),
step=>{let found=known.get(step);return found===void 0?null:{stdout:found.stdout.toString("utf8"),stderr:found.stderr.toString("utf8")}}}export{sha256,sha256File,failuresOf,isBad,ownFailure,controlGroups,plainText,oneLine,shorten,inert,lastPart,commandText,durationText,bytesText,plural,countsText,noTexts,stepTextsOf};
