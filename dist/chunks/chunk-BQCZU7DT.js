import{configJson}from"./chunk-AKPFWQD2.js";import{compareControls,packWorkspace,unenforced}from"./chunk-ETBNSOXZ.js";import{ATTESTATIONS,IN_TOTO_PAYLOAD_TYPE,MANIFEST,PUBLIC_KEY,bundleName,
byPath,gzip,isSafePath,keyIdOf,packTar,partialName,preAuthEncoding,renderEnvelope,sha256,sha256File,statementsOf,writeManifest}from"./chunk-Z6IMJQ62.js";import{reportSchema}from"./chunk-2OEQ54FO.js";
import{BackendSelector,fixedEnvironment,makeTempDir,removeTempDir,sweepTempDirs}from"./chunk-JIETBXW6.js";import{VERSION}from"./chunk-PQ4VBNA5.js";import{checkBin}from"./chunk-PF62YMDZ.js";
import{buildPlan}from"./chunk-TUAA2QFQ.js";import{locateConfig}from"./chunk-W2GEBZOA.js";import{loadConfig}from"./chunk-DSOUZPF3.js";import{compilePattern,selectJson}from"./chunk-LZPHGNLL.js";
import{safeParse}from"./chunk-62YMKLJR.js";import{CONTROL_NAMES}from"./chunk-IIBV2XE2.js";import{collectSecrets}from"./chunk-KN54DORK.js";import{CleanroomError,ERROR_KINDS,EXIT,asCleanroomError,
exitCodeOf}from"./chunk-UGDXNBBN.js";import{__commonJS,__toESM}from"./chunk-ND625BFL.js";var require_canonicalize=__commonJS({"node_modules/canonicalize/lib/canonicalize.js"(exports,module){"use strict";module.exports=function serialize(object){if(typeof object=="number"&&isNaN(object))throw new Error(
"NaN is not allowed");if(typeof object=="number"&&!isFinite(object))throw new Error("Infinity is not allowed");return object===null||typeof object!="object"?JSON.stringify(object):object.toJSON instanceof
Function?serialize(object.toJSON()):Array.isArray(object)?`[${object.reduce((t,cv,ci)=>`${t}${ci===0?"":","}${serialize(cv===void 0||typeof cv=="symbol"?null:cv)}`,"")}]`:`{${Object.keys(object).sort().
reduce((t,cv)=>{if(object[cv]===void 0||typeof object[cv]=="symbol")return t;let comma=t.length===0?"":",";return`${t}${comma}${serialize(cv)}:${serialize(object[cv])}`},"")}}`}}});import{join as join8,relative}from"node:path";function round(ms){return Math.round(ms*1e3)/1e3}function onBackend(scenario,backend){let variant=scenario.variants?.[backend];return variant?{...scenario,image:variant.image??scenario.image,policy:variant.policy??scenario.policy}:scenario}async function mapConcurrently(items,limit,work){let results=new Array(items.length),next=0,worker=async()=>{for(let index=next++;index<items.length;index=next++)results[index]=await work(items[index],
index)};return await Promise.all(Array.from({length:Math.min(limit,items.length)},worker)),results}var CellSupply=class{constructor(open,total,depth){this.open=open;this.total=total;this.depth=depth;this.#fill()}open;total;depth;#ahead=[];#closing=[];#opened=0;async first(){let[next]=this.#ahead;if(next===
void 0)throw new Error("the supply has no cell");return next}async take(){let next=this.#ahead.shift();if(next===void 0)throw new Error("more cells were taken than there are steps");return this.#fill(),
next}discard(cell){this.#closing.push(cell.close())}async close(){this.#opened=this.total;for(let ahead of this.#ahead.splice(0))this.#closing.push(ahead.then(cell=>cell.close()).catch(()=>{}));await Promise.
allSettled(this.#closing)}#fill(){for(;this.#opened<this.total&&this.#ahead.length<this.depth;){this.#opened+=1;let opening=this.open();opening.catch(()=>{}),this.#ahead.push(opening)}}};function workspaceMemory({bytes,files}){return bytes+files*4096}var ROUNDING_BYTES=64*1024,NOWHERE={controls:[],image:null,workdirs:[],artifactsDirs:[]};async function inspectCell(context,scenario,cell){let outputLimit=Math.max(...scenario.steps.map(step=>step.maxOutput)),
memory=workspaceMemory(await context.workspace)+ROUNDING_BYTES,controls=compareControls(scenario.policy,cell.observation,outputLimit,memory),missing2=unenforced(controls);if(!context.requireEnforcement||
missing2.length===0)return controls;let names=missing2.map(control=>control.name).join(", ");throw new CleanroomError("EnforcementUnavailable",`policy "${scenario.policy.name}" is not enforced here: ${names}`,
{hint:"Run on docker or podman with cgroups, choose a policy that asks for less, or drop require-enforcement.",context:{controls:missing2}})}function visit(place,cell,controls){return{controls,image:cell.
image,workdirs:[...place.workdirs,cell.workdir],artifactsDirs:[...place.artifactsDirs,cell.artifactsDir]}}async function missingPrograms(cell,programs,signal){if(programs.length===0)return[];let found=[];
await cell.run({argv:["sh","-c",'for program do command -v "$program" >/dev/null 2>&1 && printf "%s\\n" "$program"; done',"sh",...programs],env:cell.baseEnv,stdin:null,timeoutMs:1e4,collect:[],signal},
{stdout:chunk=>{found.push(Buffer.from(chunk))},stderr:()=>{}});let names=new Set(Buffer.concat(found).toString("utf8").split(`
`));return programs.filter(program=>!names.has(program))}var import_canonicalize=__toESM(require_canonicalize(),1);var canonicalize=import_canonicalize.default;function canonicalJson(value){let text;try{text=canonicalize(value)}catch(cause){throw notJson(cause)}if(text===void 0)throw notJson(void 0);return text}function notJson(cause){
return new CleanroomError("Internal","A value that JSON cannot hold was to be written as canonical JSON",{hint:"This is a defect in Cleanroom: please report it.",cause})}var ARTIFACTS="<artifacts>",RUN_ID="<run_id>";function normaliseOutput(output2,context){let bytes=typeof output2=="string"?Buffer.from(output2):Buffer.from(output2.buffer,output2.byteOffset,output2.byteLength),
replacements=replacementsOf(context).filter(([from])=>bytes.includes(from,0,"latin1"));if(replacements.length===0)return bytes;let to=new Map(replacements),pattern=new RegExp(replacements.map(([from])=>`${escapePattern(
from)}(?![\\w-]|\\.\\w)`).join("|"),"g");return Buffer.from(bytes.toString("latin1").replace(pattern,found=>to.get(found)??found),"latin1")}function replacementsOf(context){let{workdir,cellWorkdirs=[],
artifactsDirs=[],runId}=context;return[...cellWorkdirs.filter(path=>path!==workdir).flatMap(path=>spellings(path,workdir)),...artifactsDirs.flatMap(path=>spellings(path,ARTIFACTS)),...runId===void 0?[]:
[[runId,RUN_ID]]].filter(([from])=>from.length>1).map(([from,to])=>[latin1(from),latin1(to)]).sort(([a],[b])=>b.length-a.length)}function spellings(path,to){return path.includes("\\")?[[path,to],[path.
replaceAll("\\","/"),to],[path.replaceAll("\\","\\\\"),to]]:[[path,to]]}function latin1(text){return Buffer.from(text).toString("latin1")}function escapePattern(text){return text.replace(/[\\^$.*+?()[\]{}|/-]/g,
"\\$&")}var SCENARIO_SCHEMA="cleanroom.scenario-digest/1",RUN_SCHEMA="cleanroom.run-digest/1";function scenarioDigest(planned,result,context){let{redact=text=>text}=context;return sha256(canonicalJson({schema:SCENARIO_SCHEMA,
name:planned.name,seed:context.seed,plan:mapTexts(planned.steps.map(step=>planFacts(planned,step)),redact),outcome:result.report.outcome,steps:result.steps.map(step=>outcomeFacts(step,context))}))}function runDigest(scenarios){
let pairs=scenarios.flatMap(({name,content_digest:digest})=>digest===null?[]:[canonicalJson([name,digest])]);return sha256(canonicalJson({schema:RUN_SCHEMA,scenarios:[...new Set(pairs)].sort()}))}function planFacts(scenario,step){
return{name:step.name,target:step.target,args:step.args,stdin:step.stdin,env:{...scenario.env,...step.env},expect:step.expect}}function outcomeFacts({report,stdout,stderr,artifacts},context){let digest=bytes=>sha256(
normaliseOutput(bytes,context));return{outcome:report.outcome,exit_code:report.exit_code,error:report.error?.kind??null,stdout:digest(stdout),stderr:digest(stderr),files:[...artifacts].map(([path,bytes])=>({
path,sha256:digest(bytes)})).sort((a,b)=>a.path<b.path?-1:a.path>b.path?1:0)}}function mapTexts(value,map){return typeof value=="string"?map(value):typeof value=="bigint"?value.toString():Array.isArray(
value)?value.map(item=>mapTexts(item,map)):typeof value!="object"||value===null?value:Object.fromEntries(Object.entries(value).map(([key,item])=>[key,mapTexts(item,map)]))}import{createHash as createHash2}from"node:crypto";import{posix}from"node:path";import{constants}from"node:os";function excerpt(text,limit=1200){if(text.length<=limit)return text;let half=Math.floor(limit/2),left=text.length-2*half;return`${text.slice(0,half)}
… ${left} characters left out …
${text.slice(-half)}`}function tail(text,lines=20,limit=2e3){let last=text.trimEnd().split(`
`).slice(-lines).join(`
`);return last.length<=limit?last:`…${last.slice(-limit)}`}function quote(text,limit=200){return JSON.stringify(text.length<=limit?text:`${text.slice(0,limit)}…`).replace(/\\\\/g,"\\")}function indented(text,indent="\
    "){return text===""?`${indent}(nothing)`:text.replace(/\n$/,"").split(`
`).map(line=>indent+line).join(`
`)}function assertionFailed(mismatch){let{matcher,message,expected,actual,hint}=mismatch;return{kind:"AssertionFailed",message,hint,context:{matcher,expected,actual}}}function textFailure(subject,matcher,detail){
let{name,text}=subject,size=`${Buffer.byteLength(text)} bytes`,body=detail.shown??`${name} was (${size}):
${indented(excerpt(text))}`,cut=text.endsWith("[TRUNCATED]")?`${name} was cut at max_output, so what is looked for may lie past the cut.`:"";return assertionFailed({matcher:`${name}.${matcher}`,message:`${detail.
message}
${body}`,expected:detail.expected,actual:excerpt(text),hint:[detail.hint,cut].filter(part=>part!=="").join(" ")})}function checkEnd(expect,facts){let{args,ended,limit,exitCode:exitCode2,timeoutMs}=facts,ran=commandLine(args);if(ended==="interrupted")return{kind:"Interrupted",message:`${ran} was interrupted after ${Math.
round(facts.durationMs)} ms`,hint:"The run was cancelled or got a signal; run it again.",context:{args}};if(ended==="timeout")return{kind:"Timeout",message:`${ran} did not end within ${timeoutMs??Math.
round(facts.durationMs)} ms; it was killed with all its children
${lastWords(facts)}`,hint:"Find out what it waits for, or raise timeout_ms of the step.",context:{args,timeout_ms:timeoutMs,stderr:tail(facts.stderr)}};if(limit!==null&&expect.exitCode!==exitCode2){let what=limit===
"memory"?"used more memory than its limit":"used more CPU time than its limit",key=limit==="memory"?"memory_bytes":"cpu_time_secs";return{kind:"ResourceLimit",message:`${ran} ${what} and was killed (e\
xit code ${exitCode2})
${lastWords(facts)}`,hint:`Raise limits.${key} in a policy of your own, or let the step need less.`,context:{args,limit,exit_code:exitCode2,stderr:tail(facts.stderr)}}}return null}function checkExitCode(expect,facts){
let{exitCode:exitCode2}=facts,outcome=expect.error==="ProcessExit"?"success":expect.outcome,wanted=expect.exitCode??(outcome==="success"?0:null);if(wanted===exitCode2)return[];if(wanted===0)return[processExit(
facts)];if(wanted===null&&(outcome==="any"||exitCode2!==0))return[];let expected=wanted??"any but 0";return[assertionFailed({matcher:wanted===null?"failure":"exit_code",message:`${commandLine(facts.args)}\
 ${describeExit(exitCode2)}, expected exit code ${expected}
${lastWords(facts)}`,expected,actual:exitCode2,hint:`The step was to ${wanted===null?"fail":"end so"} and did not.`})]}function processExit(facts){let{args,exitCode:exitCode2,stderr}=facts;return{kind:"\
ProcessExit",message:`${commandLine(args)} ${describeExit(exitCode2)}, expected success
${lastWords(facts)}`,hint:exitHint(exitCode2),context:{args,exit_code:exitCode2,stderr:tail(stderr)}}}function exitHint(exitCode2){return exitCode2===127?"127 means the command was not found: is it in\
 the image and on PATH?":exitCode2===126?"126 means the command could not be executed: is it executable, and for this CPU?":exitCode2===137?"Something killed it with SIGKILL; a memory limit does that.":
'If this exit code is right, expect it: expect = { exit_code = … } or expect = "failure".'}function describeExit(exitCode2){let signal=Object.entries(constants.signals).find(([,number])=>exitCode2===
128+number)?.[0];return signal===void 0?`exited with code ${exitCode2}`:`was ended by ${signal} (exit code ${exitCode2})`}function commandLine(args){let shown=args.map(arg=>/^[\w@%+=:,./-]+$/.test(arg)?
arg:JSON.stringify(arg)).join(" ");return shown===""?"The command":shown.length<=160?`\`${shown}\``:`\`${shown.slice(0,160)}…\``}function lastWords(facts){let name=facts.stderr.trim()===""?"stdout":
"stderr",text=tail(facts[name]);return text===""?"it wrote nothing":`${name} ended with:
${indented(text)}`}function jsonEqual(a,b){return canonical(a)===canonical(b)}function canonical(value){return value===void 0?"undefined":canonicalJson(plain(value))}function plain(value){return typeof value=="bigint"?Number(
value):Array.isArray(value)?value.map(plain):typeof value=="object"&&value!==null?Object.fromEntries(Object.entries(value).map(([key,item])=>[key,plain(item)])):value}function checkJson(subject,expected){let document;try{document=JSON.parse(subject.text)}catch(error){let why=error instanceof Error?error.message:String(error);return[textFailure(subject,"json",{message:`${subject.
name} is not valid JSON: ${why}`,expected,hint:subject.text.trim().includes(`
{`)?"The whole text must be one JSON value; this looks like one on each line.":""})]}return Object.entries(expected).flatMap(([path,value])=>checkPath(subject,document,path,value))}function checkPath(subject,document,path,expected){
let fail=(message,actual2,hint)=>[{...textFailure(subject,"json",{message,expected,hint,shown:actual2}),context:{matcher:`${subject.name}.json`,path,expected,actual:excerpt(actual2)}}],selection;try{selection=
selectJson(document,path)}catch(error){return fail(error instanceof Error?error.message:String(error),"","A path looks like $.items[0].name.")}let{values,singular}=selection;if(values.length===1&&jsonEqual(
values[0],expected))return[];if(!singular&&jsonEqual(values,expected))return[];let wanted=quote(canonical(expected)).slice(1,-1).replaceAll('\\"','"');if(values.length===0){let shown=`the JSON was:
${indented(excerpt(canonical(document)))}`;return fail(`${subject.name} has nothing at ${path}, expected ${wanted}`,shown,keysHint(document))}let actual=canonical(singular?values[0]:values);return fail(
`${subject.name} has another value at ${path}, expected ${wanted}`,`found:
${indented(excerpt(actual))}`,"")}function keysHint(document){if(typeof document!="object"||document===null)return"The document is a single value: its path is $.";let keys=Object.keys(document).slice(
0,10);return keys.length===0?"The document is empty.":`At the top there is: ${keys.join(", ")}.`}function alignLines(expected,actual,same=(a,b)=>a===b){let start=0;for(;start<expected.length&&start<actual.length&&same(at(expected,start),at(actual,start));)start++;let rows=expected.length-start,columns=actual.
length-start,width=columns+1,whole=rows*columns>1e6,lengths=new Uint32Array(whole?0:(rows+1)*width);for(let i=whole?-1:rows-1;i>=0;i--)for(let j=columns-1;j>=0;j--)lengths[i*width+j]=same(at(expected,
start+i),at(actual,start+j))?(lengths[(i+1)*width+j+1]??0)+1:Math.max(lengths[(i+1)*width+j]??0,lengths[i*width+j+1]??0);let changes=[];for(let i=0;i<start;i++)changes.push({kind:"same",expected:at(expected,
i),actual:at(actual,i)});for(let i=0,j=0;i<rows||j<columns;){let[e,a]=[expected[start+i],actual[start+j]];e!==void 0&&a!==void 0&&!whole&&same(e,a)?(changes.push({kind:"same",expected:e,actual:a}),i++,
j++):e!==void 0&&(a===void 0||whole||(lengths[(i+1)*width+j]??0)>=(lengths[i*width+j+1]??0))?(changes.push({kind:"removed",expected:e}),i++):a!==void 0&&(changes.push({kind:"added",actual:a}),j++)}return changes}
function renderChanges(changes){let near=new Set;changes.forEach((change,index)=>{if(change.kind!=="same")for(let i=index-3;i<=index+3;i++)near.add(i)});let lines=[],skipped=0;return changes.forEach((change,index)=>{
if(!near.has(index)||lines.length>=60){skipped++;return}skipped>0&&lines.push(`  … ${skipped} equal lines …`),skipped=0,change.kind==="same"?lines.push(`  ${visible(change.actual)}`):lines.push(change.
kind==="removed"?`- ${visible(change.expected)}`:`+ ${visible(change.actual)}`)}),skipped>0&&lines.push(`  … ${skipped} more lines …`),lines.join(`
`)}function lineDiff(expected,actual){let changes=alignLines(expected.split(`
`),actual.split(`
`));return renderChanges(changes)}function at(lines,index){return lines[index]??""}function visible(line){return(line.length>400?`${line.slice(0,400)}…`:line).replace(/[\u0000-\u0008\u000b-\u001f\u007f]/g,
char=>JSON.stringify(char).slice(1,-1))}function checkText(subject,matcher){return[...checkEquals(subject,matcher.equals),...(matcher.contains??[]).flatMap(text=>checkContains(subject,text)),...(matcher.notContains??[]).flatMap(text=>checkNotContains(
subject,text)),...(matcher.matches??[]).flatMap(pattern=>checkMatches(subject,pattern)),...checkEmpty(subject,matcher.empty),...matcher.json===void 0?[]:checkJson(subject,matcher.json),...checkSnapshot(
subject,matcher.snapshot)]}function checkEquals(subject,expected){let{name,text}=subject;if(expected===void 0||text===expected)return[];let hint=`Mend the program, or expect.${name}.equals if the new \
text is right.`;return text.trimEnd()===expected.trimEnd()?hint=`Only whitespace at the end differs: expected ${quote(tail(expected,1,60)+end(expected))}, got ${quote(tail(text,1,60)+end(text))}.`:text.
replaceAll(`\r
`,`
`)===expected.replaceAll(`\r
`,`
`)&&(hint="Only the line ends differ: one text has \\r\\n where the other has \\n."),[textFailure(subject,"equals",{message:`${name} is not what it should equal`,expected:excerpt(expected),hint,shown:`\
(- expected, + got)
${indented(lineDiff(expected,text))}`})]}function end(text){return text.slice(text.trimEnd().length)}function checkContains(subject,expected){let{name,text}=subject;if(text.includes(expected))return[];
let otherCase=text.toLowerCase().includes(expected.toLowerCase());return[textFailure(subject,"contains",{message:`${name} does not contain ${quote(expected)}`,expected,hint:otherCase?"It is there in a\
nother case (upper or lower).":`Expected by expect.${name}.contains.`})]}function checkNotContains(subject,unwanted){let{name,text}=subject,at2=text.indexOf(unwanted);if(at2<0)return[];let line=text.slice(
0,at2).split(`
`).length,shown=text.split(`
`)[line-1]??"";return[textFailure(subject,"not_contains",{message:`${name} contains ${quote(unwanted)}, which it must not (line ${line})`,expected:unwanted,hint:`Forbidden by expect.${name}.not_contai\
ns.`,shown:`line ${line} was:
${indented(excerpt(shown,400))}`})]}function checkMatches(subject,pattern){let{name,text}=subject;try{if(compilePattern(pattern).test(text))return[]}catch(error){return[asCleanroomError(error).toFailure()]}
return[textFailure(subject,"matches",{message:`${name} does not match /${pattern}/`,expected:pattern,hint:"The pattern is searched for anywhere in the text; (?s) lets . match a line end, (?m) lets ^ a\
nd $ match at lines."})]}function checkEmpty(subject,empty){let{name,text}=subject;return empty===void 0||text===""===empty?[]:[textFailure(subject,"empty",{message:empty?`${name} is not empty`:`${name}\
 is empty, and must not be`,expected:empty,hint:`Expected by expect.${name}.empty = ${empty}.`})]}function checkSnapshot(subject,snapshot){let failure=snapshot===void 0?null:subject.snapshot(snapshot,
subject.text);if(failure===null)return[];let context={...failure.context,matcher:`${subject.name}.snapshot`};return[{...failure,context}]}function checkStep(expect,facts){let end2=checkEnd(expect,facts);if(end2!==null&&end2.kind!==expect.error)return expect.error===void 0?[end2]:[otherError(expect.error,facts,end2),end2];let failures=[...end2===
null||expect.exitCode!==void 0?checkExitCode(expect,facts):[],...checkTexts(expect,facts),...checkDuration(expect,facts),...checkMemory(expect,facts)];if(expect.error===void 0||end2!==null)return failures;
let others=failures.filter(failure=>failure.kind!==expect.error);return others.length<failures.length?others:[otherError(expect.error,facts,failures[0]??null),...failures]}function checkTexts(expect,facts){
let{snapshot}=facts,stream=name=>({name,text:facts[name],snapshot});return[...expect.stdout===void 0?[]:checkText(stream("stdout"),expect.stdout),...expect.stderr===void 0?[]:checkText(stream("stderr"),
expect.stderr),...Object.entries(expect.files??{}).flatMap(([path,matcher])=>{let text=facts.files.get(path)??null;return text===null?[missingFile(path,facts)]:checkText({name:`files."${path}"`,text,snapshot},
matcher)})]}function missingFile(path,facts){let there=[...facts.files].filter(([,text])=>text!==null).map(([name])=>name),others=there.length===0?"":` Of the expected files there are: ${there.join(",\
 ")}.`;return assertionFailed({matcher:`files."${path}"`,message:`the file ${path} is not there after the step`,expected:path,actual:null,hint:`The path is relative to the workdir, and what a step wri\
tes elsewhere is not seen.${others}`})}function checkDuration(expect,facts){let limit=expect.durationLeMs;return limit===void 0||facts.durationMs<=limit?[]:[assertionFailed({matcher:"duration_le_ms",message:`${commandLine(
facts.args)} took ${Math.ceil(facts.durationMs)} ms, expected at most ${limit} ms`,expected:limit,actual:facts.durationMs,hint:"Times differ between machines: leave room, or find what became slow."})]}
function checkMemory(expect,facts){let limit=expect.memoryPeakLe,known=facts.memoryPeakBytes,peak=known??facts.memoryCeilingBytes??null;if(limit===void 0||peak!==null&&peak<=limit)return[];let fail=(message,hint)=>[
assertionFailed({matcher:"memory_peak_le",message,expected:limit,actual:known,hint})];return peak===null?fail(`the memory of ${commandLine(facts.args)} could not be measured, so memory_peak_le = ${limit}\
 is not shown to hold`,"Run it on a backend that measures memory (docker or podman), or leave memory_peak_le out."):known===null?fail(`the memory peak of ${commandLine(facts.args)} is hidden behind an\
 earlier step that used ${peak} bytes; expected at most ${limit}`,'Set isolation = "step", so that each step is measured by itself.'):fail(`${commandLine(facts.args)} used ${known} bytes of memory at \
its peak, expected at most ${limit}`,"Raise memory_peak_le if that much is right.")}function otherError(expected,facts,came){let what=came===null?describeExit(facts.exitCode):`failed with ${came.kind}`;
return assertionFailed({matcher:"error",message:`${commandLine(facts.args)} ${what}, expected the error ${expected}`,expected,actual:came?.kind??null,hint:`Expected by expect.error = "${expected}".`})}var SIGNS=[/network (?:is )?unreachable|ENETUNREACH|ENETDOWN|network is down|no route to host|EHOSTUNREACH|NoRouteToHost/i,/temporary failure (?:in name resolution|resolving)|name or service not known|name does not resolve|nodename nor servname/i,
/EAI_AGAIN|EAI_NONAME|getaddrinfo (?:ENOTFOUND|failed)|gaierror|no address associated with hostname/i,/could not resolve (?:host|'|proxy)|couldn't resolve host|unable to resolve host|bad address '/i,/could not translate host name|unknown mysql server host|cannot resolve host|unknown host/i,
/dial (?:tcp|udp)[^\n]*: lookup |lookup \S+(?: on \S+)?: (?:no such host|server misbehaving|i\/o timeout|dial|read|write)/i,/failed to lookup address information|dns error: |UnknownHostException|UnresolvedAddressException/i,
/SocketException[^\n]*Resource temporarily unavailable|php_network_getaddresses/i],LINE='cleanroom: network disabled by the policy, which is the likely cause of this failure; if the step may go out, u\
se policy "permissive" or one with net = { allowed_hosts = […] }';function networkHint(facts){return facts.network!=="none"||facts.exitCode===0?null:[facts.stderr.slice(-65536),facts.stdout.slice(-65536)].some(text=>SIGNS.some(sign2=>sign2.test(text)))?LINE:null}import{createHash}from"node:crypto";var TRUNCATED="[TRUNCATED]",Capture=class{constructor(redactor,limit){this.limit=limit;this.#redaction=redactor.stream()}limit;#redaction;#chunks=[];#kept=0;#truncated=!1;write(chunk){
this.#truncated||this.#keep(this.#redaction.write(chunk))}end(){this.#truncated||this.#keep(this.#redaction.end());let bytes=Buffer.concat(this.#chunks);return this.#truncated&&(bytes=Buffer.concat([bytes.
subarray(0,this.limit-TRUNCATED.length),Buffer.from(TRUNCATED)])),{bytes,truncated:this.#truncated}}#keep(chunk){let room=this.limit-this.#kept;chunk.length>room&&(this.#truncated=!0);let part=chunk.length>
room?chunk.subarray(0,room):chunk;part.length!==0&&(this.#chunks.push(Buffer.from(part)),this.#kept+=part.length)}};function describeStream({bytes,truncated}){return{bytes:bytes.length,sha256:createHash(
"sha256").update(bytes).digest("hex"),truncated}}var NOTHING={bytes:Buffer.alloc(0),truncated:!1};async function runStep(context,frame2,cell,timeoutMs){let{scenario,step}=frame2,{plan,redactor}=context,out=new Capture(redactor,step.maxOutput),err=new Capture(
redactor,step.maxOutput),exit;try{exit=await cell.run({argv:argvOf(step,context.bin,cell),env:{...cell.baseEnv,...fixedEnvironment(plan.seed,cell.artifactsDir),...scenario.env,...step.env},stdin:step.
stdin===null?null:Buffer.from(step.stdin),timeoutMs,collect:Object.keys(step.expect.files??{}),signal:context.signal},{stdout:chunk=>out.write(chunk),stderr:chunk=>err.write(chunk)})}catch(thrown){let failure=redactor.
json(asCleanroomError(thrown).toFailure());return assemble(context,frame2,{stdout:out.end(),stderr:err.end()},{outcome:"error",failures:[failure]})}let stdout=out.end(),stderr=withNetworkHint(scenario,
exit,stdout,err.end(),step.maxOutput),failures=judge(context,frame2,cell,{exit,stdout,stderr,timeoutMs}),outcome=failures.length===0?"passed":"failed";return assemble(context,frame2,{stdout,stderr},{outcome,
failures,exit})}function brokenStep(context,frame2,thrown){let failure=context.redactor.json(asCleanroomError(thrown).toFailure());return assemble(context,frame2,{stdout:NOTHING,stderr:NOTHING},{outcome:"\
error",failures:[failure]})}function skippedStep(context,frame2){return assemble(context,frame2,{stdout:NOTHING,stderr:NOTHING},{outcome:"skipped",failures:[]})}function argvOf(step,bin,cell){return step.
target==="command"?[...step.args]:[cell.externalBin??posix.join(cell.workdir,bin.inProject??""),...step.args]}function judge({redactor,compareSnapshot,plan},{step},cell,{exit,stdout,stderr,timeoutMs}){
let placeless={workdir:plan.workdir,cellWorkdirs:[cell.workdir],artifactsDirs:[cell.artifactsDir]},files=new Map(Object.keys(step.expect.files??{}).map(path=>{let content=exit.files.wanted.get(path);return[
path,content===void 0?null:redactor.bytes(content).toString("utf8")]}));return checkStep(step.expect,{args:redactor.json([...step.args]),exitCode:exit.exitCode,ended:exit.ended,limit:exit.limit,durationMs:exit.
durationMs,memoryPeakBytes:exit.memoryPeakBytes,memoryCeilingBytes:exit.memoryCeilingBytes,timeoutMs,stdout:stdout.bytes.toString("utf8"),stderr:stderr.bytes.toString("utf8"),files,snapshot:(name,text)=>compareSnapshot(
name,normaliseOutput(text,placeless).toString("utf8"))})}function withNetworkHint(scenario,exit,stdout,stderr,limit){let hint=networkHint({network:scenario.policy.network.kind,exitCode:exit.exitCode,stdout:stdout.
bytes.toString("utf8"),stderr:stderr.bytes.toString("utf8")});if(hint===null||stderr.truncated)return stderr;let gap=stderr.bytes.length>0&&stderr.bytes.at(-1)!==10?`
`:"",bytes=Buffer.concat([stderr.bytes,Buffer.from(`${gap}${hint}
`)]);return bytes.length>limit?stderr:{bytes,truncated:!1}}function assemble({redactor},{scenario,step,backend},streams,verdict2){let{exit,outcome,failures}=verdict2,artifacts=new Map;for(let[path,content]of exit?.
files.artifacts??[])artifacts.set(redactor.text(path),redactor.bytes(content));return{report:{name:step.name,scenario:scenario.name,backend,args:redactor.json([...step.args]),location:{...step.location},
outcome,exit_code:exit===void 0||exit.ended!=="exited"?null:exit.exitCode,started_at:exit===void 0?null:new Date(exit.startedAt).toISOString(),duration_ms:round(exit?.durationMs??0),stdout:describeStream(
streams.stdout),stderr:describeStream(streams.stderr),files:[...artifacts].map(([path,content])=>describeFile(path,content)),resources:{cpu_ms:exit?.cpuMs==null?null:round(exit.cpuMs),memory_peak_bytes:exit?.
memoryPeakBytes??null},error:failures[0]??null,failures,log_dir:null},stdout:streams.stdout.bytes,stderr:streams.stderr.bytes,artifacts}}function describeFile(path,content){return{path,bytes:content.length,
sha256:createHash2("sha256").update(content).digest("hex")}}function concludeScenario(context,scenario,chosen,steps,end2){let having=outcome2=>steps.find(({report:report2})=>report2.outcome===outcome2),bad=having("error")??having("failed"),cut=steps.some(({report:report2})=>report2.
outcome==="skipped"||report2.error?.kind==="Interrupted"),interrupted=context.signal.aborted&&cut?interruption():null,outcome=end2.failure||interrupted?"error":bad?.report.outcome??"passed",report={...frame(
scenario,chosen,steps,end2.place),outcome,duration_ms:round(end2.durationMs),error:interrupted??end2.failure??bad?.report.error??null};return report.content_digest=scenarioDigest(scenario,{report,steps},
{seed:context.plan.seed,workdir:context.plan.workdir,cellWorkdirs:end2.place.workdirs,artifactsDirs:end2.place.artifactsDirs,runId:context.runId,redact:text=>context.redactor.text(text)}),context.observer.
scenarioFinished(report),{report,steps}}function unrunScenario(context,scenario,chosen,why){let steps=scenario.steps.map(step=>skippedStep(context,{scenario,step,backend:chosen.name})),report={...frame(
scenario,chosen,steps,why.place??NOWHERE),outcome:why.outcome,reason:why.reason,error:why.failure};return context.observer.scenarioFinished(report),{report,steps}}function interruption(){return{kind:"\
Interrupted",message:"the run was interrupted before this scenario was finished",hint:"Everything it had started was removed; run again for a whole result.",context:{}}}function frame(scenario,chosen,steps,place){
let{engine}=chosen,reports=steps.map(({report})=>report);return{name:scenario.name,backend:chosen.name,outcome:"skipped",reason:null,location:{...scenario.location},tags:[...scenario.tags],duration_ms:0,
image:place.image,engine:engine===null?null:{name:engine.name,version:engine.version,rootless:engine.rootless},policy:{name:scenario.policy.name,controls:[...place.controls]},error:null,steps:scenario.
concurrent?reports.sort(byStart):reports,content_digest:null}}function byStart(a,b){let[x,y]=[a.started_at??"",b.started_at??""];return x!==y?x<y?-1:1:a.name<b.name?-1:1}var StepRunner=class{constructor(context,scenario,backend,supply,start){this.context=context;this.scenario=scenario;this.backend=backend;this.supply=supply;this.#deadline=scenario.timeoutMs===null?null:
start+scenario.timeoutMs}context;scenario;backend;supply;#deadline;async sequence(cell){let{scenario,context}=this,results=[],over=!1;for(let step of scenario.steps){over||=context.signal.aborted||this.#deadlinePassed();
let result=over?skippedStep(context,this.#frame(step)):await this.#next(cell,step);results.push(result);let{outcome}=result.report;over||=outcome==="error"&&cell!==null,over||=outcome!=="passed"&&!scenario.
continueOnFail}return results}async inOwnCell(step){let cell;try{cell=await this.supply.take()}catch(thrown){return this.#tell(brokenStep(this.context,this.#frame(step),thrown))}try{return await this.#in(
cell,step)}finally{this.supply.discard(cell)}}#next(cell,step){return cell===null?this.inOwnCell(step):this.#in(cell,step)}async#in(cell,step){let left=this.#deadline===null?null:Math.max(1,this.#deadline-
performance.now()),limit=left===null||step.timeoutMs===null?step.timeoutMs??left:Math.min(step.timeoutMs,left);return this.#tell(await runStep(this.context,this.#frame(step),cell,limit))}#tell(result){
let{stdout,stderr,report}=result;return this.context.observer.stepFinished(report,{stdout:stdout.toString("utf8"),stderr:stderr.toString("utf8")}),result}#frame(step){return{scenario:this.scenario,step,
backend:this.backend}}#deadlinePassed(){return this.#deadline!==null&&performance.now()>=this.#deadline}};var AHEAD=2,CONCURRENT_STEPS=4;async function runScenario(context,scenario,chosen){let start=performance.now(),place=NOWHERE,open=async()=>{let cell=await chosen.backend.open(await cellSpec(context,scenario));
try{return place=visit(place,cell,await inspectCell(context,scenario,cell)),cell}catch(error){throw await cell.close(),error}},shared=scenario.isolation==="scenario"&&!scenario.concurrent;context.observer.
scenarioStarted(scenario.name,chosen.name,chosen.engine);let supply=new CellSupply(open,shared?1:scenario.steps.length,shared?1:AHEAD),steps,failure=null;try{let missing2=await missingPrograms(await supply.
first(),scenario.requires,context.signal);if(missing2.length>0){let reason=`requires ${missing2.join(", ")}`;return unrunScenario(context,scenario,chosen,{outcome:"skipped",reason,failure:null,place})}
let runner=new StepRunner(context,scenario,chosen.name,supply,start);steps=scenario.concurrent?await mapConcurrently(scenario.steps,CONCURRENT_STEPS,step=>runner.inOwnCell(step)):await runner.sequence(
shared?await supply.first():null)}catch(thrown){failure=context.redactor.json(asCleanroomError(thrown).toFailure()),steps=scenario.steps.map(step=>skippedStep(context,{scenario,step,backend:chosen.name}))}finally{
context.afterwards(supply.close())}return concludeScenario(context,scenario,chosen,steps,{place,failure,durationMs:performance.now()-start})}async function cellSpec(context,scenario){return{runId:context.
runId,image:scenario.image,policy:scenario.policy,workdir:context.plan.workdir,workspace:await context.workspace,externalBin:context.bin.external,tempDir:context.tempDir,artifactsBytes:context.artifactsBytes}}var ENGINE_UNAVAILABLE="engine unavailable";async function executePlan(context){let jobs=context.plan.scenarios.flatMap(scenario=>scenario.backends.map(backend=>({scenario,backend})));return mapConcurrently(
jobs,context.maxConcurrent,({scenario,backend})=>runJob(context,scenario,backend))}async function runJob(context,scenario,requested){let selected=await context.select(requested);return context.signal.
aborted?unrunScenario(context,scenario,{name:selected.name,engine:null},{outcome:"error",reason:"interrupted",failure:interruption()}):selected.backend===null?unrunScenario(context,scenario,{name:requested,
engine:null},{outcome:context.requireBackend?"error":"skipped",reason:ENGINE_UNAVAILABLE,failure:missingEngine(requested,selected.reason)}):runScenario(context,onBackend(scenario,selected.name),selected)}
function missingEngine(backend,reason){return{kind:"EngineUnavailable",message:`${backend} can't be used here: ${reason}`,hint:"Run `cleanroom doctor` to see what is missing; `--backend local` needs n\
o engine.",context:{backend,reason}}}import{createPrivateKey,createPublicKey,generateKeyPairSync,sign}from"node:crypto";function createSigner(request){switch(request.mode){case"none":return null;case"keyless":throw new CleanroomError("ConfigInvalid","Keyless signing is not available in this version",{hint:'It needs Sig\
store. Use sign "key" with a signing key, or "auto" for a key made for the run.',context:{mode:request.mode}});case"key":if(request.key===null||request.key.trim()==="")throw new CleanroomError("Config\
Invalid",'Signing mode "key" needs a signing key, and none was given',{hint:"Give an Ed25519 private key with --sign-key FILE or the input signing-key.",context:{mode:request.mode}});return signerOf("\
key",readPrivateKey(request.key));case"auto":return request.key!==null&&request.key.trim()!==""?signerOf("key",readPrivateKey(request.key)):signerOf("run-key",generateKeyPairSync("ed25519").privateKey)}}
function signerOf(kind,privateKey){let publicKey=createPublicKey(privateKey),keyid=keyIdOf(publicKey);return{kind,keyid,publicKeyPem:publicKey.export({type:"spki",format:"pem"}).toString(),sign(statement){
let payload=Buffer.from(canonicalJson(statement)),signature=sign(null,preAuthEncoding(IN_TOTO_PAYLOAD_TYPE,payload),privateKey);return{payload:payload.toString("base64"),payloadType:IN_TOTO_PAYLOAD_TYPE,
signatures:[{keyid,sig:signature.toString("base64")}]}}}}function readPrivateKey(text){let pem=text.replaceAll("\\r","").replaceAll("\\n",`
`).trim(),key;try{key=createPrivateKey(pem)}catch{throw wrongKey("is not an unencrypted private key in PKCS#8 PEM form")}if(key.asymmetricKeyType!=="ed25519")throw wrongKey(`is of type ${key.asymmetricKeyType}\
, not Ed25519`);return key}function wrongKey(problem){return new CleanroomError("ConfigInvalid",`The signing key ${problem}`,{hint:"Make one with: openssl genpkey -algorithm ed25519 -out key.pem"})}var BASE64_COLUMNS=[64,76],HEX_COLUMNS=[60];function partsOf(secret){let parts=new Set([secret,secret.trim()]);if(/[\r\n]/.test(secret)){let lines=secret.split(/\r\n|\r|\n/);parts.add(lines.join(`\r
`).trim()),parts.add(lines.join(`
`).trim());for(let line of lines.map(each=>each.trim()))line.length>=8&&!/^-+(BEGIN|END) [A-Z0-9 ]+-+$/.test(line)&&parts.add(line)}return[...parts]}function encodingsOf(text){let bytes=Buffer.from(text,
"utf8"),forms=new Set([text]),add=each=>forms.add(each);for(let each of base64Forms(bytes))add(each);let hex=bytes.toString("hex");for(let each of[hex,...HEX_COLUMNS.flatMap(columns=>wrapped(hex,columns))])
add(each),add(each.toUpperCase());for(let each of percentForms(bytes))add(each);for(let each of jsonForms(text))add(each);for(let each of xmlForms(text))add(each);for(let each of shellForms(text))add(
each);return[...forms].map(form=>Buffer.from(form,"utf8"))}function*base64Forms(bytes){let alone=bytes.toString("base64"),forms=[alone,alone.replace(/=+$/,""),...BASE64_COLUMNS.flatMap(columns=>wrapped(
alone,columns))];for(let before of[0,1,2]){let whole=Buffer.concat([Buffer.alloc(before),bytes]).toString("base64");forms.push(whole.slice(Math.ceil(before*8/6),Math.floor((before+bytes.length)*8/6)))}
for(let form of forms)yield form,yield form.replaceAll("+","-").replaceAll("/","_")}function wrapped(text,columns){if(text.length<=columns)return[];let lines=text.match(new RegExp(`.{1,${columns}}`,"g"))??
[];return[lines.join(`
`),lines.join(`\r
`)]}var UNESCAPED=[/[A-Za-z0-9\-_.~]/,/[A-Za-z0-9\-_.!~*'()]/,/[A-Za-z0-9\-_.!~*'();/?:@&=+$,#]/,/[A-Za-z0-9*\-._]/];function*percentForms(bytes){for(let unescaped of UNESCAPED){let form="";for(let byte of bytes){
let character=String.fromCharCode(byte),hex=byte.toString(16).padStart(2,"0").toUpperCase();form+=byte<128&&unescaped.test(character)?character:`%${hex}`}yield form,yield form.replaceAll("%20","+");let lower=form.
replace(/%../g,each=>each.toLowerCase());yield lower,yield lower.replaceAll("%20","+")}}function*jsonForms(text){let plain2=inJson(text),html2=plain2.replace(/[<>&\u2028\u2029]/g,each=>unicodeEscape(each));
for(let form of[plain2,html2,plain2.replaceAll("/","\\/"),inJson(plain2)]){yield form;let ascii=form.replace(/[^\0-\x7f]/g,each=>unicodeEscape(each));yield ascii,yield ascii.replace(/\\u[0-9a-f]{4}/g,
each=>`\\u${each.slice(2).toUpperCase()}`)}}function inJson(text){return JSON.stringify(text).slice(1,-1)}function unicodeEscape(codeUnit){return`\\u${codeUnit.charCodeAt(0).toString(16).padStart(4,"0")}`}
function*xmlForms(text){let content=text.replaceAll("&","&amp;").replaceAll("<","&lt;").replaceAll(">","&gt;");for(let quote2 of['"',"&quot;","&#34;"])for(let apostrophe of["'","&apos;","&#39;","&#x27\
;"])yield content.replaceAll('"',quote2).replaceAll("'",apostrophe)}function*shellForms(text){yield text.replaceAll("'","'\\''"),yield text.replaceAll("'",`'"'"'`),yield text.replace(/[\\"$`]/g,"\\$&"),
yield text.replace(/[^A-Za-z0-9_\-.,:/@%+=\u0080-\uffff\n]/g,"\\$&")}var PatternSearch=class{#window;#shift;#candidates=new Map;constructor(patterns){this.#window=Math.min(255,...patterns.map(pattern=>pattern.length)),this.#shift=new Uint8Array(262144).fill(this.#window-
3+1);for(let pattern of patterns){for(let end2=2;end2<this.#window;end2++){let block=blockAt(pattern,end2);this.#shift[block]=Math.min(this.#shift[block]??0,this.#window-1-end2)}let last=blockAt(pattern,
this.#window-1);this.#candidates.set(last,[...this.#candidates.get(last)??[],pattern])}for(let bucket of this.#candidates.values())bucket.sort((a,b)=>b.length-a.length)}scan(bytes,final,onMatch){let shift=this.#shift,
reach=this.#window-1,length=bytes.length,start=0,end2=reach;for(;end2<length;){let block=blockAt(bytes,end2),skip=shift[block];if(skip!==0){end2+=skip;continue}start=end2-reach;let found=this.#longestAt(
bytes,start,block,final);if(found==="undecided")return start;found>0&&onMatch(start,start+found),end2++}return final?length:end2-reach}#longestAt(bytes,start,block,final){let available=bytes.length-start;
for(let pattern of this.#candidates.get(block)??[]){let compared=Math.min(pattern.length,available);if(compared<pattern.length&&final)continue;let at2=0;for(;at2<compared&&pattern[at2]===bytes[start+at2];)
at2++;if(at2===compared)return compared===pattern.length?compared:"undecided"}return 0}};function blockAt(bytes,end2){return(bytes[end2-2]<<12^bytes[end2-1]<<6^bytes[end2])&262143}var KEYS="schema_version run_id outcome started_at duration_ms backend engine version rootless policy controls requested enforced evidence seed determinism tier counts passed failed skipped error sour\
ce sha256 files bytes path name scenarios scenario steps services coverage percent omitted reason content_digest location line column tags image digest args exit_code stdout stderr truncated resources\
 cpu_ms memory_peak_bytes failures log_dir kind message hint context log bin file",REPORT_VOCABULARY=[...KEYS.split(" "),...ERROR_KINDS,...CONTROL_NAMES];var MARKER="[REDACTED]",MIN_CHARACTERS=4,MIN_DIGITS=6,COMMON=new Set("true false null none undefined enabled disabled default auto root admin user guest test tests testing debug info warn warning erro\
r trace local localhost main master latest stable release production staging development postgres mysql mariadb redis docker podman cleanroom passed failed skipped".split(" "));function rejectionOf(secret){
return[...secret].length<MIN_CHARACTERS?`shorter than ${MIN_CHARACTERS} characters: it would be found everywhere by chance`:COMMON.has(secret.toLowerCase())?`"${secret}" is too common a word to be a s\
ecret`:/^\d+$/.test(secret)&&secret.length<MIN_DIGITS?`a number of fewer than ${MIN_DIGITS} digits: it would be found in sizes, times and digests by chance`:new Set(secret).size===1?"one character, re\
peated: ordinary output holds it by chance":REPORT_VOCABULARY.some(word=>word.includes(secret))?"a word, or part of one, that every report holds":MARKER.includes(secret)?`a part of "${MARKER}", which \
stands in the place of secrets`:null}var MARKER_BYTES=Buffer.from(MARKER),NOTHING2=Buffer.alloc(0),RedactionStream=class{#search;#held=NOTHING2;#covered=0;constructor(search){this.#search=search}write(chunk){return this.#pass(chunk,!1)}end(){
return this.#pass(NOTHING2,!0)}#pass(chunk,final){if(this.#search===null)return chunk;let bytes=this.#held.length===0?chunk:Buffer.concat([this.#held,chunk]),pieces=[],written=this.#covered,decided=this.#search.
scan(bytes,final,(start,end2)=>{start>=written&&(start>written&&pieces.push(bytes.subarray(written,start)),pieces.push(MARKER_BYTES)),written=Math.max(written,end2)});return decided>written&&pieces.push(
bytes.subarray(written,decided)),this.#covered=Math.max(0,written-decided),this.#held=Buffer.from(bytes.subarray(decided)),pieces.length===1?pieces[0]:Buffer.concat(pieces)}};var Redactor=class{rejected;#search;constructor(secrets){let rejected=[],patterns=new Map;for(let secret of new Set(secrets)){if(secret.trim()==="")continue;let reason=rejectionOf(secret.trim());if(reason!==
null){rejected.push({length:secret.length,reason});continue}for(let part of partsOf(secret))if(rejectionOf(part)===null)for(let pattern of encodingsOf(part))patterns.set(pattern.toString("latin1"),pattern)}
this.rejected=rejected,this.#search=patterns.size===0?null:new PatternSearch([...patterns.values()])}stream(){return new RedactionStream(this.#search)}bytes(bytes){let buffer=Buffer.from(bytes.buffer,
bytes.byteOffset,bytes.byteLength);if(this.#search===null)return buffer;let stream=this.stream(),head=stream.write(buffer),tail2=stream.end();return tail2.length===0?head:Buffer.concat([head,tail2])}text(text){
if(this.#search===null)return text;let bytes=Buffer.from(text,"utf8"),redacted2=this.bytes(bytes);return redacted2.equals(bytes)?text:redacted2.toString("utf8")}json(value){return this.#search===null?
value:this.#deep(value)}#deep(value){if(typeof value=="string")return this.text(value);if(Array.isArray(value))return value.map(each=>this.#deep(each));if(typeof value!="object"||value===null)return value;
let entries=new Map;for(let[key,each]of Object.entries(value)){let redacted2=this.text(key),name=redacted2;for(let n=2;entries.has(name);n++)name=`${redacted2}#${n}`;entries.set(name,this.#deep(each))}
return Object.fromEntries(entries)}};import{mkdirSync,readFileSync,renameSync,writeFileSync}from"node:fs";import{dirname,join}from"node:path";var TIMESTAMP="<timestamp>",MOMENT=/\b\d{4}-\d{2}-\d{2}[T ]\d{2}:\d{2}:\d{2}(?:[.,]\d+)?(?: ?(?:Z|UTC|[+-]\d{2}:?\d{2}))?/g;function normaliseSnapshot(text,paths=[]){let normal=text.replaceAll(`\r
`,`
`);for(let{path,placeholder}of[...paths].sort((a,b)=>b.path.length-a.path.length))path.length>1&&(normal=normal.replaceAll(path,placeholder));return normal.replace(MOMENT,TIMESTAMP)}var ANY_LINES="...",ANY_TEXT="[..]";function matchesSnapshot(stored,text){let wanted=stored.split(`
`),lines=text.split(`
`),retry=null,at2=0,line=0;for(;line<lines.length;){let expected=wanted[at2];if(isAnyLines(expected))retry={wanted:++at2,line};else if(expected!==void 0&&lineMatches(expected,lines[line]??""))at2++,line++;else if(retry!==
null)line=++retry.line,at2=retry.wanted;else return!1}for(;isAnyLines(wanted[at2]);)at2++;return at2===wanted.length-1&&wanted[at2]===""&&isAnyLines(wanted[at2-1])&&at2++,at2===wanted.length}function compareWithSnapshot(stored,text){
let changes=alignLines(stored.split(`
`),text.split(`
`),lineMatches),shown=[],any=!1;for(let change of changes)change.kind==="removed"&&isAnyLines(change.expected)?any=!0:change.kind==="added"&&any?shown.push({kind:"same",expected:ANY_LINES,actual:change.
actual}):(any=!1,shown.push(change));return shown}function updatedSnapshot(stored,text){if(!stored.includes(ANY_TEXT)&&!stored.split(`
`).some(isAnyLines))return text;let lines=[],any=!1;for(let change of alignLines(stored.split(`
`),text.split(`
`),lineMatches))if(change.kind==="removed"){if(!isAnyLines(change.expected))continue;lines.push(change.expected),any=!0}else change.kind==="same"?(lines.push(change.expected),any=!1):any||lines.push(change.
actual);return lines.join(`
`)}function isAnyLines(line){return line?.trim()===ANY_LINES}function lineMatches(expected,actual){if(isAnyLines(expected))return!1;if(!expected.includes(ANY_TEXT))return expected===actual;let parts=expected.
split(ANY_TEXT),[first="",last=""]=[parts[0],parts.at(-1)];if(!actual.startsWith(first)||!actual.endsWith(last)||actual.length<first.length+last.length)return!1;let at2=first.length;for(let part of parts.
slice(1,-1)){let found=actual.indexOf(part,at2);if(found<0)return!1;at2=found+part.length}return at2<=actual.length-last.length}var SNAPSHOT_FOLDER="snapshots",SnapshotStore=class{constructor(options){this.options=options}options;#written=new Set;compare(name,text){if(!/^[\w][\w .-]*$/.test(name))return badName(name);let{ci,update,
dir}=this.options,path=join(dir,`${name}.txt`),normal=normaliseSnapshot(text,this.options.paths),stored;try{stored=readSnapshot(path)}catch(error){return unusable(path,"read",error)}return stored===null?
ci&&!update?missing(name,path):this.#write(name,path,normal,`Snapshot "${name}" is new: ${path}`):(stored=normaliseSnapshot(stored,this.options.paths),matchesSnapshot(stored,normal)?null:update&&!this.#written.
has(name)?this.#write(name,path,updatedSnapshot(stored,normal),`Snapshot "${name}" is updated: ${path}`):this.#mismatch(name,path,stored,normal))}#write(name,path,text,notice){try{mkdirSync(dirname(path),
{recursive:!0});let whole=`${path}.${process.pid}.tmp`;writeFileSync(whole,text),renameSync(whole,path)}catch(error){return unusable(path,"written",error)}return this.#written.add(name),this.options.onNotice?.(
notice),null}#mismatch(name,path,stored,text){let diff=renderChanges(compareWithSnapshot(stored,text));return{kind:"AssertionFailed",message:`the text differs from the snapshot "${name}" (- stored, + \
got)
${diff.replace(/^/gm,"    ")}`,hint:this.#written.has(name)?"This same run wrote the snapshot from another backend or step: the two do not agree.":`If the new text is right, update ${path}; [..] in a \
line and a line of ... there match anything.`,context:{matcher:"snapshot",snapshot:name,path,diff}}}};function readSnapshot(path){try{return readFileSync(path,"utf8")}catch(error){if(error.code==="ENO\
ENT")return null;throw error}}function missing(name,path){return{kind:"AssertionFailed",message:`the snapshot "${name}" does not exist`,hint:`Run once outside CI, which writes ${path}, look at it, and\
 commit it.`,context:{matcher:"snapshot",snapshot:name,path}}}function badName(name){return{kind:"ConfigInvalid",message:`${JSON.stringify(name)} cannot be the name of a snapshot`,hint:"Use letters, d\
igits, spaces, and . _ - after the first one.",context:{snapshot:name}}}function unusable(path,action,error){return{kind:"ArtifactInvalid",message:`the snapshot ${path} could not be ${action}: ${error instanceof
Error?error.message:String(error)}`,hint:"Mind the rights and the free space of the folder.",context:{path}}}var DETERMINISM={tier:"fixed-environment",controls:["environment","timezone","locale","hostname","uid","umask","paths","file order","mtimes","seed"]};function assembleReport(facts,results){let scenarios=results.
map(({report})=>report),ran=scenarios.filter(({engine})=>engine!==null),counts={passed:0,failed:0,skipped:0,error:0};for(let{outcome}of scenarios)counts[outcome]+=1;let backends=new Set((ran.length>0?
ran:scenarios).map(({backend})=>backend)),single=backends.size===1;return{schema_version:"1",run_id:facts.runId,outcome:overall(counts),started_at:facts.startedAt.toISOString(),duration_ms:facts.durationMs,
backend:single?[...backends][0]??"none":"mixed",engine:single&&ran[0]?.engine||{name:single?[...backends][0]??"none":"mixed",version:null,rootless:!1},policy:combinePolicies(ran.length>0?ran:scenarios),
seed:facts.seed,determinism:DETERMINISM,counts,source:{sha256:facts.workspace.sha256,files:facts.workspace.files,bytes:facts.workspace.bytes,bin:facts.bin},scenarios,steps:scenarios.flatMap(({steps})=>steps),
services:[],coverage:null,error:firstError(scenarios),omitted:[],content_digest:runDigest(scenarios)}}function overall(counts){return counts.error>0?"error":counts.failed>0?"failed":counts.passed>0?"p\
assed":"skipped"}function firstError(scenarios){return(scenarios.find(({outcome})=>outcome==="error")??scenarios.find(({outcome})=>outcome==="failed"))?.error??null}function combinePolicies(scenarios){
let names=new Set(scenarios.map(({policy})=>policy.name)),merged=new Map;for(let{policy}of scenarios)for(let control of policy.controls){let known=merged.get(control.name);known===void 0?merged.set(control.
name,{...control,evidence:[...control.evidence]}):(known.enforced&&=control.enforced,known.requested!==control.requested&&(known.requested="mixed"))}return{name:names.size===1?[...names][0]??"none":"m\
ixed",controls:[...merged.values()]}}import{mkdirSync as mkdirSync2,writeFileSync as writeFileSync2}from"node:fs";import{dirname as dirname2,join as join2}from"node:path";function stepFiles(steps){let files=[],width=Math.max(2,String(steps.length).length),whole={stdout:[],stderr:[]};return steps.forEach((step,index)=>{let dir=`steps/${String(index+1).padStart(width,"0")}\
-${slug(step.report.name)}`;step.report.outcome!=="skipped"&&(step.report.log_dir=dir);for(let name of["stdout","stderr"]){let bytes=step[name];bytes.length>0&&steps.length>1&&whole[name].push(header(
step)),whole[name].push(bytes),step.report.outcome!=="skipped"&&files.push({path:`${dir}/${name}.log`,content:bytes,essential:!1})}for(let[path,content]of step.artifacts)files.push({path:`${dir}/artif\
acts/${path}`,content,essential:!1})}),[{path:"stdout.log",content:Buffer.concat(whole.stdout),essential:!1},{path:"stderr.log",content:Buffer.concat(whole.stderr),essential:!1},...files]}function fit(files,maxBytes,report){
let room=maxBytes;for(let file of files)file.essential&&(room-=Buffer.byteLength(file.content));return files.filter(file=>{if(file.essential)return!0;if(!isSafePath(file.path))return report.omitted.push(
{path:JSON.stringify(file.path),bytes:Buffer.byteLength(file.content),reason:"its name can't be kept safely on every system"}),!1;let bytes=Buffer.byteLength(file.content);return bytes<=room?(room-=bytes,
!0):(report.omitted.push({path:file.path,bytes,reason:`the run directory is limited to ${maxBytes} bytes`}),!1)})}function writeRunFiles(runDir,files){let made=new Set;for(let{path,content}of files){let target=join2(
runDir,path);attempt(target,()=>{let dir=dirname2(target);made.has(dir)||mkdirSync2(dir,{recursive:!0}),made.add(dir),writeFileSync2(target,content)})}}function makeRunDir(runDir){attempt(runDir,()=>{
mkdirSync2(dirname2(runDir),{recursive:!0}),mkdirSync2(runDir)})}function attempt(path,write){try{write()}catch(cause){let code=cause.code??"error",full=code==="ENOSPC"||code==="EDQUOT";throw new CleanroomError(
"ArtifactInvalid",`cannot write ${path}: ${full?"no space left on the disk":code}`,{hint:full?"Free some space or choose another output folder with --output-dir; the results above are complete.":"Choo\
se a folder you may write to with --output-dir or [artifacts] output_dir.",context:{path,code},cause})}}function header({report}){return Buffer.from(`==> ${report.scenario} > ${report.name} (${report.
backend}) <==
`)}function slug(name){return name.toLowerCase().replaceAll(/[^a-z0-9]+/g,"-").replaceAll(/^-|-$/g,"").slice(0,40)||"step"}import{randomBytes}from"node:crypto";function newRunId(now=new Date){return`${now.toISOString().replaceAll(/[-:]|\.\d+/g,"")}-${randomBytes(4).toString("hex")}`}function timeOfRunId(name){let match=/^(\d{4})(\d\d)(\d\d)T(\d\d)(\d\d)(\d\d)Z-[0-9a-f]{8}$/.
exec(name);if(match===null)return null;let[,year,month,day,hour,minute,second]=match;return new Date(`${year}-${month}-${day}T${hour}:${minute}:${second}Z`)}import{join as join7}from"node:path";var set=value=>value===void 0||value===""?null:value,join3=(parts,separator)=>parts.every(part=>part!==void 0&&part!=="")?parts.join(separator):null,PLATFORMS=[{name:"github",marker:env=>env.GITHUB_ACTIONS===
"true",can:["annotations","summary","artifacts","masking","groups"],facts:env=>({id:"https://github.com/actions/runner",repository:join3([env.GITHUB_SERVER_URL,env.GITHUB_REPOSITORY],"/"),workflow:set(
env.GITHUB_WORKFLOW_REF),runId:set(env.GITHUB_RUN_ID),attempt:set(env.GITHUB_RUN_ATTEMPT),runUrl:githubRunUrl(env),commit:set(env.GITHUB_SHA),ref:set(env.GITHUB_REF),pullRequest:/^refs\/pull\/(\d+)\//.
exec(env.GITHUB_REF??"")?.[1]??null})},{name:"gitlab",marker:env=>env.GITLAB_CI==="true",can:["groups"],facts:env=>({id:"https://gitlab.com/gitlab-org/gitlab-runner",repository:set(env.CI_PROJECT_URL),
workflow:set(env.CI_CONFIG_PATH),runId:set(env.CI_JOB_ID),runUrl:set(env.CI_JOB_URL),commit:set(env.CI_COMMIT_SHA),ref:set(env.CI_COMMIT_REF_NAME),pullRequest:set(env.CI_MERGE_REQUEST_IID)})},{name:"a\
zure",marker:env=>env.TF_BUILD==="True",can:["annotations","summary","artifacts","masking","groups"],facts:env=>({id:"https://github.com/microsoft/azure-pipelines-agent",repository:set(env.BUILD_REPOSITORY_URI),
workflow:set(env.BUILD_DEFINITIONNAME),runId:set(env.BUILD_BUILDID),attempt:set(env.SYSTEM_JOBATTEMPT),commit:set(env.BUILD_SOURCEVERSION),ref:set(env.BUILD_SOURCEBRANCH),pullRequest:set(env.SYSTEM_PULLREQUEST_PULLREQUESTNUMBER)})},
{name:"buildkite",marker:env=>env.BUILDKITE==="true",can:["groups"],facts:env=>({id:"https://github.com/buildkite/agent",repository:set(env.BUILDKITE_REPO),workflow:set(env.BUILDKITE_PIPELINE_SLUG),runId:set(
env.BUILDKITE_BUILD_ID),attempt:set(env.BUILDKITE_RETRY_COUNT),runUrl:set(env.BUILDKITE_BUILD_URL),commit:set(env.BUILDKITE_COMMIT),ref:set(env.BUILDKITE_BRANCH),pullRequest:env.BUILDKITE_PULL_REQUEST===
"false"?null:set(env.BUILDKITE_PULL_REQUEST)})},{name:"circleci",marker:env=>env.CIRCLECI==="true",can:[],facts:env=>({id:"https://circleci.com",repository:set(env.CIRCLE_REPOSITORY_URL),workflow:set(
env.CIRCLE_WORKFLOW_ID),runId:set(env.CIRCLE_WORKFLOW_JOB_ID),runUrl:set(env.CIRCLE_BUILD_URL),commit:set(env.CIRCLE_SHA1),ref:set(env.CIRCLE_BRANCH),pullRequest:set(env.CIRCLE_PR_NUMBER)})},{name:"bi\
tbucket",marker:env=>env.BITBUCKET_BUILD_NUMBER!==void 0,can:[],facts:env=>({id:"https://bitbucket.org/product/features/pipelines",repository:set(env.BITBUCKET_GIT_HTTP_ORIGIN),runId:set(env.BITBUCKET_BUILD_NUMBER),
commit:set(env.BITBUCKET_COMMIT),ref:set(env.BITBUCKET_BRANCH),pullRequest:set(env.BITBUCKET_PR_ID)})},{name:"jenkins",marker:env=>env.JENKINS_URL!==void 0,can:[],facts:env=>({id:"https://www.jenkins.\
io",repository:set(env.GIT_URL),workflow:set(env.JOB_NAME),runId:set(env.BUILD_ID),runUrl:set(env.BUILD_URL),commit:set(env.GIT_COMMIT),ref:set(env.GIT_BRANCH),pullRequest:set(env.CHANGE_ID)})}],NOWHERE2={
name:"none",marker:()=>!0,can:[],facts:()=>({id:"https://localhost"})};function detectCi(env){let row=PLATFORMS.find(candidate=>candidate.marker(env))??NOWHERE2,can=capability=>row.can.includes(capability),
unknown={repository:null,workflow:null,runId:null,attempt:null,runUrl:null,commit:null,ref:null,pullRequest:null};return{name:row.name,capabilities:{annotations:can("annotations"),summary:can("summary"),
artifacts:can("artifacts"),masking:can("masking"),groups:can("groups"),oidc:row.name==="github"&&set(env.ACTIONS_ID_TOKEN_REQUEST_URL)!==null},builder:{...unknown,...row.facts(env)}}}function githubRunUrl(env){
let repository=join3([env.GITHUB_SERVER_URL,env.GITHUB_REPOSITORY],"/");return repository===null?null:join3([repository,"actions/runs",env.GITHUB_RUN_ID],"/")}import{rmSync as rmSync2,writeFileSync as writeFileSync4}from"node:fs";import{join as join5}from"node:path";import{readFileSync as readFileSync2,renameSync as renameSync2,rmSync,writeFileSync as writeFileSync3}from"node:fs";import{join as join4}from"node:path";async function writeBundle(runDir,manifest,attested){let members=[...manifest.files.map(file=>file.path),MANIFEST,...attested?[ATTESTATIONS]:[]].map(path2=>({path:path2,bytes:readFileSync2(join4(runDir,
path2))})),bytes=gzip(await packTar(members.sort(byPath))),path=join4(runDir,bundleName(manifest.run_id)),partial=join4(runDir,partialName(manifest.run_id));try{writeFileSync3(partial,bytes),renameSync2(
partial,path)}catch(error){throw rmSync(partial,{force:!0}),error}return{path,sha256:sha256(bytes)}}async function sealRun(request){let{runDir,report,signer,builder,parameters}=request;try{for(let stale of[PUBLIC_KEY,ATTESTATIONS,partialName(report.run_id)])rmSync2(join5(runDir,stale),{force:!0});signer!==
null&&writeFileSync4(join5(runDir,PUBLIC_KEY),signer.publicKeyPem);let signing={kind:signer?.kind??"none",keyid:signer?.keyid??null},manifest=writeManifest(runDir,report.run_id,signing);if(signer!==null){
let lines=statementsOf({report,manifest,builder,parameters}).map(statement=>`${renderEnvelope(signer.sign(statement))}
`);writeFileSync4(join5(runDir,ATTESTATIONS),lines.join(""))}return{bundle:await writeBundle(runDir,manifest.manifest,signer!==null),manifestSha256:manifest.sha256,signing}}catch(error){if(error instanceof
CleanroomError)throw error;let message=error instanceof Error?error.message:String(error);throw new CleanroomError("ArtifactInvalid",`The evidence of the run could not be written: ${message}`,{hint:"C\
heck that the output directory is writable and that its disk is not full.",context:{path:runDir},cause:error})}}function failuresOf(step){return step.failures.length>0?step.failures:step.error===null?[]:[step.error]}function isBad(subject){return subject.outcome==="failed"||subject.outcome==="error"}function ownFailure(scenario){
let{error}=scenario;return error===null||!isBad(scenario)||scenario.steps.some(step=>failuresOf(step).some(failure=>failure.kind===error.kind&&failure.message===error.message))?null:error}function controlGroups(report){let groups=new Map;for(let{policy,backend}of report.scenarios){if(policy.controls.length===0)continue;let key=JSON.stringify([policy.name,backend,policy.controls.map(({name,
enforced})=>[name,enforced])]),group=groups.get(key)??{policy,backends:new Set};group.backends.add(backend),groups.set(key,group)}return[...groups.values()].map(({policy,backends})=>({policy,backends:[
...backends]}))}import{stripVTControlCharacters}from"node:util";function plainText(text){return stripVTControlCharacters(text.replaceAll(`\r
`,`
`)).replaceAll("\r",`
`).replace(/[^\t\n\x20-\x7e\xa0-\ud7ff\ue000-\ufffd\u{10000}-\u{10ffff}]/gu,"�")}function oneLine(text,limit=300){let line=plainText(text).replace(/\s*\n\s*/g," ").trim();return line.length<=limit?line:
`${line.slice(0,limit).replace(/[\ud800-\udbff]$/,"")}…`}function lastPart(text,maxLines,maxChars){let plain2=plainText(text.length>4*maxChars?text.slice(-4*maxChars):text).replace(/\n+$/,""),kept=plain2.
split(`
`).slice(-maxLines).join(`
`),shown=kept.length<=maxChars?kept:kept.slice(-maxChars).replace(/^[\udc00-\udfff]/,"");return shown.length===plain2.length&&text.length<=4*maxChars?shown:`… (the beginning is left out)
${shown}`}function commandText(args){return args.map(arg=>/^[\w@%+=:,./-]+$/.test(arg)?arg:JSON.stringify(arg)).join(" ")}function durationText(ms){if(ms<1e3)return`${ms<10?Math.round(ms*10)/10:Math.round(
ms)} ms`;if(ms<6e4)return`${(ms/1e3).toFixed(ms<1e4?2:1)} s`;let seconds2=Math.round(ms/1e3);return`${Math.floor(seconds2/60)} min ${seconds2%60} s`}function bytesText(bytes){let units=["B","KiB","MiB",
"GiB"],value=bytes,unit=0;for(;value>=1024&&unit<units.length-1;)value/=1024,unit++;return`${unit===0||value>=10?Math.round(value):value.toFixed(1)} ${units[unit]}`}function plural(count,noun){return`${count}\
 ${noun}${count===1?"":"s"}`}function countsText(counts){let shown=[[counts.passed,"passed"],[counts.failed,"failed"],[counts.error,counts.error===1?"error":"errors"],[counts.skipped,"skipped"]].filter(
([count])=>count>0).map(([count,name])=>`${count} ${name}`);return shown.length===0?"nothing ran":shown.join(", ")}var Markup=class _Markup{constructor(text){this.text=text}text;static of(parts,values){return new _Markup(parts.map((part,index)=>part+(index<values.length?render(values[index]):"")).join(""))}};function html(parts,...values){
return Markup.of(parts,values)}var ENTITIES={"&":"&amp;","<":"&lt;",">":"&gt;",'"':"&quot;","'":"&#39;"};function render(value){return value instanceof Markup?value.text:value===null||value===!1||value===
void 0?"":typeof value=="object"?value.map(render).join(""):plainText(String(value)).replace(/[&<>"']/g,char=>ENTITIES[char]??char)}function controlsSection(report){let groups=controlGroups(report);return groups.length===0?null:html`<h2>Isolation</h2>
<p class="muted small">What was asked for, and what was read back from the engine and from inside.</p>
${groups.map(({policy,backends})=>html`<details class="card">
<summary><h3>${policy.name}</h3><span class="muted small">${backends.join(", ")}</span><span class="push small muted">${policy.controls.filter(control=>control.enforced).length} of ${policy.controls.length} in force</span></summary>
<div class="scroll"><table>
<thead><tr><th scope="col">Control</th><th scope="col">Asked for</th><th scope="col">In force</th><th scope="col">Evidence</th></tr></thead>
<tbody>${policy.controls.map(control=>html`<tr><th scope="row">${control.name}</th><td>${control.requested}</td>
<td>${control.enforced?html`<span class="yes">yes</span>`:html`<span class="no">no</span>`}</td>
<td class="small">${control.evidence.map(line=>html`<code>${line}</code><br>`)}</td></tr>`)}</tbody></table></div></details>`)}`}function evidenceSection(report){let{source,omitted}=report,rows=[["Con\
tent digest",report.content_digest,"what must not vary between two runs of the same input"],["Tested source",source.sha256,`${source.files} files, ${bytesText(source.bytes)}`],...source.bin===null?[]:
[["Tested binary",source.bin.sha256,source.bin.path]]];return html`<h2>Evidence</h2>
<div class="card"><div class="scroll"><table>
<thead><tr><th scope="col">Subject</th><th scope="col">SHA-256</th><th scope="col">What it covers</th></tr></thead>
<tbody>${rows.map(([name,digest,note])=>html`<tr><th scope="row">${name}</th><td><code>${digest}</code></td><td class="muted small">${note}</td></tr>`)}</tbody></table></div></div>
${omitted.length>0&&html`<details class="card"><summary><h3>${plural(omitted.length,"file")} left out of the run directory</h3></summary><div class="body"><ul class="plain">${omitted.slice(0,200).map(
file=>html`<li><code>${file.path}</code> <span class="muted small">${bytesText(file.bytes)}, ${file.reason}</span></li>`)}</ul></div></details>`}`}var MAX_STREAM=2e4,MAX_ALL=2e6,MAX_PASSED=200,OutputBudget=class{#left=MAX_ALL;take(text){let taken=lastPart(text,400,Math.min(MAX_STREAM,Math.max(this.#left,1e3)));return this.#left-=taken.length,taken}get spent(){
return this.#left<=0}};function scenarioCard(scenario,id,texts,budget){let own=ownFailure(scenario),room=MAX_PASSED,steps=scenario.steps.filter(step=>isBad(step)||room-- >0),left=scenario.steps.length-
steps.length,open=html`<details class="card" id="${id}" open>`,closed=html`<details class="card" id="${id}">`,{file,line}=scenario.location;return html`${isBad(scenario)?open:closed}
<summary><span class="badge ${scenario.outcome}">${scenario.outcome}</span><h3>${scenario.name}</h3>
<span class="muted small">${scenario.backend}</span><span class="muted small push">${durationText(scenario.duration_ms)}</span></summary>
<div class="body">
<p class="muted small"><code>${file}:${line}</code>${scenario.image!==null&&html` · image <code>${scenario.image.name}</code>`} · policy ${scenario.policy.name}${scenario.tags.length>0&&` · ${scenario.
tags.join(" ")}`}</p>
${scenario.reason!==null&&html`<p>${scenario.outcome}: ${scenario.reason}</p>`}
${own!==null&&failureBox(own)}
${steps.map(step=>stepBox(step,texts(step),budget))}
${left>0&&html`<p class="muted">${plural(left,"more step")} passed and left out here; report.json has all of them.</p>`}
</div>
</details>
`}function stepBox(step,text,budget){let bad=isBad(step),facts=[...step.outcome==="skipped"?[]:[step.exit_code===null?"no exit code":`exit ${step.exit_code}`,durationText(step.duration_ms)],...step.resources.
memory_peak_bytes===null?[]:[`${bytesText(step.resources.memory_peak_bytes)} memory`]];return html`<div class="step">
<div class="head"><span class="badge ${step.outcome}">${step.outcome}</span><strong>${step.name}</strong><span class="muted small push">${facts.join(" · ")}</span></div>
<p class="cmd"><code>${commandText(step.args)}</code></p>
${failuresOf(step).map(failureBox)}
${output("stderr",step.stderr,text?.stderr,bad,budget)}${output("stdout",step.stdout,text?.stdout,bad,budget)}
${step.files.length>0&&html`<details><summary>${plural(step.files.length,"file")} left by the step</summary><ul class="plain">${step.files.map(file=>html`<li><code>${file.path}</code> <span class="muted small">${bytesText(
file.bytes)}</span></li>`)}</ul></details>`}
${bad&&step.log_dir!==null&&html`<p class="muted small">Whole logs: <code>${step.log_dir}</code></p>`}
</div>
`}function failureBox(failure){let[first="",...rest]=failure.message.split(`
`);return html`<div class="failure"><p><span class="kind">${failure.kind}</span> ${first}</p>
${rest.length>0&&html`<pre>${rest.join(`
`).replace(/^ {4}/gm,"")}</pre>`}
${failure.hint!==""&&html`<p class="hint">${failure.hint}</p>`}</div>`}function output(name,stream,text,bad,budget){if(stream.bytes===0)return null;let title=html`${name} <span class="small">(${bytesText(
stream.bytes)}${stream.truncated&&", cut at max_output"})</span>`;if(text===void 0||budget.spent&&!bad)return html`<p class="muted small">${title}</p>`;let body=html`<summary>${title}</summary><pre tabindex="0">${budget.
take(text)}</pre></details>`;return html`<details>${body}`}var STYLE=`
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
`;var noTexts=()=>null;function stepTextsOf(report,results){let known=new Map;return report.scenarios.forEach((scenario,index)=>{let result=results[index],byReport=new Map(result?.steps.map(step=>[step.
report,step]));scenario.steps.forEach((step,position)=>{let original=result?.report.steps[position],found=(original&&byReport.get(original))??result?.steps[position];found!==void 0&&known.set(step,found)})}),
step=>{let found=known.get(step);return found===void 0?null:{stdout:found.stdout.toString("utf8"),stderr:found.stderr.toString("utf8")}}}var MAX_PASSED2=500,STYLE_ELEMENT=Markup.of([`<style>${STYLE}</style>`],[]),OUTCOMES=["passed","failed","error","skipped"];function renderHtml(report,texts=noTexts){let numbered=report.scenarios.map((scenario,index)=>({
scenario,id:`s${index+1}`})),bad=numbered.filter(({scenario})=>isBad(scenario)),good=numbered.filter(({scenario})=>!isBad(scenario)),shown=[...bad,...good.slice(0,MAX_PASSED2)],left=numbered.length-shown.
length,budget=new OutputBudget;return html`<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta http-equiv="Content-Security-Policy" content="default-src 'none'; style-src 'unsafe-inline'">
<title>${report.outcome}: Cleanroom ${report.run_id}</title>
${STYLE_ELEMENT}
</head>
<body>
<a class="skip" href="#main">Skip to the results</a>
${header2(report)}
<main id="main">
${runError(report)}
<h2 id="scenarios">Scenarios</h2>
${overview(shown)}
${left>0&&html`<p class="muted">${plural(left,"more scenario")} passed or skipped and left out here; report.json has all of them.</p>`}
<h2>Steps</h2>
${shown.map(({scenario,id})=>scenarioCard(scenario,id,texts,budget))}
${controlsSection(report)}
${evidenceSection(report)}
</main>
<footer>Times and sizes as measured in this run. The same results as data: report.json, junit.xml, trace.json.</footer>
</body>
</html>
`.text}function header2(report){let{engine,counts}=report,name=[engine.name,engine.version,engine.rootless?"(rootless)":null].filter(part=>part!==null).join(" "),facts=[["Run",report.run_id],["Started",
report.started_at.replace("T"," ").replace(/\.\d+Z$/," UTC")],["Duration",durationText(report.duration_ms)],["Backend",report.backend===engine.name?name:`${report.backend} · ${name}`],["Policy",report.
policy.name],["Seed",String(report.seed)],["Determinism",report.determinism.tier]],bars=OUTCOMES.filter(outcome=>counts[outcome]>0);return html`<header><div>
<h1><span class="badge ${report.outcome}">${report.outcome}</span> Cleanroom run</h1>
<div class="bar" role="img" aria-label="${countsText(counts)}">${bars.map(outcome=>html`<span class="b-${outcome}" style="flex-grow: ${counts[outcome]}"></span>`)}</div>
<p>${plural(report.scenarios.length,"scenario")}: <strong>${countsText(counts)}</strong> · ${plural(report.steps.length,"step")}</p>
<dl class="facts">${facts.map(([term,value])=>html`<div><dt>${term}</dt><dd>${value}</dd></div>`)}</dl>
</div></header>`}function runError({error,scenarios}){return error===null||scenarios.some(scenario=>scenario.error?.message===error.message)?null:html`<div class="failure" role="alert"><p class="kind">${error.
kind}</p><pre>${error.message}</pre><p class="hint">${error.hint}</p></div>`}function overview(shown){return html`<div class="card"><div class="scroll"><table>
<caption>What failed comes first.</caption>
<thead><tr><th scope="col">Outcome</th><th scope="col">Scenario</th><th scope="col">Backend</th><th scope="col" class="num">Steps</th><th scope="col" class="num">Duration</th></tr></thead>
<tbody>
${shown.map(({scenario,id})=>html`<tr>
<td><span class="badge ${scenario.outcome}">${scenario.outcome}</span></td>
<th scope="row" style="color: inherit; font-size: inherit"><a href="#${id}">${scenario.name}</a>${scenario.reason!==null&&html`<div class="muted small" style="font-weight: 400">${scenario.reason}</div>`}</th>
<td>${scenario.backend}</td><td class="num">${scenario.steps.length}</td><td class="num">${durationText(scenario.duration_ms)}</td>
</tr>`)}
</tbody></table></div></div>`}function renderReport(report){let checked=safeParse(reportSchema,report);if(!checked.success){let problems=checked.error.issues.map(issue=>`${issue.path.join(".")}: ${issue.message}`);throw new CleanroomError(
"Internal",`the report does not fit its own schema: ${problems.slice(0,5).join("; ")}`,{hint:"This is a defect in Cleanroom: please report it with the run directory attached.",context:{problems}})}return`${JSON.
stringify(checked.data,null,2)}
`}import{stripVTControlCharacters as stripVTControlCharacters2}from"node:util";var NOT_XML=/[^\t\n\r\x20-\ud7ff\ue000-\ufffd\u{10000}-\u{10ffff}]/gu,ENTITIES2={"&":"&amp;","<":"&lt;",">":"&gt;","\r":"&#\
13;"};function escapeText(text){return stripVTControlCharacters2(text).replace(NOT_XML,"�").replace(/[&<>\r]/g,char=>ENTITIES2[char]??char)}function attributes(values){return Object.entries(values).
map(([name,value])=>{let text=escapeText(String(value)).replaceAll('"',"&quot;").replaceAll(`
`,"&#10;").replaceAll("	","&#9;");return` ${name}="${text}"`}).join("")}function element(name,values,text){return`      <${name}${attributes(values)}>${escapeText(text)}</${name}>
`}var MAX_OUTPUT=32768;function renderJunit(report,texts=noTexts){let suites=report.scenarios.map(scenario=>renderSuite(report,scenario,texts)),totals=suites.reduce((sum,{counts})=>addCounts(sum,counts),
noCounts()),head=attributes({name:"cleanroom",...totals,time:seconds(report.duration_ms),timestamp:report.started_at}),body=suites.map(({xml})=>xml).join("");return`<?xml version="1.0" encoding="UTF-8\
"?>
<testsuites${head}>
${body}</testsuites>
`}function renderSuite(report,scenario,texts){let name=`${scenario.name} [${scenario.backend}]`,cases=scenario.steps.map(step=>renderStep(name,scenario,step,texts(step))),own=renderScenarioCase(name,scenario);
own!==null&&cases.push(own);let counts=cases.reduce((sum,{outcome})=>addCounts(sum,countsOf(outcome)),noCounts()),properties={run_id:report.run_id,backend:scenario.backend,engine:scenario.engine===null?
"":`${scenario.engine.name} ${scenario.engine.version??""}`.trim(),image:scenario.image?.digest??scenario.image?.name??"",policy:scenario.policy.name,seed:String(report.seed),content_digest:scenario.content_digest??
""},shown=Object.entries(properties).filter(([,value])=>value!==""),timestamp=scenario.steps.find(step=>step.started_at!==null)?.started_at??report.started_at,head=attributes({name,...counts,time:seconds(
scenario.duration_ms),timestamp,file:scenario.location.file}),list=shown.map(([key,value])=>`      <property${attributes({name:key,value})}/>
`).join("");return{xml:`  <testsuite${head}>
    <properties>
${list}    </properties>
${cases.map(one=>one.xml).join("")}  </testsuite>
`,counts}}function renderScenarioCase(classname,scenario){let failure=ownFailure(scenario);if(failure===null&&scenario.steps.length>0)return null;let text=failure===null?scenario.reason??"":`${failure.
kind}: ${failure.message}
${failure.hint}`,body=verdict(scenario.outcome,failure?.kind??scenario.outcome,failure?.message??text,text);return testcase(classname,scenario.name,scenario.location,0,scenario.outcome,body)}function renderStep(classname,scenario,step,text){
let failures=failuresOf(step),detail=[...failures.map(failure=>`${failure.kind}: ${failure.message}
${failure.hint}
`),`args: ${commandText(step.args)}`,`exit code: ${step.exit_code??"none"}`,...step.log_dir===null?[]:[`logs: ${step.log_dir}`]].join(`
`),why=step.outcome==="skipped"?scenario.reason??"an earlier step failed":failures[0]?.message??step.outcome,output2=(name,stream)=>stream===void 0||stream===""?"":element(name,{},lastPart(stream,2e3,
MAX_OUTPUT)),body=[verdict(step.outcome,failures[0]?.kind??step.outcome,why,detail),output2("system-out",text?.stdout),output2("system-err",text?.stderr)].join("");return testcase(classname,step.name,
step.location,step.duration_ms,step.outcome,body)}function testcase(classname,name,location,ms,outcome,body){let head=attributes({classname,name,time:seconds(ms),file:location.file,line:location.line});
return{xml:body===""?`    <testcase${head}/>
`:`    <testcase${head}>
${body}    </testcase>
`,outcome}}function verdict(outcome,type,message,text){let[first=""]=message.split(`
`);return outcome==="skipped"?`      <skipped${attributes({message:first})}/>
`:isBad({outcome})?element(outcome==="failed"?"failure":"error",{type,message:first},escapeText(text)===""?first:text):""}function noCounts(){return{tests:0,failures:0,errors:0,skipped:0}}function countsOf(outcome){
let one=name=>outcome===name?1:0;return{tests:1,failures:one("failed"),errors:one("error"),skipped:one("skipped")}}function addCounts(a,b){return{tests:a.tests+b.tests,failures:a.failures+b.failures,errors:a.
errors+b.errors,skipped:a.skipped+b.skipped}}function seconds(ms){return(ms/1e3).toFixed(3)}function renderTrace(report,phases){let start=Math.min(...phases.map(phase2=>phase2.start),instant(report.started_at)??1/0),begin=Number.isFinite(start)?start:0,end2=Math.max(begin,...phases.map(phase2=>phase2.
end)),phase=phases.find(({name})=>name==="run"),run={path:phase===void 0?"run":"phase/run",start:phase?.start??begin},root={path:"run",parent:null,name:"cleanroom",start:begin,end:end2,outcome:report.
outcome,message:report.error?.message??"",attributes:{"cleanroom.run_id":report.run_id,"cleanroom.seed":report.seed,"cleanroom.content_digest":report.content_digest}},spans=[root,...phases.map(phase2=>{
let outcome=phase2.name==="run"?report.outcome:"passed";return{...phase2,path:`phase/${phase2.name}`,parent:root.path,outcome,message:"",attributes:{}}}),...report.scenarios.flatMap((scenario,index)=>scenarioSpans(
scenario,`scenario/${index}`,run))],resource={attributes:attributes2({"service.name":"cleanroom","cleanroom.backend":report.backend,"cleanroom.policy":report.policy.name,"cleanroom.engine":report.engine.
name,"cleanroom.engine_version":report.engine.version})},scopeSpans=[{scope:{name:"cleanroom"},spans:spans.map(span=>encode(report.run_id,span))}];return`${JSON.stringify({resourceSpans:[{resource,scopeSpans}]},
null,1)}
`}function scenarioSpans(scenario,path,run){let steps=scenario.steps.map((step,index)=>{let start2=(step.started_at===null?null:instant(step.started_at))??run.start;return{path:`${path}/step/${index}`,
parent:path,name:step.name,start:start2,end:start2+step.duration_ms,outcome:step.outcome,message:step.error?.message??"",attributes:{"cleanroom.backend":step.backend,"process.exit.code":step.exit_code,
"cleanroom.error_kind":step.error?.kind??null,"cleanroom.stdout_bytes":step.stdout.bytes,"cleanroom.stderr_bytes":step.stderr.bytes,"cleanroom.cpu_ms":step.resources.cpu_ms,"cleanroom.memory_peak_byte\
s":step.resources.memory_peak_bytes}}}),begun=scenario.steps.flatMap((step,index)=>step.started_at===null?[]:[steps[index]?.start??run.start]),start=begun.length===0?run.start:Math.min(...begun);return[
{path,parent:run.path,name:scenario.name,start,end:Math.max(start+scenario.duration_ms,...steps.map(step=>step.end)),outcome:scenario.outcome,message:scenario.error?.message??scenario.reason??"",attributes:{
"cleanroom.backend":scenario.backend,"container.image.name":scenario.image?.name??null,"cleanroom.policy":scenario.policy.name,"code.file.path":scenario.location.file,"code.line.number":scenario.location.
line}},...steps]}function encode(runId,span){let{path,parent,outcome,message}=span,end2=Math.max(span.start,span.end),bad=outcome==="failed"||outcome==="error";return{traceId:sha256(`trace\0${runId}`).
slice(0,32),spanId:spanId(runId,path),parentSpanId:parent===null?"":spanId(runId,parent),name:plainText(span.name),kind:1,startTimeUnixNano:nanoseconds(span.start),endTimeUnixNano:nanoseconds(end2),attributes:attributes2(
{...span.attributes,"cleanroom.outcome":outcome,"cleanroom.duration_ms":Math.round((end2-span.start)*1e3)/1e3}),status:bad?{code:2,message:plainText(message)}:{code:outcome==="passed"?1:0}}}function spanId(runId,path){
return sha256(`span\0${runId}\0${path}`).slice(0,16)}function nanoseconds(ms){return String(BigInt(Math.round(ms*1e3))*1000n)}function attributes2(values){return Object.entries(values).flatMap(([key,value])=>value===
null?[]:[{key,value:encodeValue(value)}])}function encodeValue(value){return typeof value=="string"?{stringValue:plainText(value)}:Number.isInteger(value)?{intValue:String(value)}:{doubleValue:value}}
function instant(text){let ms=Date.parse(text);return Number.isNaN(ms)?null:ms}import{readdirSync,rmSync as rmSync3}from"node:fs";import{join as join6}from"node:path";var DAY_MS=1440*60*1e3;function applyRetention(outputDir,keepDays,now=new Date){if(keepDays===null)return[];let old=readdirSync(outputDir).filter(name=>{let began=timeOfRunId(name);return began!==null&&
now.getTime()-began.getTime()>keepDays*DAY_MS});for(let name of old)rmSync3(join6(outputDir,name),{recursive:!0,force:!0});return old}async function writeResults(finished){let{report,config,phases}=finished,{artifacts}=config.settings;if(!artifacts.enabled)return await finished.teardown,{report,runDir:null,bundle:null,writeError:null};
let runDir=join7(artifacts.outputDir,report.run_id);try{makeRunDir(runDir);let logs=fit(finished.logs,artifacts.maxSizeBytes,report);writeRunFiles(runDir,logs),await finished.teardown,writeRunFiles(runDir,
render2(finished,[{name:"prepare",start:phases.start,end:phases.prepared},{name:"run",start:phases.prepared,end:phases.ran},{name:"teardown",start:phases.ran,end:Date.now()}]));let{bundle}=await seal(
finished,runDir);return applyRetention(artifacts.outputDir,artifacts.keepDays),{report,runDir,bundle,writeError:null}}catch(thrown){return await finished.teardown,{report,runDir,bundle:null,writeError:redacted(
asCleanroomError(thrown),finished.redactor)}}}function render2({report,results,config,redactor},phases){let texts=stepTextsOf(report,results),file=(path,content)=>({path,content,essential:!0});return[
file("config.json",`${JSON.stringify(redactor.json(configJson(config)),null,2)}
`),file("report.json",renderReport(report)),file("junit.xml",renderJunit(report,texts)),file("report.html",renderHtml(report,texts)),file("trace.json",renderTrace(report,phases))]}async function seal({
request,plan,report,redactor,signer},runDir){let{builder}=detectCi(request.env),scenarios=plan.scenarios.map(({name,backends,image,policy,isolation,concurrent,steps})=>({name,backends,image,policy:policy.
name,isolation,concurrent,steps:steps.map(step=>step.name)}));return sealRun({runDir,report,parameters:redactor.json({seed:plan.seed,workdir:plan.workdir,bin:plan.bin,scenarios,ci:{...builder}}),signer,
builder:{id:builder.id,version:VERSION}})}function redacted(error,redactor){return redactor.json(error.toFailure())}async function runProject(request,handlers,extensions={backend:null,policy:null}){let startedAt=new Date,start=performance.now(),config=await loadConfig({cwd:request.cwd,env:request.env,configPath:locateConfig(
request.cwd,request.paths),overrides:request.overrides}),plan=extendPlan(buildPlan(config,request.selection,request.command),extensions),bin=checkBin(plan.projectDir,plan.scenarios.some(usesBin)?plan.
bin:null),signer=createSigner(signingOf(request,config)),redactor=makeRedactor(request,config,handlers),runId=newRunId(startedAt),tempDir=makeTempDir(),afterwards=[];try{let{context,workspace}=makeContext(
request,handlers,extensions,{config,plan,bin,redactor,runId,tempDir,afterwards});handlers.onEvent({type:"run_started",runId,scenarios:plan.scenarios.length,steps:countSteps(plan)});let prepared=Date.now(),
results=await executePlan(context),ran=Date.now(),logs=stepFiles(results.flatMap(({steps})=>steps)),facts={runId,startedAt,durationMs:round(performance.now()-start),seed:plan.seed,bin:describeBin(plan,
bin)},report=redactor.json(assembleReport({...facts,workspace:await workspace},results)),written=await writeResults({request,config,plan,results,report,logs,redactor,signer,teardown:Promise.allSettled(
afterwards),phases:{start:startedAt.getTime(),prepared,ran}});return{...written,exitCode:exitCode(written.report,written.writeError)}}finally{await Promise.allSettled(afterwards),removeTempDir(tempDir)}}
function makeContext(request,handlers,{backend},{config,plan,bin,redactor,runId,tempDir,afterwards}){let{settings}=config,selector=new BackendSelector(request.env,backend===null?[]:[backend]);afterwards.
push(Promise.resolve().then(sweepTempDirs));let workspace=packWorkspace(plan.projectDir,plan.exclude,join8(tempDir,"workspace.tar"));workspace.catch(()=>{});let snapshots=new SnapshotStore({dir:join8(
plan.projectDir,SNAPSHOT_FOLDER),update:request.updateSnapshots,ci:request.env.CI==="true",onNotice:message=>handlers.onEvent({type:"notice",message})}),notified=new Set;return{workspace,context:{runId,
plan,workspace,bin,redactor,tempDir,select:async name=>{let selected=await selector.select(name);if(name==="auto"&&selected.backend!==null&&!notified.has(selected.name)){notified.add(selected.name);let passed=await selector.
passedOver(selected.name),why=passed.length===0?"":` (${passed.join("; ")})`;handlers.onEvent({type:"notice",message:`backend auto: using ${selected.name}${why}`})}return selected},maxConcurrent:settings.
maxConcurrent,artifactsBytes:settings.artifacts.maxSizeBytes,requireBackend:request.requireBackend,requireEnforcement:request.requireEnforcement,compareSnapshot:(name,text)=>snapshots.compare(name,text),
signal:handlers.signal,afterwards:work=>{afterwards.push(work)},observer:{scenarioStarted:(name,backend2)=>handlers.onEvent({type:"scenario_started",name:redactor.text(name),backend:backend2}),stepFinished:(step,output2)=>handlers.
onEvent({type:"step_finished",step:redactor.json(step),output:output2}),scenarioFinished:scenario=>handlers.onEvent({type:"scenario_finished",scenario:redactor.json(scenario)})}}}}function makeRedactor(request,{
settings,scenarios},handlers){let patterns=settings.artifacts.redactSensitive?settings.security.sensitiveEnvPatterns:[],tables=[request.env,settings.env,...scenarios.flatMap(each=>[each.env,...each.steps.
map(step=>step.env)])],declared=request.signing.key===null?request.secrets:[...request.secrets,request.signing.key],redactor=new Redactor(tables.flatMap(env=>collectSecrets(env,patterns,declared)));for(let{
length,reason}of redactor.rejected)handlers.onEvent({type:"warning",message:`a secret of ${length} characters can't be redacted: ${reason}`});return redactor}function signingOf({signing},{settings}){let{
attestationEnabled,signingEnabled}=settings.security;return signing.mode==="auto"&&signing.key===null&&!(attestationEnabled&&signingEnabled)?{mode:"none",key:null}:signing}function extendPlan(plan,{backend,
policy}){let changes={...backend===null?{}:{backends:[backend.name]},...policy===null?{}:{policy}},scenarios=plan.scenarios.map(({variants={},...scenario})=>({...scenario,...changes,...policy===null?{
variants}:{}}));return{...plan,scenarios}}function usesBin(scenario){return scenario.steps.some(({target})=>target==="bin")}function countSteps(plan){return plan.scenarios.reduce((sum,{steps})=>sum+steps.
length,0)}function describeBin(plan,bin){if(bin.hostPath===null)return null;let{sha256:sha2562,bytes}=sha256File(bin.hostPath);return{path:bin.inProject??relative(plan.projectDir,bin.hostPath),bytes,sha256:sha2562}}
function exitCode(report,writeError){return report.outcome==="error"?exitCodeOf(report.error?.kind??"Internal"):report.outcome==="failed"?EXIT.failed:writeError===null?EXIT.ok:exitCodeOf(writeError.kind)}export{checkEnd,checkExitCode,describeExit,commandLine,checkText,checkStep,failuresOf,isBad,ownFailure,plainText,oneLine,lastPart,commandText,durationText,plural,countsText,runProject};
