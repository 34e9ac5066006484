import{BackendSelector,checkBin,compareControls,configJson,detectCi,makeTempDir,packWorkspace,removeTempDir,renderConfig,reportSchema,runProject,sweepTempDirs,verifyBundle}from"./chunk-GCULWNBJ.js";
import"./chunk-PQ4VBNA5.js";import{CleanroomError,EXIT,OPTIONS,asCleanroomError,buildPlan,configSchema,exitCodeOf,loadConfig,locateConfig,nearest,optionOverride,parseShard,resolvePolicy,toJSONSchema}from"./chunk-XZ7424H7.js";
import"./chunk-XV5376LU.js";import{isNamedByCommand,shownPath}from"./chunk-MUMO56WM.js";import{commandText,countsText,durationText,failuresOf,inert,isBad,lastPart,noTexts,oneLine,ownFailure,
plural,shorten}from"./chunk-YGERQW5T.js";import"./chunk-ND625BFL.js";import{parseArgs}from"node:util";var CONFIG_FLAGS=OPTIONS.filter(row=>row.cliFlag!==null);function parseFlags(args,own,configurable){let cut=args.indexOf("--"),command=cut===-1?null:args.slice(cut+1),rows=configurable?CONFIG_FLAGS:[],
flags={...own,help:{type:"boolean",short:"h"}};for(let row of rows)flags[flagName(row.cliFlag)]=row.type==="bool"?{type:"boolean"}:{type:"string",multiple:!0};let{values,positionals}=parse(cut===-1?args:
args.slice(0,cut),flags);return{overrides:rows.flatMap(row=>{let given=values[flagName(row.cliFlag)],origin=row.cliFlag??"";if(given===void 0)return[];let texts=(Array.isArray(given)?given:[given]).map(
String);return(row.type==="list"?[texts.join(",")]:row.type==="entry"?texts:texts.slice(-1)).map(text=>optionOverride(row,text,origin))}),values,positionals,command}}function parse(args,options){try{return parseArgs(
{args:[...args],options,allowPositionals:!0,strict:!0})}catch(cause){let unknown=/Unknown option '(-{1,2}[^']+)'/.exec(String(cause))?.[1],known=Object.keys(options).map(name2=>`--${name2}`),near=unknown===
void 0?null:nearest(unknown,known),text=unknown===void 0?cause.message.split(". ")[0]:`unknown flag ${unknown}`;throw new CleanroomError("ConfigInvalid",`${text}${near===null?"":`; did you mean ${near}\
?`}`,{hint:"Run the verb with --help for its flags.",context:{flag:unknown??null},cause})}}function flagName(flag){return(flag??"").replace(/^--/,"")}function configFlagUsage(){return CONFIG_FLAGS.map(
row=>{let value=row.type==="bool"?"":row.type==="entry"?" NAME=VALUE":` ${row.type.toUpperCase()}`;return`  ${`${row.cliFlag}${value}`.padEnd(28)} ${row.description}`})}async function loadFromFlags(args,own,io){let line=parseFlags(args,{...own,config:{type:"string"}},!0),named=line.values.config,paths=named===void 0?line.positionals:[named,...line.positionals];return{
config:await loadConfig({cwd:io.cwd,env:io.env,configPath:locateConfig(io.cwd,paths),overrides:line.overrides}),line}}var verb={summary:"prints the effective configuration and where each value came from",usage:["Usage: cleanroom config [PATH] [--json] [flags]","",...configFlagUsage(),""].join(`
`),run:async(args,io)=>{let{config,line}=await loadFromFlags(args,{json:{type:"boolean"}},io);return io.out(line.values.json===!0?`${JSON.stringify(configJson(config),null,2)}
`:renderConfig(config)),0}};import{accessSync,constants,mkdirSync}from"node:fs";import{delimiter,join}from"node:path";var TOOLS=[{name:"git",purpose:"names the commit in the provenance"},{name:"openssl",purpose:"verifies signatures without Cleanroom"},{name:"unshare",purpose:"isolates the local backend (package util-\
linux)"},{name:"bwrap",purpose:"isolates the local backend where unshare can't (package bubblewrap)"}];async function examine(cwd,env){let{settings}=await loadConfig({cwd,env,configPath:null,overrides:[]}),
tempDir=makeTempDir();try{let engines=[];for(let backend of new BackendSelector(env).all())engines.push(await examineBackend(backend,settings.image,tempDir));return{engines,tools:TOOLS.map(tool=>({...tool,
path:find(tool.name,env.PATH??"")}))}}finally{removeTempDir(tempDir)}}async function examineBackend(backend,image,tempDir){let availability=await backend.probe(),notes=await backend.notes?.()??[];if(!availability.
available)return{name:backend.name,available:!1,detail:availability.reason,notes,controls:null,problem:null};let{version,endpoint,rootless}=availability.engine,detail=[version,endpoint,rootless?"rootl\
ess":null].filter(part=>part!==null).join(", "),common={name:backend.name,available:!0,detail,notes},policy=resolvePolicy("locked",{}),dir=join(tempDir,backend.name);try{let workspace=await packWorkspace(
emptyProject(tempDir),[],`${dir}.tar`),cell=await backend.open({runId:"doctor",image,policy,workdir:"/workspace",workspace,externalBin:null,tempDir,artifactsBytes:1<<20,pod:null}),controls=compareControls(
policy,cell.observation,1<<20,workspace.bytes);return await cell.close(),{...common,controls,problem:null}}catch(thrown){return{...common,controls:null,problem:asCleanroomError(thrown).message}}}function emptyProject(tempDir){
let dir=join(tempDir,"empty");return mkdirSync(dir,{recursive:!0}),dir}function find(name2,path2){for(let dir of path2.split(delimiter))try{return accessSync(join(dir,name2),constants.X_OK),join(dir,name2)}catch{}
return null}var verb2={summary:"shows which engines and isolation controls work here",usage:`Usage: cleanroom doctor [--json]

Opens a locked cell on every engine that answers and reads back what is enforced.
`,run:async(args,io)=>{let{values}=parseFlags(args,{json:{type:"boolean"}},!1),examination=await examine(io.cwd,io.env);if(values.json===!0)return io.out(`${JSON.stringify(examination)}
`),0;for(let engine of examination.engines)io.out(describe(engine));io.out(`tools
`);for(let{name:name2,path:path2,purpose}of examination.tools)io.out(`  ${path2===null?"-":"✓"} ${name2.padEnd(8)} ${path2??`not found; ${purpose}`}
`);return 0}};function describe({name:name2,available,detail,notes,controls,problem}){let lines=[`${available?"✓":"-"} ${name2}: ${detail===""?"works":detail}`];problem!==null&&lines.push(`  no cell\
 could be opened: ${problem}`);for(let control of controls??[])lines.push(`  ${control.enforced?"✓":"✗"} ${control.name.padEnd(18)} ${control.requested}`);for(let note of notes)lines.push(`  note:\
 ${note}`);return`${lines.join(`
`)}
`}async function sweep(env){let backends=new BackendSelector(env).all();return[...(await Promise.all(backends.map(async backend=>(await backend.probe()).available?backend.sweep():[]))).flat(),...sweepTempDirs()]}var verb3={summary:"removes what killed runs left behind",usage:`Usage: cleanroom gc

Removes containers, volumes and temp folders of runs whose process is gone.
`,run:async(args,io)=>{parseFlags(args,{},!1);let removed=await sweep(io.env);for(let line of removed)io.out(`removed ${line}
`);return io.out(removed.length===0?`nothing was left behind
`:`${removed.length} removed
`),0}};import{existsSync as existsSync2,mkdirSync as mkdirSync2,writeFileSync}from"node:fs";import{basename,join as join3}from"node:path";import{existsSync}from"node:fs";import{join as join2}from"node:path";var KINDS=[{marker:"Cargo.toml",image:"rust:1-slim",command:["cargo","--version"]},{marker:"package.json",image:"node:24-slim",command:[
"node","--version"]},{marker:"pyproject.toml",image:"python:3-slim",command:["python3","--version"]},{marker:"go.mod",image:"golang:1",command:["go","version"]}],FALLBACK={marker:"",image:"debian:book\
worm-slim",command:["sh","-c","echo it runs"]};function starterConfig(dir,name2){let kind=KINDS.find(({marker})=>existsSync(join2(dir,marker)))??FALLBACK;return`# How Cleanroom tests ${name2.replaceAll(
/[^\x20-\x7e]/g,"?")}. Check it with: cleanroom validate
default_backend = "auto"      # docker, podman or local, whichever is here
default_policy = "locked"     # no network, no capabilities, non-root, read-only, limited
image = "${kind.image}"
# bin = "target/debug/mycli"  # the program that a step's \`args\` run

[[scenarios]]
name = "smoke"

  [[scenarios.steps]]
  name = "version"
  command = ${JSON.stringify(kind.command)}
  expect = { exit_code = 0, stderr = { empty = true } }
`}var STARTER_WORKFLOW=`name: cleanroom
on: [push, pull_request]
permissions:
  contents: read
jobs:
  scenarios:
    runs-on: ubuntu-24.04
    timeout-minutes: 15
    strategy:
      fail-fast: false
      matrix:
        backend: [docker, podman]
    steps:
      - uses: actions/checkout@v5
      - uses: cleanroom/action@v1
        with:
          backend: \${{ matrix.backend }}
`;var WORKFLOW=".github/workflows/cleanroom.yml",verb4={summary:"writes a starter cleanroom.toml and workflow",usage:`Usage: cleanroom init

Writes cleanroom.toml and .github/workflows/cleanroom.yml for the project in this folder; overwrites nothing.
`,run:async(args,io)=>{if(parseFlags(args,{},!1),existsSync2(join3(io.cwd,"cleanroom.toml")))throw new CleanroomError("ConfigInvalid","cleanroom.toml is here already",{hint:"Edit it; `cleanroom valida\
te` checks it."});return writeFileSync(join3(io.cwd,"cleanroom.toml"),starterConfig(io.cwd,basename(io.cwd))),io.out(`wrote cleanroom.toml
`),existsSync2(join3(io.cwd,WORKFLOW))||(mkdirSync2(join3(io.cwd,".github/workflows"),{recursive:!0}),writeFileSync(join3(io.cwd,WORKFLOW),STARTER_WORKFLOW),io.out(`wrote ${WORKFLOW}
`)),io.out(`next: cleanroom run
`),0}};function matrixOf(plan,shards){let total=Math.max(1,Math.min(shards,plan.scenarios.length));return{include:Array.from({length:total},(_,index)=>({shard:`${index+1}/${total}`}))}}var verb5={summary:"prints a matrix for a CI engine: --shards N",usage:["Usage: cleanroom plan [PATH] --shards N [flags]","",...configFlagUsage(),""].join(`
`),run:async(args,io)=>{let{config,line}=await loadFromFlags(args,{shards:{type:"string"}},io),shards=Number(line.values.shards??1);if(!Number.isInteger(shards)||shards<1)throw new CleanroomError("Con\
figInvalid",`--shards: "${line.values.shards}" is no number of shards`,{hint:"Give 1 or more."});return io.out(`${JSON.stringify(matrixOf(buildPlan(config,{scenarios:[],tags:null,shard:null},null),shards))}\

`),0}};import{readFileSync}from"node:fs";import{resolve}from"node:path";var SIGNS={passed:"✓",failed:"✗",error:"✗",skipped:"-"},COLORS={passed:32,failed:31,error:31,skipped:33},WIDTH=100,OUTPUT_LINES=20,MESSAGE_LINES=60,MAX_FAILURES=20;function scenarioLines(scenario,options){
let failed=scenario.steps.filter(isBad).flatMap(step=>stepLines(step,options));return[...scenarioHead(scenario,options),...failed.map(indent)]}function scenarioHead(scenario,{color,told}){let paint=painter(
color),{outcome,steps,error}=scenario,done=steps.filter(step=>step.outcome!=="skipped").length,count2=done===steps.length?plural(done,"step"):`${done} of ${plural(steps.length,"step")}`,ran=outcome===
"skipped"?"":`, ${count2}, ${durationText(scenario.duration_ms)}`,reason=scenario.reason===null?"":`: ${name(scenario.reason)}`,head=`${sign(outcome,paint)} ${name(scenario.name)} ${paint(2,`(${name(scenario.
backend)}${ran})`)}${reason}`,cause=outcome==="skipped"?error:ownFailure(scenario);return cause===null||outcome==="skipped"&&told?.has(cause.message)?[head]:[head,...failureLines(cause,paint).map(indent)]}
function stepLines(step,{color,texts=noTexts},whole=!1){let paint=painter(color),failures=failuresOf(step),text=texts(step),shown=whole?new Set:streamsInMessages(failures,text),output=["stdout","stder\
r"].flatMap(stream=>{let limits=whole?[1/0,1/0]:[OUTPUT_LINES,4e3],part=shown.has(stream)?"":lastPart(text?.[stream]??"",...limits);return part.trim()===""?[]:[`${stream}:`,...inert(part).split(`
`).map(line=>`${paint(2,"│")} ${line}`)]}),command=isNamedByCommand(step)?[]:[paint(2,`$ ${name(commandText(step.args))}`)];return[`${sign(step.outcome,paint)} ${name(step.name)} ${paint(2,`(${durationText(
step.duration_ms)})`)}`,...[...command,...failures.flatMap(failure=>failureLines(failure,paint)),...output].map(indent)]}function summaryLines(report,{color,runDir,bundle}){let paint=painter(color),causes=report.
scenarios.filter(isBad).flatMap(scenario=>causesOf(scenario,runDir,paint)),error=causes.length===0&&report.error!==null?failureLines(report.error,paint):[],left=causes.length-MAX_FAILURES,counts=`${plural(
report.scenarios.length,"scenario")}: ${countsText(report.counts)}`,outcome=paint(COLORS[report.outcome],report.outcome);return["",...causes.slice(0,MAX_FAILURES).flat(),...left>0?[`  … and ${left} \
more failures`]:[],...error,...causes.length>0||error.length>0?[""]:[],`${sign(report.outcome,paint)} ${outcome} ${counts} in ${durationText(report.duration_ms)}`,...runDir===null?[]:[`  evidence: ${path(
runDir)}`],...bundle===null?[]:[`  verify:   ${path(commandText(["cleanroom","verify",bundle]))}`]]}function causesOf(scenario,runDir,paint){let lines=(what,failure,{file,line},logs="")=>[`${sign("fai\
led",paint)} ${what}`,`    ${failure===null?"failed":`${paint(31,failure.kind)}: ${inert(shorten(oneLine(failure.message.split(`
`)[0]??""),WIDTH))}`}`,`    ${paint(2,`${path(file)}:${line}${logs}`)}`],title=`${name(scenario.name)} (${name(scenario.backend)})`,steps=scenario.steps.filter(isBad).map(step=>{let logs=step.log_dir===
null||runDir===null?"":`  logs: ${path(`${runDir}/${step.log_dir}`)}`;return lines(`${title} > ${name(step.name)}`,failuresOf(step)[0]??null,step.location,logs)}),own=ownFailure(scenario);return own===
null&&steps.length>0?steps:[lines(title,own??scenario.error,scenario.location),...steps]}function streamsInMessages(failures,output){let names=failures.flatMap(({context})=>{if("stderr"in context)return[
output===null||output.stderr.trim()===""?"stdout":"stderr"];let{matcher}=context;return typeof matcher=="string"?[matcher.split(".")[0]??""]:[]});return new Set(names)}function failureLines({kind,message,
hint},paint){let[first="",...rest]=inert(message).split(`
`);return[`${paint(31,kind)}: ${shorten(first,2*WIDTH)}`,...rest.slice(0,MESSAGE_LINES).map(line=>line.trimEnd()),...rest.length>MESSAGE_LINES?[`… ${rest.length-MESSAGE_LINES} more lines`]:[],...hint===
""?[]:[`→ ${inert(oneLine(hint,600))}`]]}function indent(line){return`    ${line}`}function name(text){return inert(oneLine(text,WIDTH))}function path(text){return inert(oneLine(text))}function painter(color){
return(code,text)=>color?`\x1B[${code}m${text}\x1B[0m`:text}function sign(outcome,paint){return paint(COLORS[outcome],SIGNS[outcome])}var KEPT=32e3,FailedOutputs=class{#texts=new Map;keep(step,output){if(!isBad(step))return;let end=text=>text.slice(-KEPT);this.#texts.set(keyOf(step),{stdout:end(output.stdout),stderr:end(output.stderr)})}of=step=>this.#texts.
get(keyOf(step))??null};function keyOf({backend,scenario,name:name2,location:{file,line,column}}){return JSON.stringify([backend,scenario,name2,file,line,column])}var FLAGS={config:{type:"string"},scenario:{type:"string",multiple:!0},tag:{type:"string"},shard:{type:"string"},"sign-key":{type:"string"},"require-backend":{type:"boolean"},"require-enforcement":{type:"\
boolean"},"dry-run":{type:"boolean"},"update-snapshots":{type:"boolean"},json:{type:"boolean"},quiet:{type:"boolean"}},verb6={summary:"runs scenarios, or one command: run -- echo hi",usage:["Usage: cl\
eanroom run [PATH] [flags]","       cleanroom run [flags] -- COMMAND [ARG…]","","  --config FILE                the cleanroom.toml to use","  --scenario GLOB              only scenarios of that name\
 (repeatable)","  --tag EXPRESSION             only scenarios with those tags, e.g. '@core and not @slow'","  --shard i/n                  only the i-th of n parts","  --sign-key FILE              Ed2\
5519 private key (PKCS#8 PEM) that signs the evidence","  --require-backend            a missing engine fails instead of skips","  --require-enforcement        a control that can't be enforced fails i\
nstead of being reported","  --update-snapshots           take what steps print as the new snapshots","  --dry-run                    print the plan as JSON and stop","  --json                       p\
rint the report as JSON, and nothing else, on stdout","  --quiet                      print failures and the totals only",...configFlagUsage(),""].join(`
`),run:runVerb};async function runVerb(args,io){let line=parseFlags(args,FLAGS,!0),request=makeRequest(line,io);if(line.values["dry-run"]===!0){let{planOnly}=await import("./plan-only-LNH2H4HN.js");
return io.out(`${JSON.stringify(await planOnly(request),null,2)}
`),0}let json=line.values.json===!0,view={say:lines=>(json?io.err:io.out)(lines.map(text=>`${text}
`).join("")),warn:text=>io.err(`warning: ${inert(text)}
`),color:io.color,quiet:line.values.quiet===!0||json,outputs:new FailedOutputs,told:new Set},result=await runProject(request,{signal:io.signal,onEvent:event=>show(event,view)});if(json)io.out(`${JSON.
stringify(result.report)}
`);else{let shown=path2=>path2==null?null:shownPath(io.cwd,path2),places={runDir:shown(result.runDir),bundle:shown(result.bundle?.path)};view.say(summaryLines(result.report,{color:io.color,...places}))}
let platform=detectCi(io.env);if(platform.name!=="none"){let{publishToCi}=await import("./publish-NKZ7QO62.js");view.say(publishToCi(platform,result,view.outputs.of,io))}return result.writeError!==
null&&io.err(`cleanroom: ${result.writeError.kind}: ${result.writeError.message}
  ${result.writeError.hint}
`),result.exitCode}function makeRequest(line,io){let{values}=line,list=name2=>(values[name2]??[]).slice(),config=values.config;return{cwd:io.cwd,env:io.env,overrides:line.overrides,paths:config===void 0?
line.positionals:[config,...line.positionals],command:line.command,selection:{scenarios:list("scenario"),tags:values.tag??null,shard:values.shard===void 0?null:parseShard(String(values.shard))},signing:readSigning(
io,values["sign-key"]),secrets:[],updateSnapshots:values["update-snapshots"]===!0,requireBackend:values["require-backend"]===!0,requireEnforcement:values["require-enforcement"]===!0}}function readSigning(io,file){
if(file===void 0)return{mode:"auto",key:null};try{return{mode:"key",key:readFileSync(resolve(io.cwd,file),"utf8")}}catch(cause){throw new CleanroomError("ConfigInvalid",`--sign-key ${file} can't be re\
ad: ${cause.code}`,{hint:"Make one with: openssl genpkey -algorithm ed25519 -out signing-key.pem",context:{file},cause})}}function show(event,{say,warn,color,quiet,outputs,told}){event.type==="warning"?
warn(event.message):event.type==="notice"&&!quiet?say([inert(event.message)]):event.type==="step_finished"?outputs.keep(event.step,event.output):event.type==="scenario_finished"&&(!quiet||event.scenario.
outcome!=="passed")&&(say(scenarioLines(event.scenario,{color,texts:outputs.of,told})),event.scenario.error!==null&&told.add(event.scenario.error.message))}function configJsonSchema(){let{$schema,...rest}=toJSONSchema(configSchema,{io:"input"});return{$schema,title:"cleanroom.toml",description:"Configuration of Cleanroom.",...rest}}function reportJsonSchema(){return{...toJSONSchema(reportSchema,{io:"input",target:"draft-2020-12"}),title:"Cleanroom run report",description:"What a run of Cleanroom did: outcome, scenarios, steps, i\
solation as read back, digests."}}var verb7={summary:"prints the JSON Schema of cleanroom.toml",usage:`Usage: cleanroom schema [--report]

  --report   the schema of report.json instead
`,run:async(args,io)=>{let{values}=parseFlags(args,{report:{type:"boolean"}},!1),schema=values.report===!0?reportJsonSchema():configJsonSchema();return io.out(`${JSON.stringify(schema,null,2)}
`),0}};var verb8={summary:"checks the configuration without running anything",usage:["Usage: cleanroom validate [PATH] [flags]","",...configFlagUsage(),""].join(`
`),run:async(args,io)=>{let{config}=await loadFromFlags(args,{},io),plan=buildPlan(config,{scenarios:[],tags:null,shard:null},null),usesBin=plan.scenarios.some(({steps:steps2})=>steps2.some(({target})=>target===
"bin"));checkBin(plan.projectDir,usesBin?plan.bin:null,plan.exclude);let steps=plan.scenarios.reduce((sum,scenario)=>sum+scenario.steps.length,0);return io.out(`valid: ${count(plan.scenarios.length,"s\
cenario")}, ${count(steps,"step")}
`),0}};function count(number,noun){return`${number} ${noun}${number===1?"":"s"}`}import{readFileSync as readFileSync2}from"node:fs";import{resolve as resolve2}from"node:path";var verb9={summary:"checks the evidence of bundles, offline",usage:["Usage: cleanroom verify BUNDLE… [--key FILE] [--json]","","  --key FILE   the public key (PEM) that must have signed them","  --j\
son       print the verifications as JSON, one a line",""].join(`
`),run:async(args,io)=>{let{positionals,values}=parseFlags(args,{key:{type:"string"},json:{type:"boolean"}},!1);if(positionals.length===0)throw new CleanroomError("ConfigInvalid","verify needs a bundl\
e",{hint:"cleanroom verify artifacts/<run_id>/<run_id>.bundle.tgz"});let key=values.key,options=key===void 0?{}:{publicKey:readKey(io,key)},ok=!0;for(let bundle of positionals){let result=await verifyBundle(
resolve2(io.cwd,bundle),options);ok&&=result.ok,values.json===!0?io.out(`${JSON.stringify({bundle,...result})}
`):tell(io,bundle,result)}return ok?EXIT.ok:EXIT.verification}};function tell(io,bundle,{ok,summary,problems}){if(ok){io.out(`verified ${bundle}
  ${summary}
`);return}io.err(`cleanroom: VerificationFailed: ${bundle} did not verify
`);for(let{part,problem}of problems)io.err(`  ${part}: ${problem}
`)}function readKey(io,path2){try{return readFileSync2(resolve2(io.cwd,path2),"utf8")}catch(cause){throw new CleanroomError("ConfigInvalid",`--key ${path2} can't be read`,{hint:"Name a PEM public key \
file; `openssl pkey -in signing-key.pem -pubout` makes one.",context:{path:path2},cause})}}var VERBS={run:verb6,validate:verb8,config:verb,schema:verb7,doctor:verb2,init:verb4,plan:verb5,verify:verb9,gc:verb3};async function dispatch(argv){let io=processIo(),[name2,...args]=argv;try{if(name2===
void 0||name2==="help"||name2==="--help"||name2==="-h")return io.out(overview()),name2===void 0?EXIT.usage:EXIT.ok;let verb10=VERBS[name2];if(verb10===void 0)throw unknownVerb(name2);let own=args.includes(
"--")?args.slice(0,args.indexOf("--")):args;return own.includes("--help")||own.includes("-h")?(io.out(verb10.usage),EXIT.ok):await verb10.run(args,io)}catch(thrown){let error=asCleanroomError(thrown);
return io.err(`cleanroom: ${error.kind}: ${error.message}
  ${error.hint}
`),error.kind==="Internal"&&error.cause instanceof Error&&io.err(`${error.cause.stack??""}
`),exitCodeOf(error.kind)}}function overview(){let lines=["Usage: cleanroom <verb> [options]","","Verbs:"];for(let[name2,{summary}]of Object.entries(VERBS))lines.push(`  ${name2.padEnd(10)} ${summary}`);
return lines.push("","`cleanroom <verb> --help` tells more; `cleanroom --version` prints the version.",""),lines.join(`
`)}function unknownVerb(name2){let near=nearest(name2,Object.keys(VERBS));return new CleanroomError("ConfigInvalid",`unknown verb "${name2}"${near===null?"":`; did you mean ${near}?`}`,{hint:"Run `cle\
anroom --help` for the list.",context:{verb:name2}})}function processIo(){let interrupted=new AbortController,signals=0,stop=()=>{signals+=1,interrupted.abort(),signals>2&&process.exit(EXIT.interrupted)};
process.on("SIGINT",stop),process.on("SIGTERM",stop);for(let stream of[process.stdout,process.stderr])stream.on("error",()=>{});return{cwd:process.cwd(),env:process.env,color:process.stdout.isTTY===!0&&
!process.env.NO_COLOR,out:text=>{process.stdout.write(text)},err:text=>{process.stderr.write(text)},signal:interrupted.signal}}export{dispatch};
