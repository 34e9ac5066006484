import{commandText,countsText,durationText,failuresOf,isBad,lastPart,oneLine,ownFailure,plainText,plural,runProject}from"./chunk-BQCZU7DT.js";import"./chunk-AKPFWQD2.js";import"./chunk-ETBNSOXZ.js";
import"./chunk-Z6IMJQ62.js";import"./chunk-2OEQ54FO.js";import"./chunk-JIETBXW6.js";import"./chunk-FAL5KSJJ.js";import"./chunk-PQ4VBNA5.js";import{configFlagUsage,parseFlags}from"./chunk-FQ7AUQQ7.js";
import"./chunk-PF62YMDZ.js";import{parseShard}from"./chunk-TUAA2QFQ.js";import"./chunk-W2GEBZOA.js";import"./chunk-RMUXRZAP.js";import"./chunk-DSOUZPF3.js";import"./chunk-LZPHGNLL.js";
import"./chunk-62YMKLJR.js";import"./chunk-IIBV2XE2.js";import"./chunk-KN54DORK.js";import{CleanroomError}from"./chunk-UGDXNBBN.js";import"./chunk-XV5376LU.js";import"./chunk-ND625BFL.js";import{readFileSync}from"node:fs";import{resolve}from"node:path";var SIGNS={passed:"✓",failed:"✗",error:"✗",skipped:"-"},COLORS={passed:32,failed:31,error:31,skipped:33},OUTPUT_LINES=20,MAX_FAILURES=20;function scenarioLines(scenario,options){let paint=painter(
options.color),done=scenario.steps.filter(step=>step.outcome!=="skipped").length,total=scenario.steps.length,steps=done===total?plural(total,"step"):`${done} of ${plural(total,"step")}`,facts=[scenario.
backend,steps,durationText(scenario.duration_ms)].map(fact=>oneLine(fact)).join(", "),reason=scenario.reason===null?"":`: ${safe(oneLine(scenario.reason))}`,head=`${sign(scenario.outcome,paint)} ${safe(
oneLine(scenario.name))} ${paint(2,`(${safe(facts)})`)}${reason}`;if(!isBad(scenario))return[head];let own=ownFailure(scenario);return[head,...own===null?[]:failureLines(own,"    ",paint),...scenario.
steps.filter(isBad).flatMap(step=>stepLines(step,options,paint))]}function summaryLines(report,options){let paint=painter(options.color),causes=report.scenarios.filter(isBad).flatMap(scenario=>causeLines(
scenario,options,paint)),{error}=report,told=error===null||report.scenarios.some(scenario=>scenario.error?.message===error.message),left=causes.length-MAX_FAILURES,counts=`${plural(report.scenarios.length,
"scenario")}: ${countsText(report.counts)}`;return["",...causes.slice(0,MAX_FAILURES).flat(),...left>0?[`  … and ${left} more failures`]:[],...told?[]:failureLines(error,"",paint),...causes.length>0||
!told?[""]:[],`${sign(report.outcome,paint)} ${paint(COLORS[report.outcome],report.outcome)} ${counts} in ${durationText(report.duration_ms)}`,...options.runDir==null?[]:[`  evidence: ${safe(oneLine(options.
runDir))}`],...options.bundle==null?[]:[`  bundle:   ${safe(oneLine(options.bundle))}`]]}function causeLines(scenario,options,paint){let name=`${oneLine(scenario.name)} (${oneLine(scenario.backend)})`,
line=(what,failure,place)=>[`${sign("failed",paint)} ${safe(what)}: ${safe(failure===void 0?"failed":`${failure.kind}: ${oneLine(failure.message.split(`
`)[0]??"")}`)}`,`  ${paint(2,safe(place))}`],at=({location})=>`${oneLine(location.file)}:${location.line}`,steps=scenario.steps.filter(isBad).map(step=>line(`${name} > ${oneLine(step.name)}`,failuresOf(
step)[0],[at(step),logPath(step,options)].filter(Boolean).join("  logs: "))),own=ownFailure(scenario);return own===null&&steps.length>0?steps:[line(name,own??scenario.error??void 0,at(scenario)),...steps]}
function stepLines(step,options,paint){let output=options.outputOf?.(step)??null,failures=failuresOf(step),logs=logPath(step,options),shown=streamsInMessages(failures,output);return[`    ${sign(step.outcome,
paint)} ${safe(oneLine(step.name))} ${paint(2,safe(oneLine(commandText(step.args),160)))}`,...failures.flatMap(failure=>failureLines(failure,"        ",paint)),...["stdout","stderr"].flatMap(name=>{let text=shown.
has(name)?"":lastPart(output?.[name]??"",OUTPUT_LINES,4e3);return text.trim()===""?[]:[`        ${name}:`,...text.split(`
`).map(line=>`        ${paint(2,"│")} ${safe(line)}`)]}),...logs===""?[]:[`        logs: ${safe(logs)}`]]}function streamsInMessages(failures,output){let names=failures.flatMap(({context})=>{if("std\
err"in context)return[output===null||output.stderr.trim()===""?"stdout":"stderr"];let{matcher}=context;return typeof matcher=="string"?[matcher.split(".")[0]??""]:[]});return new Set(names)}function failureLines(failure,indent,paint){
let[first="",...rest]=plainText(failure.message).split(`
`);return[`${indent}${paint(31,failure.kind)}: ${safe(first)}`,...rest.slice(0,60).map(line=>`${indent}${safe(line)}`.trimEnd()),...rest.length>60?[`${indent}… ${rest.length-60} more lines`]:[],...failure.
hint===""?[]:[`${indent}→ ${safe(oneLine(failure.hint,600))}`]]}function logPath(step,{runDir}){return step.log_dir===null?"":oneLine(runDir==null?step.log_dir:`${runDir}/${step.log_dir}`)}function painter(color){
return(code,text)=>color?`\x1B[${code}m${text}\x1B[0m`:text}function sign(outcome,paint){return paint(COLORS[outcome],SIGNS[outcome])}function safe(text){return text.replace(/^(\s*):(?=:)/,"$1: ").replaceAll(
"##[","## [").replaceAll("##vso[","## vso[")}var FLAGS={config:{type:"string"},scenario:{type:"string",multiple:!0},tag:{type:"string"},shard:{type:"string"},"sign-key":{type:"string"},"require-backend":{type:"boolean"},"require-enforcement":{type:"\
boolean"},"dry-run":{type:"boolean"},"update-snapshots":{type:"boolean"},json:{type:"boolean"},quiet:{type:"boolean"}},verb={summary:"runs scenarios, or one command: run -- echo hi",usage:["Usage: cle\
anroom run [PATH] [flags]","       cleanroom run [flags] -- COMMAND [ARG…]","","  --config FILE                the cleanroom.toml to use","  --scenario GLOB              only scenarios of that name \
(repeatable)","  --tag EXPRESSION             only scenarios with those tags, e.g. '@core and not @slow'","  --shard i/n                  only the i-th of n parts","  --sign-key FILE              Ed25\
519 private key (PKCS#8 PEM) that signs the evidence","  --require-backend            a missing engine fails instead of skips","  --require-enforcement        a control that can't be enforced fails in\
stead of being reported","  --update-snapshots           take what steps print as the new snapshots","  --dry-run                    print the plan as JSON and stop","  --json                       pr\
int the report as JSON, and nothing else, on stdout","  --quiet                      print failures and the totals only",...configFlagUsage(),""].join(`
`),run:runVerb};async function runVerb(args,io){let line=parseFlags(args,FLAGS,!0),request=makeRequest(line,io);if(line.values["dry-run"]===!0){let{planOnly}=await import("./plan-only-43QKPSNQ.js");
return io.out(`${JSON.stringify(await planOnly(request),null,2)}
`),0}let json=line.values.json===!0,view={say:json?io.err:io.out,quiet:line.values.quiet===!0||json,outputs:new Map,io},result=await runProject(request,{signal:io.signal,onEvent:event=>show(event,view)});
if(json)io.out(`${JSON.stringify(result.report)}
`);else{let outputOf=step=>view.outputs.get(keyOf(step))??null,bundle=result.bundle?.path??null;view.say(`${summaryLines(result.report,{color:io.color,runDir:result.runDir,bundle,outputOf}).join(`
`)}
`)}return result.writeError!==null&&io.err(`cleanroom: ${result.writeError.kind}: ${result.writeError.message}
  ${result.writeError.hint}
`),result.exitCode}function makeRequest(line,io){let{values}=line,list=name=>(values[name]??[]).slice(),config=values.config;return{cwd:io.cwd,env:io.env,overrides:line.overrides,paths:config===void 0?
line.positionals:[config,...line.positionals],command:line.command,selection:{scenarios:list("scenario"),tags:values.tag??null,shard:values.shard===void 0?null:parseShard(String(values.shard))},signing:readSigning(
io,values["sign-key"]),secrets:[],updateSnapshots:values["update-snapshots"]===!0,requireBackend:values["require-backend"]===!0,requireEnforcement:values["require-enforcement"]===!0}}function readSigning(io,file){
if(file===void 0)return{mode:"auto",key:null};try{return{mode:"key",key:readFileSync(resolve(io.cwd,file),"utf8")}}catch(cause){throw new CleanroomError("ConfigInvalid",`--sign-key ${file} can't be re\
ad: ${cause.code}`,{hint:"Make one with: openssl genpkey -algorithm ed25519 -out signing-key.pem",context:{file},cause})}}function show(event,{say,quiet,outputs,io}){event.type==="warning"?io.err(`war\
ning: ${event.message}
`):event.type==="notice"&&!quiet?say(`${event.message}
`):event.type==="step_finished"&&event.step.outcome!=="passed"?outputs.set(keyOf(event.step),event.output):event.type==="scenario_finished"&&(!quiet||event.scenario.outcome!=="passed")&&say(`${scenarioLines(
event.scenario,{color:io.color}).join(`
`)}
`)}function keyOf({scenario,backend,name}){return JSON.stringify([scenario,backend,name])}export{verb};
