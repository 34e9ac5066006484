import{canonicalJson,normaliseOutput,require_tar_stream,scenarioDigest}from"./chunk-UEVZMLJB.js";import{NO_LIMITS,connectionOf,entryOf}from"./chunk-53JUL635.js";import{CONTROL_NAMES,compilePattern,
selectJson,weakestTier}from"./chunk-4WF2RIB5.js";import{CleanroomError,asCleanroomError}from"./chunk-CHC4FBTA.js";import{COVERAGE_FOLDER,coverageEnv,isCoverageFile}from"./chunk-KSQR4XOE.js";
import{spawnProcess}from"./chunk-IEC6NF47.js";import{__toESM}from"./chunk-7PIFRJ2M.js";async function mapConcurrently(items,limit3,work){let results=new Array(items.length),next=0,worker=async()=>{for(let index=next++;index<items.length;index=next++)results[index]=await work(items[index],
index)};return await Promise.all(Array.from({length:Math.min(limit3,items.length)},worker)),results}function round(ms){return Math.round(ms*1e3)/1e3}import{constants}from"node:os";function excerpt(text,limit3=1200){if(text.length<=limit3)return text;let half=Math.floor(limit3/2),left=text.length-2*half;return`${text.slice(0,half)}
… ${left} characters left out …
${text.slice(-half)}`}function tail(text,lines=20,limit3=2e3){let last=text.trimEnd().split(`
`).slice(-lines).join(`
`);return last.length<=limit3?last:`…${last.slice(-limit3)}`}function quote(text,limit3=200){return JSON.stringify(text.length<=limit3?text:`${text.slice(0,limit3)}…`).replace(/\\\\/g,"\\")}function indented(text,indent="\
    "){return text===""?`${indent}(nothing)`:text.replace(/\n$/,"").split(`
`).map(line=>indent+line).join(`
`)}function assertionFailed(mismatch){let{matcher,message:message2,expected,actual,hint}=mismatch;return{kind:"AssertionFailed",message:message2,hint,context:{matcher,expected,actual}}}function textFailure(subject,matcher,detail){
let{name,text}=subject,size=`${Buffer.byteLength(text)} bytes`,body=detail.shown??`${name} was (${size}):
${indented(excerpt(text))}`,cut=text.endsWith("[TRUNCATED]")?`${name} was cut at max_output, so what is looked for may lie past the cut.`:"";return assertionFailed({matcher:`${name}.${matcher}`,message:`${detail.
message}
${body}`,expected:detail.expected,actual:excerpt(text),hint:[detail.hint,cut].filter(part=>part!=="").join(" ")})}function checkEnd(expect,facts){let{args,ended,limit:limit3,exitCode,timeoutMs}=facts,ran=commandLine(args);if(ended==="interrupted")return{kind:"Interrupted",message:`${ran} was interrupted after ${Math.
round(facts.durationMs)} ms`,hint:"The run was cancelled or got a signal; run it again.",context:{args}};if(ended==="timeout"){let whose=facts.timeoutOf??"step",within3=`within ${whose==="step"?"":"th\
e scenario's "}${timeoutMs??Math.round(facts.durationMs)} ms`;return{kind:"Timeout",message:`${ran} did not end ${within3}; it was killed with all its children
${lastWords(facts)}`,hint:`Find out what it waits for, or raise timeout_ms of the ${whose}.`,context:{args,timeout_ms:timeoutMs,stderr:tail(facts.stderr)}}}if(limit3!==null&&expect.exitCode!==exitCode){
let what=limit3==="memory"?"used more memory than its limit":"used more CPU time than its limit",key=limit3==="memory"?"memory_bytes":"cpu_time_secs";return{kind:"ResourceLimit",message:`${ran} ${what}\
 and was killed (exit code ${exitCode})
${lastWords(facts)}`,hint:`Raise limits.${key} in a policy of your own, or let the step need less.`,context:{args,limit:limit3,exit_code:exitCode,stderr:tail(facts.stderr)}}}return null}function checkExitCode(expect,facts){
let{exitCode}=facts,outcome=expect.error==="ProcessExit"?"success":expect.outcome,wanted=expect.exitCode??(outcome==="success"?0:null);if(wanted===exitCode)return expect.error==="ProcessExit"&&exitCode!==
0?[processExit(facts)]:[];if(wanted===0)return[processExit(facts)];if(wanted===null&&(outcome==="any"||exitCode!==0))return[];let expected=wanted??"any but 0";return[assertionFailed({matcher:wanted===
null?"failure":"exit_code",message:`${commandLine(facts.args)} ${describeExit(exitCode)}, expected exit code ${expected}
${lastWords(facts)}`,expected,actual:exitCode,hint:`The step was to ${wanted===null?"fail":"end so"} and did not.`})]}function processExit(facts){let{args,exitCode,stderr}=facts;return{kind:"ProcessEx\
it",message:`${commandLine(args)} ${describeExit(exitCode)}, expected success
${lastWords(facts)}`,hint:exitHint(exitCode),context:{args,exit_code:exitCode,stderr:tail(stderr)}}}function exitHint(exitCode){return exitCode===127?"127 means the command was not found: is it in the\
 image and on PATH?":exitCode===126?"126 means the command could not be executed: is it executable, and for this CPU?":exitCode===137?"Something killed it with SIGKILL; a memory limit does that.":'If \
this exit code is right, expect it: expect = { exit_code = … } or expect = "failure".'}function describeExit(exitCode){let signal=Object.entries(constants.signals).find(([,number2])=>exitCode===128+
number2)?.[0];return signal===void 0?`exited with code ${exitCode}`:`was ended by ${signal} (exit code ${exitCode})`}function commandLine(args){let shown=args.map(arg=>/^[\w@%+=:,./-]+$/.test(arg)?arg:
JSON.stringify(arg)).join(" ");return shown===""?"The command":shown.length<=160?`\`${shown}\``:`\`${shown.slice(0,160)}…\``}function lastWords(facts){let name=facts.stderr.trim()===""?"stdout":"std\
err",text=tail(facts[name]);return text===""?"it wrote nothing":`${name} ended with:
${indented(text)}`}function jsonEqual(a,b){return canonical(a)===canonical(b)}function canonical(value){return value===void 0?"undefined":canonicalJson(plain(value))}function plain(value){return typeof value=="bigint"?Number(
value):Array.isArray(value)?value.map(plain):typeof value=="object"&&value!==null?Object.fromEntries(Object.entries(value).map(([key,item])=>[key,plain(item)])):value}function checkJson(subject,expected){let document;try{document=JSON.parse(subject.text)}catch(error){let why=error instanceof Error?error.message:String(error);return[textFailure(subject,"json",{message:`${subject.
name} is not valid JSON: ${why}`,expected,hint:subject.text.trim().includes(`
{`)?"The whole text must be one JSON value; this looks like one on each line.":"Print the JSON value alone: what else there is to say belongs on stderr."})]}return Object.entries(expected).flatMap(([path,
value])=>checkPath(subject,document,path,value))}function checkPath(subject,document,path,expected){let fail=(message2,actual2,hint)=>[{...textFailure(subject,"json",{message:message2,expected,hint,shown:actual2}),
context:{matcher:`${subject.name}.json`,path,expected,actual:excerpt(actual2)}}],selection;try{selection=selectJson(document,path)}catch(error){return fail(error instanceof Error?error.message:String(
error),"","A path looks like $.items[0].name.")}let{values,singular}=selection;if(values.length===1&&jsonEqual(values[0],expected))return[];if(!singular&&jsonEqual(values,expected))return[];let wanted=quote(
canonical(expected)).slice(1,-1).replaceAll('\\"','"');if(values.length===0){let shown=`the JSON was:
${indented(excerpt(canonical(document)))}`;return fail(`${subject.name} has nothing at ${path}, expected ${wanted}`,shown,keysHint(document))}let actual=canonical(singular?values[0]:values);return fail(
`${subject.name} has another value at ${path}, expected ${wanted}`,`found:
${indented(excerpt(actual))}`,"Mend the program, or the value that is expected there.")}function keysHint(document){if(typeof document!="object"||document===null)return"The document is a single value:\
 its path is $.";let keys=Object.keys(document).slice(0,10);return keys.length===0?"The document is empty.":`At the top there is: ${keys.join(", ")}.`}function alignLines(expected,actual,same=(a,b)=>a===b){let start=0;for(;start<expected.length&&start<actual.length&&same(at(expected,start),at(actual,start));)start++;let rows=expected.length-start,columns=actual.
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
tes elsewhere is not seen.${others}`})}function checkDuration(expect,facts){let limit3=expect.durationLeMs;return limit3===void 0||facts.durationMs<=limit3?[]:[assertionFailed({matcher:"duration_le_ms",
message:`${commandLine(facts.args)} took ${Math.ceil(facts.durationMs)} ms, expected at most ${limit3} ms`,expected:limit3,actual:facts.durationMs,hint:"Times differ between machines: leave room, or f\
ind what became slow."})]}function checkMemory(expect,facts){let limit3=expect.memoryPeakLe,known=facts.memoryPeakBytes,peak=known??facts.memoryCeilingBytes??null;if(limit3===void 0||peak!==null&&peak<=
limit3)return[];let fail=(message2,hint)=>[assertionFailed({matcher:"memory_peak_le",message:message2,expected:limit3,actual:known,hint})];return peak===null?fail(`the memory of ${commandLine(facts.args)}\
 could not be measured, so memory_peak_le = ${limit3} is not shown to hold`,"Run it on a backend that measures memory (docker or podman), or leave memory_peak_le out."):known===null?fail(`the memory p\
eak of ${commandLine(facts.args)} is hidden behind an earlier step that used ${peak} bytes; expected at most ${limit3}`,'Set isolation = "step", so that each step is measured by itself.'):fail(`${commandLine(
facts.args)} used ${known} bytes of memory at its peak, expected at most ${limit3}`,"Raise memory_peak_le if that much is right.")}function otherError(expected,facts,came){let what=came===null?describeExit(
facts.exitCode):`failed with ${came.kind}`;return assertionFailed({matcher:"error",message:`${commandLine(facts.args)} ${what}, expected the error ${expected}`,expected,actual:came?.kind??null,hint:`E\
xpected by expect.error = "${expected}".`})}import{createHash}from"node:crypto";var TRUNCATED="[TRUNCATED]",Capture=class{constructor(redactor,limit3){this.limit=limit3;this.#redaction=redactor.stream()}limit;#redaction;#chunks=[];#kept=0;#truncated=!1;write(chunk){
this.#truncated||this.#keep(this.#redaction.write(chunk))}end(){this.#truncated||this.#keep(this.#redaction.end());let bytes=Buffer.concat(this.#chunks);return this.#truncated&&(bytes=Buffer.concat([bytes.
subarray(0,this.limit-TRUNCATED.length),Buffer.from(TRUNCATED)])),{bytes,truncated:this.#truncated}}#keep(chunk){let room=this.limit-this.#kept;chunk.length>room&&(this.#truncated=!0);let part=chunk.length>
room?chunk.subarray(0,room):chunk;part.length!==0&&(this.#chunks.push(Buffer.from(part)),this.#kept+=part.length)}};function describeStream({bytes,truncated}){return{bytes:bytes.length,sha256:createHash(
"sha256").update(bytes).digest("hex"),truncated}}var UNRESTRICTED="unrestricted",OWN_PROCESSES=16;function compareControls(policy,observation,outputLimit,memoryAllowance=0){let{limits:limits2}=policy,seen=observation,compared={network:{requested:networkRequest(
policy.network,seen),holds:networkHolds(policy.network,seen)},capabilities:{requested:policy.capabilities==="none"?"ALL dropped":UNRESTRICTED,holds:/^0+$/.test(seen.capabilities?.replace(/^0x/i,"")??"")},
user:{requested:policy.user==="non_root"?"non-root":UNRESTRICTED,holds:(seen.uid??0)>0},root_filesystem:{requested:policy.rootFilesystem==="read_only"?"read-only":UNRESTRICTED,holds:seen.rootReadOnly===
!0},no_new_privileges:{requested:"on",holds:seen.noNewPrivileges===!0},seccomp:{requested:"on",holds:seen.seccomp===1||seen.seccomp===2},memory:limit(limits2.memoryBytes,"bytes",seen.memoryBytes,memoryAllowance),
cpu:limit(limits2.cpus,"cpus",seen.cpus,1e-6),cpu_time:limit(limits2.cpuTimeSecs,"seconds",seen.cpuTimeSecs,0),pids:limit(limits2.processCount,"processes",seen.pids,OWN_PROCESSES),file_size:limit(limits2.
fileSizeBytes,"bytes",seen.fileSizeBytes,0),output:{requested:`${outputLimit} bytes`,holds:!0}};return CONTROL_NAMES.map(name=>{let{requested,holds}=compared[name];return{name,requested,enforced:requested!==
UNRESTRICTED&&holds,evidence:evidenceOf(name,observation,outputLimit)}})}function unenforced(controls){return controls.filter(control=>control.requested!==UNRESTRICTED&&!control.enforced)}function networkRequest(network,{
serviceNetwork}){if(network.kind==="full")return UNRESTRICTED;if(network.kind==="none")return serviceNetwork===void 0?"none":"only the scenario's services";let ports=network.ports.length===0?"":` on p\
orts ${network.ports.join(", ")}`;return`only ${network.hosts.join(", ")||"any host"}${ports}`}function networkHolds(network,{interfaces,routes,serviceNetwork}){if(network.kind!=="none"||interfaces===
void 0)return!1;if(interfaces.every(name=>name==="lo"))return!0;if(serviceNetwork===void 0||routes===void 0||!serviceNetwork.hostDeaf)return!1;let{vacantGateways}=serviceNetwork;return routes.every(route=>{
let gateway=/ via (\S+)/.exec(route)?.[1];return gateway===void 0?isPrivate(route):vacantGateways.includes(gateway)})}function isPrivate(route){return/^(10\.\d+|172\.(1[6-9]|2\d|3[01])|192\.168)\.\d+\.\d+\/([89]|[12]\d|3[0-2])( |$)/.
test(route)}function limit(wanted,unit,seen,allowance){if(wanted===null)return{requested:UNRESTRICTED,holds:!1};let holds=seen!=null&&seen>0&&seen<=wanted+allowance;return{requested:`${wanted} ${unit}`,
holds}}function evidenceOf(name,observation,outputLimit){let lines=observation.evidence[name]??[];return lines.length>0?[...lines]:[name==="output"?`capture: each stream is cut at ${outputLimit} bytes`:
"not observed"]}function isEmpty({entries}){return entries===0}var PAGE=4096;function workspaceMemory({bytes,files}){return bytes+files*PAGE}var ROUNDING_BYTES=64*1024,NOWHERE={controls:[],image:null,determinism:null,workdirs:[],artifactsDirs:[]};async function inspectCell(context,scenario,cell,pod=null){let outputLimit=Math.max(...scenario.
steps.map(step=>step.maxOutput)),memory=workspaceMemory(await context.workspace)+ROUNDING_BYTES,controls=compareControls(scenario.policy,cell.observation,outputLimit,memory);for(let{name,evidence}of controls)
name==="network"&&evidence.push(...(pod?.evidence??[]).filter(line=>!evidence.includes(line)));let missing2=unenforced(controls);if(!context.requireEnforcement||missing2.length===0)return controls;let names=missing2.
map(control=>control.name).join(", ");throw new CleanroomError("EnforcementUnavailable",`policy "${scenario.policy.name}" is not enforced here: ${names}`,{hint:"Run on docker or podman with cgroups, c\
hoose a policy that asks for less, or drop require-enforcement.",context:{controls:missing2}})}async function clockCell(context,scenario,cell,clock){if(clock===null)return{cell,tier:"fixed-environment",
reason:null};let clocked=await clock.read(cell,context.signal),{reason}=clocked;if(reason===null||context.signal.aborted)return clocked;let message2=`the ${clock.mode} clock is not reached by scenario\
 "${scenario.name}": ${reason}`;if(context.requireEnforcement)throw new CleanroomError("EnforcementUnavailable",message2,{hint:'Use an image whose `date` is linked dynamically, set clock = "real", or \
drop require-enforcement.',context:{clock:clock.mode,reason}});return context.warn?.(`${message2}; its steps read the real time`),clocked}function visit(place,{cell,tier,reason},controls){let known=place.
determinism,why=known?.reason??reason;return{controls,image:cell.image,determinism:{tier:weakestTier(known==null?[tier]:[known.tier,tier]),...why===null?{}:{reason:why}},workdirs:[...place.workdirs,cell.
workdir],artifactsDirs:[...place.artifactsDirs,cell.artifactsDir]}}async function missingPrograms(cell,programs,signal){if(programs.length===0)return[];let found=[];await cell.run({argv:["sh","-c",'fo\
r program do command -v "$program" >/dev/null 2>&1 && printf "%s\\n" "$program"; done',"sh",...programs],env:cell.baseEnv,stdin:null,timeoutMs:1e4,collect:[],signal},{stdout:chunk=>{found.push(Buffer.
from(chunk))},stderr:()=>{}});let names=new Set(Buffer.concat(found).toString("utf8").split(`
`));return programs.filter(program3=>!names.has(program3))}import{createHash as createHash2}from"node:crypto";import{posix}from"node:path";var SIGNS=[/network (?:is )?unreachable|ENETUNREACH|ENETDOWN|network is down|no route to host|EHOSTUNREACH|NoRouteToHost/i,/temporary failure (?:in name resolution|resolving)|name or service not known|name does not resolve|nodename nor servname/i,
/EAI_AGAIN|EAI_NONAME|getaddrinfo (?:ENOTFOUND|failed)|gaierror|no address associated with hostname/i,/could not resolve (?:host|'|proxy)|couldn't resolve host|unable to resolve host|bad address '/i,/could not translate host name|unknown mysql server host|cannot resolve host|unknown host/i,
/dial (?:tcp|udp)[^\n]*: lookup |lookup \S+(?: on \S+)?: (?:no such host|server misbehaving|i\/o timeout|dial|read|write)/i,/failed to lookup address information|dns error: |UnknownHostException|UnresolvedAddressException/i,
/SocketException[^\n]*Resource temporarily unavailable|php_network_getaddresses/i],LINE='cleanroom: network disabled by the policy, which is the likely cause of this failure; if the step may go out, u\
se policy "permissive" or one with net = { allowed_hosts = […] }';function networkHint(facts){return facts.network!=="none"||facts.exitCode===0?null:[facts.stderr.slice(-65536),facts.stdout.slice(-65536)].some(text=>SIGNS.some(sign=>sign.test(text)))?LINE:null}var CELL_HOSTNAME="cleanroom";function fixedEnvironment(seed,artifactsDir){return{HOME:"/tmp",HOSTNAME:CELL_HOSTNAME,LANG:"C.UTF-8",LC_ALL:"C.UTF-8",TZ:"UTC",SOURCE_DATE_EPOCH:String(946684800),PYTHONHASHSEED:String(Math.abs(seed)%
2**32),CLEANROOM_SEED:String(seed),CLEANROOM_ARTIFACTS:artifactsDir}}import{randomUUID}from"node:crypto";import{mkdirSync,writeFileSync}from"node:fs";import{join}from"node:path";function coverageVariables({coverage},cell){return coverage===null?{}:coverageEnv({...coverage,dir:`${cell.artifactsDir}/${COVERAGE_FOLDER}`})}function setCoverageAside({coverage,tempDir},exit){let all=[
...exit?.files.artifacts??[]];if(coverage===null)return{files:all,coverage:[]};let folder=join(tempDir,`coverage-${randomUUID()}`),aside=all.filter(([path])=>isCoverageFile(path)).map(([path,content],index)=>{
index===0&&mkdirSync(folder);let hostPath=join(folder,String(index));return writeFileSync(hostPath,content),{path,hostPath,bytes:content.length}});return{files:all.filter(([path])=>!isCoverageFile(path)),
coverage:aside}}var NOTHING={bytes:Buffer.alloc(0),truncated:!1};async function runStep(context,frame2,cell,timeout){let{scenario,step}=frame2,{plan,redactor}=context,out=new Capture(redactor,step.maxOutput),err=new Capture(
redactor,step.maxOutput),exit;try{exit=await cell.run({argv:argvOf(step,context.bin,cell),env:{...cell.baseEnv,...fixedEnvironment(plan.seed,cell.artifactsDir),...coverageVariables(context,cell),...scenario.
env,...step.env},folders:context.coverage===null?[]:[COVERAGE_FOLDER],stdin:step.stdin===null?null:Buffer.from(step.stdin),timeoutMs:timeout.ms,collect:Object.keys(step.expect.files??{}),signal:context.
signal},{stdout:chunk=>out.write(chunk),stderr:chunk=>err.write(chunk)})}catch(thrown){let failure=redactor.json(asCleanroomError(thrown).toFailure());return assemble(context,frame2,{stdout:out.end(),
stderr:err.end()},{outcome:"error",failures:[failure]})}let stdout=out.end(),stderr=withNetworkHint(scenario,exit,stdout,err.end(),step.maxOutput),failures=judge(context,frame2,cell,{exit,stdout,stderr,
timeout}),outcome=failures.length===0?"passed":"failed";return assemble(context,frame2,{stdout,stderr},{outcome,failures,exit})}function brokenStep(context,frame2,thrown){let failure=context.redactor.
json(asCleanroomError(thrown).toFailure());return assemble(context,frame2,{stdout:NOTHING,stderr:NOTHING},{outcome:"error",failures:[failure]})}function withTrouble(context,result,thrown){let failure=context.
redactor.json(asCleanroomError(thrown).toFailure()),failures=[...result.report.failures,failure];return{...result,report:{...result.report,outcome:"error",error:failures[0]??failure,failures}}}function lateStep(context,frame2,scenarioMs){
let args=context.redactor.json([...frame2.step.args]),failure={kind:"Timeout",message:`the scenario's ${scenarioMs} ms were over before this step began`,hint:"Find out which step takes so long, or rai\
se timeout_ms of the scenario.",context:{args,timeout_ms:scenarioMs}};return assemble(context,frame2,{stdout:NOTHING,stderr:NOTHING},{outcome:"failed",failures:[failure]})}function skippedStep(context,frame2){
return assemble(context,frame2,{stdout:NOTHING,stderr:NOTHING},{outcome:"skipped",failures:[]})}function argvOf(step,bin,cell){return step.target==="command"?[...step.args]:[cell.externalBin??posix.join(
cell.workdir,bin.inProject??""),...step.args]}function judge({redactor,compareSnapshot,plan},{step},cell,{exit,stdout,stderr,timeout}){let placeless={workdir:plan.workdir,cellWorkdirs:[cell.workdir],artifactsDirs:[
cell.artifactsDir]},files=new Map(Object.keys(step.expect.files??{}).map(path=>{let content=exit.files.wanted.get(path);return[path,content===void 0?null:redactor.bytes(content).toString("utf8")]}));return checkStep(
step.expect,{args:redactor.json([...step.args]),exitCode:exit.exitCode,ended:exit.ended,limit:exit.limit,durationMs:exit.durationMs,memoryPeakBytes:exit.memoryPeakBytes,memoryCeilingBytes:exit.memoryCeilingBytes,
timeoutMs:timeout.scenarioMs??timeout.ms,timeoutOf:timeout.scenarioMs===null?"step":"scenario",stdout:stdout.bytes.toString("utf8"),stderr:stderr.bytes.toString("utf8"),files,snapshot:(name,text)=>compareSnapshot(
name,normaliseOutput(text,placeless).toString("utf8"))})}function withNetworkHint(scenario,exit,stdout,stderr,limit3){let hint=networkHint({network:scenario.policy.network.kind,exitCode:exit.exitCode,
stdout:stdout.bytes.toString("utf8"),stderr:stderr.bytes.toString("utf8")});if(hint===null||stderr.truncated)return stderr;let gap=stderr.bytes.length>0&&stderr.bytes.at(-1)!==10?`
`:"",bytes=Buffer.concat([stderr.bytes,Buffer.from(`${gap}${hint}
`)]);return bytes.length>limit3?stderr:{bytes,truncated:!1}}function assemble(context,{scenario,step,backend},streams,verdict){let{redactor}=context,{exit,outcome,failures}=verdict,artifacts=new Map,{
files,coverage}=setCoverageAside(context,exit);for(let[path,content]of files){let redacted2=redactor.text(path),name=redacted2;for(let n=2;artifacts.has(name);n++)name=`${redacted2}#${n}`;artifacts.set(
name,redactor.bytes(content))}let omitted=(exit?.files.omitted??[]).map(file=>({...file,path:redactor.text(file.path)}));return{report:{name:step.name,scenario:scenario.name,backend,args:redactor.json(
[...step.args]),location:{...step.location},outcome,exit_code:exit===void 0||exit.ended!=="exited"?null:exit.exitCode,started_at:exit===void 0?null:new Date(exit.startedAt).toISOString(),duration_ms:round(
exit?.durationMs??0),stdout:describeStream(streams.stdout),stderr:describeStream(streams.stderr),files:[...artifacts].map(([path,content])=>describeFile(path,content)),resources:{cpu_ms:exit?.cpuMs==null?
null:round(exit.cpuMs),memory_peak_bytes:exit?.memoryPeakBytes??null},error:failures[0]??null,failures,log_dir:null},stdout:streams.stdout.bytes,stderr:streams.stderr.bytes,artifacts,omitted,coverage}}
function describeFile(path,content){return{path,bytes:content.length,sha256:createHash2("sha256").update(content).digest("hex")}}function concludeScenario(context,scenario,chosen,steps,end2){let having=outcome2=>steps.find(({report:report2})=>report2.outcome===outcome2),bad=having("error")??having("failed"),cut=steps.some(({report:report2})=>report2.
outcome==="skipped"||report2.error?.kind==="Interrupted"),interrupted=context.signal.aborted&&cut?interruption():null,outcome=interrupted!==null||end2.failure!==null&&!isVerdict(end2.failure)?"error":
bad?.report.outcome??(end2.failure===null?"passed":"failed"),report={...frame(scenario,chosen,steps,end2.place),outcome,duration_ms:round(end2.durationMs),error:interrupted??end2.failure??bad?.report.
error??null};return report.content_digest=scenarioDigest(scenario,{report,steps},{seed:context.plan.seed,workdir:context.plan.workdir,cellWorkdirs:end2.place.workdirs,artifactsDirs:end2.place.artifactsDirs,
runId:context.runId,redact:text=>context.redactor.text(text)}),context.observer.scenarioFinished(report),{report,steps}}function isVerdict({kind}){return kind==="ServiceUnhealthy"||kind==="AssertionFa\
iled"}function unrunScenario(context,scenario,chosen,why){let steps=scenario.steps.map(step=>skippedStep(context,{scenario,step,backend:chosen.name})),report={...frame(scenario,chosen,steps,why.place??
NOWHERE),outcome:why.outcome,reason:why.reason,error:why.failure};return context.observer.scenarioFinished(report),{report,steps}}function interruption(){return{kind:"Interrupted",message:"the run was\
 interrupted before this scenario was finished",hint:"Everything it had started was removed; run again for a whole result.",context:{}}}function frame(scenario,chosen,steps,place){let{engine}=chosen,reports=steps.
map(({report})=>report);return{name:scenario.name,backend:chosen.name,outcome:"skipped",reason:null,location:{...scenario.location},tags:[...scenario.tags],duration_ms:0,image:place.image,engine:engine===
null?null:{name:engine.name,version:engine.version,rootless:engine.rootless},policy:{name:scenario.policy.name,controls:[...place.controls]},error:null,steps:scenario.concurrent?reports.sort(byStart):
reports,content_digest:null,...place.determinism==null?{}:{determinism:place.determinism}}}function byStart(a,b){let[x,y]=[a.started_at??"",b.started_at??""];return x!==y?x<y?-1:1:a.name<b.name?-1:1}function onBackend(scenario,backend){let variant=scenario.variants?.[backend];return variant?{...scenario,image:variant.image??scenario.image,policy:variant.policy??scenario.policy}:scenario}function reachedService(spec,{host,port}){let connection2=port===null?null:connectionOf(spec,host,port);return{name:spec.name,host,port,connection:connection2,variable:entryOf(spec)?.variable??null}}function serviceEnvironment(services){
let env={};for(let{variable,connection:connection2}of services){let only=services.filter(other=>other.variable===variable).length===1;variable!==null&&connection2!==null&&only&&(env[variable]=connection2.
url)}for(let{name,host,port,connection:connection2}of services){let prefix2=name.toUpperCase().replaceAll(/[^A-Z0-9]/g,"_");env[`${prefix2}_HOST`]=host,port!==null&&(env[`${prefix2}_PORT`]=String(port)),
connection2!==null&&(env[`${prefix2}_URL`]=connection2.url)}return env}var POLL={first:6,factor:1.3,most:250},PROBE_MS=3e3;async function waitForGate(options){let{check,log,ended,timeoutMs,signal}=options,deadline=performance.now()+timeoutMs,left=()=>deadline-performance.
now(),said=null,stopped2=!1,polling=async()=>{let pause=POLL.first,patience=PROBE_MS;for(;!stopped2&&check!==null;){let seen=log.changes,verdict;try{verdict=await check(Math.ceil(Math.max(1,Math.min(patience,
left()))))}catch(error){if(error instanceof CleanroomError)return{kind:"hopeless",error};throw error}if(said=verdict.said,verdict.holds)return{kind:"open"};verdict.hung===!0&&(patience*=2),await sleep(
pause/4),log.changes===seen&&await log.written(pause*3/4),pause=Math.min(pause*POLL.factor,POLL.most)}return{kind:"open"}},over=new Stops(timeoutMs,signal);try{return{end:await Promise.race([ended.then(
({exitCode,reason})=>({kind:"ended",exitCode,reason})),over.stopped,polling()]),said}}finally{stopped2=!0,over.dispose()}}var Stops=class{stopped;dispose;constructor(ms,signal){let stop=_end=>{};this.
stopped=new Promise(resolve2=>{stop=resolve2});let timer=setTimeout(()=>stop({kind:"timeout"}),ms),abort=()=>stop({kind:"aborted"});signal.aborted&&abort(),signal.addEventListener("abort",abort,{once:!0}),
this.dispose=()=>{clearTimeout(timer),signal.removeEventListener("abort",abort)}}};function sleep(ms){return new Promise(resolve2=>setTimeout(resolve2,ms))}var LogCount=class{#wanted;#carried=Buffer.alloc(0);#times=0;constructor(text){this.#wanted=Buffer.from(text)}get times(){return this.#times}write(chunk){let bytes=this.#carried.length===0?chunk:Buffer.
concat([this.#carried,chunk]),after=0;for(let at2=bytes.indexOf(this.#wanted);at2!==-1;at2=bytes.indexOf(this.#wanted,after))this.#times+=1,after=at2+this.#wanted.length;this.#carried=Buffer.from(bytes.
subarray(Math.max(after,bytes.length-this.#wanted.length+1)))}};var ServiceLog=class{constructor(redactor,limit3){this.limit=limit3;this.#redaction=redactor.stream()}limit;#redaction;#counts=new Map;#head=[];#tail=[];#headBytes=0;#tailBytes=0;#dropped=0;#changes=0;#waiting=[];write(chunk){
for(let count of this.#counts.values())count.write(chunk);this.#keep(this.#redaction.write(chunk)),this.#changes+=1;for(let wake of this.#waiting.splice(0))wake()}count(text){let count=this.#counts.get(
text)??new LogCount(text);return this.#counts.set(text,count),count}get changes(){return this.#changes}written(ms){return new Promise(resolve2=>{let timer=setTimeout(resolve2,ms);this.#waiting.push(()=>{
clearTimeout(timer),resolve2()})})}read(){let head=Buffer.concat(this.#head),tail2=Buffer.concat([...this.#tail,this.#redaction.peek()]);if(this.#dropped===0)return{bytes:Buffer.concat([head,tail2]),leftOut:0};
let cut=tail2.indexOf(10)+1,leftOut=this.#dropped+cut;tail2=tail2.subarray(cut);let gap=Buffer.from(`
[… ${leftOut} bytes left out …]
`);return{bytes:Buffer.concat([head,gap,tail2]),leftOut}}text(){return this.read().bytes.toString("utf8")}lastLines(count){let text=this.text().replace(/\r?\n$/,"");return text===""?[]:text.split(/\r?\n/).
slice(-count)}#keep(chunk){if(chunk.length===0)return;let half=Math.floor(this.limit/2),room=half-this.#headBytes,first=chunk.subarray(0,Math.max(0,room));first.length>0&&(this.#head.push(Buffer.from(
first)),this.#headBytes+=first.length);let rest=chunk.subarray(first.length);if(rest.length!==0)for(this.#tail.push(Buffer.from(rest)),this.#tailBytes+=rest.length;this.#tailBytes>this.limit-half;){let over=this.#tailBytes-
(this.limit-half),oldest=this.#tail[0]??Buffer.alloc(0),gone2=Math.min(over,oldest.length);gone2===oldest.length?this.#tail.shift():this.#tail[0]=oldest.subarray(gone2),this.#tailBytes-=gone2,this.#dropped+=
gone2}}};var LINES={context:50,message:15};function unhealthy(spec,log,redactor,trouble){let{what,hint,exitCode=null,lastProbe=null,kind="ServiceUnhealthy",cause,context={}}=trouble,lines=log.lastLines(LINES.context),
parts=[`service ${JSON.stringify(spec.name)} ${what}`,...lastProbe===null?[]:[`the last probe: ${lastProbe}`],...lines.length===0?["its log is empty"]:["its log ended with:",...lines.slice(-LINES.message).
map(line=>`    ${line}`)]];return new CleanroomError(kind,redactor.text(parts.join(`
`)),{hint:redactor.text(hint),context:redactor.json({...context,service:spec.name,image:spec.image,exit_code:exitCode,last_log_lines:lines,last_probe:lastProbe}),...cause===void 0?{}:{cause}})}var STARTUP_MS=6e4,CustomServices=class{constructor(services,redactor,signal){this.redactor=redactor;this.signal=signal;this.#runs=services.map(service=>({service,startedAt:null,readyMs:null,failure:null}))}redactor;signal;#runs;#over=new AbortController;#ready=null;ready(){
return this.#ready??=Promise.all(this.#runs.map(run=>this.#start(run))).then(()=>{}),this.#ready.catch(()=>{}),this.#ready}get environment(){return serviceEnvironment(this.#runs.map(({service})=>{let connection2=service.
connectionInfo();return{name:service.name,host:connection2.host,port:connection2.port,connection:connection2,variable:null}}))}results(backend){return this.#runs.map(({service,startedAt,readyMs,failure})=>({
report:{name:service.name,scenario:null,backend,image:null,outcome:failure!==null?"failed":readyMs===null?"not_started":"ready",started_at:startedAt===null?null:new Date(startedAt).toISOString(),ready_ms:readyMs,
health:"its own healthCheck",log:null,chaos:[],error:failure},log:null,leftOut:0}))}async close(){this.#over.abort(),await this.#ready?.catch(()=>{});let errors=[];for(let{service}of this.#runs.filter(
({startedAt})=>startedAt!==null).reverse())await service.stop().catch(error=>errors.push(asCleanroomError(error)));if(errors[0]!==void 0)throw errors[0]}async#start(run){let{service}=run,log=new ServiceLog(
this.redactor,0),fail=(what,lastProbe,cause)=>{let error=unhealthy({name:service.name,image:null},log,this.redactor,{what,hint:"Look into the code of this service; it must become healthy within a minu\
te.",lastProbe,cause});return run.failure=error.toFailure(),error},start=performance.now();run.startedAt=Date.now();try{await service.start()}catch(thrown){throw fail(`could not be started: ${asCleanroomError(
thrown).message}`,null,thrown)}let check=async()=>{let holds=await service.healthCheck().then(healthy=>({healthy,said:`healthCheck said ${healthy}`}),error=>({healthy:!1,said:`healthCheck threw: ${asCleanroomError(
error).message}`}));return{holds:holds.healthy,said:holds.said}},{end:end2,said}=await waitForGate({check,log,timeoutMs:STARTUP_MS,ended:new Promise(()=>{}),signal:AbortSignal.any([this.signal,this.#over.
signal])});if(end2.kind!=="open")throw fail(`was not ready within ${STARTUP_MS} ms`,said);run.readyMs=Math.round((performance.now()-start)*1e3)/1e3}};var Chaos=class{#harm=new Map;async apply(action,run){let{container}=run;if(container===null)return;let harm=this.#harm.get(action.service)??{paused:!1,cut:!1,slowed:!1};this.#harm.set(action.service,
harm),action.action==="kill"&&run.letEnd(),await this.#act(action,container,harm),run.noteChaos(action)}async#act({action,share},container,harm){switch(action){case"pause":harm.paused||await container.
pause(),harm.paused=!0;return;case"kill":return container.kill();case"cut":harm.cut||await container.detach(),harm.cut=!0;return;case"slow":await container.slow(share??1),harm.slowed=!0;return;case"re\
store":harm.paused&&await container.resume(),harm.paused=!1,harm.cut&&await container.attach(),harm.cut=!1,harm.slowed&&await container.slow(1),harm.slowed=!1}}};function placeOf({pod,spec},port){let place=pod.probeAddress?.(spec.name)??pod.address(spec.name);return{host:place.host,port:port===spec.port?place.port??port:port}}function lastWords2(output){let line=output.
replaceAll(/\s+/g," ").trim();return line.length>300?`…${line.slice(-300)}`:line}function commandCheck({container},argv,shown){return async limitMs=>verdictOf(await container.exec(argv,limitMs),shown,limitMs)}function verdictOf({exitCode,output},shown,limitMs){let words3=lastWords2(
output),tail2=words3===""?"":`: ${words3}`;return exitCode===null?{holds:!1,hung:!0,said:`\`${shown}\` did not end within ${limitMs} ms${tail2}`}:{holds:exitCode===0,said:`\`${shown}\` exited with code\
 ${exitCode}${tail2}`}}function allOf(checks){return async limitMs=>{let said=[];for(let check of checks){let verdict=await check(limitMs);if(!verdict.holds)return verdict;said.push(verdict.said)}return{holds:!0,said:said.join(
", ")}}}function anyOf(checks,alone=0){let rounds=0;return async limitMs=>{let failed=[];rounds+=1;for(let check of rounds>alone?checks:checks.slice(0,1)){let verdict=await check(limitMs);if(verdict.holds)
return verdict;failed.push(verdict)}return{holds:!1,hung:failed.some(verdict=>verdict.hung===!0),said:failed.map(verdict=>verdict.said).join("; ")}}}var NO_TOOL=96;function noTool({name},what){return new CleanroomError("ServiceUnhealthy",`neither the step's image nor that of service ${JSON.stringify(name)} has a program that can tell ${what}`,{hint:'\
Take an image with nc, curl, wget, bash, python3 or perl for the steps, or use { log = "…" } as `health`.'})}function httpCheck(target,{path,status,port}){let{pod,spec,container}=target;return async limitMs=>{let place=placeOf(target,port),result=await pod.probe(httpScript(place.host,place.port,path),limitMs);
if(result.exitCode===NO_TOOL&&(result=await container.exec(["sh","-c",httpScript("127.0.0.1",port,path)],limitMs),result.exitCode===NO_TOOL||result.exitCode===127))throw noTool(spec,`what ${path} answ\
ers`);return result.exitCode===null?{holds:!1,hung:!0,said:`GET ${path} on port ${port} was not answered within ${limitMs} ms`}:verdictOf2(result.output,path,port,status)}}function verdictOf2(output,path,port,wanted){
let found=/HTTP\/[\d.]+ (\d{3})/.exec(output)?.[1];if(found!==void 0&&found!=="000")return{holds:Number(found)===wanted,said:`GET ${path} on port ${port} was answered with status ${found}`};let words3=lastWords2(
output);return{holds:!1,said:`GET ${path} on port ${port} was not answered${words3===""?"":`: ${words3}`}`}}function httpScript(host,port,path){let target=quote2(path),request=`printf 'GET %s HTTP/1.0\
\\r\\nHost: ${host}:${port}\\r\\nConnection: close\\r\\n\\r\\n' ${target}`;return`url='http://${host}:${port}'${target}
first() { IFS= read -r line || [ -n "$line" ]; printf '%s\\n' "$line"; }
if command -v curl >/dev/null 2>&1; then curl -sS -m 5 --noproxy '*' -o /dev/null -w 'HTTP/1.1 %{http_code}\\n' "$url" 2>&1
elif command -v nc >/dev/null 2>&1; then ${request} | nc -w 5 ${host} ${port} 2>&1 | first
elif command -v bash >/dev/null 2>&1; then bash -c 'exec 3<>/dev/tcp/${host}/${port} && printf "GET %s HTTP/1.0\\r\\nHost: ${host}:${port}\\r\\nConnection: close\\r\\n\\r\\n" "$1" >&3 && IFS= read -r line <\
&3; printf "%s\\n" "$line"' bash ${target} 2>&1
elif command -v wget >/dev/null 2>&1; then wget -S -T 5 -t 1 -O /dev/null "$url" 2>&1
elif command -v python3 >/dev/null 2>&1; then python3 -c 'import http.client,sys; c=http.client.HTTPConnection("${host}",${port},timeout=5); c.request("GET",sys.argv[1]); print("HTTP/1.1",c.getrespons\
e().status)' ${target} 2>&1 | tail -n 1
elif command -v perl >/dev/null 2>&1; then perl -MIO::Socket::INET -e '$s=IO::Socket::INET->new(PeerAddr=>"${host}",PeerPort=>${port},Timeout=>5) or die "$@\\n"; print $s "GET $ARGV[0] HTTP/1.0\\r\\nHost\
: ${host}:${port}\\r\\n\\r\\n"; print scalar <$s>' ${target} 2>&1
else exit ${NO_TOOL}; fi
exit 0`}function quote2(text){return`'${text.replaceAll("'","'\\''")}'`}function imageCheck(target){let{container,spec}=target;if(container.healthcheck===null)throw new CleanroomError("ServiceUnhealthy",`the image ${spec.image} brings no healthcheck`,{hint:'Take { image =\
 true } out of `health`, or say what must hold: a command, { tcp = … } or { http = "…" }.'});return commandCheck(target,container.healthcheck,container.healthcheck.join(" "))}function logCheck({log},text,times){let count=log.count(text);return async()=>({holds:count.times>=times,said:`its log has ${JSON.stringify(text)} ${count.times} of ${times} times`})}var CONNECT_EACH=8;function tcpCheck(target,port){let{pod,spec,container}=target,asked=0;return async limitMs=>{let place=placeOf(target,port);asked+=1;let script=pod.sharesNetwork===!0&&asked%CONNECT_EACH!==
0?listensScript(port):tcpScript(place.host,place.port),{exitCode,output}=await pod.probe(script,limitMs);if(exitCode===0)return{holds:!0,said:`port ${port} is open`};if(exitCode===null)return{holds:!1,
hung:!0,said:`port ${port} could not be asked: ${lastWords2(output)}`};if(exitCode===NO_TOOL){let inside=await container.exec(["sh","-c",listensScript(port)],limitMs);if(inside.exitCode===0)return{holds:!0,
said:`port ${port} is listened on`};if(inside.exitCode===127)throw noTool(spec,`whether port ${port} is open`)}let words3=lastWords2(output);return{holds:!1,said:`nothing answers on port ${port}${words3===
""?"":`: ${words3}`}`}}}function tcpScript(host,port){return`(${listensScript(port)}) && exit 0
if command -v nc >/dev/null 2>&1; then case $(nc -h 2>&1) in
*-z*|*z]*) nc -z -w 3 ${host} ${port} 2>&1 </dev/null;;
*) nc -w 3 ${host} ${port} -e true 2>&1 </dev/null;; esac
elif command -v bash >/dev/null 2>&1; then bash -c 'exec 3<>/dev/tcp/${host}/${port}' 2>&1
elif command -v python3 >/dev/null 2>&1; then python3 -c 'import socket; socket.create_connection(("${host}", ${port}), 3)' 2>/dev/null
elif command -v perl >/dev/null 2>&1; then perl -MIO::Socket::INET -e 'IO::Socket::INET->new(PeerAddr => "${host}", PeerPort => ${port}, Timeout => 3) or die "$@\\n"' 2>&1
else exit ${NO_TOOL}; fi`}function listensScript(port){let hex=port.toString(16).toUpperCase().padStart(4,"0");return`for table in /proc/net/tcp /proc/net/tcp6; do
[ -r "$table" ] || continue
while read -r _ local _ state _; do case $state in 0A) case $local in ${`00000000:${hex}|0100007F:${hex}|${"0".repeat(32)}:${hex}|0000000000000000FFFF00000100007F:${hex}`}) exit 0;; esac;; esac; done \
<"$table"
done; exit 1`}var COST={log:0,tcp:1,http:2,any:3,all:3,command:4,image:5};function requiredChecks({health,port},healthcheck){let told=health.length>0?health:healthcheck?[{kind:"image"}]:[],asked=told.some(check=>check.
kind==="tcp"&&check.port===port);return[...port===null||asked?[]:[{kind:"tcp",port}],...told].sort((a,b)=>COST[a.kind]-COST[b.kind])}var LOG_ALONE=4;function textsOf(checks){return checks.flatMap(check=>check.
kind==="log"?check.text:check.kind==="any"||check.kind==="all"?textsOf(check.of):[])}function checkOf(target,checks){return allOf(checks.map(check=>single(target,check)))}function single(target,check){
switch(check.kind){case"command":return commandCheck(target,["sh","-c",check.command],check.command);case"tcp":return tcpCheck(target,check.port);case"http":return httpCheck(target,{...check,port:check.
port??portOf(target.spec)});case"log":return logCheck(target,check.text,check.times);case"image":return imageCheck(target);case"any":return anyOf(check.of.map(each=>single(target,each)),check.of[0]?.kind===
"log"?LOG_ALONE:0);case"all":return checkOf(target,check.of)}}function portOf({name,port}){if(port!==null)return port;throw new CleanroomError("ServiceUnhealthy",`the http check of service ${JSON.stringify(
name)} has no port`,{hint:'Give the service a `port`, or the check: { http = "/healthz", port = 8080 }.'})}function describeChecks(checks){return checks.length===0?"it runs":checks.map(describe).join(
", ")}function describe(check){switch(check.kind){case"command":return`\`${check.command}\``;case"tcp":return`port ${check.port}`;case"http":return`GET ${check.path} → ${check.status}`;case"log":return`\
log ${JSON.stringify(check.text)}${check.times===1?"":` ${check.times} times`}`;case"image":return"the image's healthcheck";case"any":return`(${check.of.map(describe).join(" or ")})`;case"all":return`\
(${check.of.map(describe).join(" and ")})`}}var ServiceRun=class{constructor(spec,around){this.spec=spec;this.around=around;this.log=new ServiceLog(around.redactor,around.logBytes),this.#health=describeChecks(requiredChecks(spec,!1));for(let text of textsOf(
spec.health))this.log.count(text)}spec;around;log;#container=null;#health;#startedAt=null;#readyMs=null;#failure=null;#mayEnd=!1;#check=null;#over=!1;#chaos=[];get failure(){return this.#failure}get container(){
return this.#container}async start(pod){try{let container=await pod.start(this.spec,{log:chunk=>this.log.write(chunk)});this.#container=container,this.#startedAt=container.startedAt??Date.now(),await this.#wait(
pod,container),this.#readyMs=Date.now()-this.#startedAt,container.ended.then(end2=>this.#ended(end2))}catch(thrown){let error=this.#explain(thrown);throw error.kind!=="Interrupted"&&(this.#failure=error.
toFailure()),error}}async probe(limitMs){return this.#readyMs===null||this.#over||this.#failure!==null?!1:this.#check===null||(await this.#check(limitMs)).holds}letEnd(){this.#mayEnd=!0}noteChaos({action,
share,step,when}){this.#chaos.push({action,share,step,when,at:new Date().toISOString()})}result(backend,scenario){let{name,image}=this.spec,{bytes,leftOut}=this.log.read(),started=this.#startedAt!==null;
return{report:{name,scenario,backend,image:this.#container?.image??{name:image,digest:null},outcome:this.#failure!==null?"failed":this.#readyMs===null?"not_started":"ready",started_at:this.#startedAt===
null?null:new Date(this.#startedAt).toISOString(),ready_ms:this.#readyMs===null?null:Math.round(this.#readyMs*1e3)/1e3,health:this.#health,log:null,chaos:[...this.#chaos],error:this.#failure},log:started?
bytes:null,leftOut}}async#wait(pod,container){let{spec,log}=this,checks=requiredChecks(spec,container.healthcheck!==null);this.#health=describeChecks(checks);let check=checks.length===0?null:this.#checkOf(
{spec,pod,container,log},checks);this.#check=check;let{end:end2,said}=await waitForGate({check,log,ended:container.ended,timeoutMs:spec.startupTimeoutMs,signal:this.around.signal});if(end2.kind!=="ope\
n")throw this.#notReady(end2,said)}#checkOf(target,checks){try{return checkOf(target,checks)}catch(thrown){throw this.#about(asCleanroomError(thrown),"can't be checked")}}#notReady(end2,lastProbe){switch(end2.
kind){case"aborted":return stopped();case"hopeless":return this.#about(end2.error,"can't be checked");case"ended":return this.#unhealthy({what:`ended before it was ready: ${end2.reason}`,hint:"Its log\
 tells why. Check `command`, `env` and `user` of the service, and that its image is the right one.",exitCode:end2.exitCode,lastProbe});case"timeout":return this.#unhealthy({what:`was not ready within ${this.
spec.startupTimeoutMs} ms`,hint:"Check `health` and `port` of the service against its log, or raise startup_timeout_ms.",lastProbe,context:{timeout_ms:this.spec.startupTimeoutMs}})}}#explain(thrown){if(this.
around.signal.aborted&&!(thrown instanceof CleanroomError&&thrown.context.service===this.spec.name))return stopped();let error=asCleanroomError(thrown);return"last_log_lines"in error.context?error:this.#about(
error,"could not be started")}#about(error,what){let{kind,message:message2,hint,context}=error;if(kind!=="ServiceUnhealthy")return error;let code=context.exit_code,exitCode=typeof code=="number"?code:
null;return this.#unhealthy({what:`${what}: ${message2}`,hint,cause:error,context,exitCode})}#ended({exitCode,reason}){this.#over=!0,!(this.#mayEnd||this.#failure!==null)&&(this.#failure=this.#unhealthy(
{what:`ended while it was needed: ${reason}`,hint:"Its log tells why; a service must run until the last step is done.",exitCode}).toFailure())}#unhealthy(trouble){return unhealthy(this.spec,this.log,this.
around.redactor,trouble)}};function stopped(){return new CleanroomError("Interrupted","the start of services was given up",{hint:"See what came before."})}var Services=class{constructor(request){this.request=request;let{backend,pod,redactor,logBytes,signal}=request,both=AbortSignal.any([signal,this.#giveUp.signal]),around={redactor,logBytes,signal:both};
this.#runs=new Map(pod.services.map(spec=>[spec.name,new ServiceRun(spec,around)])),this.pod=open(backend,pod);let starting=this.#start();this.#settled=starting.catch(()=>{}),this.ready=Promise.race([
starting,abortion(both)]).then(void 0,error=>{throw this.#giveUp.abort(),this.#first(error)});for(let promise of[this.pod,this.ready])promise.catch(()=>{})}request;pod;ready;#runs;#chaos=new Chaos;#giveUp=new AbortController;#settled;#opened=null;#closed=null;get environment(){
let pod=this.#opened;return pod===null?{}:serviceEnvironment([...this.#runs.values()].map(({spec})=>reachedService(spec,pod.address(spec.name))))}get lost(){return[...this.#runs.values()].find(({failure})=>failure!==
null)?.failure??null}log(service){return this.#runs.get(service)?.log??null}async probe(service,limitMs){return await this.#runs.get(service)?.probe(limitMs)??!1}async apply(action){let run=this.#runs.
get(action.service);run!==void 0&&await this.#chaos.apply(action,run)}results(backend,scenario){return[...this.#runs.values()].map(run=>run.result(backend,scenario))}close(){return this.#closed??=this.#close(),
this.#closed}letEnd(){for(let run of this.#runs.values())run.letEnd()}async#close(){this.letEnd(),this.#giveUp.abort();let pod=await this.pod.catch(()=>null);pod!==null&&await pod.close(),await this.#settled}async#start(){
let pod=await this.pod;this.#opened=pod;let started=new Map;for(let{name,dependsOn}of this.request.pod.services){let before=dependsOn.map(other=>started.get(other));started.set(name,Promise.all(before).
then(()=>this.#startOne(name,pod)))}let failed=(await Promise.allSettled([...started.values()])).find(outcome=>outcome.status==="rejected");if(failed!==void 0)throw failed.reason}async#startOne(name,pod){
if(this.#giveUp.signal.aborted||this.request.signal.aborted)throw aborted();try{await this.#runs.get(name)?.start(pod)}catch(error){throw this.#giveUp.abort(),error}}#first(error){let failed=[...this.#runs.
values()].find(({failure})=>failure!==null)?.failure;return failed==null?error:new CleanroomError(failed.kind,failed.message,{hint:failed.hint,context:failed.context,cause:error})}};async function open(backend,spec){
if(backend.openPod!==void 0)return backend.openPod(spec);let names=spec.services.map(({name})=>name).join(", ");throw new CleanroomError("EngineUnavailable",`${backend.name} has no place for services \
(${names})`,{hint:"Use --backend docker or podman.",context:{backend:backend.name,services:spec.services.map(({name})=>name)}})}function abortion(signal){return new Promise((_,reject)=>{signal.aborted?
reject(aborted()):signal.addEventListener("abort",()=>reject(aborted()),{once:!0})})}function aborted(){return new CleanroomError("Interrupted","the start of services was given up",{hint:"See what cam\
e before."})}var SharedServices=class{#groups=new Map;use(backend,request,user){let{network,services,runId}=request.pod,key=JSON.stringify([runId,backend,network,services.map(({name})=>name).sort()]),group=this.#groups.
get(key)??{services:new Services(request),backend,first:user};return this.#groups.set(key,{...group,first:Math.min(group.first,user)}),group.services}results(){return[...this.#groups.values()].map(({services,
backend,first})=>(services.letEnd(),{first,services:services.results(backend,null)}))}async close(){let closing=[...this.#groups.values()].map(({services})=>services.close()),failed=(await Promise.allSettled(
closing)).find(outcome=>outcome.status==="rejected");if(failed!==void 0)throw failed.reason}};var CellSupply=class{constructor(open2,total,depth){this.open=open2;this.total=total;this.depth=depth;this.#fill()}open;total;depth;#ahead=[];#closing=[];#opened=0;#removing=0;#waiting=[];async first(){
let[next]=this.#ahead;if(next===void 0)throw new Error("the supply has no cell");return next}async take(){let next=this.#ahead.shift();if(next===void 0)throw new Error("more cells were taken than ther\
e are steps");return this.#fill(),next}discard(cell){let closing=this.#remove(cell);closing.catch(()=>{}),this.#closing.push(closing)}async close(){this.#opened=this.total;for(let ahead of this.#ahead.
splice(0)){let opened=ahead.then(cell=>this.#remove(cell),()=>{});this.#closing.push(opened)}let failed=(await Promise.allSettled(this.#closing)).find(outcome=>outcome.status==="rejected");if(failed!==
void 0)throw failed.reason}async#remove(cell){this.#removing>=2?await new Promise(resolve2=>this.#waiting.push(resolve2)):this.#removing+=1;try{await cell.close()}finally{let next=this.#waiting.shift();
next===void 0?this.#removing-=1:next()}}#fill(){for(;this.#opened<this.total&&this.#ahead.length<this.depth;){this.#opened+=1;let opening=this.open();opening.catch(()=>{}),this.#ahead.push(opening)}}};var CLOCK_ARCHITECTURES=["x64"];var SYS={gettimeofday:96,time:201,clockGettime:228};function clockLibrary(setting){let functions=functionsOf(setting),names=Object.keys(functions),strings=Buffer.from(`\0${names.join("\0")}\0`,"latin1"),
hash=words([1,names.length+1,1,0,...names.map((_,index)=>(index+2)%(names.length+1))]),at2={hash:288,symbols:0,strings:0,code:0};at2.symbols=align(at2.hash+hash.length,8),at2.strings=at2.symbols+24*(names.
length+1),at2.code=align(at2.strings+strings.length,16);let image=Buffer.alloc(2*4096);hash.copy(image,at2.hash),strings.copy(image,at2.strings);let code=at2.code;names.forEach((name,index)=>{let bytes=functions[name]??
Buffer.alloc(0);symbol(strings.indexOf(`\0${name}\0`)+1,code,bytes.length).copy(image,at2.symbols+24*(index+1)),bytes.copy(image,code),code=align(code+bytes.length,16)});let dynamic=longs([4,at2.hash,
5,at2.strings,6,at2.symbols,10,strings.length,11,24,0,0]);dynamic.copy(image,4096),header().copy(image,0);let READ_EXECUTE=5,READ_WRITE=6,segments=[segment(1,READ_EXECUTE,0,code,4096),segment(1,READ_WRITE,
4096,dynamic.length,4096),segment(2,READ_WRITE,4096,dynamic.length,8),segment(1685382481,READ_WRITE,0,0,16)];return Buffer.concat(segments).copy(image,64),image.subarray(0,4096+dynamic.length)}function functionsOf({
mode,seconds}){let value=longs([seconds]),RETURN_0=[49,192,195],syscall=number2=>[184,number2,0,0,0,15,5],store=register=>{let r=register==="rdi"?7:6,load=[72,184,...value];return mode==="advancing"?[
...load,72,1,r]:[...load,72,137,r,72,199,64+r,8,0,0,0,0]},real=number2=>mode==="advancing"?syscall(number2):[],unlessNull=body=>[72,133,255,116,body.length,...body],other=[...syscall(SYS.clockGettime),
193,248,31,195],clockGettime=[...[131,255,0,116,10+other.length,131,255,5,116,5+other.length],131,255,11,116,other.length,...other,...real(SYS.clockGettime),...store("rsi"),...RETURN_0],noZone=[72,133,
246,116,7,72,199,6,0,0,0,0],gettimeofday=[...real(SYS.gettimeofday),...unlessNull(store("rdi")),...noZone,...RETURN_0],put2=[...unlessNull([72,137,7]),195],time=mode==="frozen"?[72,184,...value,...put2]:
[87,49,255,...syscall(SYS.time),95,72,185,...value,72,1,200,...put2],asked=[72,137,254,49,255,...real(SYS.clockGettime),...store("rsi"),184,1,0,0,0,195],timespecGet=[131,254,1,117,asked.length,...asked,
...RETURN_0];return Object.fromEntries(Object.entries({clock_gettime:clockGettime,gettimeofday,time,timespec_get:timespecGet}).map(([name,bytes])=>[name,Buffer.from(bytes)]))}function header(){let bytes=Buffer.
alloc(64);return bytes.set([127,69,76,70,2,1,1]),bytes.writeUInt16LE(3,16),bytes.writeUInt16LE(62,18),bytes.writeUInt32LE(1,20),bytes.writeBigUInt64LE(BigInt(64),32),[64,56,4,64,0,0].forEach((value,index)=>{
bytes.writeUInt16LE(value,52+2*index)}),bytes}function segment(type,flags,offset,size,alignment){return Buffer.concat([words([type,flags]),longs([offset,offset,offset,size,size,alignment])])}function symbol(name,value,size){
return Buffer.concat([words([name]),Buffer.from([18,0,1,0]),longs([value,size])])}function words(values){return Buffer.from(Uint32Array.from(values).buffer)}function longs(values){return Buffer.from(BigInt64Array.
from(values.map(BigInt)).buffer)}function align(offset,to){return Math.ceil(offset/to)*to}var PATH="/cleanroom/in/step-clock.so",VARIABLE="LD_PRELOAD",SLACK=2,READ=['[ -r "$1" ] || { echo hidden; exit; }',"if command -v date >/dev/null; then LD_PRELOAD=$2 date +%s",`elif command -v bash >/\
dev/null; then LD_PRELOAD=$2 bash -c 'printf "%(%s)T\\n" -1'`,"else echo none; fi"].join(`
`),REASONS={hidden:"nothing can be shown to steps there, as there is no sandbox",none:"there is no `date` that could tell whether it holds","":"there is no shell that could tell whether it holds"},StepClock=class{constructor(mode,scenario,arch=process.
arch){this.mode=mode;let preloading=scenario.steps.find(step=>VARIABLE in step.env||VARIABLE in scenario.env);CLOCK_ARCHITECTURES.includes(arch)?preloading!==void 0?this.#obstacle=`step "${preloading.
name}" has an ${VARIABLE} of its own`:this.#obstacle=null:this.#obstacle=`there is none for processors of the kind ${arch}`}mode;#madeAt=Date.now();#obstacle;shownIn(spec){if(this.#obstacle!==null)return spec;
let moment=946684800,seconds=this.mode==="frozen"?moment:moment-Math.floor(this.#madeAt/1e3),files={...spec.variation?.files,[PATH]:clockLibrary({mode:this.mode,seconds})};return{...spec,variation:{...spec.
variation,files}}}async read(cell,signal){if(this.#obstacle!==null)return unreached(cell,this.#obstacle);let own=cell.baseEnv[VARIABLE],preload=own===void 0?PATH:`${PATH}:${own}`,told=[],text=(await cell.
run({argv:["sh","-c",READ,"sh",PATH,preload],env:{PATH:cell.baseEnv.PATH??""},stdin:null,timeoutMs:1e4,collect:[],signal},{stdout:chunk=>{told.push(Buffer.from(chunk))},stderr:()=>{}})).exitCode===0?Buffer.
concat(told).toString("utf8").trim():"",reason=REASONS[text]??(this.#isAt(Number(text))?null:"`date` there is out of its reach");return reason!==null?unreached(cell,reason):{cell:new PreloadingCell(cell,
preload),tier:`${this.mode}-clock`,reason:null}}#isAt(seconds){if(this.mode==="frozen")return seconds===946684800;let elapsed=(Date.now()-this.#madeAt)/1e3;return seconds>=946684800-SLACK&&seconds<=946684800+
elapsed+SLACK}};function unreached(cell,reason){return{cell,tier:"fixed-environment",reason}}var PreloadingCell=class{constructor(inner,preload){this.inner=inner;this.baseEnv={...inner.baseEnv,[VARIABLE]:preload},
this.image=inner.image,this.observation=inner.observation,this.workdir=inner.workdir,this.externalBin=inner.externalBin,this.artifactsDir=inner.artifactsDir}inner;baseEnv;image;observation;workdir;externalBin;artifactsDir;run(command3,sinks){
return this.inner.run(command3,sinks)}close(){return this.inner.close()}};var ARRIVAL_MS=1e3;async function checkServiceLogs(services,expected,snapshot){let deadline=performance.now()+ARRIVAL_MS,failures=[];for(let[service,matcher]of Object.entries(expected)){let log=services.
log(service);if(log===null)continue;let check=()=>checkText({name:`service_logs.${service}`,text:log.text(),snapshot},matcher),found=check();for(let left=ARRIVAL_MS;found.length>0&&left>0;left=deadline-
performance.now())await log.written(left),found=check();failures.push(...found)}return failures}var LOG_BYTES=1024*1024,ScenarioServices=class _ScenarioServices{constructor(all,context,scenario,backend,shared){this.all=all;this.context=context;this.scenario=scenario;this.backend=backend;this.shared=
shared}all;context;scenario;backend;shared;static of(context,scenario,chosen,shared){let{services=[]}=scenario;if(services.length===0)return null;let request=requestOf(context,scenario,chosen.backend),
isShared=services.some(service=>service.shared),all=isShared?shared.pool.use(chosen.name,request,shared.index):new Services(request);return new _ScenarioServices(all,context,scenario,chosen.name,isShared)}async atBoundary(step,when){
for(let action of this.scenario.chaos??[])action.step===step&&action.when===when&&await this.all.apply(action)}async failure(){let lost=this.all.lost;if(lost!==null)return lost;let{compareSnapshot}=this.
context,[first=null]=await checkServiceLogs(this.all,this.scenario.serviceLogs??{},compareSnapshot);return first}results(){return this.shared?[]:(this.all.letEnd(),this.all.results(this.backend,this.scenario.
name))}async close(){this.shared||await this.all.close()}};function equipped(scenario,services,custom){return{...scenario,env:{...custom.environment,...services?.all.environment,...scenario.env}}}function requestOf(context,scenario,backend){
let{services=[],chaos=[],policy}=scenario,cut=chaos.filter(({action})=>action==="cut").map(({service})=>service);return{backend,pod:{runId:context.runId,image:scenario.image,services,network:policy.network.
kind==="full"?"full":"none",detachable:[...new Set(cut)],tempDir:context.tempDir},redactor:context.redactor,logBytes:LOG_BYTES,signal:context.signal}}var StepRunner=class{constructor(context,scenario,backend,supply,services=null){this.context=context;this.scenario=scenario;this.backend=backend;this.supply=supply;this.services=services;this.#deadline=
scenario.timeoutMs===null?null:performance.now()+scenario.timeoutMs}context;scenario;backend;supply;services;#deadline;async sequence(cell){let{scenario,context}=this,results=[],over=!1;for(let step2 of scenario.
steps){over||=context.signal.aborted;let result=over?skippedStep(context,this.#frame(step2)):await this.#next(cell,step2);results.push(result);let{outcome}=result.report;over||=this.#left()===0||outcome===
"error"&&cell!==null,over||=(outcome!=="passed"||this.#lostService())&&!scenario.continueOnFail}let next=results.findIndex(({report})=>report.outcome==="skipped"),{timeoutMs,steps}=scenario,step=steps[next];
if(this.#lostService())return results;let allPassed=results.slice(0,next).every(({report})=>report.outcome==="passed");return step!==void 0&&timeoutMs!==null&&this.#left()===0&&allPassed&&!context.signal.
aborted&&(results[next]=this.#tell(lateStep(context,this.#frame(step),timeoutMs))),results}async inOwnCell(step){let cell;try{cell=await this.supply.take()}catch(thrown){return this.#tell(brokenStep(this.
context,this.#frame(step),thrown))}try{return await this.#in(cell,step)}finally{this.supply.discard(cell)}}#next(cell,step){return cell===null?this.inOwnCell(step):this.#in(cell,step)}async#in(cell,step){
let{context,scenario}=this,left=this.#left();if(left===0&&scenario.timeoutMs!==null)return this.#tell(lateStep(context,this.#frame(step),scenario.timeoutMs));let scenarioFirst=left!==null&&(step.timeoutMs===
null||left<step.timeoutMs),timeout={ms:scenarioFirst?left:step.timeoutMs,scenarioMs:scenarioFirst?scenario.timeoutMs:null},frame2=this.#frame(step);try{await this.services?.atBoundary(step.name,"befor\
e")}catch(thrown){return this.#tell(brokenStep(context,frame2,thrown))}let result=await runStep(context,frame2,cell,timeout);try{await this.services?.atBoundary(step.name,"after")}catch(thrown){return this.#tell(
withTrouble(context,result,thrown))}return this.#tell(result)}#lostService(){return this.services!==null&&this.services.all.lost!==null}#tell(result){let{stdout,stderr,report}=result;return this.context.
observer.stepFinished(report,{stdout:stdout.toString("utf8"),stderr:stderr.toString("utf8")}),result}#frame(step){return{scenario:this.scenario,step,backend:this.backend}}#left(){return this.#deadline===
null?null:Math.max(0,this.#deadline-performance.now())}};var AHEAD=2,CONCURRENT_STEPS=4;async function runScenario(context,scenario,chosen,sharing){let start=performance.now(),place=NOWHERE,services=ScenarioServices.of(context,scenario,chosen,sharing),open2=async()=>{
let pod=services===null?null:await services.all.pod,spec=await cellSpec(context,scenario,pod),clock=scenario.clock===void 0?null:new StepClock(scenario.clock,scenario),cell=await chosen.backend.open(clock?.
shownIn(spec)??spec);try{let controls=await inspectCell(context,scenario,cell,pod),clocked=await clockCell(context,scenario,cell,clock);return place=visit(place,clocked,controls),clocked.cell}catch(error){
throw await cell.close(),error}},shared=scenario.isolation==="scenario"&&!scenario.concurrent;context.observer.scenarioStarted(scenario.name,chosen.name,chosen.engine);let supply=new CellSupply(open2,
shared?1:scenario.steps.length,shared?1:AHEAD),steps,failure=null;try{let programs=supply.first().then(cell=>missingPrograms(cell,scenario.requires,context.signal)),[missing2]=await Promise.all([programs,
services?.all.ready,sharing.custom.ready()]);if(missing2.length>0){let reason=`requires ${missing2.join(", ")}`;return unrunScenario(context,scenario,chosen,{outcome:"skipped",reason,failure:null,place})}
let runner=new StepRunner(context,equipped(scenario,services,sharing.custom),chosen.name,supply,services);steps=scenario.concurrent?await mapConcurrently(scenario.steps,CONCURRENT_STEPS,step=>runner.inOwnCell(
step)):await runner.sequence(shared?await supply.first():null),failure=await services?.failure()??null}catch(thrown){failure=context.redactor.json(asCleanroomError(thrown).toFailure()),steps=scenario.
steps.map(step=>skippedStep(context,{scenario,step,backend:chosen.name}))}finally{context.afterwards(closeAll(supply,services))}let result=concludeScenario(context,scenario,chosen,steps,{place,failure,
durationMs:performance.now()-start});return services===null?result:{...result,services:services.results()}}async function closeAll(supply,services){try{await supply.close()}finally{await services?.close()}}
async function cellSpec(context,scenario,pod){return{runId:context.runId,image:scenario.image,policy:scenario.policy,workdir:context.plan.workdir,workspace:await context.workspace,externalBin:context.
bin.external,tempDir:context.tempDir,artifactsBytes:context.artifactsBytes,pod}}var ENGINE_UNAVAILABLE="engine unavailable";async function executePlan(context){let jobs=context.plan.scenarios.flatMap(scenario=>scenario.backends.map(backend=>({scenario,backend}))),pool=new SharedServices,
custom=new CustomServices(context.customServices??[],context.redactor,context.signal),cells=[],tracked={...context,afterwards:work=>{cells.push(settled(work,context))}};try{let results=await mapConcurrently(
jobs,context.maxConcurrent,({scenario,backend},index)=>runJob(tracked,scenario,backend,{pool,custom,index})),shared=pool.results();return results.map((result,index)=>{let used=[...index===0?custom.results(
result.report.backend):[],...shared.filter(({first})=>first===index).flatMap(({services})=>services)];return used.length===0?result:{...result,services:[...result.services??[],...used]}})}finally{context.
afterwards(Promise.all(cells).then(()=>closeBoth(pool,custom)))}}async function closeBoth(pool,custom){let[first,second]=await Promise.allSettled([pool.close(),custom.close()]);for(let outcome of[first,
second])if(outcome.status==="rejected")throw outcome.reason}function settled(work,{afterwards}){return afterwards(work),work.catch(()=>{})}async function runJob(context,scenario,requested,shared){let selected=await context.
select(requested);return context.signal.aborted?unrunScenario(context,scenario,{name:selected.name,engine:null},{outcome:"error",reason:"interrupted",failure:interruption()}):selected.backend===null?unrunScenario(
context,scenario,{name:requested,engine:null},{outcome:context.requireBackend?"error":"skipped",reason:ENGINE_UNAVAILABLE,failure:missingEngine(requested,selected.reason)}):runScenario(context,onBackend(
scenario,selected.name),selected,shared)}function missingEngine(backend,reason){return{kind:"EngineUnavailable",message:`${backend} can't be used here: ${reason}`,hint:"Run `cleanroom doctor` to see w\
hat is missing; `--backend local` needs no engine.",context:{backend,reason}}}import{readFileSync,readlinkSync}from"node:fs";import{hostname}from"node:os";function ownerId(pid=process.pid){return`${hostId()}.${pid}.${startTime(pid)??0}`}function ownerMayLive(owner){let match=/^([0-9a-z]+)\.(\d+)\.(\d+)$/.
exec(owner);if(match===null)return!0;let[,host,pid,start]=match;if(host!==hostId())return!0;if(!processExists(Number(pid)))return!1;let now=startTime(Number(pid));return now===null||now===Number(start)||
start==="0"}function hostId(){try{return readFileSync("/proc/sys/kernel/random/boot_id","utf8").replaceAll("-","").slice(0,12)+Number(/\d+/.exec(readlinkSync("/proc/self/ns/pid"))?.[0]??0).toString(36)}catch{
return hostname().toLowerCase().replaceAll(/[^0-9a-z]/g,"").slice(0,32)||"host"}}function processExists(pid){try{return process.kill(pid,0),!["Z","X"].includes(stat(pid)?.[0]??"")}catch(error){return error.
code==="EPERM"}}function startTime(pid){let fields=stat(pid);return fields===null?null:Number(fields[19])}function stat(pid){try{let text=readFileSync(`/proc/${pid}/stat`,"latin1");return text.slice(text.
lastIndexOf(")")+2).split(" ")}catch{return null}}import{homedir}from"node:os";var INBOX="/cleanroom/in",ARTIFACTS="/cleanroom/artifacts";function cellBinPath(name){return`${INBOX}/bin/${name}`}function quote3(word){return`'${word.replaceAll("'","'\\''")}'`}function stepScript(number2,command3,workdir){
let[program3="",...args]=command3.argv,environment=Object.entries(command3.env).map(([name,value])=>quote3(`${name}=${value}`));return[`exec <${command3.stdin===null?"/dev/null":`${INBOX}/${number2}.s\
tdin`}`,`cd ${quote3(workdir)} || exit 126`,`PATH=${quote3(command3.env.PATH??"")}`,...(command3.folders??[]).map(folder=>`mkdir -p ${quote3(`${ARTIFACTS}/${folder}`)}`),...lookup(program3),`exec "$cl\
eanroom_env" -i ${[...environment,quote3(program3),...args.map(quote3)].join(" ")}`,""].join(`
`)}var NOT_EXECUTABLE="cannot be run: no execute permission";function lookup(program3){let fail=(says,code)=>`printf '%s\\n' ${quote3(`cleanroom: ${program3}: ${says}`)} >&2; exit ${code}`;return[...program3.
includes("/")?[`set -- ${quote3(program3)}`]:["IFS=:; set -f","set -- $PATH",`for folder; do set -- "$@" "\${folder:-.}"/${quote3(program3)}; shift; done`],"cleanroom_found=none","for file; do",'  [ -\
e "$file" ] || continue','  [ -x "$file" ] && [ ! -d "$file" ] && cleanroom_found=runnable && break',"  cleanroom_found=denied","done","case $cleanroom_found in",`  none) command -v ${quote3(program3)}\
 >/dev/null 2>&1 || { ${fail("command not found",127)}; } ;;`,`  denied) ${fail(NOT_EXECUTABLE,126)} ;;`,"esac"]}var REDATE=`find . ! -name . '(' -type l -o -type d ')' -exec touch -h -d @${946684800}\
 {} +`;function bootScript(workdir,workspace){let cg="/sys/fs/cgroup",facts=["/proc/self/status","/proc/self/limits","/proc/self/mountinfo","/proc/net/dev","/proc/net/route","/proc/net/ipv6_route","me\
mory/memory.limit_in_bytes","pids/pids.max","cpu/cpu.cfs_quota_us","cpu/cpu.cfs_period_us","memory.max","pids.max","cpu.max"].map(path=>path.startsWith("/")?path:`${cg}/${path}`);return[`cd ${quote3(workdir)}\
 || exit 1`,workspace.empty?":":`tar -xof ${INBOX}/workspace.tar || exit 1`,...workspace.links?[`${REDATE} 2>/dev/null`]:[],`touch -d @${946684800} . 2>/dev/null`,`for fact in ${facts.join(" ")}; do`,
'  [ -r "$fact" ] || continue',`  printf '\\035%s\\n' "$fact"`,`  while IFS= read -r line; do printf '%s\\n' "$line"; done <"$fact"`,"done","exit 0",""].join(`
`)}function wantedScript(workdir,wanted){return[`cd ${quote3(workdir)} || exit 1`,"set --",...wanted.map(path=>`[ -f ${quote3(`./${path}`)} ] && set -- "$@" ${quote3(`./${path}`)}`),'[ $# -eq 0 ] || e\
xec tar -chf - "$@"',""].join(`
`)}function artifactsScript(){return[`command -v chmod >/dev/null 2>&1 && chmod -R u+rwX ${ARTIFACTS} 2>/dev/null`,`cd ${ARTIFACTS} || exit 1`,"command -v find >/dev/null 2>&1 && find . ! -type d >&2 \
2>/dev/null","tar -cf - . 2>/dev/null","rm -rf ./* ./.[!.]* ./..?*",""].join(`
`)}import{randomBytes}from"node:crypto";var import_tar_stream=__toESM(require_tar_stream(),1);import{posix as posix2}from"node:path";function readTar(limit3){let files=new Map,omitted=[],links=new Map,kept=0,parser=(0,import_tar_stream.extract)(),
finished2=new Promise(resolve2=>{parser.on("finish",resolve2),parser.on("error",error=>{omitted.push({path:"",bytes:0,reason:`the tar ended early: ${error.message}`}),resolve2()})});return parser.on("\
entry",(header2,stream,next)=>{let bytes=header2.size??0,path=cleanPath(header2.name);stream.on("error",()=>{omitted.push({path,bytes,reason:"the tar ended in the middle of it"})});let target=linkTarget(
path,header2.type,header2.linkname);if(target!==null){links.set(path,target),stream.on("end",next),stream.resume();return}let reason=refusal(header2.type??"file",path,kept+bytes>limit3);if(stream.on("\
end",next),reason!==null){header2.type!=="directory"&&omitted.push({path,bytes,reason}),stream.resume();return}kept+=bytes;let chunks=[];stream.on("data",chunk=>chunks.push(chunk)),stream.on("end",()=>files.
set(path,Buffer.concat(chunks)))}),{write:chunk=>{parser.write(chunk)},end:async()=>{parser.end(Buffer.alloc(0)),await finished2;for(let[path,target]of links){let content=files.get(followed(target,links));
if(content!==void 0&&kept+content.length<=limit3)kept+=content.length,files.set(path,content);else{let reason=content===void 0?"a link to no file that was kept":OVER;omitted.push({path,bytes:content?.
length??0,reason})}}return{files:new Map([...files].sort(([a],[b])=>a<b?-1:1)),omitted}}}}var NAMES_BYTES=1024*1024,NameList=class{#chunks=[];#bytes=0;write(chunk){this.#bytes<NAMES_BYTES&&this.#chunks.
push(Buffer.from(chunk)),this.#bytes+=chunk.length}get paths(){let lines=Buffer.concat(this.#chunks).subarray(0,NAMES_BYTES).toString("utf8").split(`
`);return this.#bytes>NAMES_BYTES&&lines.pop(),lines.filter(line=>line.startsWith("./")).map(cleanPath)}};function withMissing({files,omitted},{paths}){let told=new Set(omitted.map(({path})=>path)),missing2=paths.
filter(path=>!files.has(path)&&!told.has(path)),reason="it could not be read, or is a socket";return{files,omitted:[...omitted,...missing2.map(path=>({path,bytes:0,reason}))]}}var OVER="artifacts are \
over the size limit";function cleanPath(name){return posix2.normalize(name).replace(/^\.\//,"")}function linkTarget(path,type,to){if(type!=="symlink"&&type!=="link"||!to||isOutside(path))return null;let target=type===
"symlink"&&!to.startsWith("/")?posix2.join(posix2.dirname(path),to):cleanPath(to);return isOutside(target)?null:target}function followed(target,links){let at2=target;for(let hops=0;hops<40;hops++){let next=links.
get(at2);if(next===void 0)return at2;at2=next}return""}function isOutside(path){return path.startsWith("../")||path.startsWith("/")||path===".."}function refusal(type,path,tooMuch){return type!=="file"&&
type!=="contiguous-file"?`not a regular file: ${type}`:isOutside(path)?"its path leads outside":tooMuch?OVER:null}var MarkerScanner=class{constructor(nonce,onData,onMarker){this.onData=onData;this.onMarker=onMarker;this.#start=Buffer.from(`${nonce} `)}onData;onMarker;#start;#held=Buffer.alloc(0);write(chunk){let rest=this.#held.
length===0?chunk:Buffer.concat([this.#held,chunk]);for(this.#held=Buffer.alloc(0);;){let at2=rest.indexOf(this.#start);if(at2===-1)break;let end2=rest.indexOf(`
`,at2+1);if(at2>0&&this.onData(rest.subarray(0,at2)),end2===-1){this.#held=rest.subarray(at2);return}this.onMarker(parse(rest.toString("latin1",at2+this.#start.length,end2))),rest=rest.subarray(end2+2)}
let keep=partialMatch(rest,this.#start);rest.length>keep&&this.onData(keep===0?rest:rest.subarray(0,rest.length-keep)),this.#held=keep===0?this.#held:Buffer.from(rest.subarray(rest.length-keep))}end(){
this.#held.length>0&&this.onData(this.#held),this.#held=Buffer.alloc(0)}};function partialMatch(bytes,pattern){let from=Math.max(0,bytes.length-pattern.length+1);for(let at2=bytes.indexOf(30,from);at2!==
-1;at2=bytes.indexOf(30,at2+1)){let tail2=bytes.subarray(at2);if(tail2.equals(pattern.subarray(0,tail2.length)))return tail2.length}return 0}function parse(fields){let[exitCode,cpu0,peak0,usage0,oom0,
cpu1,peak1,oom1,left]=fields.split(" "),[cpuBefore,cpuAfter,oomBefore,oomAfter]=[number(cpu0),number(cpu1),number(oom0),number(oom1)];return{exitCode:number(exitCode)??-1,cpuNs:cpuBefore===null||cpuAfter===
null?null:cpuAfter-cpuBefore,peakBefore:number(peak0),peakAfter:number(peak1),usageBefore:number(usage0),oomKills:oomBefore===null||oomAfter===null?null:oomAfter-oomBefore,artifactsLeft:left==="1"}}function number(text){
return text!==void 0&&/^\d+$/.test(text)?Number(text):null}var GRACE_MS=250,ANSWER_MS=1e4,CellSession=class _CellSession{constructor(streams,inbox,options){this.streams=streams;this.inbox=inbox;this.options=options}streams;inbox;options;facts={};#number=0;#running=null;#gone=null;static async start(streams,inbox,options){
let session=new _CellSession(streams,inbox,options),nonce=randomBytes(16).toString("hex"),early="",scan=name=>new MarkerScanner(nonce,chunk=>{session.#running&&session.#running[name](chunk)},readings2=>session.#mark(
name,readings2)),scanners={stdout:scan("stdout"),stderr:scan("stderr")};streams.receive({stdout:chunk=>{session.#number<=1&&early.length<4096&&(early+=chunk.toString("utf8")),scanners.stdout.write(chunk)},
stderr:chunk=>{session.#number<=1&&early.length<4096&&(early+=chunk.toString("utf8")),scanners.stderr.write(chunk)}}),streams.ended.then(reason=>{scanners.stdout.end(),scanners.stderr.end(),session.#lost(
reason)}),streams.send(`${nonce}
`);let facts=[],problems=[],boot=bootScript(options.workdir,{empty:isEmpty(options.workspace),links:options.workspace.links>0}),sinks={stdout:c=>facts.push(c),stderr:c=>problems.push(c)},readings;try{
readings=await withDeadline(session.#script(boot,null,sinks),options.bootTimeoutMs)}catch(cause){throw new CellStartError(early.trim()||message(cause),cause)}if(readings.exitCode!==0)throw new CellStartError(
`the workspace could not be unpacked: ${Buffer.concat(problems).toString("utf8").trim()}`);return session.facts=parseFacts(Buffer.concat(facts).toString("utf8")),session}async run(command3,sinks){let startedAt=Date.
now(),start=performance.now(),ended="exited",timers=[],stop=why=>{ended==="exited"&&(ended=why,this.streams.send(`term
`),timers.push(setTimeout(()=>this.streams.send(`kill
`),GRACE_MS)),timers.push(setTimeout(()=>this.#lost("it did not answer to SIGKILL"),GRACE_MS+ANSWER_MS)))},onAbort=()=>stop("interrupted"),running=this.#script(stepScript(this.#number+1,command3,this.
options.workdir),command3.stdin,sinks);command3.timeoutMs!==null&&timers.push(setTimeout(()=>stop("timeout"),command3.timeoutMs)),command3.signal.aborted?onAbort():command3.signal.addEventListener("ab\
ort",onAbort,{once:!0});try{let readings=await running,durationMs=performance.now()-start;return{exitCode:readings.exitCode,ended,limit:limitOf(readings),startedAt,durationMs,cpuMs:readings.cpuNs===null?
null:readings.cpuNs/1e6,memoryPeakBytes:peakOf(readings),memoryCeilingBytes:ceilingOf(readings),files:await this.#collect(command3.collect,readings.artifactsLeft)}}finally{for(let timer of timers)clearTimeout(
timer);command3.signal.removeEventListener("abort",onAbort)}}close(){this.#lost("it was closed"),this.streams.end()}async#collect(wanted,artifactsLeft){let limit3=this.options.artifactsBytes,files=wanted.
length===0?null:await this.#tar(wantedScript(this.options.workdir,wanted),limit3),artifacts=artifactsLeft?await this.#tar(artifactsScript(),limit3,!0):null;return{wanted:files?.files??new Map,artifacts:artifacts?.
files??new Map,omitted:[...files?.omitted??[],...artifacts?.omitted??[]]}}async#tar(script,limit3,listed=!1){let tar=readTar(limit3),names=new NameList;await this.#script(script,null,{stdout:chunk=>tar.
write(chunk),stderr:chunk=>listed?names.write(chunk):void 0});let content=await tar.end();return listed?withMissing(content,names):content}#script(script,stdin,sinks){if(this.#gone!==null)return Promise.
reject(lostError(this.#gone));let number2=++this.#number;return this.inbox.putStep(number2,script,stdin),new Promise((resolve2,reject)=>{this.#running={stdout:chunk=>sinks.stdout(chunk),stderr:chunk=>sinks.
stderr(chunk),marked:{stdout:null,stderr:null},done:resolve2,failed:reject},this.streams.send(`run ${number2}
`)}).finally(()=>this.inbox.dropStep(number2))}#mark(name,readings){let running=this.#running;running!==null&&(running.marked[name]=readings,!(running.marked.stdout===null||running.marked.stderr===null)&&
(this.#running=null,running.done(running.marked.stdout)))}#lost(reason){this.#gone??=reason;let running=this.#running;this.#running=null,running?.failed(lostError(this.#gone))}},CellStartError=class extends Error{constructor(output,cause){
super(`the cell did not start: ${output}`,{cause});this.output=output;this.name="CellStartError"}output};function lostError(reason){return new CleanroomError("EngineUnavailable",`the cell went away in\
 the middle of a step: ${reason}`,{hint:"The engine may have been stopped or restarted; run `cleanroom doctor`, then run again.",context:{reason}})}var CPU_TIME_EXIT=152;function limitOf(readings){return(readings.
oomKills??0)>0&&readings.exitCode!==0?"memory":readings.exitCode===CPU_TIME_EXIT?"cpu_time":null}function peakOf({peakBefore,peakAfter,usageBefore}){return peakBefore===null||peakAfter===null||usageBefore===
null||peakAfter<=peakBefore?null:peakAfter-usageBefore}function ceilingOf({peakAfter,usageBefore}){return peakAfter===null||usageBefore===null?null:peakAfter-usageBefore}function parseFacts(text){let facts={};
for(let part of text.split("").slice(1)){let lineEnd=part.indexOf(`
`);facts[part.slice(0,lineEnd)]=part.slice(lineEnd+1)}return facts}async function withDeadline(work,ms){let timer,deadline=new Promise((_,reject)=>{timer=setTimeout(()=>reject(new Error(`the cell was \
not ready after ${ms} ms`)),ms)});try{return await Promise.race([work,deadline])}finally{clearTimeout(timer)}}function message(cause){return cause instanceof Error?cause.message:String(cause)}function identityOf({variation}){let{uid,hostname:hostname2=CELL_HOSTNAME}=variation??{};return{uid:uid??65534,gid:uid??65534,hostname:hostname2}}var MARK="cleanroom=1",LIFETIME=1440*60,HOLDER="cleanroom.holder";function ownLabels(runId){return{cleanroom:"1","cleanroom.run":runId,"cleanroom.owner":ownerId(),"cleanroom.expires":String(Math.floor(
Date.now()/1e3)+LIFETIME)}}function runLabel(runId){return`cleanroom.run=${runId}`}function holderLabels(runId){return{...ownLabels(runId),[HOLDER]:"1"}}function isHolder(labels){return labels[HOLDER]===
"1"}function leftBehind(labels,now=Date.now()){if(labels.cleanroom!=="1")return null;let owner=labels["cleanroom.owner"];if(owner!==void 0&&!ownerMayLive(owner))return"its process is gone";let expires=Number(
labels["cleanroom.expires"]);return Number.isFinite(expires)&&expires*1e3<now?"it has expired":null}var OWN_PROCESSES2=4,SHM_BYTES=64*1024*1024,PAGE2=4096,UNLIMITED_WORKSPACE=8*1024**3;function cellUser(spec){let{uid,gid}=identityOf(spec);return spec.policy.user==="non_root"?`${uid}:${gid}`:null}function fileSizeLimit(spec,policyBytes){
return Math.max(policyBytes,spec.workspace.bytes)}function cellTmpfs(spec,dialect,artifactsDir){let owned=mode=>dialect.ownedTmpfs(cellUser(spec),mode),room=spec.policy.limits.memoryBytes??UNLIMITED_WORKSPACE;
return{"/tmp":`rw,exec,nosuid,nodev,${owned("1777")}`,[spec.workdir]:`rw,exec,nosuid,nodev,size=${Math.ceil(workspaceMemory(spec.workspace)*1.1)+room},${owned("0755")}`,[artifactsDir]:`rw,noexec,nosui\
d,nodev,size=${Math.max(spec.artifactsBytes,PAGE2)},${owned("0755")}`}}function containerRequest(spec,dialect,image,network,purpose){let{policy}=spec,user=cellUser(spec);return{Image:image.id,Entrypoint:[
...purpose.entrypoint],Cmd:[],...network.NetworkMode?.startsWith("container:")?{}:{Hostname:identityOf(spec).hostname},WorkingDir:spec.workdir,Tty:!1,OpenStdin:purpose.stdin,StdinOnce:purpose.stdin,AttachStdin:purpose.
stdin,AttachStdout:!0,AttachStderr:!0,Labels:ownLabels(spec.runId),...user===null?{}:{User:user},...purpose.env===null?{}:{Env:exactly(purpose.env,image.env)},...network.NetworkDisabled?{NetworkDisabled:!0}:
{},HostConfig:{AutoRemove:purpose.autoRemove,LogConfig:{Type:"none",Config:{}},...network.NetworkMode!==void 0?{NetworkMode:network.NetworkMode}:{},...policy.capabilities==="none"?{CapDrop:["ALL"]}:{},
SecurityOpt:["no-new-privileges"],ReadonlyRootfs:policy.rootFilesystem==="read_only",ShmSize:SHM_BYTES,...limits(spec,dialect),Tmpfs:{...purpose.tmpfs},Binds:Object.entries(purpose.volumes).map(([target,
volume])=>dialect.volumeBind(volume,target)),Mounts:Object.entries(purpose.mounts).map(([target,source])=>({Type:"bind",Source:source,Target:target,ReadOnly:!0}))}}}function limits(spec,dialect){let{cpuTimeSecs,
memoryBytes,processCount,fileSizeBytes,cpus}=spec.policy.limits,ulimits=[...dialect.ulimits];if(cpuTimeSecs!==null&&ulimits.push({Name:"cpu",Soft:cpuTimeSecs,Hard:cpuTimeSecs+1}),fileSizeBytes!==null){
let bytes=fileSizeLimit(spec,fileSizeBytes);ulimits.push({Name:"fsize",Soft:bytes,Hard:bytes})}let memory=memoryBytes===null?null:memoryBytes+workspaceMemory(spec.workspace);return{Ulimits:ulimits,...memory===
null?{}:{Memory:memory,MemorySwap:memory},...cpus===null?{}:{NanoCpus:Math.round(cpus*1e9)},...processCount===null?{}:{PidsLimit:processCount+OWN_PROCESSES2}}}function exactly(env,imageEnv){let unset=Object.
keys(imageEnv).filter(name=>!(name in env)&&name!=="PATH");return[...Object.entries(env).map(([name,value])=>`${name}=${value}`),...unset]}function requireEnforceable(spec,dialect){if(spec.policy.network.
kind==="allowlist")throw new CleanroomError("EnforcementUnavailable",`policy "${spec.policy.name}" allows some hosts only, which ${dialect.title} cannot enforce`,{hint:'Use net = "offline" and give th\
e step what it needs, or net = "full" if it may reach everything.',context:{policy:spec.policy.name,control:"network",engine:dialect.name}})}import{readFileSync as readFileSync2}from"node:fs";import{join as join3}from"node:path";import{buffer}from"node:stream/consumers";import{join as join2}from"node:path";function endpointUrl(endpoint){return endpoint.kind==="unix"?`unix://${endpoint.path}`:`tcp://${endpoint.host}:${endpoint.port}`}function dockerCandidates(env,home){
if(env.DOCKER_HOST)return parseHost("DOCKER_HOST",env.DOCKER_HOST,env);let runtime=env.XDG_RUNTIME_DIR;return unixSockets(["/var/run/docker.sock",...runtime?[join2(runtime,"docker.sock")]:[],join2(home,
".docker/run/docker.sock")])}function podmanCandidates(env,uid){for(let name of["CLEANROOM_PODMAN_SOCKET","CONTAINER_HOST"]){let value=env[name];if(value)return parseHost(name,value,env)}let runtime=env.
XDG_RUNTIME_DIR;return unixSockets([...runtime?[join2(runtime,"podman/podman.sock")]:[],...uid===0?[]:[`/run/user/${uid}/podman/podman.sock`],"/run/podman/podman.sock"])}function unixSockets(paths){return{
endpoints:[...new Set(paths)].map(path=>({kind:"unix",path}))}}function parseHost(variable,value,env){if(value.startsWith("/"))return unixSockets([value]);if(value.startsWith("unix://")){let path=value.
slice(7);return path.startsWith("/")?unixSockets([path]):{problem:`${variable}=${value} names no absolute socket path`}}if(/^(ssh|npipe|fd):/.test(value)){let scheme=value.slice(0,value.indexOf(":"));
return{problem:`${variable}=${hideUser(value)}: ${scheme}:// is not supported, only unix:// and tcp:// are`}}let address2=value.includes("://")?value:`tcp://${value}`,url=URL.canParse(address2)?new URL(
address2):null;if(url===null||!["tcp:","http:","https:"].includes(url.protocol)||url.hostname==="")return{problem:`${variable}=${hideUser(value)} is no address of an engine (unix:///path or tcp://host\
:port)`};let tls=url.protocol==="https:"||url.port==="2376"||!!env.DOCKER_TLS_VERIFY,port=url.port===""?tls?2376:2375:Number(url.port);return{endpoints:[{kind:"tcp",host:url.hostname,port,tls,certDir:env.
DOCKER_CERT_PATH||null}]}}function hideUser(value){return value.replace(/\/\/[^@/]*@/,"//")}function faultOf(error){let{statusCode,code,json}=typeof error=="object"&&error!==null?error:{},said=typeof json=="object"&&json!==null?json.message:void 0,text=typeof said=="string"?said:error instanceof
Error?error.message:String(error);return{status:typeof statusCode=="number"?statusCode:null,code:typeof code=="string"?code:null,message:text.replace(/^\(HTTP code \d+\) [^-]* - /,"").trim().replaceAll(
/\s+/g," ")}}var ANSWER_MS2=6e4,EngineClient=class _EngineClient{constructor(docker,endpoint){this.docker=docker;this.url=endpointUrl(endpoint)}docker;url;static async connect(endpoint){let{default:Docker}=await import("./docker-O5U4IZD3.js");
return new _EngineClient(new Docker(connection(endpoint)),endpoint)}async greet(ms){let answer=await within(ms,this.#dial({path:"/_ping",method:"GET",isStream:!0}));return answer.resume(),String(answer.
headers.server??"")}version(ms){return within(ms,this.docker.version())}info(ms){return within(ms,this.docker.info())}async ping(ms){await within(ms,this.docker.ping())}async create(request){return(await within(
ANSWER_MS2,this.docker.createContainer(request))).id}attach(id,stdin){let path=`/containers/${id}/attach?stream=1&stdout=1&stderr=1${stdin?"&stdin=1":""}&`;return within(ANSWER_MS2,this.#dial({path,method:"\
POST",hijack:!0,file:Buffer.alloc(0)}))}async createExec(id,argv,stdin){let options={Cmd:[...argv],AttachStdin:stdin,AttachStdout:!0,AttachStderr:!0,Tty:!1};return(await within(ANSWER_MS2,this.docker.
getContainer(id).exec(options))).id}attachExec(id){let file=Buffer.from(JSON.stringify({Detach:!1,Tty:!1})),headers={"Content-Type":"application/json"};return within(ANSWER_MS2,this.#dial({path:`/exec\
/${id}/start?`,method:"POST",hijack:!0,file,headers}))}inspectExec(id){return within(ANSWER_MS2,this.docker.getExec(id).inspect())}async start(id){await within(ANSWER_MS2,this.docker.getContainer(id).
start())}async inspect(id){return orNull(within(ANSWER_MS2,this.docker.getContainer(id).inspect()))}async removed(id,ms){let removal=this.docker.getContainer(id).wait({condition:"removed"});removal.catch(
()=>{}),await within(ms,removal).catch(()=>{})}async knows(id){try{return await this.inspect(id)!==null}catch(error){if(faultOf(error).status===500)return!0;throw error}}async pause(id){await within(ANSWER_MS2,
this.docker.getContainer(id).pause())}async unpause(id){await within(ANSWER_MS2,this.docker.getContainer(id).unpause())}async libpod(path,body){let file=Buffer.from(JSON.stringify(body)),method="POST",
headers={"Content-Type":"application/json"},asked=this.#dial({path:`/v4.0.0/libpod${path}?`,method,isStream:!0,file,headers}),answer=await within(ANSWER_MS2,asked);return(await within(ANSWER_MS2,buffer(
answer))).toString("utf8")}async kill(id,signal){await tolerate([404,409,500],within(ANSWER_MS2,this.docker.getContainer(id).kill({signal})))}async remove(id){await tolerate([404,409,500],within(ANSWER_MS2,
this.docker.getContainer(id).remove({force:!0,v:!0})))}async putArchive(id,tar,path){await within(ANSWER_MS2,this.docker.getContainer(id).putArchive(tar,{path}))}async getArchive(id,path){return await orNull(
within(ANSWER_MS2,this.docker.getContainer(id).getArchive({path})))}async createVolume(name,labels){await within(ANSWER_MS2,this.docker.createVolume({Name:name,Labels:labels}))}async removeVolume(name){
await tolerate([404],within(ANSWER_MS2,this.docker.getVolume(name).remove({force:!0})))}async labelled(label){return(await within(ANSWER_MS2,this.docker.listContainers({all:!0,filters:{label:[label]}}))).
map(item=>({id:item.Id,labels:item.Labels??{}}))}async labelledVolumes(label){let{Volumes}=await within(ANSWER_MS2,this.docker.listVolumes({filters:{label:[label]}}));return(Volumes??[]).map(item=>({id:item.
Name,labels:item.Labels??{}}))}#dial(call){let modem=this.docker.modem,statusCodes={101:!0,200:!0,201:!0,204:!0};return new Promise((resolve2,reject)=>{modem.dial({...call,statusCodes},(error,answer)=>error?
reject(error):resolve2(answer))})}};function connection(endpoint){let none={host:void 0,port:void 0,ca:void 0,cert:void 0,key:void 0,timeout:void 0};if(endpoint.kind==="unix")return{...none,socketPath:endpoint.
path,protocol:"http"};let{host,port,tls,certDir}=endpoint;if(!tls)return{...none,host,port,protocol:"http"};let read4=name=>certDir===null?void 0:readFileSync2(join3(certDir,name));return{...none,host,
port,protocol:"https",ca:read4("ca.pem"),cert:read4("cert.pem"),key:read4("key.pem")}}async function within(ms,call){let timer,deadline=new Promise((_,reject)=>{timer=setTimeout(()=>{reject(Object.assign(
new Error(`no answer within ${ms} ms`),{code:"ETIMEDOUT"}))},ms)});try{return await Promise.race([call,deadline])}finally{clearTimeout(timer)}}async function orNull(call){try{return await call}catch(error){
let{status,message:message2}=faultOf(error);if(status===404||status===500&&/no such container/i.test(message2))return null;throw error}}async function tolerate(statuses,call){try{await call}catch(error){
let{status}=faultOf(error);if(status===null||!statuses.includes(status))throw error}}function engineError(title,doing,error){if(error instanceof CleanroomError)return error;let{status,message:message2}=faultOf(
error);return new CleanroomError("EngineUnavailable",`${title} could not ${doing}: ${message2}`,{hint:status===null?`Is ${title} still running? \`cleanroom doctor\` says what is reachable.`:`${title} \
refused the request; \`cleanroom doctor\` says which controls work here.`,context:{engine:title,status,reason:message2},cause:error})}import{randomBytes as randomBytes3}from"node:crypto";import{join as join5}from"node:path";import{chmodSync,copyFileSync,linkSync,mkdirSync as mkdirSync2,rmSync,writeFileSync as writeFileSync2}from"node:fs";import{basename,join as join4}from"node:path";var AGENT=`[ $$ -eq 1 ] || { echo "cleanroom-agent: not pid 1"; exit 97; }
for tool in env tar rm; do
  command -v $tool >/dev/null 2>&1 || { echo "cleanroom-agent: missing $tool"; exit 98; }
done
cleanroom_env=$(command -v env)
exec 3>&1 4>&2 2>/dev/null
umask 022
IFS= read -r nonce || exit 0
trap 'exit 0' USR1
cg=/sys/fs/cgroup
readings() {
  cpu=- peak=- usage=- oom=-
  if [ -r $cg/memory/memory.usage_in_bytes ]; then
    read -r cpu < $cg/cpuacct/cpuacct.usage || cpu=-
    read -r peak < $cg/memory/memory.max_usage_in_bytes || peak=-
    read -r usage < $cg/memory/memory.usage_in_bytes || usage=-
    while read -r key value; do [ "$key" = oom_kill ] && oom=$value; done < $cg/memory/memory.oom_control
  elif [ -r $cg/memory.current ]; then
    while read -r key value; do [ "$key" = usage_usec ] && cpu=\${value}000; done < $cg/cpu.stat
    [ -r $cg/memory.peak ] && read -r peak < $cg/memory.peak
    read -r usage < $cg/memory.current || usage=-
    while read -r key value; do [ "$key" = oom_kill ] && oom=$value; done < $cg/memory.events
  fi
}
sweep() {
  set -- /proc/[0-9]*
  kill -9 -1
  # Pid 1, control and serve are all there was: nothing is left that could still be dying.
  [ $# -le 3 ] && return
  spins=0
  while set -- /proc/[0-9]*; [ $# -gt 2 ] && [ $spins -lt 20000 ]; do spins=$((spins + 1)); done
}
control() {
  while IFS= read -r line; do
    case $line in
      term) kill -15 -1 ;;
      kill) sweep; exit ;;
      *) printf '%s\\n' "$line" ;;
    esac
  done
  kill -USR1 1
  kill -9 -1
}
serve() {
  trap : TERM
  read -r verb number || exit 0
  ( exec 1>&3 2>&4 3>&- 4>&-; . "/cleanroom/in/$number.sh" )
  code=$?
  sweep
  exit $code
}
while :; do
  readings
  before="$cpu $peak $usage $oom"
  control | serve
  code=$?
  readings
  # What the kernel killed for its memory gives that back a moment later: the next step must not pay for it. Files that the
  # step wrote stay, so the wait has an end.
  if [ "$oom" != "\${before##* }" ]; then
    set -- $before "$oom"
    spins=0
    while [ "$usage" -gt $(($3 + 1048576)) ] && [ $spins -lt 500 ]; do readings; spins=$((spins + 1)); done
    oom=$5
  fi
  set -- /cleanroom/artifacts/* /cleanroom/artifacts/.[!.]* /cleanroom/artifacts/..?*
  left=0
  [ -r /cleanroom/artifacts ] && [ -x /cleanroom/artifacts ] || left=1
  for entry; do [ -e "$entry" ] || [ -h "$entry" ] && left=1 && break; done
  printf '\\036%s %s %s %s %s %s %s\\036\\n' "$nonce" "$code" "$before" "$cpu" "$peak" "$oom" "$left" >&3
  printf '\\036%s %s %s %s %s %s %s\\036\\n' "$nonce" "$code" "$before" "$cpu" "$peak" "$oom" "$left" >&4
done
`;var Inbox=class _Inbox{constructor(dir){this.dir=dir}dir;shown={};static create(dir,content){mkdirSync2(dir),chmodSync(dir,493);let inbox=new _Inbox(dir);inbox.#put("agent",AGENT),inbox.#put("hosts",`\
127.0.0.1	localhost
::1	localhost
127.0.0.1	${identityOf(content).hostname}
`);for(let[path,file]of Object.entries(content.variation?.files??{}))inbox.#show(path,file);if(content.workspaceTar!==null&&linkOrCopy(content.workspaceTar,join4(dir,"workspace.tar")),content.externalBin!==
null){mkdirSync2(join4(dir,"bin")),chmodSync(join4(dir,"bin"),493);let target=join4(dir,"bin",basename(content.externalBin));copyFileSync(content.externalBin,target),chmodSync(target,493)}return inbox}putStep(number2,script,stdin){
stdin!==null&&this.#put(`${number2}.stdin`,stdin),this.#put(`${number2}.sh`,script)}dropStep(number2){rmSync(join4(this.dir,`${number2}.sh`),{force:!0}),rmSync(join4(this.dir,`${number2}.stdin`),{force:!0})}remove(){
rmSync(this.dir,{recursive:!0,force:!0})}#show(path,content){let inside=path.startsWith(`${INBOX}/`),name=inside?path.slice(INBOX.length+1):`shown-${Object.keys(this.shown).length}`;this.#put(name,content),
inside||(this.shown[path]=join4(this.dir,name))}#put(name,content){let path=join4(this.dir,name);writeFileSync2(path,content,{mode:420}),chmodSync(path,420)}};function linkOrCopy(from,to){try{linkSync(
from,to)}catch{copyFileSync(from,to)}}function createDemux(sinks){let header2=Buffer.alloc(8),filled=0,remaining=0,type=1;function open2(source,at2){if(type=source[at2]??0,type>2||source[at2+1]!==0||source[at2+2]!==0||source[at2+3]!==0)throw new RangeError(
`the stream is not multiplexed: a frame starts with ${source.toString("hex",at2,at2+8)}`);remaining=source.readUInt32BE(at2+4)}return{push(chunk){let at2=0;for(;at2<chunk.length;)if(remaining>0){let end2=Math.
min(chunk.length,at2+remaining),payload=chunk.subarray(at2,end2);remaining-=end2-at2,at2=end2,type===2?sinks.stderr(payload):sinks.stdout(payload)}else if(filled===0&&chunk.length-at2>=8)open2(chunk,at2),
at2+=8;else{let copied=chunk.copy(header2,filled,at2,at2+8-filled);if(filled+=copied,at2+=copied,filled<8)return;filled=0,open2(header2,0)}},atBoundary:()=>filled===0&&remaining===0}}function attachedStreams(socket,explain2){socket.pause();let ended=new Promise(resolve2=>{for(let event of["end","close","error"])socket.once(event,()=>resolve2())}).then(explain2);return socket.on("e\
rror",()=>{}),{send:text=>{socket.writable&&socket.write(text)},end:()=>{socket.end()},receive:receivers=>{let demux=createDemux(receivers);socket.on("data",chunk=>{try{demux.push(chunk)}catch(error){
socket.destroy(error)}}),socket.resume()},ended}}var import_tar_stream2=__toESM(require_tar_stream(),1);import{randomBytes as randomBytes2}from"node:crypto";import{createReadStream,readFileSync as readFileSync3}from"node:fs";import{basename as basename2}from"node:path";
import{buffer as buffer2}from"node:stream/consumers";var PAUSE_MS=[4,200];async function removeContainer(client,id,graceMs=0){let start=Date.now();graceMs>0&&await client.removed(id,graceMs);for(let pause=PAUSE_MS[0];;pause=Math.min(pause*2,PAUSE_MS[1])){
let waited=Date.now()-start;if(waited>=graceMs&&await client.remove(id),!await client.knows(id))return;if(waited>1e4)throw new Error(`container ${id.slice(0,12)} is still there ${1e4/1e3} s after its \
removal`);await new Promise(resolve2=>setTimeout(resolve2,pause))}}var CellVolumes=class _CellVolumes{constructor(client,dialect,spec,image){this.client=client;this.dialect=dialect;this.spec=spec;this.image=image;this.artifactsBytes=spec.artifactsBytes}client;dialect;spec;image;#prefix=`\
cleanroom-${randomBytes2(8).toString("hex")}`;targets={};artifactsBytes;static async create(client,dialect,spec,image){let volumes=new _CellVolumes(client,dialect,spec,image);try{return await volumes.#add(
spec.workdir,"workdir"),await volumes.#add("/tmp","tmp"),await volumes.#add(ARTIFACTS,"artifacts"),spec.externalBin!==null&&await volumes.#add(`${INBOX}/bin`,"bin"),await volumes.#fill(Object.keys(volumes.
targets),!isEmpty(spec.workspace)),volumes}catch(error){throw await volumes.remove().catch(()=>{}),error}}async emptyArtifacts(){await this.client.removeVolume(this.targets[ARTIFACTS]??""),await this.#add(
ARTIFACTS,"artifacts"),await this.#fill([ARTIFACTS],!1)}async remove(){await Promise.all(Object.values(this.targets).map(volume=>this.client.removeVolume(volume)))}async#add(target,purpose){let volume=`${this.#prefix}\
-${purpose}`;this.targets[target]=volume,await this.client.createVolume(volume,ownLabels(this.spec.runId))}async#fill(targets,workspace){let request=containerRequest(this.spec,this.dialect,this.image,
{},{entrypoint:["/nothing"],stdin:!1,autoRemove:!1,tmpfs:{},volumes:Object.fromEntries(targets.map(target=>[target,this.targets[target]??""])),mounts:{},env:null}),id=await this.client.create({...request,
HostConfig:{...request.HostConfig,ReadonlyRootfs:!1}});try{await this.client.putArchive(id,await this.#folders(targets),"/"),workspace&&await this.client.putArchive(id,createReadStream(this.spec.workspace.
path),this.spec.workdir);let{externalBin}=this.spec;externalBin!==null&&targets.includes(`${INBOX}/bin`)&&await this.client.putArchive(id,await program(externalBin),`${INBOX}/bin`)}finally{await removeContainer(
this.client,id)}}#folders(targets){let tar=(0,import_tar_stream2.pack)(),open2=cellUser(this.spec)===null,{uid,gid}=identityOf(this.spec);for(let target of targets){let mode=open2||target==="/tmp"?1023:
493;tar.entry({name:`${target.slice(1)}/`,type:"directory",mode,uid,gid})}return tar.finalize(),buffer2(tar)}};function program(path){let tar=(0,import_tar_stream2.pack)();return tar.entry({name:basename2(
path),mode:493},readFileSync3(path)),tar.finalize(),buffer2(tar)}import{posix as posix3}from"node:path";async function collectFiles(client,id,wanted,workdir,limit3){let found=new Map,omitted=[],left=limit3;for(let path of wanted){let tar=await fetchTar(client,id,posix3.join(workdir,path),left),content=tar?.
files.get(posix3.basename(path));content!==void 0&&found.set(path,content),left-=content?.length??0,omitted.push(...(tar?.omitted??[]).map(entry=>({...entry,path})))}let artifacts=await fetchTar(client,
id,`${ARTIFACTS}/.`,limit3);return omitted.push(...artifacts?.omitted??[]),{wanted:found,artifacts:artifacts?.files??new Map,omitted}}async function fetchTar(client,id,path,limit3){let stream=await client.
getArchive(id,path);if(stream===null)return null;let tar=readTar(limit3);for await(let chunk of stream)tar.write(chunk);return tar.end()}var EVERY_MS=5e3,ANSWER_MS3=1e4;function watchEngine(client){let fail=()=>{},dead=new Promise((_,reject)=>{fail=reject});dead.catch(()=>{});let asking=!1,timer=setInterval(()=>{asking||(asking=!0,client.
ping(ANSWER_MS3).catch(error=>{let{message:message2}=faultOf(error);fail(new CleanroomError("EngineUnavailable",`the engine at ${client.url} stopped answering: ${message2}`,{hint:"The engine may have \
been stopped or restarted; run `cleanroom doctor`, then run again.",context:{endpoint:client.url,reason:message2},cause:error}))}).finally(()=>{asking=!1}))},EVERY_MS);return{dead,stop:()=>clearInterval(
timer)}}import{basename as basename3}from"node:path";var OciCell=class{constructor(observation,spec,image){this.observation=observation;this.baseEnv=image.env,this.image={name:image.name,digest:image.digest},this.workdir=spec.workdir,this.externalBin=spec.
externalBin===null?null:cellBinPath(basename3(spec.externalBin))}observation;baseEnv;image;workdir;artifactsDir=ARTIFACTS;externalBin};var CGROUP="/sys/fs/cgroup";function observe(facts){let seen={evidence:{}};return readStatus(seen,facts["/proc/self/status"]??""),readInterfaces(seen,facts["/proc/net/dev"]??""),readRoutes(seen,facts["/proc/net/route"],facts["/p\
roc/net/ipv6_route"]),readRoot(seen,facts["/proc/self/mountinfo"]??""),readLimits(seen,facts["/proc/self/limits"]??""),readCgroup(seen,facts),seen}function note(seen,control,line){let lines=seen.evidence[control]??
[];lines.push(line),seen.evidence[control]=lines}function readStatus(seen,status){let field=name=>new RegExp(`^${name}:\\s*(\\S+)`,"m").exec(status)?.[1],tell=(control,name,value)=>note(seen,control,`\
inside: /proc/self/status ${name}=${value}`),masks=["CapEff","CapPrm","CapBnd"].flatMap(name=>{let value=field(name);return value===void 0||!/^[0-9a-f]+$/.test(value)?[]:(tell("capabilities",name,value),
[BigInt(`0x${value}`)])});masks.length>0&&(seen.capabilities=masks.reduce((all,mask)=>all|mask,0n).toString(16).padStart(16,"0"));let uid=field("Uid");uid!==void 0&&(seen.uid=Number(uid),tell("user","\
Uid",uid));let noNewPrivileges=field("NoNewPrivs");noNewPrivileges!==void 0&&(seen.noNewPrivileges=noNewPrivileges==="1",tell("no_new_privileges","NoNewPrivs",noNewPrivileges));let seccomp=field("Secc\
omp");seccomp!==void 0&&(seen.seccomp=Number(seccomp),tell("seccomp","Seccomp",seccomp))}function readInterfaces(seen,devices){let names=[...devices.matchAll(/^\s*([^\s:|]+):/gm)].map(match=>match[1]??
"");names.length!==0&&(seen.interfaces=names,note(seen,"network",`inside: /proc/net/dev lists ${names.join(", ")}`))}function readRoutes(seen,ipv4,ipv6){if(ipv4===void 0)return;let fields=text=>text.split(
`
`).map(line=>line.trim().split(/\s+/)),fromIpv4=fields(ipv4).filter(row=>row.length>=8&&row[0]!=="Iface"&&row[0]!=="lo").map(([device="",to="",via="",,,,,mask=""])=>describeRoute(`${address(to)}/${prefix(
mask)}`,via==="00000000"?null:address(via),device)),fromIpv6=fields(ipv6??"").filter(row=>row.length>=10&&row[9]!=="lo"&&!row[0]?.startsWith("ff")).map(row=>{let[to="",length="",,,via=""]=row,next=/^0+$/.
test(via)?null:groups(via);return describeRoute(`${groups(to)}/${Number.parseInt(length,16)}`,next,row[9]??"")});seen.routes=[...fromIpv4,...fromIpv6];let told=seen.routes.join("; ")||"none but of lo";
note(seen,"network",`inside: /proc/net/route and ipv6_route: ${told}`)}function describeRoute(to,via,device){return`${to}${via===null?"":` via ${via}`} dev ${device}`}function address(hex){return(hex.
match(/../g)??[]).reverse().map(byte=>Number.parseInt(byte,16)).join(".")}function prefix(mask){return[...Number.parseInt(mask,16).toString(2)].filter(bit=>bit==="1").length}function groups(hex){return(hex.
match(/.{4}/g)??[]).join(":")}function readRoot(seen,mountinfo){let root=mountinfo.split(`
`).map(line=>line.split(" ")).findLast(fields=>fields[4]==="/");if(root===void 0)return;let options=[...(root[5]??"").split(","),...(root.at(-1)??"").split(",")];seen.rootReadOnly=options.includes("ro"),
note(seen,"root_filesystem",`inside: /proc/self/mountinfo / is mounted ${seen.rootReadOnly?"ro":"rw"}`)}function readLimits(seen,limits2){let read4=(control,name)=>{let match=new RegExp(`^${name}\\s+(\\\
S+)\\s+(\\S+)`,"m").exec(limits2);if(match===null)return;let[,soft="",hard=""]=match;return note(seen,control,`inside: /proc/self/limits ${name}: soft ${soft}, hard ${hard}`),soft==="unlimited"?null:Number(
soft)},cpuTime=read4("cpu_time","Max cpu time");cpuTime!==void 0&&(seen.cpuTimeSecs=cpuTime);let fileSize=read4("file_size","Max file size");fileSize!==void 0&&(seen.fileSizeBytes=fileSize)}function readCgroup(seen,facts){
let read4=(control,...names)=>{for(let name of names){let value=facts[`${CGROUP}/${name}`]?.trim();if(!(value===void 0||value===""))return note(seen,control,`inside: ${CGROUP}/${name}=${value}`),value}},
memory=read4("memory","memory/memory.limit_in_bytes","memory.max");memory!==void 0&&(seen.memoryBytes=limit2(memory));let pids=read4("pids","pids/pids.max","pids.max");pids!==void 0&&(seen.pids=limit2(
pids));let quota=read4("cpu","cpu/cpu.cfs_quota_us","cpu.max");if(quota===void 0)return;let[budget="",inline]=quota.split(" "),period=Number(inline??read4("cpu","cpu/cpu.cfs_period_us")??1e5);seen.cpus=
budget==="max"||Number(budget)<=0?null:Number(budget)/period}function limit2(text){let value=Number(text);return Number.isFinite(value)&&value<1152921504606847e3?value:null}function readBack(facts,container,limitsEnforced,pod){let seen=observe(facts);if(pod!==null){seen.serviceNetwork=pod.serviceNetwork;for(let line of pod.topology.evidence)note(seen,"network",line)}if(container===
null)return seen;let host=container.HostConfig,disabled=container.Config.NetworkDisabled===!0,offline=disabled||host.NetworkMode==="none";note(seen,"network",`engine: ${disabled?"NetworkDisabled=true":
`NetworkMode=${host.NetworkMode}`}`),offline&&(seen.interfaces??=["lo"]);let dropped=(host.CapDrop??[]).map(name=>name.toUpperCase().replace(/^CAP_/,""));note(seen,"capabilities",`engine: CapDrop=${dropped.
join(",")||"none"}`),dropsAll(dropped)&&(host.CapAdd??[]).length===0&&(seen.capabilities??="0".repeat(16));let user=container.Config.User;note(seen,"user",`engine: User=${user||"the image's"}`),/^\d+/.
test(user)&&(seen.uid??=Number.parseInt(user,10)),note(seen,"root_filesystem",`engine: ReadonlyRootfs=${host.ReadonlyRootfs===!0}`),seen.rootReadOnly??=host.ReadonlyRootfs===!0;let security=host.SecurityOpt??
[];note(seen,"no_new_privileges",`engine: SecurityOpt=${security.join(",")||"none"}`),seen.noNewPrivileges??=security.some(option=>/^no-new-privileges(?!.*false)/.test(option));let unconfined=security.
some(option=>/^seccomp[=:]unconfined/.test(option))||host.Privileged===!0;return note(seen,"seccomp",`engine: ${unconfined?"unconfined":"the engine's default profile"}`),seen.seccomp??=unconfined?0:2,
readEngineLimits(seen,host,limitsEnforced),seen}var DEFAULT_CAPABILITIES=["CHOWN","DAC_OVERRIDE","FOWNER","FSETID","KILL","NET_BIND_SERVICE","SETFCAP","SETGID","SETPCAP","SETUID","SYS_CHROOT"];function dropsAll(dropped){
return dropped.includes("ALL")||DEFAULT_CAPABILITIES.every(name=>dropped.includes(name))}function readEngineLimits(seen,host,enforced){let said=value=>value===void 0||value<=0?null:value,suffix=enforced?
"":" (not enforced: a rootless engine without cgroup v2)",memory=said(host.Memory);note(seen,"memory",`engine: Memory=${memory??"unlimited"}${suffix}`);let pids=said(host.PidsLimit??void 0);note(seen,
"pids",`engine: PidsLimit=${pids??"unlimited"}${suffix}`);let cpus=said(host.NanoCpus);note(seen,"cpu",`engine: NanoCpus=${cpus??"unlimited"}${suffix}`),enforced?(seen.memoryBytes??=memory,seen.pids??=
pids,seen.cpus??=cpus===null?null:cpus/1e9):(seen.memoryBytes=null,seen.pids=null,seen.cpus=null);for(let{Name,Soft}of host.Ulimits??[]){let name=Name.toLowerCase().replace(/^rlimit_/,"");name==="fsiz\
e"?(seen.fileSizeBytes??=Soft,note(seen,"file_size",`engine: ulimit fsize=${Soft}`)):name==="cpu"&&(seen.cpuTimeSecs??=Soft,note(seen,"cpu_time",`engine: ulimit cpu=${Soft}`))}}function startProblem(error){let{message:message2}=faultOf(error);return/executable file .*not found|not found in \$PATH|exec:? .*no such file or directory|command that was not found/i.test(message2)?
{exitCode:127,says:"command not found"}:/exec:? .*(permission denied|is a directory)|OCI permission denied|executable .*(permission denied|is a directory)/i.test(message2)?{exitCode:126,says:NOT_EXECUTABLE}:
/exec format error/i.test(message2)?{exitCode:126,says:"cannot be run: exec format error"}:null}var GRACE_MS2=250,CPU_TIME_EXIT2=152,FreshCell=class _FreshCell extends OciCell{constructor(observation,make2,client,volumes,inbox,dialect,spec,image){super(observation,spec,image);this.make=make2;this.
client=client;this.volumes=volumes;this.inbox=inbox;this.dialect=dialect}make;client;volumes;inbox;dialect;#leaving=new Set;#current=null;#closed=null;static async open(spec,dialect,reached,image,network,seesHost,joined){
let{client}=reached,inbox=Inbox.create(join5(spec.tempDir,`cell-${randomBytes3(12).toString("hex")}`),{workspaceTar:null,externalBin:null,...spec.variation===void 0?{}:{variation:spec.variation}}),volumes=await CellVolumes.
create(client,dialect,spec,image),make2=command3=>client.create(containerRequest(spec,dialect,image,network,{entrypoint:command3.argv,stdin:command3.stdin!==null,autoRemove:!1,tmpfs:{},volumes:volumes.
targets,mounts:seesHost?{...inbox.shown,...joined?.mounts??{"/etc/hosts":join5(inbox.dir,"hosts")}}:{},env:command3.env}));try{let nothing={stdin:null,timeoutMs:null,collect:[],signal:new AbortController().
signal},sample=await make2({...nothing,argv:["/nothing"],env:image.env}),inspected=await client.inspect(sample);await client.remove(sample);let observation=readBack(joined?.facts??{},inspected,reached.
limitsEnforced,joined);return new _FreshCell(observation,make2,client,volumes,inbox,dialect,spec,image)}catch(error){throw inbox.remove(),await volumes.remove(),error}}async run(command3,sinks){if(this.#closed!==
null)throw gone("it was closed");let watch=watchEngine(this.client);try{return await Promise.race([this.#run(command3,sinks),watch.dead])}catch(error){throw engineError(this.dialect.title,`run ${command3.
argv[0]??"a step"}`,error)}finally{watch.stop()}}close(){return this.#closed??=this.#close(),this.#closed}async#run(command3,sinks){let startedAt=Date.now(),start=performance.now(),id=await this.make(
command3);this.#current=id;try{let ended=await this.#execute(id,command3,sinks),{exitCode,outOfMemory}=typeof ended=="object"?ended:await this.#exit(id),files=await collectFiles(this.client,id,command3.
collect,this.workdir,this.volumes.artifactsBytes);return(files.artifacts.size>0||files.omitted.length>0)&&(await removeContainer(this.client,id),await this.volumes.emptyArtifacts()),{exitCode,ended:typeof ended==
"object"?"exited":ended,limit:outOfMemory?"memory":exitCode===CPU_TIME_EXIT2?"cpu_time":null,startedAt,durationMs:performance.now()-start,cpuMs:null,memoryPeakBytes:null,memoryCeilingBytes:null,files}}finally{
this.#current=null;let leaving=removeContainer(this.client,id).catch(()=>{});this.#leaving.add(leaving),leaving.then(()=>this.#leaving.delete(leaving))}}async#execute(id,command3,sinks){let socket=null,
streams;try{socket=await this.client.attach(id,command3.stdin!==null),streams=attachedStreams(socket,()=>Promise.resolve("its container ended")),streams.receive(sinks),await this.client.start(id)}catch(error){
socket?.destroy();let problem=startProblem(error);if(problem===null)throw error;return sinks.stderr(Buffer.from(`cleanroom: ${command3.argv[0]}: ${problem.says}
`)),{exitCode:problem.exitCode,outOfMemory:!1}}command3.stdin!==null&&(socket.write(command3.stdin),socket.end());let ended="exited",timers=[],stop=why=>{ended==="exited"&&(ended=why,this.client.kill(
id,"SIGTERM").catch(()=>{}),timers.push(setTimeout(()=>{this.client.kill(id,"SIGKILL").catch(()=>{})},GRACE_MS2)))},onAbort=()=>stop("interrupted");command3.timeoutMs!==null&&timers.push(setTimeout(()=>stop(
"timeout"),command3.timeoutMs)),command3.signal.aborted?onAbort():command3.signal.addEventListener("abort",onAbort,{once:!0});try{await streams.ended;for(let pause=2;await this.#isRunning(id);pause=Math.
min(pause*2,250))await new Promise(resolve2=>setTimeout(resolve2,pause));return ended}finally{for(let timer of timers)clearTimeout(timer);command3.signal.removeEventListener("abort",onAbort)}}async#isRunning(id){
let container=await this.client.inspect(id);if(container===null)throw gone("its container was removed");return container.State.Running}async#exit(id){let container=await this.client.inspect(id);if(container===
null)throw gone("its container was removed");return{exitCode:container.State.ExitCode,outOfMemory:container.State.OOMKilled}}async#close(){this.#current!==null&&await removeContainer(this.client,this.#current),
await Promise.all(this.#leaving),await this.volumes.remove(),this.inbox.remove()}};function gone(reason){return new CleanroomError("EngineUnavailable",`the cell went away: ${reason}`,{hint:"Something \
else removed Cleanroom's container; run again.",context:{reason}})}import{readFileSync as readFileSync4}from"node:fs";import{join as join6}from"node:path";var DOCKER_HUB="docker.io",DOCKER_HUB_KEYS=["https://index.docker.io/v1/","index.docker.io","docker.io","registr\
y-1.docker.io"];function registryOf(image){let slash=image.indexOf("/"),first=slash===-1?"":image.slice(0,slash);return first.includes(".")||first.includes(":")||first==="localhost"?first:DOCKER_HUB}function findAuth(image,env,home){
let registry=registryOf(image),keys=registry===DOCKER_HUB?DOCKER_HUB_KEYS:[registry,`https://${registry}`,`https://${registry}/v2/`];for(let file of authFiles(env,home)){let auths=readAuths(file);for(let key of keys){
let auth=decode(auths[key]);if(auth!==null)return{...auth,serveraddress:registry===DOCKER_HUB?"https://index.docker.io/v1/":registry}}}return null}function authFiles(env,home){let runtime=env.XDG_RUNTIME_DIR;
return[...env.REGISTRY_AUTH_FILE?[env.REGISTRY_AUTH_FILE]:[],join6(env.DOCKER_CONFIG||join6(home,".docker"),"config.json"),...runtime?[join6(runtime,"containers/auth.json")]:[],join6(env.XDG_CONFIG_HOME||
join6(home,".config"),"containers/auth.json")]}function readAuths(file){try{let content=JSON.parse(readFileSync4(file,"utf8")),auths=isRecord(content)?content.auths:null;return isRecord(auths)?auths:{}}catch{
return{}}}function decode(entry){if(!isRecord(entry)||typeof entry.auth!="string")return null;let text=Buffer.from(entry.auth,"base64").toString("utf8"),colon=text.indexOf(":");return colon<1?null:{username:text.
slice(0,colon),password:text.slice(colon+1)}}function isRecord(value){return typeof value=="object"&&value!==null&&!Array.isArray(value)}var STALLED_MS=12e4;async function pullImage(client,dialect,name,from){from.onProgress(`pulling ${name} with ${dialect.title}`);let auth=findAuth(name,from.env,from.home);try{let stream=await client.docker.
pull(tagged(name),auth===null?{}:{authconfig:auth});await follow(stream)}catch(error){throw unavailable(dialect,name,faultOf(error).message,auth!==null)}}function tagged(name){let last=name.slice(name.
lastIndexOf("/")+1);return last.includes(":")||last.includes("@")?name:`${name}:latest`}function follow(stream){return new Promise((resolve2,reject)=>{let rest="",stalled=setTimeout(()=>stream.destroy(
new Error("the pull made no progress")),STALLED_MS),settle=error=>{clearTimeout(stalled),error===void 0?resolve2():reject(error)};stream.on("data",chunk=>{stalled.refresh();let lines=(rest+chunk.toString(
"utf8")).split(`
`);rest=lines.pop()??"";for(let line of lines){let failure=errorIn(line);failure!==null&&settle(new Error(failure))}}),stream.on("error",settle),stream.on("end",()=>{let failure=errorIn(rest);settle(failure===
null?void 0:new Error(failure))})})}function errorIn(line){try{let event=JSON.parse(line),error=typeof event=="object"&&event!==null?event.error:null;return typeof error=="string"&&error!==""?error:null}catch{
return null}}function unavailable(dialect,name,said,loggedIn){let registry=registryOf(name),unreachable=/dial|lookup|timeout|timed out|no such host|connection refused|no progress|TLS|EOF/i.test(said),
denied=/denied|unauthori[sz]ed|authentication required|no basic auth|credentials|forbidden/i.test(said),hint=unreachable?`${registry} can't be reached from ${dialect.title}: load the image beforehand,\
 or set a mirror under [images].`:denied?`${loggedIn?"The login for":"Log in to"} ${registry} ${loggedIn?"was not accepted":`with \`${dialect.name} login ${registry}\``}, or check the name.`:`Check th\
e name, or pull it yourself: ${dialect.name} pull ${name}`;return new CleanroomError("ImageUnavailable",`${dialect.title} has no image ${name} and can't pull it: ${said}`,{hint,context:{image:name,engine:dialect.
name,registry,reason:said}})}var DEFAULT_PATH="/usr/local/sbin:/usr/local/bin:/usr/sbin:/usr/bin:/sbin:/bin";async function resolveImage(client,dialect,name,from){if(!/^\w[\w.\-/:@]*$/.test(name))throw unusableName(name,"it holds\
 characters that no reference may have");let present=await findImage(client,dialect,name);if(present!==null)return describeImage(name,present);await pullImage(client,dialect,name,from);let pulled=await findImage(
client,dialect,name);if(pulled!==null)return describeImage(name,pulled);throw new CleanroomError("ImageUnavailable",`${dialect.title} pulled ${name}, but does not have it`,{hint:"Check that the name a\
nd the platform of the image are right.",context:{image:name,engine:dialect.name}})}async function findImage(client,dialect,name){for(let candidate of localNames(name,dialect))try{return await client.
docker.getImage(candidate).inspect()}catch(error){let{status,message:message2}=faultOf(error);if(status===400)throw unusableName(name,message2);if(status!==404&&status!==500)throw engineError(dialect.
title,`look for the image ${name}`,error)}return null}function localNames(name,dialect){let first=name.split("/",1)[0]??"",short=!name.startsWith("sha256:")&&!first.includes(".")&&!first.includes(":")&&
first!=="localhost";return dialect.name!=="podman"||!short&&name.includes("/")?[name]:[name,`localhost/${name}`,name.includes("/")?`docker.io/${name}`:`docker.io/library/${name}`]}function describeImage(name,info){
let env={PATH:DEFAULT_PATH};for(let entry of info.Config.Env??[]){let equals=entry.indexOf("=");equals>0&&(env[entry.slice(0,equals)]=entry.slice(equals+1))}let pinned=(info.RepoDigests??[])[0],digest=pinned===
void 0?info.Id:pinned.slice(pinned.indexOf("@")+1);return{name,id:info.Id,digest,env,user:info.Config.User||"0:0",healthcheck:healthcheckOf(info)}}function healthcheckOf(info){let config=info.Config,[
form,...words3]=config.Healthcheck?.Test??[];return form==="CMD"&&words3.length>0?words3:form==="CMD-SHELL"?[...config.Shell??["/bin/sh","-c"],...words3]:null}function unusableName(name,said){return new CleanroomError(
"ImageUnavailable",`${name} is no name of an image: ${said}`,{hint:"Write it as `name:tag` or `registry/name@sha256:…`, in lower case.",context:{image:name,reason:said}})}import{setTimeout as setTimeout2}from"node:timers/promises";var ASK_MS=3e3,LOOKS=8,LOOK_MS=120;async function askFate(client,id,since){try{await client.ping(ASK_MS)}catch(error){return{exitCode:null,outOfMemory:!1,reason:`the engine at ${client.url} is gone: ${faultOf(
error).message}`}}let events=await recentEvents(client,id,since),end2=()=>events.find(event=>event.action==="die"||event.action==="died");for(let looks=1;end2()===void 0&&looks<LOOKS;looks+=1)await setTimeout2(
LOOK_MS),events=await recentEvents(client,id,since);let died=end2(),outOfMemory=events.some(event=>event.action==="oom"),exitCode=died?.exitCode??null,how=exitCode===null?"its container ended":`its co\
ntainer ended with exit code ${exitCode}`;return{exitCode,outOfMemory,reason:outOfMemory?`${how}: out of memory`:how}}async function recentEvents(client,id,since){try{let until=Math.ceil(Date.now()/1e3),
stream=await client.docker.getEvents({since,until,filters:{container:[id]}}),timer=globalThis.setTimeout(()=>stream.destroy(),ASK_MS),chunks=[];try{for await(let chunk of stream)chunks.push(chunk)}finally{
clearTimeout(timer)}return Buffer.concat(chunks).toString("utf8").split(`
`).filter(line=>line!=="").map(parseEvent)}catch{return[]}}function parseEvent(line){let event=JSON.parse(line),attributes=event.Actor?.Attributes??{},code=attributes.exitCode??attributes.containerExitCode;
return{action:event.Action??event.status??"",exitCode:code===void 0?null:Number(code)}}import{randomBytes as randomBytes4}from"node:crypto";var KEPT=3800,STOP_MS=2e3,RECORD_END=`
`;function program2(nonce){return`exec 2>/dev/null
cleanroom_tell() { printf '\\036${nonce} %s %s\\037%.${KEPT}s\\036\\n' "$1" "$2" "$3"; }
cleanroom_job() {
  ( cleanroom_out=$(exec 2>&1; cleanroom_script=$2; set --; eval "$cleanroom_script")
    cleanroom_tell "$1" $? "$cleanroom_out" ) &
  eval "cleanroom_pid_$1=$!"
}
cleanroom_reap() { eval "wait \\$cleanroom_pid_$1; unset cleanroom_pid_$1"; }
cleanroom_fell() {
  kill -STOP "$1"
  for cleanroom_kids in /proc/$1/task/*/children; do
    read -r cleanroom_kids <"$cleanroom_kids"
    for cleanroom_kid in $cleanroom_kids; do cleanroom_fell "$cleanroom_kid"; done
  done
  kill -KILL "$1"
}
cleanroom_stop() {
  eval "cleanroom_fell \\$cleanroom_pid_$1"
  cleanroom_reap "$1"
  cleanroom_tell "$1" 137 ''
}
`}var ProbeShell=class{constructor(streams){this.streams=streams;streams.receive({stdout:chunk=>this.#read(chunk),stderr:()=>{}}),streams.ended.then(reason=>this.#lose(reason)),streams.send(program2(this.#nonce))}streams;lost=null;#nonce=randomBytes4(
16).toString("hex");#waiting=new Map;#number=0;#rest="";async run(script,timeoutMs){if(this.lost!==null)return{exitCode:null,output:this.lost};let number2=++this.#number,timer,answer=new Promise(resolve2=>this.#waiting.
set(number2,resolve2)),late=new Promise(resolve2=>{timer=setTimeout(resolve2,timeoutMs,null)});this.streams.send(`cleanroom_job ${number2} ${quote3(script)}
`);let result=await Promise.race([answer,late]);return clearTimeout(timer),result!==null?(this.streams.send(`cleanroom_reap ${number2}
`),result):(this.#stop(number2),{exitCode:null,output:`it was given up after ${timeoutMs} ms`})}close(reason="it was closed"){this.#lose(reason),this.streams.end()}#stop(number2){let timer=setTimeout(
()=>this.close("it did not end a script that was given up"),STOP_MS);timer.unref(),this.#waiting.set(number2,()=>clearTimeout(timer)),this.streams.send(`cleanroom_stop ${number2}
`)}#lose(reason){this.lost??=reason;for(let tell of this.#waiting.values())tell({exitCode:null,output:this.lost});this.#waiting.clear()}#read(chunk){this.#rest+=chunk.toString("latin1");for(let end2=this.#rest.
indexOf(RECORD_END);end2>=0;end2=this.#rest.indexOf(RECORD_END)){let record=Buffer.from(this.#rest.slice(0,end2),"latin1").toString("utf8");this.#rest=this.#rest.slice(end2+RECORD_END.length);let[,nonce,
number2,code,output]=/^\x1e(\w+) (\d+) (\d+)\x1f(.*)$/s.exec(record)??[];if(nonce!==this.#nonce)continue;let tell=this.#waiting.get(Number(number2));this.#waiting.delete(Number(number2)),tell?.({exitCode:Number(
code),output:output??""})}}};var ENTRYPOINT_CAPABILITIES=["CHOWN","DAC_OVERRIDE","FOWNER","KILL","NET_BIND_SERVICE","SETGID","SETUID"],PROCESSES=4096,SHM_BYTES2=64*1024*1024,LOOPBACK=[{HostIp:"127.0.0.1",HostPort:""}];function serviceRequest(service,dialect,image,placement){
let capabilities=[...ENTRYPOINT_CAPABILITIES,...placement.signals?["KILL"]:[]];return{Image:image.id,...service.command===null?{}:{Cmd:[...service.command]},...service.user===null?{}:{User:service.user},
Env:Object.entries(service.env).map(([name,value])=>`${name}=${value}`),Tty:!1,OpenStdin:!1,AttachStdin:!1,AttachStdout:!0,AttachStderr:!0,Labels:{...ownLabels(placement.runId),"cleanroom.service":service.
name},...withoutHealthcheck(image),...placement.published.length===0?{}:{ExposedPorts:byPort(placement.published,{})},HostConfig:{...placement.network,...placement.published.length===0?{}:{PortBindings:byPort(
placement.published,LOOPBACK)},AutoRemove:!1,LogConfig:{Type:"none",Config:{}},CapDrop:["ALL"],...service.user===null?{CapAdd:capabilities}:{},SecurityOpt:["no-new-privileges"],PidsLimit:PROCESSES,ShmSize:SHM_BYTES2,
Ulimits:[...dialect.ulimits],Tmpfs:Object.fromEntries(service.tmpfs.map(path=>[path,"rw,exec,nosuid,nodev,mode=1777"])),Mounts:Object.entries(placement.mounts).map(([target,source])=>({Type:"bind",Source:source,
Target:target,ReadOnly:!0}))}}}function withoutHealthcheck(image){return image.healthcheck===null?{}:{Healthcheck:{Test:["NONE"]}}}function byPort(ports,value){return Object.fromEntries(ports.map(port=>[
`${port}/tcp`,value]))}var BOOT_MS=6e4,SELF_REMOVAL_MS=400,[MEMORY,PROCESSES2]=[256*1024*1024,128],Holder=class _Holder{constructor(id,client,dialect,shell){this.id=id;this.client=client;this.dialect=dialect;this.shell=shell}id;client;dialect;shell;#removed=null;static async open(client,dialect,spec){
let since=Math.floor(Date.now()/1e3)-1,id=await client.create(holderRequest(dialect,spec));try{let socket=await client.attach(id,!0),shell=new ProbeShell(attachedStreams(socket,async()=>(await askFate(
client,id,since)).reason)),answered=shell.run(":",BOOT_MS),started=client.start(id);started.catch(()=>{});let{exitCode,output}=await Promise.race([answered,started.then(()=>answered)]);if(exitCode!==0)
throw await started,new HolderStartError(output);return new _Holder(id,client,dialect,shell)}catch(error){throw await removeContainer(client,id).catch(()=>{}),error}}probe(script,timeoutMs){return this.
shell.run(script,timeoutMs)}remove(){return this.#removed??=this.#remove(),this.#removed}async#remove(){this.shell.close(),await removeContainer(this.client,this.id,this.dialect.removesItself?SELF_REMOVAL_MS:
0)}},HolderStartError=class extends Error{constructor(output){super(`the network of the services did not start: ${output}`);this.output=output;this.name="HolderStartError"}output};function holderRequest(dialect,spec){
let{network}=spec;return{Image:spec.image.id,Entrypoint:["sh"],Cmd:[],Hostname:CELL_HOSTNAME,WorkingDir:"/",Tty:!1,OpenStdin:!0,StdinOnce:!0,AttachStdin:!0,AttachStdout:!0,AttachStderr:!0,User:`${65534}\
:${65534}`,Labels:holderLabels(spec.runId),...withoutHealthcheck(spec.image),...network.NetworkDisabled?{NetworkDisabled:!0}:{},HostConfig:{...spec.host,AutoRemove:!0,LogConfig:{Type:"none",Config:{}},
...network.NetworkMode===void 0?{}:{NetworkMode:network.NetworkMode},CapDrop:["ALL"],SecurityOpt:["no-new-privileges"],ReadonlyRootfs:!0,Memory:MEMORY,MemorySwap:MEMORY,PidsLimit:PROCESSES2,Ulimits:[...dialect.
ulimits],Mounts:Object.entries(spec.mounts).map(([target,source])=>({Type:"bind",Source:source,Target:target,ReadOnly:!0}))}}}import{setTimeout as setTimeout3}from"node:timers/promises";var SIGNALS_MS=5e3;async function freeze(client,id){try{await client.pause(id)}catch(error){if(await isPaused(client,id))return;if(!freezerMissing(error))throw error;await client.kill(id,"SIGSTOP"),await signalRest(
client,id,"STOP")}}async function thaw(client,id){try{await client.unpause(id)}catch(error){if(!freezerMissing(error))throw error;await signalRest(client,id,"CONT"),await client.kill(id,"SIGCONT")}}function freezerMissing(error){
let{status,message:message2}=faultOf(error);return status!==null&&/cgroup|rootless|is not paused|freez/i.test(message2)}async function isPaused(client,id){return(await client.inspect(id).catch(()=>null))?.
State.Paused===!0}async function signalRest(client,id,signal){try{let exec=await client.createExec(id,["sh","-c",`kill -${signal} -1`],!1),socket=await client.attachExec(exec),over=new Promise(resolve2=>{
for(let event of["end","close","error"])socket.once(event,()=>resolve2())});socket.resume(),await within(SIGNALS_MS,over).finally(()=>socket.destroy())}catch{}}var BOOT_MS2=1e4,KEPT2=4096,ServiceExec=class{constructor(client,containerId,service){this.client=client;this.containerId=containerId;this.service=service}client;containerId;service;#shell=null;#starting=new Set;async run(argv,timeoutMs){
let script=shellScript(argv),deadline=Date.now()+timeoutMs,shell;try{shell=await this.#resident(timeoutMs)}catch(error){return{exitCode:null,output:faultOf(error).message}}if(shell!==null){let command3=script??
`exec ${argv.map(quote3).join(" ")}`;return shell.run(command3,Math.max(1,deadline-Date.now()))}if(script!==null)throw this.#noShell(script);let running=this.#plain(argv,Math.max(1,deadline-Date.now()));
return this.#starting.add(running),running.finally(()=>this.#starting.delete(running))}warm(){this.#resident(BOOT_MS2).catch(()=>{})}async settled(){await Promise.allSettled([this.#shell,...this.#starting])}async close(){
(await this.#shell?.catch(()=>null))?.close()}async#resident(timeoutMs){let known=this.#shell;if(known!==null){let shell=await known;if(shell===null||shell.lost===null)return shell;if(this.#shell!==known)
return this.#resident(timeoutMs)}let opening=this.#open(timeoutMs);return this.#shell=opening,opening.catch(()=>{this.#shell===opening&&(this.#shell=null)}),opening}async#open(timeoutMs){let id,shell;
try{id=await this.client.createExec(this.containerId,["sh"],!0);let socket=await this.client.attachExec(id);shell=new ProbeShell(attachedStreams(socket,()=>Promise.resolve("its shell ended")))}catch(error){
if(startProblem(error)!==null)return null;throw error}let{exitCode,output}=await shell.run(":",Math.min(timeoutMs,BOOT_MS2));if(exitCode===0)return shell;shell.close();let{ExitCode}=await this.client.
inspectExec(id);if(ExitCode===126||ExitCode===127)return null;throw new Error(output)}async#plain(argv,timeoutMs){let output=Buffer.alloc(0),timer;try{let id=await this.client.createExec(this.containerId,
argv,!1),socket=await this.client.attachExec(id),streams=attachedStreams(socket,()=>Promise.resolve("ended")),keep=chunk=>{output.length<KEPT2&&(output=Buffer.concat([output,chunk]).subarray(0,KEPT2))};
streams.receive({stdout:keep,stderr:keep});let late=new Promise(resolve2=>{timer=setTimeout(resolve2,timeoutMs,null)});if(await Promise.race([streams.ended,late])===null)return socket.destroy(),{exitCode:null,
output:`it was given up after ${timeoutMs} ms`};let{ExitCode}=await this.client.inspectExec(id),said=output.toString("utf8");return{exitCode:(ExitCode===126?startProblem(new Error(said)):null)?.exitCode??
ExitCode??null,output:said}}catch(error){let problem=startProblem(error);return problem!==null?{exitCode:problem.exitCode,output:`${argv[0]}: ${problem.says}`}:{exitCode:null,output:faultOf(error).message}}finally{
clearTimeout(timer)}}#noShell(script){let{name,image}=this.service;return new CleanroomError("ServiceUnhealthy",`service "${name}": ${image} has no shell to run \`${script}\` with`,{hint:'Use a health\
 check that needs none, such as { tcp = PORT }, { http = "/path" } or { log = "text" }.',context:{service:name,image,command:script}})}};function shellScript(argv){let[shell,flag,script]=argv;return argv.
length===3&&(shell==="sh"||shell==="/bin/sh")&&flag==="-c"?script??null:null}var LOOK_MS2=[5,1e3],OciService=class _OciService{constructor(client,id,controls,spec,image,streamsEnded){this.client=client;this.id=id;this.controls=controls;this.image={name:image.name,digest:image.
digest},this.healthcheck=image.healthcheck,this.#exec=new ServiceExec(client,id,{name:spec.name,image:image.name}),this.ended=streamsEnded.then(()=>this.#end())}client;id;controls;image;healthcheck;ended;#exec;startedAt=Date.
now();#paused=!1;#closed=null;static async start(client,title,request,service,control){let{spec,image,sinks}=service,id=null;try{id=await client.create(request);let socket=await client.attach(id,!1),streams=attachedStreams(
socket,()=>Promise.resolve("")),log=chunk=>sinks.log(chunk);streams.receive({stdout:log,stderr:log});let controls=control(id),started=new _OciService(client,id,controls,spec,image,streams.ended);return await controls.
prepare(),started.startedAt=Date.now(),await client.start(id),await controls.locate(),asksInside(spec.health,image)&&started.#exec.warm(),started}catch(error){throw id!==null&&await removeContainer(client,
id).catch(()=>{}),startError(title,spec,image,error)}}exec(argv,timeoutMs){return this.#paused?Promise.resolve({exitCode:null,output:"the service is paused"}):this.#exec.run(argv,timeoutMs)}async pause(){
this.#paused=!0,await this.#exec.settled(),await freeze(this.client,this.id).catch(error=>{throw this.#paused=!1,error})}async resume(){await thaw(this.client,this.id),this.#paused=!1}async kill(){await this.
client.kill(this.id,"SIGKILL")}detach(){return this.controls.detach()}attach(){return this.controls.attach()}slow(share){let{client,id}=this;return this.controls.slow(share,{pause:()=>freeze(client,id),
resume:()=>thaw(client,id)})}close(){return this.#closed??=removeContainer(this.client,this.id),this.#closed}async#end(){try{for(let pause=LOOK_MS2[0];;pause=Math.min(pause*2,LOOK_MS2[1])){let container=await this.
client.inspect(this.id);if(container===null)return{exitCode:null,reason:"it was removed"};let{Running,ExitCode,OOMKilled}=container.State;if(!Running)return{exitCode:ExitCode,reason:describeEnd(ExitCode,
OOMKilled)};await setTimeout3(pause)}}catch(error){let{message:message2}=faultOf(error);return{exitCode:null,reason:this.#closed===null?`the engine lost it: ${message2}`:"it was removed"}}}};function asksInside(health,image){
return health.length===0?image.healthcheck!==null:health.some(check=>check.kind==="any"||check.kind==="all"?asksInside(check.of,image):check.kind==="command"||check.kind==="image")}function describeEnd(exitCode,outOfMemory){
return outOfMemory?"it was killed for its memory":exitCode>128&&exitCode<193?`it was ended by signal ${exitCode-128}`:`it exited with code ${exitCode}`}function startError(title,spec,image,error){let{
status,message:message2}=faultOf(error);return error instanceof CleanroomError||status===null?engineError(title,`start ${spec.name}`,error):new CleanroomError("ServiceUnhealthy",`service "${spec.name}\
" could not be started: ${message2}`,{hint:`Check the command, user and files of [[services]] "${spec.name}" against what ${image.name} has.`,context:{service:spec.name,image:image.name,reason:message2},
cause:error})}import{setTimeout as setTimeout4}from"node:timers/promises";var PERIOD_US=1e5,SMALLEST_QUOTA_US=1e3,TURN_MS=400,ProcessorShares=class{constructor(reached){this.reached=reached}reached;#turns=new Map;async give(id,share,service){if(this.#turns.get(id)?.abort(),
this.#turns.delete(id),this.reached.limitsEnforced&&await this.#quota(id,share)||share>=1)return;let turns=new AbortController;this.#turns.set(id,turns),takeTurns(service,share,turns.signal).catch(()=>{})}close(){
for(let turns of this.#turns.values())turns.abort();this.#turns.clear()}async#quota(id,share){let{client,cpus,engine}=this.reached,whole=PERIOD_US*(cpus??1),quota=share>=1?-1:Math.max(SMALLEST_QUOTA_US,
Math.round(whole*share));try{if(engine.name==="podman")await client.libpod(`/containers/${id}/update`,{cpu:{period:PERIOD_US,quota}});else{let update=client.docker.getContainer(id).update({CpuPeriod:PERIOD_US,
CpuQuota:quota});await within(ANSWER_MS2,update)}return!0}catch(error){if(faultOf(error).status===null)throw error;return!1}}};async function takeTurns(service,share,signal){for(;!signal.aborted;){if(await setTimeout4(
TURN_MS*share),signal.aborted)return;await service.pause(),await setTimeout4(TURN_MS*(1-share)),await service.resume()}}var import_tar_stream3=__toESM(require_tar_stream(),1);import{buffer as buffer3}from"node:stream/consumers";function fileMode(text){return text.startsWith("#!")?493:420}async function putFiles(client,id,files){
let entries=Object.entries(files);if(entries.length===0)return;let tar=(0,import_tar_stream3.pack)();for(let[path,text]of entries)tar.entry({name:path.replace(/^\/+/,""),mode:fileMode(text)},text);tar.
finalize(),await client.putArchive(id,await buffer3(tar),"/")}var OciPod=class{constructor(engine,spec,folder,topology,holder,facts){this.engine=engine;this.spec=spec;this.folder=folder;this.topology=topology;this.holder=holder;this.facts=facts;this.#shares=new ProcessorShares(
engine.reached)}engine;spec;folder;topology;holder;facts;#services=new Map;#cells=new Set;#starting=new Set;#shares;#closed=null;get evidence(){return[...this.topology.evidence,...observe(this.facts).
evidence.network??[]]}get network(){return{NetworkMode:`container:${this.holder.id}`}}get mounts(){return podMounts(this.folder,this.topology,null)}adopt(cell){this.#cells.add(cell)}get serviceNetwork(){
let{vacantGateways,hostDeaf}=this.topology;return{services:this.spec.services.map(service=>service.name),vacantGateways,hostDeaf}}get sharesNetwork(){return this.topology.sharesNetwork}address(service){
return this.topology.address(this.#named(service))}probeAddress(service){return this.topology.probeAddress(this.#named(service))}probe(script,timeoutMs){return this.holder.probe(script,timeoutMs)}start(service,sinks){
if(this.#closed!==null)return Promise.reject(closed(service.name));let starting=this.#start(service,sinks);this.#starting.add(starting);let done=()=>this.#starting.delete(starting);return starting.then(
done,done),starting}close(){return this.#closed??=this.#close(),this.#closed}async#start(spec,sinks){let{dialect,reached}=this.engine,image=await this.engine.image(spec.image),files=this.folder.mountable?
Object.entries(spec.files):[],fileMounts=Object.fromEntries(files.map(([path,text])=>[path,this.folder.file(text)])),request=serviceRequest(spec,dialect,image,{runId:this.spec.runId,network:this.topology.
serviceNetwork(spec,this.holder.id),published:this.topology.publishes(spec),mounts:{...podMounts(this.folder,this.topology,spec),...fileMounts},signals:!reached.limitsEnforced});if(this.#closed!==null)
throw closed(spec.name);let service=await OciService.start(reached.client,dialect.title,request,{spec,image,sinks},id=>this.#controls(spec,id));return this.#services.set(spec.name,service),service}#controls(spec,id){
return{prepare:async()=>{this.folder.mountable||await putFiles(this.engine.reached.client,id,spec.files),await this.topology.prepare(spec,id)},locate:()=>this.topology.locate(spec,id),detach:()=>this.
topology.detach(spec,id),attach:()=>this.topology.attach(spec,id),slow:(share,service)=>this.#shares.give(id,share,service)}}#named(name){let service=this.spec.services.find(each=>each.name===name);if(service!==
void 0)return service;throw new CleanroomError("Internal",`no service "${name}" belongs to this pod`,{hint:"Name it in PodSpec.services.",context:{service:name}})}async#close(){await Promise.allSettled(
this.#starting),this.#shares.close();let failures=[],services=[...this.#services.values()].reverse(),stages=[()=>Promise.allSettled([...this.#cells].map(cell=>cell.close())),()=>Promise.allSettled(services.
map(service=>service.close())),()=>Promise.allSettled([this.holder.remove()]),()=>Promise.allSettled([this.topology.close()])];for(let stage of stages)for(let each of await stage())each.status==="reje\
cted"&&failures.push(each.reason);if(this.folder.remove(),failures.length>0)throw failures[0]}};function podMounts(folder,topology,service){return folder.mountable?{"/etc/hosts":folder.hosts,...topology.
closed(service)?{"/etc/resolv.conf":folder.resolver}:{}}:{}}function closed(service){return new CleanroomError("Interrupted",`service "${service}" was not started: its network is being removed`,{hint:"\
The run was interrupted or has failed elsewhere.",context:{service}})}var NETWORK_FACTS=["/proc/net/dev","/proc/net/route","/proc/net/ipv6_route"];async function readFacts(holder){let read4=async path=>{let script=`while IFS= read -r line; do printf '%s\\n' "$line"; done <${path}`,{exitCode,output}=await holder.probe(script,1e4);return exitCode===
null||output===""?[]:[[path,output]]};return Object.fromEntries((await Promise.all(NETWORK_FACTS.map(read4))).flat())}import{randomBytes as randomBytes5}from"node:crypto";import{chmodSync as chmodSync2,mkdirSync as mkdirSync3,rmSync as rmSync2,writeFileSync as writeFileSync3}from"node:fs";import{join as join7}from"node:path";function folderUnseen(complaint){return/bind source path does not exist|statfs|\/pod-[0-9a-f]{24}\//.test(complaint)}var PodFolder=class{dir;mountable=!0;#names=new Map;#files=0;constructor(tempDir){this.
dir=join7(tempDir,`pod-${randomBytes5(12).toString("hex")}`),mkdirSync3(this.dir),chmodSync2(this.dir,493),put(this.resolver,""),this.#writeHosts()}get hosts(){return join7(this.dir,"hosts")}get resolver(){
return join7(this.dir,"resolv.conf")}hostOf(service,address2){return this.mountable?service:address2}name(service,address2){this.#names.set(service,address2),this.#writeHosts()}file(text){this.#files+=
1;let path=join7(this.dir,`file-${this.#files}`);return put(path,text,fileMode(text)),path}remove(){rmSync2(this.dir,{recursive:!0,force:!0})}#writeHosts(){let names=[...this.#names].map(([name,address2])=>`${address2}\
	${name}
`);put(this.hosts,`127.0.0.1	localhost
127.0.0.1	${CELL_HOSTNAME}
${names.join("")}`)}};function put(path,text,mode=420){writeFileSync3(path,text,{mode}),chmodSync2(path,mode)}import{randomBytes as randomBytes6}from"node:crypto";import{existsSync as existsSync2}from"node:fs";var TRIES=20,PAUSE_MS2=100;async function createNetwork(client,dialect,spec){let{name,labels,kept}=spec,[internal,driver,options]=[kept!==null,kept?.driver??"bridge",kept?.options??{}];if(dialect.name===
"podman"){let request2={name,labels,driver,options,internal,dns_enabled:!1},made=JSON.parse(await client.libpod("/networks/create",request2));return{name,link:made.network_interface??null}}let request={
Name:name,Labels:labels,Driver:driver,Internal:internal,Options:options},{id}=await within(ANSWER_MS2,client.docker.createNetwork({...request,CheckDuplicate:!0}));return{name,link:driver==="bridge"?`b\
r-${id.slice(0,12)}`:null}}async function gatewaysOf(client,name){return((await within(ANSWER_MS2,client.docker.getNetwork(name).inspect())).IPAM?.Config??[]).flatMap(({Gateway})=>Gateway?[Gateway.split(
"/")[0]??""]:[])}async function labelledNetworks(client,label){return(await within(ANSWER_MS2,client.docker.listNetworks({filters:{label:[label]}}))).map(item=>({id:item.Id,labels:item.Labels??{}}))}async function removeNetwork(client,id){
for(let tries=1;;tries+=1)try{await tolerate([404],within(ANSWER_MS2,client.docker.getNetwork(id).remove()));return}catch(error){if(tries>=TRIES)throw error;await new Promise(resolve2=>setTimeout(resolve2,
PAUSE_MS2))}}async function connectNetwork(client,network,container){await within(ANSWER_MS2,client.docker.getNetwork(network).connect({Container:container}))}async function disconnectNetwork(client,network,container){
let request={Container:container,Force:!0};await within(ANSWER_MS2,client.docker.getNetwork(network).disconnect(request))}import{existsSync,readFileSync as readFileSync5,writeFileSync as writeFileSync4}from"node:fs";import{networkInterfaces}from"node:os";var CONF=(link,name)=>`/proc/sys/net/ipv4/conf/${link}/${name}`;function isHere(link){
return existsSync(CONF(link,"rp_filter"))}function hostAddresses(link,gateways){return Object.entries(networkInterfaces()).flatMap(([name,addresses])=>(addresses??[]).filter(({family,address:address2})=>family===
"IPv4"&&(name===link||gateways.includes(address2))).map(({address:address2})=>`${address2} on ${name}`))}function deafen(link){if(effective(link)!==1)try{writeFileSync4(CONF(link,"rp_filter"),"1")}catch{}
let seen=effective(link);return{deaf:seen===1,told:`host: rp_filter of ${link} is ${seen}: the host ${seen===1?"takes nothing in from it":"may take in what is sent to everybody in it"}`}}function effective(link){
return Math.max(read(CONF(link,"rp_filter")),read(CONF("all","rp_filter")))}function read(path){try{return Number(readFileSync5(path,"utf8"))}catch{return 0}}var ANY_PORT={"net.ipv4.ip_unprivileged_port_start":"0"};function unsealed({title,name},why){return new CleanroomError("EnforcementUnavailable",`${title} can't keep services from the outside: ${why}`,{hint:'Use another engine, or a policy with net = "full" \
if the steps may reach everything.',context:{engine:name,control:"network",reason:why}})}var NO_IPV6={"net.ipv6.conf.all.disable_ipv6":"1","net.ipv6.conf.default.disable_ipv6":"1"},NO_ROUTER={"net.ipv4.ip_forward":"0","net.ipv4.conf.all.accept_source_route":"0"},ServiceNetworkTopology=class _ServiceNetworkTopology{constructor(engine,spec,folder,kind,network,driver){
this.engine=engine;this.spec=spec;this.folder=folder;this.kind=kind;this.network=network;this.driver=driver}engine;spec;folder;kind;network;driver;sharesNetwork=!1;evidence=[];vacantGateways=[];hostDeaf=!1;#outside=null;#addresses=new Map;#ports=new Map;static async open(engine,spec,folder,kind){
let failures=[],{client}=engine.reached,ways2=engine.dialect.privateNetworks.filter(way=>!engine.refused.has(way));for(let kept of kind.open?[null]:ways2)try{let network=await createNetwork(client,engine.
dialect,{...newNetwork(spec.runId),kept});return new _ServiceNetworkTopology(engine,spec,folder,kind,network,kept?.driver??"bridge")}catch(error){let{status,message:message2}=faultOf(error);if(status===
null||kept===null)throw error;/not supported|unknown|could not find|not found/i.test(message2)&&engine.refused.add(kept),failures.push(message2)}throw unsealed(engine.dialect,`it gives no private netw\
ork (${failures.join("; ")})`)}get holderNetwork(){return{NetworkMode:this.network.name}}get holderHost(){return this.#host(null)}closed(service){return!this.kind.open&&service?.outside!==!0}async secure(){
if(this.kind.open){this.evidence.push("engine: an ordinary network, with the engine's way out");return}let{client,engine}=this.engine.reached,{link}=this.network;this.evidence.push(`engine: an interna\
l network (${this.driver}) of this scenario alone`);let gateways=await gatewaysOf(client,this.network.name),found=hostAddresses(link,gateways);if(found.length>0)throw unsealed(this.engine.dialect,`the\
 host is reached at ${found.join(", ")}`);if(engine.rootless)this.hostDeaf=!0,this.evidence.push("engine: rootless, the network lies in a namespace of its own and not in the host's");else if(link!==null&&
isHere(link)){let{deaf,told}=deafen(link);this.hostDeaf=deaf,this.vacantGateways=gateways,this.evidence.push(`host: ${link} has no address`,told)}else this.driver==="macvlan"&&engine.endpoint?.startsWith(
"unix:")?(this.hostDeaf=!0,this.vacantGateways=gateways,this.evidence.push("engine: the network hangs on a link that leads nowhere; the host has no address in it")):this.evidence.push("host: its side \
of the network can't be looked at from here")}serviceNetwork(service){return{NetworkMode:this.network.name,...this.#host(service)}}publishes({port}){return this.kind.published&&port!==null?[port]:[]}async prepare(service,containerId){
if(!service.outside||this.kind.open)return;let{client}=this.engine.reached;this.#outside??=createNetwork(client,this.engine.dialect,{...newNetwork(this.spec.runId),kept:null}),await connectNetwork(client,
(await this.#outside).name,containerId)}async locate(service,containerId){let container=await this.engine.reached.client.inspect(containerId),{Networks,Ports}=container?.NetworkSettings??{},address2=Networks?.[this.
network.name]?.IPAddress;address2&&(this.folder.name(service.name,address2),this.#addresses.set(service.name,address2));let published=service.port===null?void 0:Ports?.[`${service.port}/tcp`]?.[0]?.HostPort;
published!==void 0&&this.#ports.set(service.name,Number(published))}address(service){return this.kind.published?{host:"127.0.0.1",port:this.#ports.get(service.name)??null}:this.probeAddress(service)}probeAddress({
name,port}){return{host:this.folder.hostOf(name,this.#addresses.get(name)??name),port}}async detach(_,containerId){await disconnectNetwork(this.engine.reached.client,this.network.name,containerId)}async attach(service,containerId){
await connectNetwork(this.engine.reached.client,this.network.name,containerId),await this.locate(service,containerId)}async close(){let{client}=this.engine.reached,outside=await this.#outside?.catch(()=>null),
networks=[this.network,...outside?[outside]:[]];await Promise.all(networks.map(({name})=>removeNetwork(client,name)))}#host(service){if(this.kind.open)return{Sysctls:ANY_PORT};let ipv6=process.platform!==
"linux"||existsSync2("/proc/sys/net/ipv6");return{Sysctls:{...ANY_PORT,...NO_ROUTER,...ipv6&&!service?.outside?NO_IPV6:{}},...this.closed(service)?{Dns:[...this.engine.dialect.deadResolvers]}:{}}}};function newNetwork(runId){
return{name:`cleanroom-${randomBytes6(8).toString("hex")}`,labels:ownLabels(runId)}}function sharedNamespace(services,isolation,folder){for(let{name}of services)folder.name(name,"127.0.0.1");let address2=({name,port})=>({host:folder.hostOf(name,"127.0.0.1"),port}),uncut=({name})=>Promise.
reject(new CleanroomError("Internal",`service "${name}" shares its network with the steps and can't be cut off alone`,{hint:"Name it in PodSpec.detachable.",context:{service:name}}));return{sharesNetwork:!0,
holderNetwork:isolation,holderHost:{Sysctls:ANY_PORT},closed:()=>!0,secure:()=>Promise.resolve(),serviceNetwork:(_,holderId)=>({NetworkMode:`container:${holderId}`}),publishes:()=>[],prepare:()=>Promise.
resolve(),locate:()=>Promise.resolve(),address:address2,probeAddress:address2,detach:uncut,attach:uncut,vacantGateways:[],hostDeaf:!0,evidence:["engine: services and steps share one network namespace \
that the engine gave no network"],close:()=>Promise.resolve()}}async function openPod(spec,engine,published=!1){for(let{image}of spec.services)engine.image(image).catch(()=>{});let folder=new PodFolder(spec.tempDir);try{let open2=published||spec.network==="full";
if(!open2&&sharesNamespace(spec))return await openShared(spec,engine,folder);let topology=await ServiceNetworkTopology.open(engine,spec,folder,{open:open2,published});return await openWith(spec,engine,
folder,topology)}catch(error){throw folder.remove(),error}}function sharesNamespace({services,detachable}){let ports=services.flatMap(({port})=>port===null?[]:[port]);return detachable.length===0&&!services.
some(({outside})=>outside)&&new Set(ports).size===ports.length}async function openShared(spec,engine,folder){let leaks=[];for(let isolation of engine.dialect.isolations){let pod=await openWith(spec,engine,
folder,sharedNamespace(spec.services,isolation,folder)),interfaces=observe(pod.facts).interfaces??[];if(interfaces.includes("lo")&&!interfaces.some(isUplink))return pod;leaks.push(interfaces.join(", ")||
"interfaces that can't be read"),await pod.holder.remove()}throw unsealed(engine.dialect,`a network namespace that was to be empty has ${leaks.join("; then ")}`)}async function openWith(spec,engine,folder,topology){
let holder=null;try{return holder=await openHolder(spec,engine,folder,topology),await topology.secure(),new OciPod(engine,spec,folder,topology,holder,await readFacts(holder))}catch(error){throw await holder?.
remove().catch(()=>{}),await topology.close().catch(()=>{}),error}}async function openHolder(spec,engine,folder,topology){let{client}=engine.reached,names=[...new Set([spec.image,...spec.services.map(
service=>service.image)])].filter(isName),open2=image=>{let{holderNetwork:network,holderHost:host}=topology,mounts2=podMounts(folder,topology,null);return Holder.open(client,engine.dialect,{runId:spec.
runId,image,network,host,mounts:mounts2})};for(let name of names){let image=await engine.image(name);try{return await open2(image).catch(error=>{if(!folder.mountable||!folderUnseen(faultOf(error).message))
throw error;return folder.mountable=!1,open2(image)})}catch(error){if(startProblem(error)?.exitCode!==127)throw error}}throw new CleanroomError("ImageUnavailable",`none of ${names.join(", ")} has a sh\
ell, which services need`,{hint:"Use an image with `sh` for the steps or for one of the services: their network is probed by it.",context:{images:names,engine:engine.dialect.name}})}function isName(name){
return name!==null}function isUplink(name){return!/^(lo|tunl\d|sit\d|ip6tnl\d|ip6?gre\d|gre(tap)?\d|erspan\d|ip_vti\d|ip6_vti\d|dummy\d)$/.test(name)}import{statSync}from"node:fs";import{availableParallelism}from"node:os";var PROBE_MS2=8e3;async function reachEngine(dialect,endpoints){let missing2=[],refused=[];for(let endpoint of endpoints){let url=endpointUrl(endpoint);try{return await reach(dialect,endpoint)}catch(error){
let{code}=faultOf(error);code==="ENOENT"||code==="ENOTDIR"?missing2.push(url):refused.push(`${url} ${explain(dialect,error)}`)}}return refused.length>0?{reason:`${dialect.title} can't be used: ${refused.
join("; ")}`}:{reason:`no ${dialect.title} socket found (tried ${missing2.join(", ")})`}}async function reach(dialect,endpoint){let client=await EngineClient.connect(endpoint),{name,version}=await identify(
client);if(name!==dialect.title)throw new WrongEngine(name);let{rootless,cgroupVersion,cpus}=await describe2(endpoint,client);return{client,engine:{name:dialect.name,version,rootless,endpoint:client.url},
limitsEnforced:!rootless||cgroupVersion==="2",cpus}}async function identify(client){let[,product,version]=/^(Docker|Libpod)\/(\S+)/.exec(await client.greet(PROBE_MS2))??[];if(version!==void 0)return{name:product===
"Docker"?"Docker":"Podman",version};let answer=await client.version(PROBE_MS2);return{name:/podman/i.test(JSON.stringify(answer))?"Podman":"Docker",version:answer.Version??null}}async function describe2(endpoint,client){
if(process.platform==="linux"&&endpoint.kind==="unix"&&statSync(endpoint.path).uid===0)return{rootless:!1,cgroupVersion:"",cpus:availableParallelism()};let info=await client.info(PROBE_MS2),options=Array.
isArray(info.SecurityOptions)?info.SecurityOptions.map(String):[],rootless=info.Rootless===!0||options.some(option=>/(^|[,=])rootless/.test(option)),cpus=typeof info.NCPU=="number"&&info.NCPU>0?info.NCPU:
null;return{rootless,cgroupVersion:String(info.CgroupVersion),cpus}}var WrongEngine=class extends Error{constructor(found){super(`it is ${found} that answers there`);this.found=found}found};function explain(dialect,error){
if(error instanceof WrongEngine)return`is ${error.found} and not ${dialect.title}: use the ${error.found.toLowerCase()} backend for it`;let{code,message:message2}=faultOf(error);return code==="EACCES"||
code==="EPERM"?`denies access: ${dialect.deniedHint}`:code==="ECONNREFUSED"?"refuses connections: the socket is there, but nothing listens":code==="ETIMEDOUT"?`did not answer within ${PROBE_MS2/1e3} s`:
code==="ENOTFOUND"||code==="EAI_AGAIN"?"names a host that is not known":`does not answer as an engine: ${message2}`}import{randomBytes as randomBytes7}from"node:crypto";import{join as join8}from"node:path";var ULIMIT_BLOCK=512,BOOT_MS3=12e4,SELF_REMOVAL_MS2=400,UNMETERED={limit:null,cpuMs:null,memoryPeakBytes:null,memoryCeilingBytes:null},ResidentCell=class _ResidentCell extends OciCell{constructor(observation,session,container,metered,removesItself,spec,image){
super(observation,spec,image);this.session=session;this.container=container;this.metered=metered;this.removesItself=removesItself}session;container;metered;removesItself;#closed=null;static async open(spec,dialect,reached,image,network,joined){
let inbox=Inbox.create(join8(spec.tempDir,`cell-${randomBytes7(12).toString("hex")}`),{workspaceTar:isEmpty(spec.workspace)?null:spec.workspace.path,externalBin:spec.externalBin,...spec.variation===void 0?
{}:{variation:spec.variation}}),container=new ResidentContainer(reached.client,inbox);try{let request=containerRequest(spec,dialect,image,network,{entrypoint:agentCommand(spec,reached.engine.rootless),
stdin:!0,autoRemove:!0,tmpfs:cellTmpfs(spec,dialect,ARTIFACTS),volumes:{},mounts:{[INBOX]:inbox.dir,...inbox.shown,...joined?.mounts??{"/etc/hosts":join8(inbox.dir,"hosts")}},env:null}),id=await container.
create(request),inspecting=reached.client.inspect(id);inspecting.catch(()=>{});let socket=await reached.client.attach(id,!0),streams=attachedStreams(socket,()=>container.fate()),session=CellSession.start(
streams,inbox,{workdir:spec.workdir,workspace:spec.workspace,artifactsBytes:spec.artifactsBytes,bootTimeoutMs:BOOT_MS3});session.catch(()=>{});let started=reached.client.start(id);started.catch(()=>{});
let ready=await Promise.race([session,started.then(()=>session)]).catch(()=>started.then(()=>session)),observation=readBack(ready.facts,await inspecting,reached.limitsEnforced,joined);return new _ResidentCell(
observation,ready,container,reached.limitsEnforced,dialect.removesItself,spec,image)}catch(error){throw await container.remove().catch(()=>{}),error}}async run(command3,sinks){let startedAt=Date.now(),
start=performance.now(),watch=watchEngine(this.container.client);try{let exit=await Promise.race([this.session.run(command3,sinks),watch.dead]);return this.metered?exit:{...exit,...UNMETERED}}catch(error){
if(this.container.known?.outOfMemory!==!0)throw error;return{exitCode:this.container.known.exitCode??137,ended:"exited",startedAt,durationMs:performance.now()-start,...UNMETERED,limit:"memory",files:{
wanted:new Map,artifacts:new Map,omitted:[]}}}finally{watch.stop()}}close(){return this.#closed??=this.#close(),this.#closed}async#close(){if(this.container.closing=!0,this.session.close(),!this.removesItself){
let timer,late=new Promise(resolve2=>{timer=setTimeout(resolve2,SELF_REMOVAL_MS2)});await Promise.race([this.session.streams.ended,late]),clearTimeout(timer)}await this.container.remove(this.removesItself?
SELF_REMOVAL_MS2:0)}};function agentCommand(spec,rootless){if(!rootless)return["sh",`${INBOX}/agent`];let{cpuTimeSecs,fileSizeBytes}=spec.policy.limits;return["sh","-c",[...[...cpuTimeSecs===null?[]:[
`ulimit -S -t ${cpuTimeSecs}`,`ulimit -H -t ${cpuTimeSecs+1}`],...fileSizeBytes===null?[]:[`ulimit -f ${Math.ceil(fileSizeLimit(spec,fileSizeBytes)/ULIMIT_BLOCK)}`]],`exec sh ${INBOX}/agent`].join("; ")]}
var ResidentContainer=class{constructor(client,inbox){this.client=client;this.inbox=inbox}client;inbox;known=null;closing=!1;#id=null;#since=Math.floor(Date.now()/1e3)-1;async create(request){return this.#id=
await this.client.create(request),this.#id}async fate(){return this.closing||this.#id===null?"it was closed":(this.known=await askFate(this.client,this.#id,this.#since),this.known.reason)}async remove(graceMs=0){
this.closing=!0;let leaving=this.#id===null?Promise.resolve():removeContainer(this.client,this.#id,graceMs);leaving.catch(()=>{}),this.inbox.remove(),await leaving}};function sweepEngine(dialect,client){return sweep(dialect,client,MARK,leftBehind)}function sweepRun(dialect,client,runId){return sweep(dialect,client,runLabel(runId),()=>"its run is over")}async function sweep(dialect,client,label,verdict){
let removed=[],removeAll=async(kind,found,remove)=>{let condemned=found.flatMap(({id,labels})=>{let why=verdict(labels);return why===null?[]:[{id,labels,why}]});await Promise.all(condemned.map(async({
id,labels,why})=>{await remove(id);let name=kind==="volume"?id:id.slice(0,12);removed.push(`${dialect.name}: removed ${kind} ${name} of run ${labels["cleanroom.run"]}: ${why}`)}))},removeOne2=id=>removeContainer(
client,id);try{let containers=await client.labelled(label),members=containers.filter(({labels})=>!isHolder(labels));await removeAll("container",members,removeOne2);let holders=containers.filter(({labels})=>isHolder(
labels));await removeAll("container",holders,removeOne2),await removeAll("network",await labelledNetworks(client,label),id=>removeNetwork(client,id)),await removeAll("volume",await client.labelledVolumes(
label),id=>client.removeVolume(id))}catch(error){throw engineError(dialect.title,"remove what was left behind",error)}return removed}var OciBackend=class{constructor(dialect,env,options={}){this.dialect=dialect;this.env=env;this.options=options;this.name=dialect.name,this.#home=env.HOME||homedir()}dialect;env;options;name;#home;#reach=null;#images=new Map;#bare=new Set;#seesHost=!0;#openNetwork=0;#refused=new Set;#isolation=0;async probe(){
this.#reach=this.#find();let reach2=await this.#reach;return"reason"in reach2?{available:!1,reason:reach2.reason}:{available:!0,engine:reach2.engine}}async open(spec){requireEnforceable(spec,this.dialect);
let reached=await this.#reached(),image=await this.#image(reached,spec.image);try{return await this.#openIn(withinCpus(spec,reached.cpus),reached,image)}catch(error){throw error instanceof CellStartError?
this.#startError(error,image):engineError(this.dialect.title,`open a cell from ${image.name}`,error)}}openPod(spec){return this.#openPod(spec,!1)}openPublishedPod(spec){return this.#openPod(spec,!0)}async#openPod(spec,published){
let reached=await this.#reached(),image=name=>this.#image(reached,name),engine={dialect:this.dialect,reached,refused:this.#refused,image};try{return await openPod(spec,engine,published)}catch(error){throw error instanceof
HolderStartError?new CleanroomError("EngineUnavailable",error.message,{hint:`Check that ${spec.image??"the image"} runs on ${this.dialect.title}.`,context:{engine:this.name,output:error.output},cause:error}):
engineError(this.dialect.title,"open a network for services",error)}}async sweep(runId){this.#reach??=this.#find();let reach2=await this.#reach;return"reason"in reach2?[]:runId===void 0?sweepEngine(this.
dialect,reach2.client):sweepRun(this.dialect,reach2.client,runId)}async#openIn(spec,reached,image){let open2=spec.policy.network.kind==="full",{isolations,openNetworks}=this.dialect,pod=podOf(spec),network=pod?.
network??(open2?openNetworks[this.#openNetwork]:isolations[this.#isolation])??{};if(!this.#seesHost||this.#bare.has(image.id)){let cell2=await FreshCell.open(spec,this.dialect,reached,image,network,this.#seesHost,
pod);return pod?.adopt(cell2),cell2}let cell;try{cell=await ResidentCell.open(spec,this.dialect,reached,image,network,pod)}catch(error){if(mountFailed(error))this.#seesHost=!1;else if(agentCantRun(error))
this.#bare.add(image.id);else if(open2&&isNetworkFault(error)&&this.#openNetwork<openNetworks.length-1)this.#openNetwork+=1;else throw error;return this.#openIn(spec,reached,image)}return pod!==null?(pod.
adopt(cell),cell):!(spec.policy.network.kind==="none"&&cell.observation.interfaces?.some(isUplink)===!0)||this.#isolation>=this.dialect.isolations.length-1?cell:(this.#isolation+=1,await cell.close(),
this.#openIn(spec,reached,image))}async#find(){let uid=process.getuid?.()??0,candidates=this.dialect.candidates(this.env,{home:this.#home,uid});return"problem"in candidates?{reason:candidates.problem}:
reachEngine(this.dialect,candidates.endpoints)}async#reached(){this.#reach??=this.#find();let reach2=await this.#reach;if(!("reason"in reach2))return reach2;throw this.#reach=null,new CleanroomError("\
EngineUnavailable",reach2.reason,{hint:`Start ${this.dialect.title}, or name its socket; \`cleanroom doctor\` shows what is reachable.`,context:{engine:this.name,reason:reach2.reason}})}#image(reached,name){
if(name===null)throw new CleanroomError("ConfigInvalid",`no image is configured, and ${this.dialect.title} needs one`,{hint:'Set image = "…" in cleanroom.toml or pass --image.',context:{engine:this.
name}});let known=this.#images.get(name);if(known!==void 0)return known;let onProgress=this.options.onProgress??(()=>{}),found=resolveImage(reached.client,this.dialect,name,{env:this.env,home:this.#home,
onProgress});return this.#images.set(name,found),found.catch(()=>this.#images.delete(name)),found}#startError(error,image){return new CleanroomError("EngineUnavailable",`a cell from ${image.name} did \
not start: ${error.output}`,{hint:"Check that the image runs on this engine, and that the workspace fits into the policy's limits.",context:{image:image.name,engine:this.name,output:error.output},cause:error})}};
function podOf({pod}){if(pod===null||pod instanceof OciPod)return pod;throw new CleanroomError("Internal","a cell was given the services of another backend",{hint:"Open the pod with the same backend a\
s the cell."})}function withinCpus(spec,available){let{limits:limits2}=spec.policy;return limits2.cpus===null||available===null||limits2.cpus<=available?spec:{...spec,policy:{...spec.policy,limits:{...limits2,
cpus:available}}}}function isNetworkFault(error){return/netns|netavark|slirp4netns|pasta|\bcni\b|network namespace/i.test(faultOf(error).message)}function mountFailed(error){return error instanceof CellStartError?
error.output.includes(`${INBOX}/agent`):/bind source path does not exist|statfs|\/cell-[0-9a-f]{24}/.test(faultOf(error).message)}function agentCantRun(error){return error instanceof CellStartError?error.
output.includes("cleanroom-agent: missing"):startProblem(error)?.exitCode===127}var DOCKER={name:"docker",title:"Docker",deniedHint:"add the user to the group `docker` (then log in again), or use rootless Docker or Podman",candidates:(env,asker)=>dockerCandidates(env,asker.home),
isolations:[{NetworkDisabled:!0},{NetworkMode:"none"}],openNetworks:[{}],privateNetworks:[{driver:"macvlan",options:{}},{driver:"bridge",options:{"com.docker.network.bridge.inhibit_ipv4":"true"}}],deadResolvers:[
"240.0.0.53"],ownedTmpfs:(user,mode)=>user===null?"mode=1777":`mode=${mode},${ownerOptions(user)}`,volumeBind:(volume,target)=>`${volume}:${target}`,removesItself:!0,ulimits:[]};function ownerOptions(user){
let[uid="0",gid=uid]=user.split(":");return`uid=${uid},gid=${gid}`}function createDockerBackend(env,options={}){return new OciBackend(DOCKER,env,options)}import{mkdtempSync,rmSync as rmSync6}from"node:fs";import{tmpdir}from"node:os";import{join as join15}from"node:path";import{copyFileSync as copyFileSync2,mkdirSync as mkdirSync5,rmSync as rmSync4}from"node:fs";import{basename as basename4,join as join10}from"node:path";var import_tar_stream4=__toESM(require_tar_stream(),1);import{chmodSync as chmodSync3,createReadStream as createReadStream2,createWriteStream,lstatSync,lutimesSync,mkdirSync as mkdirSync4,readdirSync,
readFileSync as readFileSync6,realpathSync,rmSync as rmSync3,symlinkSync,utimesSync}from"node:fs";import{dirname,join as join9,resolve,sep}from"node:path";import{pipeline}from"node:stream/promises";async function unpackWorkspace(tar,dir){let parser=(0,import_tar_stream4.extract)(),unpacking=pipeline(createReadStream2(tar),parser);unpacking.catch(()=>{});for await(let entry of parser){let{name,type,
mode=420}=entry.header,path=resolve(dir,name);if(path!==dir&&!path.startsWith(dir+sep))throw new Error(`the workspace holds a path that leads outside: ${name}`);if(type==="directory"){mkdirSync4(path,
{recursive:!0}),utimesSync(path,946684800,946684800),entry.resume();continue}if(type==="symlink"){symlinkSync(entry.header.linkname??"",path),lutimesSync(path,946684800,946684800),entry.resume();continue}
if(type!=="file")throw new Error(`the workspace holds something that is not a file: ${name} (${type})`);mkdirSync4(dirname(path),{recursive:!0}),await pipeline(entry,createWriteStream(path,{mode,flags:"\
wx"})),utimesSync(path,946684800,946684800)}await unpacking}function collectFiles2(workdir,artifactsDir,wanted,limit3){let omitted=[],kept=0,take=(path,real,into)=>{let{size}=lstatSync(real);if(kept+size>
limit3){omitted.push({path,bytes:size,reason:"artifacts are over the size limit"});return}kept+=size,into.set(path,readFileSync6(real))};makeReadable(artifactsDir);let wantedFiles=new Map;for(let path of wanted){
let real=fileWithin(workdir,path);real!==null&&take(path,real,wantedFiles)}kept=0;let artifacts=new Map;for(let path of listFiles(artifactsDir).sort((a,b)=>a<b?-1:1)){let real=fileWithin(artifactsDir,
path);real===null?omitted.push({path,bytes:0,reason:"not a regular file"}):take(path,real,artifacts)}for(let name of readdirSync(artifactsDir))rmSync3(join9(artifactsDir,name),{recursive:!0,force:!0});
return{wanted:wantedFiles,artifacts,omitted}}function fileWithin(dir,path){try{let real=realpathSync(join9(dir,path));return real.startsWith(realpathSync(dir)+sep)&&lstatSync(real).isFile()?real:null}catch{
return null}}function makeReadable(path){let stat2=lstatSync(path);if(stat2.isDirectory()){(stat2.mode&448)!==448&&chmodSync3(path,stat2.mode|448);for(let name of readdirSync(path))makeReadable(join9(
path,name))}else stat2.isFile()&&(stat2.mode&256)===0&&chmodSync3(path,stat2.mode|384)}function listFiles(dir,under=""){return readdirSync(join9(dir,under),{withFileTypes:!0}).flatMap(entry=>{let path=under===
""?entry.name:`${under}/${entry.name}`;return entry.isDirectory()?listFiles(dir,path):[path]})}import{constants as constants2}from"node:os";import{readdirSync as readdirSync2,readFileSync as readFileSync7}from"node:fs";import{randomBytes as randomBytes8}from"node:crypto";var PREFIX="cleanroom-local-";function makeCellName(){return`${PREFIX}${ownerId()}-${randomBytes8(8).toString("hex")}`}function isAbandoned(name){let owner=name.startsWith(PREFIX)?/^(.+)-[0-9a-f]{16}$/.
exec(name.slice(PREFIX.length))?.[1]:void 0;return owner!==void 0&&!ownerMayLive(owner)}var CELL_MARK="CLEANROOM_CELL",ROUNDS=20;async function signalTree(leader,mark,signal){if(process.platform==="win32"){signal==="SIGKILL"&&await taskkill(leader);return}send(-leader,signal);for(let round2=0;round2<
ROUNDS;round2+=1){let marked=markedProcesses(mark);for(let pid of marked)send(pid,signal);if(marked.length===0||signal==="SIGTERM")return;await new Promise(resolve2=>setTimeout(resolve2,2))}}function childrenOf(pid){
try{return readFileSync7(`/proc/${pid}/task/${pid}/children`,"latin1").split(" ").filter(word=>word!=="").map(Number)}catch{return[]}}function sweepProcesses(){if(process.platform!=="linux")return[];let stale=processIds().
filter(pid=>isAbandoned(markOf(pid)??""));for(let pid of stale)send(Number(pid),"SIGKILL");return stale.map(pid=>`process ${pid} of a step`)}function markedProcesses(mark){return process.platform!=="l\
inux"?[]:processIds().filter(pid=>markOf(pid)===mark).map(Number)}function processIds(){return readdirSync2("/proc").filter(name=>/^\d+$/.test(name))}function markOf(pid){try{return readFileSync7(`/pr\
oc/${pid}/environ`,"latin1").split("\0").find(entry=>entry.startsWith(`${CELL_MARK}=`))?.slice(CELL_MARK.length+1)??null}catch{return null}}function send(pid,signal){try{process.kill(pid,signal)}catch{}}
function taskkill(pid){return new Promise(resolve2=>{let child=spawnProcess("taskkill",["/T","/F","/PID",`${pid}`],{stdio:"ignore"});child.on("error",()=>resolve2()),child.on("exit",()=>resolve2())})}var GRACE_MS3=250,DRAIN_MS=500,DENIED=126,NOT_FOUND=127;async function runBareStep(command3,sinks,cwd,mark){let startedAt=Date.now(),start=performance.now(),[program3="",...args]=command3.argv,ended="\
exited",child=spawnProcess(program3,args,{cwd,env:{...command3.env,[CELL_MARK]:mark},stdio:[command3.stdin===null?"ignore":"pipe","pipe","pipe"],detached:process.platform!=="win32",windowsHide:!0});child.
stdout?.on("data",chunk=>sinks.stdout(chunk)),child.stderr?.on("data",chunk=>sinks.stderr(chunk)),child.stdin?.on("error",()=>{}),command3.stdin!==null&&child.stdin?.end(command3.stdin);let timers=[],
stop=why=>{let pid=child.pid;if(ended!=="exited"||pid===void 0)return;ended=why,signalTree(pid,mark,"SIGTERM");let hard=process.platform==="win32"?0:GRACE_MS3;timers.push(setTimeout(()=>{signalTree(pid,
mark,"SIGKILL")},hard))},onAbort=()=>stop("interrupted");command3.timeoutMs!==null&&timers.push(setTimeout(()=>stop("timeout"),command3.timeoutMs)),command3.signal.aborted?onAbort():command3.signal.addEventListener(
"abort",onAbort,{once:!0});try{let exitCode=await exitOf(child,program3,sinks),durationMs=performance.now()-start;return child.pid!==void 0&&(await signalTree(child.pid,mark,"SIGKILL"),await drained(child)),
{exitCode,ended,startedAt,durationMs}}finally{for(let timer of timers)clearTimeout(timer);command3.signal.removeEventListener("abort",onAbort)}}function exitOf(child,program3,sinks){return new Promise(
resolve2=>{child.on("error",error=>{if(child.pid!==void 0)return;let missing2=error.code==="ENOENT",denied=error.code==="EACCES"?NOT_EXECUTABLE:`cannot be run: ${error.message}`,what=missing2?"command\
 not found":denied;sinks.stderr(Buffer.from(`cleanroom: ${program3}: ${what}
`)),resolve2(missing2?NOT_FOUND:DENIED)}),child.on("exit",(code,signal)=>resolve2(code??128+(signal===null?0:constants2.signals[signal])))})}async function drained(child){let streams=[child.stdout,child.
stderr].filter(stream=>stream!==null),over=Promise.all(streams.map(stream=>stream.closed?null:new Promise(resolve2=>stream.on("close",resolve2)))),timer,late=new Promise(resolve2=>{timer=setTimeout(resolve2,
DRAIN_MS)});await Promise.race([over,late]),clearTimeout(timer);for(let stream of streams)stream.destroy()}var ELSEWHERE="the services' own network, which the step is not in";function podOf2({pod}){if(pod===null||pod instanceof LocalPod)return pod;throw new CleanroomError("Internal","a local cell was given\
 the services of another backend",{hint:"Open the pod with the same backend as the cell.",context:{}})}var LocalPod=class{constructor(published,spec,relayed){this.published=published;this.spec=spec;this.
relayed=relayed;this.routes=relayed?spec.services.flatMap(service=>this.#route(service,spec.services)):[]}published;spec;relayed;routes;#started=new Set;#ends=new Map;get serviceNetwork(){return{services:this.
spec.services.map(({name})=>name),vacantGateways:[],hostDeaf:!1}}get evidence(){return this.published.evidence.map(line=>`${ELSEWHERE}: ${line}`)}address(service){let route=this.routes.find(entry=>entry.
service===service);return route!==void 0?{host:service,port:route.inside.port}:this.relayed?{host:service,port:null}:this.published.address(service)}probeAddress(service){return this.published.probeAddress?.(
service)??this.published.address(service)}async start(service,sinks){let container=await this.published.start(service,sinks);return this.#started.add(service.name),container.ended.then(this.#ends.get(
service.name)),container}probe(script,timeoutMs){return this.published.probe(script,timeoutMs)}close(){return this.published.close()}hostsLines(){return this.routes.map(({service,inside})=>`${inside.host}\
	${service}
`).join("")}#route({name,port},all){if(port===null)return[];let inside={host:`127.0.0.${1+all.filter(other=>other.port===port).map(other=>other.name).indexOf(name)}`,port},outside=()=>{let published=this.#started.
has(name)?this.published.address(name):null;return published===null||published.port===null?null:{host:published.host,port:published.port}},ended=new Promise(resolve2=>this.#ends.set(name,resolve2));return[
{service:name,inside,outside,ended}]}};var WINDOWS_NEEDS=["SystemRoot","SystemDrive","PATHEXT","ComSpec","TEMP","TMP","WINDIR"],NOT_ISOLATED={evidence:Object.fromEntries(CONTROL_NAMES.filter(name=>name!=="output").map(name=>[name,["host: n\
o sandbox works here; steps are ordinary processes of this host"]]))};async function openBareCell(spec,env){let dir=join10(spec.tempDir,makeCellName());try{let workdir=join10(dir,"workspace"),artifactsDir=join10(
dir,"artifacts");mkdirSync5(workdir,{recursive:!0}),mkdirSync5(artifactsDir),isEmpty(spec.workspace)||await unpackWorkspace(spec.workspace.path,workdir);let externalBin=spec.externalBin===null?null:join10(
dir,basename4(spec.externalBin));spec.externalBin!==null&&externalBin!==null&&copyFileSync2(spec.externalBin,externalBin);let pod=podOf2(spec),observation=pod===null?NOT_ISOLATED:{...NOT_ISOLATED,serviceNetwork:pod.
serviceNetwork};return new BareCell(dir,workdir,artifactsDir,externalBin,bareEnvironment(env),spec.artifactsBytes,observation)}catch(cause){throw rmSync4(dir,{recursive:!0,force:!0}),new CleanroomError(
"Internal",`the workspace could not be unpacked: ${cause.message}`,{hint:"Check the space left in the folder for temporary files, then run again.",context:{path:dir},cause})}}function bareEnvironment(env){
let path=env.PATH??env.Path,base=path===void 0?{}:{PATH:path};if(process.platform!=="win32")return base;for(let name of WINDOWS_NEEDS){let value=env[name];value!==void 0&&(base[name]=value)}return base}
var BareCell=class{constructor(dir,workdir,artifactsDir,externalBin,baseEnv,artifactsBytes,observation){this.dir=dir;this.workdir=workdir;this.artifactsDir=artifactsDir;this.externalBin=externalBin;this.
baseEnv=baseEnv;this.artifactsBytes=artifactsBytes;this.observation=observation;this.#mark=basename4(dir)}dir;workdir;artifactsDir;externalBin;baseEnv;artifactsBytes;observation;image=null;#mark;#running=null;#closed=null;#idle=Promise.
resolve();run(command3,sinks){let running=this.#run(command3,sinks);return this.#idle=running.catch(()=>{}),running}close(){return this.#closed??=this.#close(),this.#closed}async#run(command3,sinks){this.#refuseClosed(),
this.#running=new AbortController;let signal=AbortSignal.any([command3.signal,this.#running.signal]),ending=await runBareStep({...command3,signal},sinks,this.workdir,this.#mark);this.#refuseClosed();let files=collectFiles2(
this.workdir,this.artifactsDir,command3.collect,this.artifactsBytes);return{...ending,limit:null,cpuMs:null,memoryPeakBytes:null,memoryCeilingBytes:null,files}}#refuseClosed(){if(this.#closed!==null)throw new CleanroomError(
"EngineUnavailable","the cell was closed",{hint:"Open a new cell.",context:{}})}async#close(){this.#running?.abort(),await this.#idle,rmSync4(this.dir,{recursive:!0,force:!0,maxRetries:5})}};import{existsSync as existsSync4,mkdirSync as mkdirSync6,readdirSync as readdirSync3,readFileSync as readFileSync9,rmdirSync,writeFileSync as writeFileSync5}from"node:fs";import{join as join12}from"node:path";import{accessSync,constants as constants3,existsSync as existsSync3,readFileSync as readFileSync8}from"node:fs";import{dirname as dirname2,join as join11}from"node:path";var MOUNT="/sys/fs/cgroup",PERIOD_US2=1e5,
AGENT_PROCESSES=4;function groupsFor(limits2,extraBytes,elevated){let usable=folder=>elevated?existsSync3(join11(folder,"cgroup.procs")):writable(folder),bytes=limits2.memoryBytes===null?null:Math.ceil(
(limits2.memoryBytes+extraBytes)/4096)*4096,own=ownPaths();return v1Groups(limits2,bytes,own,usable)??v2Groups(limits2,bytes,own,usable)}function v1Groups(limits2,bytes,own,usable){let parentOf=controller=>[
own.get(controller)??"",""].map(path=>join11(MOUNT,controller,path)).find(usable),[memory,pids,cpu,account]=["memory","pids","cpu","cpuacct"].map(parentOf);if(memory===void 0||pids===void 0)return null;
let quota=limits2.cpus===null?[]:[["cpu.cfs_period_us",`${PERIOD_US2}`],["cpu.cfs_quota_us",`${quotaUs(limits2.cpus)}`]],groups2=[{inside:`${MOUNT}/memory`,parent:memory,files:v1MemoryFiles(memory,bytes)},
{inside:`${MOUNT}/pids`,parent:pids,files:pidsFiles(limits2)}];return cpu!==void 0&&groups2.push({inside:`${MOUNT}/cpu`,parent:cpu,files:quota}),account!==void 0&&groups2.push({inside:`${MOUNT}/cpuacc\
t`,parent:account,files:[]}),groups2}function v2Groups(limits2,bytes,own,usable){let path=own.get("");if(path===void 0)return null;for(let folder=join11(MOUNT,path);folder.startsWith(MOUNT);folder=dirname2(
folder)){let handedDown=read2(join11(folder,"cgroup.subtree_control")).trim().split(/\s+/);if(!handedDown.includes("memory")||!handedDown.includes("pids")||!usable(folder))continue;let files=[...pidsFiles(
limits2)];return bytes!==null&&files.push(["memory.max",`${bytes}`],...swaps(folder)?[["memory.swap.max","0"]]:[]),limits2.cpus!==null&&handedDown.includes("cpu")&&files.push(["cpu.max",`${quotaUs(limits2.
cpus)} ${PERIOD_US2}`]),[{inside:MOUNT,parent:folder,files}]}return null}function v1MemoryFiles(parent,bytes){if(bytes===null)return[];let both=existsSync3(join11(parent,"memory.memsw.limit_in_bytes"));
return[["memory.limit_in_bytes",`${bytes}`],...both?[["memory.memsw.limit_in_bytes",`${bytes}`]]:[]]}function swaps(folder){return existsSync3(join11(folder,"memory.swap.max"))||folder===MOUNT}function pidsFiles(limits2){
return limits2.processCount===null?[]:[["pids.max",`${limits2.processCount+AGENT_PROCESSES}`]]}function quotaUs(cpus){return Math.max(1e3,Math.round(cpus*PERIOD_US2))}function ownPaths(){let paths=new Map;
for(let line of read2("/proc/self/cgroup").split(`
`)){let[,controllers,path]=/^\d+:([^:]*):(.*)$/.exec(line)??[];if(path!==void 0)for(let controller of(controllers??"").split(","))paths.set(controller,path)}return paths}function writable(folder){try{
return accessSync(join11(folder,"cgroup.procs"),constants3.W_OK),!0}catch{return!1}}function read2(path){try{return readFileSync8(path,"utf8")}catch{return""}}var ROUNDS2=50,PAUSE_MS3=4;async function createCgroup(name,limits2,extraBytes,elevate){let groups2=groupsFor(limits2,extraBytes,elevate.length>0);if(groups2===null)return null;let folders=groups2.map(
({parent})=>join12(parent,name)),mounts2=Object.fromEntries(groups2.map(({inside,parent})=>[inside,join12(parent,name)]));return(elevate.length===0?make(groups2,name):await makeElevated(groups2,name,elevate))?
{mounts:mounts2,folders}:(await removeCgroups(folders,elevate),null)}async function removeCgroups(folders,elevate){let left=folders.filter(folder=>existsSync4(folder));for(let round2=0;left.length>0&&
round2<ROUNDS2;round2+=1){if(round2>0&&await new Promise(resolve2=>setTimeout(resolve2,PAUSE_MS3)),elevate.length>0)await succeeds([...elevate,"rmdir",...left]);else for(let folder of left)removeOne(folder);
left=left.filter(folder=>existsSync4(folder))}}async function sweepCgroups(){let stale=(process.platform==="linux"?groupsFor(NO_LIMITS,0,!1)??[]:[]).flatMap(({parent})=>readdirSync3(parent).filter(isAbandoned).
map(name=>join12(parent,name)));for(let folder of stale)killAll(folder);return await removeCgroups(stale,[]),stale.filter(folder=>!existsSync4(folder)).map(folder=>`control group ${folder}`)}function make(groups2,name){
try{for(let{parent,files}of groups2){mkdirSync6(join12(parent,name));for(let[file,value]of files)writeFileSync5(join12(parent,name,file),value)}return!0}catch{return!1}}function makeElevated(groups2,name,elevate){
let lines=groups2.flatMap(({parent,files})=>[`mkdir ${quote3(join12(parent,name))}`,...files.map(([file,value])=>`echo ${quote3(value)} >${quote3(join12(parent,name,file))}`)]);return succeeds([...elevate,
"sh","-ec",lines.join(`
`)])}function killAll(folder){try{let pids=readFileSync9(join12(folder,"cgroup.procs"),"latin1").split(`
`);for(let pid of pids)pid!==""&&process.kill(Number(pid),"SIGKILL")}catch{}}function removeOne(folder){try{rmdirSync(folder)}catch{}}function succeeds([program3="",...args]){return new Promise(resolve2=>{
let child=spawnProcess(program3,args,{stdio:"ignore"});child.on("error",()=>resolve2(!1)),child.on("exit",code=>resolve2(code===0))})}function prlimitWords(limits2){let words3=["--core=0"];return limits2.fileSizeBytes!==null&&words3.push(`--fsize=${limits2.fileSizeBytes}`),limits2.cpuTimeSecs!==null&&words3.push(`--cpu=${limits2.cpuTimeSecs}\
:${limits2.cpuTimeSecs+1}`),limits2.processes!==null&&words3.push(`--nproc=${limits2.processes}`),limits2.dataBytes!==null&&words3.push(`--data=${limits2.dataBytes}`),["prlimit",...words3]}var NO_PRIVILEGES=[
"--bounding-set=-all","--inh-caps=-all","--ambient-caps=-all","--no-new-privs","--pdeathsig=KILL"];var bwrap={name:"bwrap",loadsSeccomp:!0,command};function command(spec){let{uid,gid}=spec.identity,words3=["bwrap","--unshare-pid","--unshare-ipc","--unshare-uts","--unshare-cgroup-try"];if(spec.ownNetwork&&
words3.push("--unshare-net"),words3.push("--hostname",spec.identity.hostname,"--as-pid-1","--clearenv"),words3.push("--setenv","PATH",spec.path),spec.asRoot){words3.push("--cap-drop","ALL");for(let name of[
"SETUID","SETGID","SETPCAP","CHOWN"])words3.push("--cap-add",`CAP_${name}`)}else words3.push("--die-with-parent"),words3.push("--unshare-user","--uid",`${uid}`,"--gid",`${gid}`,"--cap-drop","ALL");spec.
seccomp&&words3.push("--seccomp","3"),spec.gated&&words3.push("--info-fd","4","--file","5","/tmp/gate");for(let entry of spec.layout)words3.push(...render(entry));return words3.push("--remount-ro","/d\
ev","--remount-ro","/","--chdir",spec.workdir,"--"),[...words3,...spec.asRoot?becomeNobody(spec):[],...prlimitWords(spec.rlimits),"sh",`${INBOX}/agent`]}function render(entry){switch(entry.kind){case"\
dir":return["--perms","0755","--dir",entry.path];case"symlink":return["--symlink",entry.target,entry.path];case"bind":return["--ro-bind",entry.from,entry.path];case"tmpfs":return[...entry.bytes===null?
[]:["--size",`${entry.bytes}`],"--perms",entry.shared?"1777":"0755","--tmpfs",entry.path];case"proc":return["--proc","/proc"];case"dev":return["--dev","/dev","--perms","1777","--tmpfs","/dev/shm"]}}function becomeNobody(spec){
let{uid,gid}=spec.identity,owned=spec.layout.flatMap(entry=>entry.kind==="tmpfs"&&!entry.shared?[entry.path]:[]),drop=["setpriv",`--reuid=${uid}`,`--regid=${gid}`,"--clear-groups",...NO_PRIVILEGES];return[
"sh","-c",`chown ${uid}:${gid} ${owned.map(quote3).join(" ")} && exec "$@"`,"sh",...drop]}import{chmodSync as chmodSync4,mkdirSync as mkdirSync7,rmSync as rmSync5}from"node:fs";import{basename as basename6,join as join14}from"node:path";import{connect,createServer}from"node:net";var LISTENER=`
const { createServer } = require("node:net");
const RETRY_MS = 5;
const TRIES = 1000;
let over = false;
process.on("disconnect", () => { over = true; });
process.on("message", (places) => {
  let left = places.length;
  places.forEach(({ host, port }, index) => {
    const server = createServer();
    let tries = 0;
    const listen = () => server.listen({ host, port });
    server.on("error", (error) => {
      tries += 1;
      if (over) return;
      if (error.code === "EADDRNOTAVAIL" && tries < TRIES) return setTimeout(listen, RETRY_MS);
      process.send({ problem: error.message });
    });
    server.on("listening", () => {
      if (over) return server.close();
      process.send({ index }, server, () => {
        server.close();
        left -= 1;
        if (left === 0) process.disconnect();
      });
    });
    listen();
  });
});
`;async function openListeners(network,places,options){let[program3="",...args]=[...options.elevate,"nsenter",...network.words,"env","NODE_CHANNEL_FD=0","NODE_CHANNEL_SERIALIZATION_MODE=json",process.
execPath,"-e",LISTENER],child=spawnProcess(program3,args,{cwd:"/",env:{PATH:options.path},stdio:["ipc","ignore","pipe",...network.fds],detached:!0});try{return await handedOver(child,places,options.signal)}finally{
child.connected&&child.disconnect(),child.kill("SIGKILL")}}function handedOver(child,places,signal){return new Promise((resolve2,reject)=>{let servers=[],over=!1,complaint="",fail=reason=>{if(!over){over=
!0;for(let server of servers)server?.close();reject(new Error(reason))}};child.stderr?.on("data",chunk=>{complaint.length<4096&&(complaint+=chunk.toString("utf8"))}),child.on("message",({index,problem},handle)=>{
if(problem!==void 0)return fail(problem);index===void 0||handle===void 0||over||(servers[index]=handle,!(Object.keys(servers).length<places.length)&&(over=!0,resolve2(servers)))}),signal.aborted&&fail(
"the cell is gone"),signal.addEventListener("abort",()=>fail("the cell is gone"),{once:!0}),child.on("error",error=>fail(error.message)),child.on("close",()=>fail(complaint.trim()||"the program that l\
istens inside the cell ended early")),child.pid!==void 0&&child.send([...places],()=>{})})}var Relay=class _Relay{#sockets=new Set;#servers=[];constructor(){}static async open(network,routes,options){let relay=new _Relay;if(routes.length===0)return relay;let places=routes.map(route=>route.inside);
try{let listeners=await openListeners(network,places,options);for(let[index,route]of routes.entries())relay.#serve(listeners[index],route);return relay}catch(cause){throw new CleanroomError("EngineUna\
vailable",`services can't be led into the local sandbox: ${cause.message}`,{hint:"It takes nsenter (util-linux), and ip (iproute2) where bubblewrap is missing. Or use --backend docker or podman.",context:{
services:routes.map(route=>route.service)},cause})}}close(){for(let server of this.#servers.splice(0))server.close();for(let socket of this.#sockets)socket.destroy()}#serve(listener,route){if(listener===
void 0)return;let server=createServer({allowHalfOpen:!0,noDelay:!0},near=>this.#lead(near,route));server.on("error",()=>{}),server.listen(listener),this.#servers.push(server),route.ended.then(()=>server.
close())}#lead(near,route){let target=route.outside();if(this.#track(near),target===null){near.resetAndDestroy();return}let far=connect({...target,allowHalfOpen:!0,noDelay:!0});this.#track(far),near.on(
"error",()=>far.resetAndDestroy()),far.on("error",()=>near.resetAndDestroy()),near.pipe(far),far.pipe(near)}#track(socket){this.#sockets.add(socket),socket.on("error",()=>{}),socket.on("close",()=>this.#sockets.
delete(socket))}};import{closeSync,openSync,readFileSync as readFileSync10}from"node:fs";var IDENTITY_PAUSE_MS=2;async function enterNetwork(child,asRoot,booted){if(child.gate===null)return networkOfRoots(child,booted);let fds=[],leave=()=>{for(let fd of fds.splice(0))closeSync(fd)};try{let holder=Number(
/"child-pid": (\d+)/.exec(await child.gate.opened)?.[1]??child.pid);return fds.push(...["net",...asRoot?[]:["user"]].map(kind=>openSync(`/proc/${holder}/ns/${kind}`,"r"))),asRoot||await identified(holder),
{words:["--net=/proc/self/fd/3",...asRoot?[]:["--user=/proc/self/fd/4","--preserve-credentials"]],fds,leave}}catch(error){throw leave(),error}finally{child.gate.release()}}async function identified(holder){
for(;readFileSync10(`/proc/${holder}/uid_map`,"latin1")==="";)await new Promise(resolve2=>setTimeout(resolve2,IDENTITY_PAUSE_MS))}async function networkOfRoots(child,booted){await booted;let init=child.
pid===null?null:initBelow(child.pid);if(init===null)throw new Error("the cell's first process was not found");return{words:[`--net=/proc/${init}/ns/net`],fds:[],leave:()=>{}}}function initBelow(pid){for(let child of childrenOf(
pid)){let numbers=/^NSpid:\s*(.*)$/m.exec(statusOf(child))?.[1]?.split(/\s+/)??[];if(numbers.length>1&&numbers.at(-1)==="1")return child;let below=initBelow(child);if(below!==null)return below}return null}
function statusOf(pid){try{return readFileSync10(`/proc/${pid}/status`,"latin1")}catch{return""}}var CellRelay=class{opened;#relay;#over=new AbortController;constructor(child,routes,options){child.ended.then(()=>this.#over.abort()),this.#relay=openRelay(child,routes,options,this.#over.signal),this.
opened=this.#relay.then(()=>routes.map(evidenceOf2)),this.opened.catch(()=>{})}async close(){this.#over.abort(),await this.#relay.then(relay=>relay.close(),()=>{})}};async function openRelay(child,routes,{
asRoot,elevate,path,booted},signal){let network=await enterNetwork(child,asRoot,booted);try{return await Relay.open(network,routes,{elevate,path,signal})}finally{network.leave()}}function evidenceOf2({
service,inside}){return`host: sockets of this cell's network namespace, held by cleanroom, lead from ${inside.host}:${inside.port} to service ${service} and nowhere else`}import{readFileSync as readFileSync11}from"node:fs";var INTERVAL_MS=20,MemoryPeak=class{constructor(root,ignored){this.root=root;this.ignored=ignored;this.#timer=setInterval(()=>this.#look(),INTERVAL_MS),this.#timer.unref()}root;ignored;#peak=null;#timer;stop(){
return clearInterval(this.#timer),this.#peak}#look(){let sum=0;for(let pid of descendants(this.root).slice(this.ignored))sum+=residentBytes(pid);sum>0&&(this.#peak=Math.max(this.#peak??0,sum))}};function descendants(pid){
return childrenOf(pid).flatMap(child=>[child,...descendants(child)])}function residentBytes(pid){let match=/^VmRSS:\s*(\d+) kB/m.exec(read3(`/proc/${pid}/status`));return match===null?0:Number(match[1])*
1024}function read3(path){try{return readFileSync11(path,"latin1")}catch{return""}}function noteRlimits(seen,facts,inForce){let limits2=facts["/proc/self/limits"]??"",data=inForce.memory?softLimit(limits2,"Max data size"):null;data!==null&&note(seen,"memory",`inside: /proc/self/limi\
ts Max data size=${data}, for each process and not for all together`);let processes=inForce.processes?softLimit(limits2,"Max processes"):null;processes!==null&&(seen.pids=processes,note(seen,"pids",`i\
nside: /proc/self/limits Max processes=${processes}, counted in the cell's own user namespace`))}function softLimit(limits2,name){let value=new RegExp(`^${name}\\s+(\\d+)`,"m").exec(limits2)?.[1];return value===
void 0?null:Number(value)}import{appendFileSync,writeFileSync as writeFileSync6}from"node:fs";import{join as join13}from"node:path";function guardedCommand({launch,third,folder,cgroups,watched}){let ungroup=`for n in 1 2 3 4 5 6 7 8 9; do rmdir ${cgroups.map(quote3).join(" ")} && break; sleep 0.02; done`,clean=[...["read -r childr\
en </proc/$$/task/$$/children","read -r self rest </proc/self/stat","for child in $children; do [ $child = $self ] || kill -9 $child; done","kill -9 $$"],`rm -rf ${quote3(folder)}`,...cgroups.length===
0?[]:[ungroup]].join("; ");return["sh","-c",[...watched?[`( read -r word <&3 || { ${clean}; } ) </dev/null >/dev/null 2>&1 &`,"exec 3<&-"]:[],...cgroups.map(group=>`echo 0 >${quote3(`${group}/cgroup.p\
rocs`)} || exit 96`),`exec "$@"${third===null?"":` 3<${quote3(third)}`}`].join(`
`),"cleanroom-guard",...launch]}import{lstatSync as lstatSync2,readdirSync as readdirSync4,readlinkSync as readlinkSync2,realpathSync as realpathSync2,statSync as statSync2}from"node:fs";import{dirname as dirname3}from"node:path";var SYSTEM_FOLDERS=["/usr","/bin","/sbin","/lib","/lib32","/lib64","/libx32","/etc","/opt","/nix","/gnu"],OWN_ETC=["hosts","hostname","passwd","group"];function cellLayout(options){let entries=[],known=new Set(
["/"]),folder=path=>{known.has(path)||(folder(dirname3(path)),known.add(path),entries.push({kind:"dir",path}))},bind=(path,from,file=!1)=>{folder(dirname3(path)),file||known.add(path),entries.push({kind:"\
bind",path,from,file})},memory=(path,bytes,shared)=>{folder(dirname3(path)),known.add(path),entries.push({kind:"tmpfs",path,bytes,shared})},show=path=>{let link=linkTarget2(path);if(link!==null)entries.
push({kind:"symlink",path,target:link});else if(isPlainFile(path))bind(path,path,!0);else{if(!isFolder(path)||path===options.workdir)return;if(!options.workdir.startsWith(`${path}/`))bind(path,path);else{
folder(path);for(let name of readdirSync4(path))show(`${path}/${name}`)}}};for(let path of SYSTEM_FOLDERS)show(path);for(let name of OWN_ETC)isPlainFile(`/etc/${name}`)&&bind(`/etc/${name}`,`${options.
inboxDir}/${name}`,!0);entries.push({kind:"proc"},{kind:"dev"}),memory("/tmp",options.tmpBytes,!0);for(let path of["/run","/var"])folder(path);let resolver=options.hostNetwork?linkedFile("/etc/resolv.\
conf"):null;resolver!==null&&bind(resolver,resolver,!0);for(let path of options.toolchains)bind(path,path);for(let[path,from]of Object.entries(options.cgroups))bind(path,from);memory(options.workdir,options.
workdirBytes,!1),memory(ARTIFACTS,options.artifactsBytes,!1),bind(INBOX,options.inboxDir);for(let[path,from]of Object.entries(options.shown))bind(path,from,!0);return entries}function linkTarget2(path){
try{return lstatSync2(path).isSymbolicLink()?readlinkSync2(path):null}catch{return null}}function isFolder(path){return statSync2(path,{throwIfNoEntry:!1})?.isDirectory()??!1}function isPlainFile(path){
return lstatSync2(path,{throwIfNoEntry:!1})?.isFile()??!1}function linkedFile(path){try{let real=realpathSync2(path);return SYSTEM_FOLDERS.some(folder=>real.startsWith(`${folder}/`))?null:real}catch{return null}}var X64={audit:3221225534,clone:56,clone3:435,denied:[163,248,321,161,305,227,174,176,300,313,431,432,430,433,177,175,425,426,427,173,172,320,246,250,212,165,442,429,279,303,180,304,428,298,155,178,179,
443,169,249,171,170,308,164,168,167,156,139,103,166,272,134,323,136,153]},ARM64={audit:3221225655,clone:220,clone3:435,denied:[89,217,280,51,266,112,106,262,273,431,432,430,433,105,425,426,427,294,104,
219,18,40,442,429,239,264,42,265,428,241,41,60,443,142,218,162,161,268,170,225,224,116,39,97,282,58]},LOAD=32,JUMP_EQUAL=21,JUMP_GREATER_OR_EQUAL=53,JUMP_ANY_BIT=69,RETURN=6,ALLOW=2147418112,ERROR=327680,
EPERM=1,ENOSYS=38,OFFSET={number:0,arch:4,firstArgument:16},NEW_NAMESPACE=2114060288,X32=1073741824;function seccompFilter(arch){let table=arch==="x64"?X64:arch==="arm64"?ARM64:null;if(table===null)return null;
let program3=[[LOAD,0,0,OFFSET.arch],[JUMP_EQUAL,1,0,table.audit],[RETURN,0,0,ERROR|ENOSYS],[LOAD,0,0,OFFSET.number],[JUMP_GREATER_OR_EQUAL,0,1,X32],[RETURN,0,0,ERROR|ENOSYS],[JUMP_EQUAL,0,1,table.clone3],
[RETURN,0,0,ERROR|ENOSYS],[JUMP_EQUAL,0,4,table.clone],[LOAD,0,0,OFFSET.firstArgument],[JUMP_ANY_BIT,0,1,NEW_NAMESPACE],[RETURN,0,0,ERROR|EPERM],[RETURN,0,0,ALLOW]];for(let number2 of table.denied)program3.
push([JUMP_EQUAL,0,1,number2],[RETURN,0,0,ERROR|EPERM]);program3.push([RETURN,0,0,ALLOW]);let bytes=Buffer.alloc(program3.length*8);return program3.forEach(([code,ifTrue,ifFalse,value],index)=>{bytes.
writeUInt16LE(code,index*8),bytes.writeUInt8(ifTrue,index*8+2),bytes.writeUInt8(ifFalse,index*8+3),bytes.writeUInt32LE(value>>>0,index*8+4)}),bytes}import{realpathSync as realpathSync3,statSync as statSync3}from"node:fs";import{basename as basename5,dirname as dirname4,isAbsolute,relative}from"node:path";var STANDARD_PATH=["/usr/local/sbin","/usr\
/local/bin","/usr/sbin","/usr/bin","/sbin","/bin"],SHOWN=["/usr","/bin","/sbin","/lib","/lib32","/lib64","/etc","/opt","/nix","/gnu"],NEVER=["/proc","/sys","/dev","/tmp","/run","/cleanroom"];function toolchains(env,hidden){
let home=env.HOME??"/root",path=[...STANDARD_PATH],folders=[];for(let entry of(env.PATH??"").split(":")){let real=realFolder(entry);if(!(real===null||path.includes(real))&&!(entry.includes("/node_modu\
les/")||real.includes("/node_modules/"))&&![...NEVER,...hidden].some(folder=>within2(real,folder))){if(!SHOWN.some(folder=>within2(real,folder))){let root=installation(real,home);if(root===null||hidden.
some(folder=>within2(folder,root)))continue;folders.some(folder=>within2(root,folder))||folders.push(root)}path.push(real)}}return{folders:folders.filter(a=>!folders.some(b=>a!==b&&within2(a,b))),path:path.
join(":")}}function installation(folder,home){let homes=[home,realFolder(home)??home,"/home","/root","/var","/mnt","/media","/srv"];if(homes.some(place=>within2(place,folder)))return null;let named=["\
bin","sbin"].includes(basename5(folder)),root=dirname4(folder),inHome=homes.slice(0,2).find(place=>within2(folder,place)),depth=(inHome===void 0?root:relative(inHome,root)).split("/").filter(part=>part!==
"").length;return named&&depth>=3&&!homes.some(place=>within2(place,root))?root:folder}function within2(path,folder){return path===folder||path.startsWith(folder.endsWith("/")?folder:`${folder}/`)}function realFolder(path){
try{let real=isAbsolute(path)?realpathSync3(path):null;return real!==null&&statSync3(real).isDirectory()?real:null}catch{return null}}var ETC={passwd:`root:x:0:0:root:/root:/bin/sh
nobody:x:65534:65534:nobody:/tmp:/bin/sh
`,group:`root:x:0:
nogroup:x:65534:
`};function planSandbox(spec,options,place){let{dir,inbox,cgroup,serviceHosts}=place,{limits:limits2,network}=spec.policy,etc={...ETC,hostname:`${identityOf(spec).hostname}
`};for(let[file,content]of Object.entries(etc))writeFileSync6(join13(inbox.dir,file),content,{mode:420});serviceHosts!==null&&appendFileSync(join13(inbox.dir,"hosts"),serviceHosts);let tools=toolchains(
options.env,[spec.workdir]),rlimits=rlimitsOf(spec,options,cgroup),filter=options.launcher.loadsSeccomp?writeFilter(join13(dir,"seccomp.bpf")):null,ownNetwork=network.kind!=="full",watched=options.elevate.
length===0,gated=watched&&serviceHosts!==null,launch=options.launcher.command({layout:cellLayout({inboxDir:inbox.dir,workdir:spec.workdir,workdirBytes:limits2.memoryBytes===null?null:limits2.memoryBytes+
workspaceMemory(spec.workspace),tmpBytes:limits2.memoryBytes,artifactsBytes:spec.artifactsBytes,toolchains:tools.folders,cgroups:cgroup?.mounts??{},hostNetwork:!ownNetwork,shown:inbox.shown}),workdir:spec.
workdir,path:tools.path,ownNetwork,identity:identityOf(spec),asRoot:options.asRoot,rlimits,seccomp:filter!==null,gated}),guarded=guardedCommand({launch,third:filter,folder:dir,cgroups:cgroup?.folders??
[],watched});return{command:[...options.elevate,...guarded],watched,gated,tools,rlimits}}function rlimitsOf(spec,options,cgroup){let limits2=spec.policy.limits,counted=options.countsPerNamespace&&!(options.
asRoot&&options.launcher.name==="bwrap"),processes=cgroup===null&&counted&&limits2.processCount!==null?limits2.processCount+AGENT_PROCESSES:null;return{fileSizeBytes:limits2.fileSizeBytes,cpuTimeSecs:limits2.
cpuTimeSecs,processes,dataBytes:cgroup===null?limits2.memoryBytes:null}}function writeFilter(path){let filter=seccompFilter(process.arch);return filter!==null&&writeFileSync6(path,filter),filter===null?
null:path}import{finished}from"node:stream/promises";var Gate=class{opened;#release;constructor(stdio,ended){let[news,release]=[stdio[4],stdio[5]];for(let stream of[news,release])stream.on("error",()=>{});this.#release=release,this.opened=new Promise((resolve2,reject)=>{
news.once("data",chunk=>resolve2(chunk.toString("latin1"))),ended.then(reason=>reject(new Error(`the cell did not start: ${reason}`)))}),this.opened.catch(()=>{})}release(){this.#release.end()}};var PATIENCE_MS=5e3,SandboxProcess=class{ended;gate;#child;constructor(command3,path,expects){let[program3="",...args]=command3,child=spawnProcess(program3,args,{cwd:"/",env:{PATH:path},stdio:Array.from(
{length:expects.gated?6:expects.watched?4:3},()=>"pipe"),detached:!0});this.#child=child,child.stdin?.on("error",()=>{}),this.#pipe?.on("error",()=>{}),this.ended=endOf(child),this.gate=expects.gated?
new Gate(child.stdio,this.ended):null}get pid(){return this.#child.pid??null}send(text){this.#child.stdin?.write(text)}end(){this.#child.stdin?.end()}receive(receivers){this.#child.stdout?.on("data",receivers.
stdout),this.#child.stderr?.on("data",receivers.stderr)}async stop(){this.end();let children=this.pid===null?[]:childrenOf(this.pid);for(let pid of children.slice(this.#pipe===null?0:1))kill(pid);this.
pid!==null&&this.#child.exitCode===null&&this.#child.signalCode===null&&kill(this.pid);let timer,late=new Promise(resolve2=>{timer=setTimeout(resolve2,PATIENCE_MS)});await Promise.race([this.ended,late]),
clearTimeout(timer)}dismissGuard(){this.#pipe?.end(`done
`)}get#pipe(){return this.#child.stdio[3]??null}};function kill(pid){try{process.kill(pid,"SIGKILL")}catch{}}async function endOf(child){let reason=await new Promise(resolve2=>{child.on("error",error=>{
child.pid===void 0&&resolve2(error.message)}),child.on("exit",(code,signal)=>resolve2(signal===null?`it ended with code ${code}`:`it was ended by ${signal}`))}),outputs=[child.stdout,child.stderr].filter(
stream=>stream!==null);return await Promise.allSettled(outputs.map(stream=>finished(stream,{writable:!1}))),reason}var BOOT_TIMEOUT_MS=6e4;async function openSandboxCell(spec,options){let name=makeCellName(),dir=join14(spec.tempDir,name),cgroup=null,child=null,relay=null,remove=async()=>{await Promise.all([relay?.
close(),child?.stop()]),rmSync5(dir,{recursive:!0,force:!0}),await removeCgroups(cgroup?.folders??[],options.elevate),child?.dismissGuard()};try{mkdirSync7(dir),chmodSync4(dir,457),cgroup=await createCgroup(
name,spec.policy.limits,workspaceMemory(spec.workspace),options.elevate);let workspaceTar=isEmpty(spec.workspace)?null:spec.workspace.path,inbox=Inbox.create(join14(dir,"in"),{...spec,workspaceTar}),pod=podOf2(
spec),led=pod?.relayed&&spec.policy.network.kind!=="full"?pod:null,plan=planSandbox(spec,options,{dir,inbox,cgroup,serviceHosts:led?.hostsLines()??null}),path=`${options.env.PATH??""}:/usr/sbin:/usr/b\
in:/sbin:/bin`;child=new SandboxProcess(plan.command,path,plan);let starting=CellSession.start(child,inbox,{workdir:spec.workdir,workspace:spec.workspace,artifactsBytes:spec.artifactsBytes,bootTimeoutMs:BOOT_TIMEOUT_MS});
led!==null&&(relay=new CellRelay(child,led.routes,{...options,path,booted:starting}));let session=await starting,observation=observe(session.facts);pod!==null&&(observation.serviceNetwork=pod.serviceNetwork);
for(let line of await relay?.opened??[])note(observation,"network",line);return noteRlimits(observation,session.facts,{memory:plan.rlimits.dataBytes!==null,processes:plan.rlimits.processes!==null}),new SandboxCell(
spec,{session,child,observation,path:plan.tools.path,remove,counted:cgroup!==null})}catch(error){throw await remove(),error}}var SandboxCell=class{image=null;artifactsDir=ARTIFACTS;baseEnv;observation;workdir;externalBin;#opened;#closed=null;constructor(spec,opened){
this.#opened=opened,this.baseEnv={PATH:opened.path},this.observation=opened.observation,this.workdir=spec.workdir,this.externalBin=spec.externalBin===null?null:cellBinPath(basename6(spec.externalBin))}async run(command3,sinks){
let{session,child,counted}=this.#opened;if(counted||child.pid===null)return session.run(command3,sinks);let peak=new MemoryPeak(child.pid,AGENT_PROCESSES);try{let exit=await session.run(command3,sinks);
return{...exit,memoryPeakBytes:exit.memoryPeakBytes??peak.stop()}}finally{peak.stop()}}close(){return this.#closed??=this.#close(),this.#closed}async#close(){this.#opened.session.close(),await this.#opened.
remove()}};import{existsSync as existsSync5}from"node:fs";var unshare={name:"unshare",loadsSeccomp:!1,command:command2},STAGES=["/mnt","/media","/srv","/sys"],DEVICES=["null","zero","full","random","urandom","tty"];function command2(spec){let words3=["unshar\
e","--mount","--pid","--ipc","--uts","--cgroup","--fork","--kill-child"];return spec.ownNetwork&&words3.push("--net"),spec.asRoot||words3.push("--user","--map-root-user"),[...words3,"sh","-c",setup(spec),
"cleanroom-setup"]}function setup(spec){let stage=stageFor(spec.layout),hostname2=quote3(spec.identity.hostname),at2=path=>quote3(`${stage}${path}`),paths=wanted=>spec.layout.flatMap(wanted),folders=paths(
entry=>needsFolder(entry)?[at2(entry.path)]:[]),files=paths(entry=>needsFile(entry,spec.layout)?[at2(entry.path)]:[]),links=paths(entry=>entry.kind==="symlink"?[`ln -s ${quote3(entry.target)} ${at2(entry.
path)}`]:[]),fstab=paths(entry=>mounts(entry,stage,spec.asRoot?spec.identity.uid:0)).join("");return["set -e; umask 022",`mount -t tmpfs -o mode=0755,nosuid,nodev cleanroom ${stage}`,`mkdir -p ${[...folders,
at2("/proc"),at2("/dev/shm"),at2("/.old")].join(" ")}`,...[...files,...DEVICES.map(name=>at2(`/dev/${name}`))].map(file=>`: >${file}`),...links,`ln -s /proc/self/fd ${at2("/dev/fd")}`,...["stdin","std\
out","stderr"].map((name,fd)=>`ln -s /proc/self/fd/${fd} ${at2(`/dev/${name}`)}`),`printf %s ${quote3(fstab)} >${at2("/dev/shm/fstab")}`,`mount --all --fstab ${at2("/dev/shm/fstab")}`,`hostname ${hostname2}\
 2>/dev/null || echo ${hostname2} 2>/dev/null >/proc/sys/kernel/hostname || :`,...spec.ownNetwork?["ip link set lo up 2>/dev/null || :"]:[],...spec.gated?["echo up >&4; exec 4>&- 5<&-"]:[],`mount -o r\
emount,ro,nosuid,nodev cleanroom ${stage}`,`cd ${stage}`,"pivot_root . .old","umount -l /.old",`cd ${quote3(spec.workdir)}`,`exec env -i ${[`PATH=${spec.path}`,...becomeNobody2(spec)].map(quote3).join(
" ")}`].join(`
`)}function becomeNobody2(spec){let{uid,gid}=spec.identity,nested=["unshare","--user","--keep-caps",`--map-user=${uid}`,`--map-group=${gid}`],keep=["--inh-caps=+sys_admin","--ambient-caps=+sys_admin"],
drop=spec.asRoot?["setpriv",`--reuid=${uid}`,`--regid=${gid}`,"--clear-groups",...keep]:[],close=["sh","-c",'echo 0 >/proc/sys/user/max_user_namespaces && exec "$@"',"sh"];return[...drop,...nested,...close,
...prlimitWords(spec.rlimits),"setpriv",...NO_PRIVILEGES,"sh",`${INBOX}/agent`]}function stageFor(layout){let taken=layout.flatMap(entry=>entry.kind==="bind"?[entry.from]:[]);return STAGES.filter(stage=>existsSync5(
stage)&&!taken.some(path=>path.startsWith(`${stage}/`)))[0]??"/mnt"}function needsFolder(entry){return entry.kind==="dir"||entry.kind==="tmpfs"||entry.kind==="bind"&&!entry.file}function needsFile(entry,layout){
let inHostFolder=path=>layout.some(other=>other.kind==="bind"&&!other.file&&path.startsWith(`${other.path}/`));return entry.kind==="bind"&&entry.file&&!inHostFolder(entry.path)}function mounts(entry,stage,owner){
let line=(source,path,type,options)=>`${escaped(source)} ${escaped(stage+path)} ${type} ${options} 0 0
`;switch(entry.kind){case"bind":return[line(entry.from,entry.path,"none","rbind,ro,nosuid,nodev")];case"tmpfs":{let size=entry.bytes===null?"":`,size=${entry.bytes}`,access=entry.shared?"mode=1777":`m\
ode=0755,uid=${owner},gid=${owner}`;return[line("tmpfs",entry.path,"tmpfs",`nosuid,nodev,${access}${size}`)]}case"proc":return[line("proc","/proc","proc","nosuid,nodev,noexec")];case"dev":return[...DEVICES.
map(name=>line(`/dev/${name}`,`/dev/${name}`,"none","bind")),line("tmpfs","/dev/shm","tmpfs","nosuid,nodev,noexec,mode=1777")];default:return[]}}function escaped(path){return path.replaceAll("\\","\\13\
4").replaceAll(" ","\\040").replaceAll("	","\\011").replaceAll(`
`,"\\012")}function ways(env){let plain2=[bwrap,unshare].map(launcher=>({label:launcher.name,launcher,elevate:[]}));return env.GITHUB_ACTIONS!=="true"||process.getuid?.()===0?plain2:[...plain2,...plain2.map(way=>({
...way,label:`sudo ${way.label}`,elevate:["sudo","-n"]}))]}var SandboxChoice=class{constructor(env){this.env=env;this.#ways=process.platform==="linux"?ways(env):[],this.#ways.length===0&&this.reasons.
push(`${process.platform} has no Linux namespaces`)}env;reasons=[];#ways;#settled=!1;#trial=Promise.resolve();#perNamespace=null;get launcher(){return this.#settled?this.#ways[0]?.launcher.name??null:
null}async settle(tempDir){return this.#settled||await(await this.open(emptySpec(tempDir)))?.close(),this.launcher}async open(spec){if(this.#settled)return this.#openSettled(spec);let before=this.#trial,
done=()=>{};this.#trial=new Promise(resolve2=>{done=resolve2}),await before;try{return this.#settled?await this.#openSettled(spec):await this.#openFirst(spec)}finally{done()}}async#openSettled(spec){let way=this.#ways[0];
if(way===void 0)return null;try{return await openSandboxCell(spec,await this.#options(way))}catch(error){throw startError2(error,way)}}async#openFirst(spec){for(let way=this.#ways[0];way!==void 0;way=
this.#ways[0])try{let cell=await openSandboxCell(spec,await this.#options(way));return this.#settled=!0,cell}catch(error){if(!(error instanceof CellStartError))throw error;if(await this.#works(way,spec))
throw this.#settled=!0,startError2(error,way);this.reasons.push(`${way.label}: ${error.output}`),this.#ways.shift()}return this.#settled=!0,null}async#works(way,spec){try{return await(await openSandboxCell(
emptySpec(spec.tempDir),await this.#options(way))).close(),!0}catch{return!1}}async#options(way){let asRoot=way.elevate.length>0||process.getuid?.()===0;return this.#perNamespace??=asRoot?Promise.resolve(
!0):countsPerNamespace(),{env:this.env,launcher:way.launcher,elevate:way.elevate,asRoot,countsPerNamespace:await this.#perNamespace}}};function emptySpec(tempDir){return{runId:"",image:null,policy:{name:"\
locked",network:{kind:"none"},capabilities:"none",user:"non_root",rootFilesystem:"read_only",limits:NO_LIMITS},workdir:"/workspace",workspace:{path:"",sha256:"",bytes:0,files:0,links:0,entries:0},externalBin:null,
tempDir,artifactsBytes:4096,pod:null}}function startError2(error,way){return error instanceof CellStartError?new CleanroomError("EngineUnavailable",`the local sandbox (${way.label}) did not start: ${error.
output}`,{hint:"Limits that are too low keep a cell from starting: raise them. `cleanroom doctor` shows what works here.",context:{launcher:way.label,output:error.output},cause:error}):error}async function countsPerNamespace(){
let trial=["--user","--map-root-user","prlimit","--nproc=3","sh","-c","(:) && (:)"];return new Promise(resolve2=>{let child=spawnProcess("unshare",trial,{stdio:"ignore"});child.on("error",()=>resolve2(
!1)),child.on("exit",code=>resolve2(code===0))})}function createLocalBackend(options){let choice=options.sandbox==="none"?null:new SandboxChoice(options.env),{openPublishedPod}=options;return{name:"local",probe:async()=>({available:!0,engine:{name:"\
local",version:null,rootless:process.getuid?.()!==0,endpoint:null}}),open:async spec=>await choice?.open(spec)??openBareCell(spec,options.env),...openPublishedPod===void 0?{}:{openPod:spec=>openLocalPod(
spec,choice,openPublishedPod)},notes:async()=>{let{mode,reasons}=await describeSandbox(options.env);return[`steps run in ${mode==="bare"?"no sandbox":`a sandbox of ${mode}`}`,...reasons]},sweep:async()=>[
...sweepProcesses(),...await sweepCgroups()]}}async function openLocalPod(spec,choice,openPublishedPod){let settled2=choice?.settle(spec.tempDir)??Promise.resolve(null),[published,sandbox]=await Promise.
allSettled([openPublishedPod(spec),settled2]);if(published.status==="rejected")throw published.reason;if(sandbox.status==="rejected")throw await published.value.close(),sandbox.reason;return new LocalPod(
published.value,spec,sandbox.value!==null&&spec.network==="none")}async function describeSandbox(env){let tempDir=mkdtempSync(join15(tmpdir(),"cleanroom-try-")),choice=new SandboxChoice(env);try{return{
mode:await choice.settle(tempDir)??"bare",reasons:choice.reasons}}finally{rmSync6(tempDir,{recursive:!0,force:!0})}}var PODMAN={name:"podman",title:"Podman",deniedHint:"use your own engine: `systemctl --user start podman.socket`",candidates:(env,asker)=>podmanCandidates(env,asker.uid),isolations:[{NetworkMode:"none"}],
openNetworks:[{},{NetworkMode:"slirp4netns"},{NetworkMode:"pasta"}],privateNetworks:[{driver:"bridge",options:{}}],deadResolvers:[],ownedTmpfs:(user,mode)=>user===null?"mode=1777":`mode=${mode},U`,volumeBind:(volume,target)=>`${volume}\
:${target}:U`,removesItself:!1,ulimits:[{Name:"nofile",Soft:2e4,Hard:2e4},{Name:"nproc",Soft:32768,Hard:32768}]};function createPodmanBackend(env,options={}){return new OciBackend(PODMAN,env,options)}var PREFERENCE=["docker","podman","local"];function builtin(env,onProgress,openPublishedPod){return{docker:()=>createDockerBackend(env,{onProgress}),podman:()=>createPodmanBackend(env,{onProgress}),local:()=>createLocalBackend(
{env,openPublishedPod})}}var SERVICE_ENGINES=["docker","podman"],BackendSelector=class{#factories;#tried=new Map;constructor(env,{custom=[],onProgress=()=>{}}={}){this.#factories={...builtin(env,onProgress,
spec=>this.#openPublishedPod(spec)),...Object.fromEntries(custom.map(backend=>[backend.name,()=>backend]))}}async select(name){if(name!=="auto")return this.#named(name);let reasons=[];for(let candidate of PREFERENCE){
let selected=await this.#named(candidate);if(selected.backend!==null)return selected;reasons.push(`${candidate}: ${selected.reason}`)}return{name,backend:null,reason:reasons.join("; ")}}async passedOver(chosen){
let before=PREFERENCE.slice(0,Math.max(0,PREFERENCE.indexOf(chosen)));return(await Promise.all(before.map(name=>this.#named(name)))).flatMap(entry=>entry.backend===null?[`${entry.name}: ${entry.reason}`]:
[])}all(){return Object.values(this.#factories).map(make2=>make2())}async#openPublishedPod(spec){let reasons=[];for(let name of SERVICE_ENGINES){let selected=await this.#named(name);if(selected.backend===
null)reasons.push(`${name}: ${selected.reason}`);else if(!(selected.backend instanceof OciBackend))reasons.push(`${name}: it is a backend of your own`);else if(!onThisHost(selected.engine))reasons.push(
`${name}: ${selected.engine.endpoint} is another machine`);else return selected.backend.openPublishedPod(spec)}throw new CleanroomError("EngineUnavailable",`services need docker or podman; ${reasons.join(
"; ")}`,{hint:"Start Docker or Podman on this machine; `cleanroom doctor` shows what works here.",context:{services:spec.services.map(service=>service.name)}})}async#named(name){let make2=this.#factories[name];
if(make2===void 0)throw new CleanroomError("ConfigInvalid",`unknown backend "${name}"`,{hint:`Use one of: auto, ${Object.keys(this.#factories).join(", ")}.`,context:{backend:name}});let attempt=this.#tried.
get(name)??tryOut(make2());this.#tried.set(name,attempt);let{backend,availability}=await attempt;return availability.available?{name,backend,engine:availability.engine}:{name,backend:null,reason:availability.
reason}}};function onThisHost({endpoint}){return endpoint===null||endpoint.startsWith("unix:")?!0:URL.canParse(endpoint)&&["localhost","127.0.0.1","[::1]"].includes(new URL(endpoint).hostname)}async function tryOut(backend){
return{backend,availability:await backend.probe()}}var REDACTION_KINDS=["times","durations","ids","paths"],ALL_REDACTIONS={kinds:REDACTION_KINDS,patterns:{}},DAY="(?:Mon|Tue|Wed|Thu|Fri|Sat|Sun)",MONTH="(?:Jan|Feb|Mar|Apr|May|Jun|Jul|Aug|Sep|Oct|Nov|D\
ec)",CLOCK="\\d{1,2}:\\d{2}:\\d{2}(?:[.,]\\d+)?",ZONE="(?: ?(?:Z|UTC|GMT|[+-]\\d{2}:?\\d{2}))?",RULES={times:{name:"[TIME]",patterns:[new RegExp(`\\b\\d{4}-\\d{2}-\\d{2}[T ]${CLOCK}${ZONE}`,"g"),new RegExp(
`\\b${DAY}, \\d{1,2} ${MONTH} \\d{4} ${CLOCK}${ZONE}`,"g"),new RegExp(`\\b${DAY} ${MONTH} [ \\d]\\d ${CLOCK}(?: [A-Z]{3,4})?(?: \\d{4})?`,"g"),new RegExp(`(?<![\\d:.])${CLOCK}(?![\\d:])`,"g")]},durations:{
name:"[DURATION]",patterns:[/(?<![\w.-])\d+(?:\.\d+)? ?(?:ns|µs|us|ms|s|secs?|seconds?|mins?|minutes?)(?![\w-])/g]},ids:{name:"[ID]",patterns:[/\b[0-9a-fA-F]{8}-(?:[0-9a-fA-F]{4}-){3}[0-9a-fA-F]{12}\b/g,
/(?<![\w])(?=[0-9a-f]*\d)(?=\d*[a-f])(?:[0-9a-f]{32}|[0-9a-f]{40}|[0-9a-f]{64}|[0-9a-f]{128})(?![\w])/g]},paths:{name:"[PATH]",patterns:[/(?<![\w/])\/(?:tmp|var\/tmp|dev\/shm)\/(?:tmp\.?\w{6,}|[\w.-]*?[._-](?=[a-z]*[0-9A-Z])[A-Za-z0-9]{6,})(?![\w.-])/g]}},
ORDER=["paths","times","ids","durations"],MOST_PASSES=8,OLD_TIME=/<timestamp>/g;function normaliseSnapshot(text,paths=[],redactions=ALL_REDACTIONS){let normal=text.replaceAll(`\r
`,`
`);for(let{path,placeholder}of[...paths].sort((a,b)=>b.path.length-a.path.length))path.length>1&&(normal=normal.replaceAll(path,placeholder));for(let pass=0,before="";pass<MOST_PASSES&&before!==normal;pass++)
before=normal,normal=redacted(normal,redactions);return normal}function redacted(text,redactions){let normal=text;for(let[name,pattern]of Object.entries(redactions.patterns)){let{source,flags}=compilePattern(
pattern);normal=outsideNames(normal,part=>part.replace(new RegExp(source,withGlobal(flags)),nonEmpty(`[${name}]`)))}for(let kind of ORDER.filter(each=>redactions.kinds.includes(each))){let{name,patterns}=RULES[kind];
for(let pattern of patterns)normal=normal.replace(pattern,name);kind==="times"&&(normal=normal.replace(OLD_TIME,name))}return normal}function outsideNames(text,map){return text.split(/(\[(?:[A-Z][A-Z0-9_]*|\.\.)\])/).
map((part,index)=>index%2===1?part:map(part)).join("")}function nonEmpty(name){return found=>found===""?"":name}function withGlobal(flags){return flags.includes("g")?flags:`${flags}g`}import{mkdirSync as mkdirSync8,readFileSync as readFileSync12,renameSync,writeFileSync as writeFileSync7}from"node:fs";import{dirname as dirname5,join as join16}from"node:path";var ANY_TEXT="[..]";function mergedLine(expected,actual){if(!expected.includes(ANY_TEXT))return null;let wanted=words2(expected),isWord=text=>/\w/.test(text)&&text!==ANY_TEXT,changes=alignLines(wanted,
words2(actual),(a,b)=>a===b&&a!==ANY_TEXT),kept=changes.filter(change=>change.kind==="same"&&isWord(change.actual)).length;if(kept===0||kept*2<wanted.filter(isWord).length)return null;let line="",gap={
text:"",wild:!1},close=()=>{line+=gap.wild?ANY_TEXT:gap.text,gap={text:"",wild:!1}};for(let change of changes)change.kind==="same"?(close(),line+=change.actual):change.kind==="added"?gap.text+=change.
actual:change.expected===ANY_TEXT&&(gap.wild=!0);return close(),line}function words2(line){return line.match(/\[\.\.\]|\w+|\s+|[^\w\s]/g)??[]}var ANY_LINES="...";function matchesSnapshot(stored,text){let wanted=stored.split(`
`),lines=text.split(`
`),retry=null,at2=0,line=0;for(;line<lines.length;){let expected=wanted[at2];if(isAnyLines(expected))retry={wanted:++at2,line};else if(expected!==void 0&&lineMatches(expected,lines[line]??""))at2++,line++;else if(retry!==
null)line=++retry.line,at2=retry.wanted;else return!1}for(;isAnyLines(wanted[at2]);)at2++;return at2===wanted.length-1&&wanted[at2]===""&&isAnyLines(wanted[at2-1])&&at2++,at2===wanted.length}function asWildcardsSee(stored,redacted2,plain2){
let wild=stored.split(`
`).filter(line=>line.includes(ANY_TEXT)),[lines,originals]=[redacted2.split(`
`),plain2.split(`
`)];if(wild.length===0||lines.length!==originals.length)return redacted2;let described=line=>wild.some(each=>lineMatches(each,line)),became=line=>wild.some(each=>mergedLine(each,line)!==null);return lines.
map((line,index)=>{let original=originals[index]??line;return line!==original&&!described(line)&&(described(original)||became(original))?original:line}).join(`
`)}function compareWithSnapshot(stored,text){let changes=alignLines(stored.split(`
`),text.split(`
`),lineMatches),shown=[],any=!1;for(let change of changes)change.kind==="removed"&&isAnyLines(change.expected)?any=!0:change.kind==="added"&&any?shown.push({kind:"same",expected:ANY_LINES,actual:change.
actual}):(any=!1,shown.push(change));return shown}function updatedSnapshot(stored,text){if(!stored.includes(ANY_TEXT)&&!stored.split(`
`).some(isAnyLines))return text;let lines=[],removed=[],added=[],settle=()=>{lines.push(...inherited(removed,added)),[removed,added]=[[],[]]};for(let change of alignLines(stored.split(`
`),text.split(`
`),lineMatches))change.kind==="removed"?removed.push(change.expected):change.kind==="added"?added.push(change.actual):(settle(),lines.push(change.expected));return settle(),lines.join(`
`)}function inherited(removed,added){let lines=[],from=0,any=!1,upTo=end2=>{lines.push(...any?[ANY_LINES]:added.slice(from,end2)),any=!1};for(let old of removed){any||=isAnyLines(old);let heir=added.findIndex(
(line,index)=>index>=from&&mergedLine(old,line)!==null);heir<0||(upTo(heir),lines.push(mergedLine(old,added[heir]??"")??""),from=heir+1)}return upTo(added.length),lines}function isAnyLines(line){return line?.
trim()===ANY_LINES}function lineMatches(expected,actual){if(isAnyLines(expected))return!1;if(!expected.includes(ANY_TEXT))return expected===actual;let parts=expected.split(ANY_TEXT),[first="",last=""]=[
parts[0],parts.at(-1)];if(!actual.startsWith(first)||!actual.endsWith(last)||actual.length<first.length+last.length)return!1;let at2=first.length;for(let part of parts.slice(1,-1)){let found=actual.indexOf(
part,at2);if(found<0)return!1;at2=found+part.length}return at2<=actual.length-last.length}var SNAPSHOT_FOLDER="snapshots",SnapshotStore=class{constructor(options){this.options=options}options;#written=new Set;compare(name,text){if(!/^[\w][\w .-]*$/.test(name))return badName(name);let{ci,update,
dir,paths,redactions}=this.options,path=join16(dir,`${name}.txt`),normal=normaliseSnapshot(text,paths,redactions),stored;try{stored=readSnapshot(path)}catch(error){return unusable(path,"read",error)}if(stored===
null)return ci&&!update?missing(name,path):this.#write(name,path,normal,`Snapshot "${name}" is new: ${path}`);stored=normaliseSnapshot(stored,paths,redactions);let plain2=normaliseSnapshot(text,paths,
{kinds:[],patterns:{}}),seen=asWildcardsSee(stored,normal,plain2);return matchesSnapshot(stored,seen)?null:update&&!this.#written.has(name)?this.#write(name,path,updatedSnapshot(stored,seen),`Snapshot\
 "${name}" is updated: ${path}`):this.#mismatch(name,path,stored,seen)}#write(name,path,text,notice){try{mkdirSync8(dirname5(path),{recursive:!0});let whole=`${path}.${process.pid}.tmp`;writeFileSync7(
whole,text),renameSync(whole,path)}catch(error){return unusable(path,"written",error)}return this.#written.add(name),this.options.onNotice?.(notice),null}#mismatch(name,path,stored,text){let diff=renderChanges(
compareWithSnapshot(stored,text));return{kind:"AssertionFailed",message:`the text differs from the snapshot "${name}" (- stored, + got)
${diff.replace(/^/gm,"    ")}`,hint:this.#written.has(name)?"This same run wrote the snapshot from another backend or step: the two do not agree.":`If the new text is right, update ${path}; [..] in a \
line and a line of ... there match anything.${TO_UPDATE}`,context:{matcher:"snapshot",snapshot:name,path,diff}}}},TO_UPDATE=" `cleanroom run --update-snapshots` does it, and keeps these.";function readSnapshot(path){
try{return readFileSync12(path,"utf8")}catch(error){if(error.code==="ENOENT")return null;throw error}}function missing(name,path){return{kind:"AssertionFailed",message:`the snapshot "${name}" does not\
 exist`,hint:`Run once outside CI, which writes ${path}, look at it, and commit it.`,context:{matcher:"snapshot",snapshot:name,path}}}function badName(name){return{kind:"ConfigInvalid",message:`${JSON.
stringify(name)} cannot be the name of a snapshot`,hint:"Use letters, digits, spaces, and . _ - after the first one.",context:{snapshot:name}}}function unusable(path,action,error){return{kind:"Artifac\
tInvalid",message:`the snapshot ${path} could not be ${action}: ${error instanceof Error?error.message:String(error)}`,hint:"Mind the rights and the free space of the folder.",context:{path}}}export{round,Services,mapConcurrently,CLOCK_ARCHITECTURES,clockLibrary,CELL_HOSTNAME,fixedEnvironment,compareControls,excerpt,checkEnd,checkExitCode,describeExit,commandLine,checkText,checkStep,describeStream,
interruption,ENGINE_UNAVAILABLE,executePlan,ownerId,ownerMayLive,PREFERENCE,BackendSelector,normaliseSnapshot,SNAPSHOT_FOLDER,SnapshotStore};
