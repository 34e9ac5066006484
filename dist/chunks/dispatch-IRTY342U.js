import{FailedOutputs,configFlagUsage,parseFlags,scenarioHead,scenarioLines,summaryLines,verb}from"./chunk-U5J75HTE.js";import{shownPath}from"./chunk-MUMO56WM.js";import{verifyBundle}from"./chunk-Y3UO5YJN.js";
import{configJson,renderConfig}from"./chunk-H3BUCROE.js";import{detectCi,reportSchema}from"./chunk-T4HBPPMP.js";import{withCatalogue}from"./chunk-34IHERAF.js";import"./chunk-URHJEKTG.js";
import{checkBin,makeTempDir,packWorkspace,removeTempDir,sweepTempDirs}from"./chunk-3DCC42P5.js";import{timeOfRunId}from"./chunk-DQHDG6ZV.js";import{BackendSelector,compareControls}from"./chunk-PB54IAKU.js";
import"./chunk-UEVZMLJB.js";import{buildPlan}from"./chunk-RWSLB767.js";import{locateConfig}from"./chunk-KHXTAIFC.js";import"./chunk-7MMVK3CS.js";import{resolvePolicy}from"./chunk-53JUL635.js";
import{configSchema,loadConfig,nearest,optionOverride,optionRow,toJSONSchema}from"./chunk-4WF2RIB5.js";import"./chunk-RAOQVQQC.js";import"./chunk-MTIUKZG5.js";import{inert,oneLine,plural}from"./chunk-AR3RSMTS.js";
import"./chunk-FFOQUKAC.js";import"./chunk-A2AGW456.js";import"./chunk-2GA3E3MR.js";import"./chunk-UESU5J4A.js";import"./chunk-BSGHHAA7.js";import{CleanroomError,EXIT,asCleanroomError,
exitCodeOf}from"./chunk-CHC4FBTA.js";import"./chunk-PQ4VBNA5.js";import"./chunk-XV5376LU.js";import"./chunk-KSQR4XOE.js";import"./chunk-IEC6NF47.js";import"./chunk-7PIFRJ2M.js";var FLAGS={config:{type:"string"},scenario:{type:"string",multiple:!0},tag:{type:"string"},iterations:{type:"string"},warmup:{type:"string"},json:{type:"boolean"}},ITERATIONS=20,WARMUP=1,COLUMNS=["p50",
"p90","p95","p99","min","max","mean"],verb2={summary:"repeats scenarios and reports latency percentiles",usage:["Usage: cleanroom bench [PATH] [--scenario GLOB] [--iterations N] [--warmup N] [--json] \
[flags]","       cleanroom bench [flags] -- COMMAND [ARG…]","","  --config FILE                the cleanroom.toml to use","  --scenario GLOB              only scenarios of that name (repeatable)"," \
 --tag EXPRESSION             only scenarios with those tags",`  --iterations N               runs that are measured; ${ITERATIONS} by default`,`  --warmup N                   runs before those; ${WARMUP}\
 by default`,"  --json                       print the figures as JSON, and nothing else, on stdout",...configFlagUsage(),""].join(`
`),run:benchVerb};async function benchVerb(args,io){let line=parseFlags(args,FLAGS,!0),{values}=line,options={iterations:count(values,"iterations",{fallback:ITERATIONS,least:1}),warmup:count(values,"w\
armup",{fallback:WARMUP,least:0})},outputs=new FailedOutputs,warned=new Set,onEvent=event=>{event.type==="step_finished"&&outputs.keep(event.step,event.output),!(event.type!=="warning"||warned.has(event.
message))&&(warned.add(event.message),io.err(`warning: ${inert(event.message)}
`))},{benchProject}=await import("./bench-SGAZN73W.js"),result=await benchProject(makeRequest(line,io),options,{signal:io.signal,onEvent});if("report"in result){let lines=result.report.scenarios.
flatMap(each=>each.outcome==="passed"?[]:scenarioLines(each,{color:!1,texts:outputs.of})),last=summaryLines(result.report,{color:!1,runDir:null,bundle:null});return io.err([...lines,...last,"nothing w\
as measured: a run did not pass",""].join(`
`)),result.exitCode===0?1:result.exitCode}return io.out(values.json===!0?`${JSON.stringify(result)}
`:`${table(result).join(`
`)}
`),0}function count(values,name,{fallback,least}){let text=values[name];if(text===void 0)return fallback;if(/^\d{1,6}$/.test(String(text))&&Number(text)>=least)return Number(text);throw new CleanroomError(
"ConfigInvalid",`--${name}: found ${JSON.stringify(text)}, expected a number of runs`,{hint:`Give ${least} or more.`,context:{flag:`--${name}`,value:text}})}function makeRequest({values,overrides,positionals,
command},io){let config=values.config??null;return{cwd:io.cwd,env:io.env,overrides,command,config,paths:config===null?positionals:[config,...positionals],selection:{scenarios:[...values.scenario??[]],
tags:values.tag??null,shard:null},signing:{mode:"none",key:null},secrets:[],updateSnapshots:!1,requireBackend:!0,requireEnforcement:!1}}function table({iterations,warmup,run,scenarios}){let rows=[["ru\
n",run.duration_ms],...scenarios.flatMap(({name,backend,duration_ms,steps})=>[[`${label(name)} (${backend})`,duration_ms],...steps.map(step=>[`  ${label(step.name)}`,step.duration_ms])])],width=Math.max(
...rows.map(([name])=>name.length)),cell=text=>text.padStart(9);return[`${plural(iterations,"run")} after ${warmup} to warm up; milliseconds`,"",`${"".padEnd(width)}${COLUMNS.map(cell).join("")}`,...rows.
map(([name,latency])=>`${name.padEnd(width)}${COLUMNS.map(column=>cell(latency[column].toFixed(1))).join("")}`)]}function label(name){return inert(oneLine(name,60))}async function loadFromFlags(args,own,io){let line=parseFlags(args,{...own,config:{type:"string"}},!0),named=line.values.config,paths=named===void 0?line.positionals:[named,...line.positionals];return{
config:await loadConfig({cwd:io.cwd,env:io.env,configPath:locateConfig(io.cwd,paths),overrides:line.overrides}),line}}var verb3={summary:"prints the effective configuration and where each value came from",usage:["Usage: cleanroom config [PATH] [--json] [flags]","",...configFlagUsage(),""].join(`
`),run:async(args,io)=>{let{config,line}=await loadFromFlags(args,{json:{type:"boolean"}},io);return io.out(line.values.json===!0?`${JSON.stringify(configJson(config),null,2)}
`:renderConfig(config)),0}};import{accessSync,constants,mkdirSync}from"node:fs";import{delimiter,join}from"node:path";var TOOLS=[{name:"git",purpose:"names the commit in the provenance"},{name:"openssl",purpose:"verifies signatures without Cleanroom"},{name:"unshare",purpose:"isolates the local backend (package util-\
linux)"},{name:"bwrap",purpose:"isolates the local backend where unshare can't (package bubblewrap)"}];async function examine(cwd,env){let{settings}=await loadConfig({cwd,env,configPath:null,overrides:[]}),
tempDir=makeTempDir();try{let engines=[];for(let backend of new BackendSelector(env).all())engines.push(await examineBackend(backend,settings.image,tempDir));return{engines,tools:TOOLS.map(tool=>({...tool,
path:find(tool.name,env.PATH??"")}))}}finally{removeTempDir(tempDir)}}async function examineBackend(backend,image,tempDir){let availability=await backend.probe(),notes=await backend.notes?.()??[];if(!availability.
available)return{name:backend.name,available:!1,detail:availability.reason,notes,controls:null,problem:null};let{version,endpoint,rootless}=availability.engine,detail=[version,endpoint,rootless?"rootl\
ess":null].filter(part=>part!==null).join(", "),common={name:backend.name,available:!0,detail,notes},policy=resolvePolicy("locked",{}),dir=join(tempDir,backend.name);try{let workspace=await packWorkspace(
emptyProject(tempDir),[],`${dir}.tar`),cell=await backend.open({runId:"doctor",image,policy,workdir:"/workspace",workspace,externalBin:null,tempDir,artifactsBytes:1<<20,pod:null}),controls=compareControls(
policy,cell.observation,1<<20,workspace.bytes);return await cell.close(),{...common,controls,problem:null}}catch(thrown){return{...common,controls:null,problem:asCleanroomError(thrown).message}}}function emptyProject(tempDir){
let dir=join(tempDir,"empty");return mkdirSync(dir,{recursive:!0}),dir}function find(name,path){for(let dir of path.split(delimiter))try{return accessSync(join(dir,name),constants.X_OK),join(dir,name)}catch{}
return null}var verb4={summary:"shows which engines and isolation controls work here",usage:["Usage: cleanroom doctor [--json]","       cleanroom doctor determinism [flags of run] [-- COMMAND [ARG…]]","","Opens\
 a locked cell on every engine that answers and reads back what is enforced. `doctor determinism` is","`run --perturb`: it varies time, locale, path and more, one at a time, and tells what results dep\
end on.",""].join(`
`),run:async(args,io)=>{if(args[0]==="determinism"){let{verb:run}=await import("./run-HENEEZHZ.js");return run.run(["--perturb",...args.slice(1)],io)}let{values}=parseFlags(args,{json:{type:"b\
oolean"}},!1),examination=await examine(io.cwd,io.env);if(values.json===!0)return io.out(`${JSON.stringify(examination)}
`),0;for(let engine of examination.engines)io.out(describe(engine));io.out(`tools
`);for(let{name,path,purpose}of examination.tools)io.out(`  ${path===null?"-":"✓"} ${name.padEnd(8)} ${path??`not found; ${purpose}`}
`);return 0}};function describe({name,available,detail,notes,controls,problem}){let lines=[`${available?"✓":"-"} ${name}: ${detail===""?"works":detail}`];problem!==null&&lines.push(`  no cell could \
be opened: ${problem}`);for(let control of controls??[])lines.push(`  ${control.enforced?"✓":"✗"} ${control.name.padEnd(18)} ${control.requested}`);for(let note of notes)lines.push(`  note: ${note}`);
return`${lines.join(`
`)}
`}async function sweep(env,runId){let swept=await Promise.allSettled(new BackendSelector(env).all().map(async backend=>(await backend.probe()).available?backend.sweep(runId):[])),folders=sweepTempDirs(runId);
return{removed:[...swept.flatMap(each=>each.status==="fulfilled"?each.value:[]),...folders],failed:swept.flatMap(each=>each.status==="rejected"?[each.reason]:[])}}var verb5={summary:"removes what killed runs left behind",usage:["Usage: cleanroom gc [--run ID]","","Removes containers, networks, volumes and temp folders of runs whose process is gone, or that are \
a day old.","","  --run ID                     everything of this run instead, even while it is at work",""].join(`
`),run:async(args,io)=>{let{values,positionals}=parseFlags(args,{run:{type:"string"}},!1),runId=values.run===void 0?void 0:checkRunId(String(values.run));if(positionals.length>0)throw strayArgument(positionals[0]??
"");let{removed,failed}=await sweep(io.env,runId);for(let line of removed)io.out(`${line}
`);if(failed.length>0)throw failed[0];return io.out(removed.length===0?`nothing was left behind
`:`${removed.length} removed
`),0}};function checkRunId(text){if(timeOfRunId(text)!==null)return text;throw new CleanroomError("ConfigInvalid",`--run ${text} is no id of a run`,{hint:"Run ids look like 20261121T213000Z-1a2b3c4d: \
they name the folders of results, and are in report.json.",context:{flag:"--run",value:text}})}function strayArgument(text){return new CleanroomError("ConfigInvalid",`gc takes no argument, but was giv\
en ${text}`,{hint:"Name a run with --run ID.",context:{argument:text}})}import{existsSync as existsSync2,mkdirSync as mkdirSync2,writeFileSync}from"node:fs";import{basename,join as join3}from"node:path";import{existsSync}from"node:fs";import{join as join2}from"node:path";var KINDS=[{marker:"Cargo.toml",image:"rust:1-slim",command:["cargo","--version"]},{marker:"package.json",image:"node:24-slim",command:[
"node","--version"]},{marker:"pyproject.toml",image:"python:3-slim",command:["python3","--version"]},{marker:"go.mod",image:"golang:1",command:["go","version"]}],FALLBACK={marker:"",image:"debian:book\
worm-slim",command:["sh","-c","echo it runs"]};function starterConfig(dir,name){let kind=KINDS.find(({marker})=>existsSync(join2(dir,marker)))??FALLBACK;return`# How Cleanroom tests ${name.replaceAll(
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
`;var WORKFLOW=".github/workflows/cleanroom.yml",verb6={summary:"writes a starter cleanroom.toml and workflow",usage:`Usage: cleanroom init

Writes cleanroom.toml and .github/workflows/cleanroom.yml for the project in this folder; overwrites nothing.
`,run:async(args,io)=>{if(parseFlags(args,{},!1),existsSync2(join3(io.cwd,"cleanroom.toml")))throw new CleanroomError("ConfigInvalid","cleanroom.toml is here already",{hint:"Edit it; `cleanroom valida\
te` checks it."});return writeFileSync(join3(io.cwd,"cleanroom.toml"),starterConfig(io.cwd,basename(io.cwd))),io.out(`wrote cleanroom.toml
`),existsSync2(join3(io.cwd,WORKFLOW))||(mkdirSync2(join3(io.cwd,".github/workflows"),{recursive:!0}),writeFileSync(join3(io.cwd,WORKFLOW),STARTER_WORKFLOW),io.out(`wrote ${WORKFLOW}
`)),io.out(`next: cleanroom run
`),0}};import{readFileSync}from"node:fs";import{resolve}from"node:path";var FLAGS2={config:{type:"string"},"output-dir":{type:"string"},"sign-key":{type:"string"},key:{type:"string"},latest:{type:"boolean"},json:{type:"boolean"},quiet:{type:"boolean"}},verb7={summary:"mak\
es one run of several: shards, jobs of a matrix",usage:["Usage: cleanroom merge DIR… [--output-dir DIR] [--sign-key FILE] [--key FILE] [--latest] [--json]","","DIR is a run directory, a bundle, or a\
 folder that holds some. Their evidence is verified first. The order does not","matter, and what is there twice counts once. Of results that differ all count, but for those of an earlier attempt","of \
the same CI run.","","  --config FILE                the cleanroom.toml whose [artifacts] and [security] hold","  --output-dir DIR             folder for the merged run","  --sign-key FILE            \
  Ed25519 private key (PKCS#8 PEM) that signs the merged evidence","  --key FILE                   the public key (PEM) that must have signed every part","  --latest                     of results tha\
t differ only the latest counts: the others were tried again","  --json                       print the report as JSON, and nothing else, on stdout","  --quiet                      print failures and \
the totals only",""].join(`
`),run:mergeVerb};async function mergeVerb(args,io){let{values,positionals}=parseFlags(args,FLAGS2,!1);if(positionals.length===0)throw new CleanroomError("ConfigInvalid","merge needs the results of at\
 least one run",{hint:"cleanroom merge downloads/: a folder into which the artifacts of all jobs were downloaded."});let[json,quiet]=[values.json===!0,values.quiet===!0||values.json===!0],key=values.key,
options={paths:positionals,latest:values.latest===!0,publicKey:key===void 0?null:readKey(io,"--key",key)},say=lines=>(json?io.err:io.out)(lines.map(text=>`${text}
`).join("")),outputs=new FailedOutputs,onEvent=event=>{event.type==="warning"&&io.err(`warning: ${inert(event.message)}
`),event.type==="notice"&&!quiet&&say([inert(event.message)]),event.type==="step_finished"&&outputs.keep(event.step,event.output),event.type==="scenario_finished"&&(!quiet||event.scenario.outcome!=="p\
assed")&&say(scenarioLines(event.scenario,{color:io.color,texts:outputs.of}))},{mergeRuns}=await import("./merge-Z557F4GC.js"),result=await mergeRuns(makeRequest2(values,io),options,{onEvent,signal:io.
signal}),shown=path=>path==null?null:shownPath(io.cwd,path),places={runDir:shown(result.runDir),bundle:shown(result.bundle?.path)};json?io.out(`${JSON.stringify(result.report)}
`):say(summaryLines(result.report,{color:io.color,...places}));let platform=detectCi(io.env);if(platform.name!=="none"){let{publishToCi}=await import("./publish-F5FE6GNO.js");say(publishToCi(platform,
result,outputs.of,io))}let{writeError}=result;return writeError!==null&&io.err(`cleanroom: ${writeError.kind}: ${writeError.message}
  ${writeError.hint}
`),await result.cleanedUp,result.exitCode}function makeRequest2(values,io){let[config,outputDir,signKey]=["config","output-dir","sign-key"].map(name=>values[name]),row=optionRow("artifacts.output_dir");
return{cwd:io.cwd,env:io.env,overrides:row===null||outputDir===void 0?[]:[optionOverride(row,String(outputDir),"--output-dir")],paths:config===void 0?[]:[String(config)],config:config===void 0?null:String(
config),command:null,selection:{scenarios:[],tags:null,shard:null},signing:signKey===void 0?{mode:"auto",key:null}:{mode:"key",key:readKey(io,"--sign-key",String(signKey))},secrets:[],updateSnapshots:!1,
requireBackend:!1,requireEnforcement:!1}}function readKey(io,flag,path){try{return readFileSync(resolve(io.cwd,path),"utf8")}catch(cause){throw new CleanroomError("ConfigInvalid",`${flag} ${path} can'\
t be read: ${cause.code}`,{hint:"Name a file in PEM form: openssl genpkey -algorithm ed25519 makes a private key, openssl pkey -pubout its public one.",context:{path},cause})}}function matrixOf(plan,shards){let total=Math.max(1,Math.min(shards,plan.scenarios.length));return{include:Array.from({length:total},(_,index)=>({shard:`${index+1}/${total}`}))}}var verb8={summary:"prints a matrix for a CI engine: --shards N",usage:["Usage: cleanroom plan [PATH] --shards N [flags]","",...configFlagUsage(),""].join(`
`),run:async(args,io)=>{let{config,line}=await loadFromFlags(args,{shards:{type:"string"}},io),shards=Number(line.values.shards??1);if(!Number.isInteger(shards)||shards<1)throw new CleanroomError("Con\
figInvalid",`--shards: "${line.values.shards}" is no number of shards`,{hint:"Give 1 or more."});return io.out(`${JSON.stringify(matrixOf(buildPlan(withCatalogue(config),{scenarios:[],tags:null,shard:null},
null),shards))}
`),0}};import{resolve as resolve2}from"node:path";var FLAGS3={backend:{type:"string",multiple:!0},config:{type:"string"},json:{type:"boolean"}},verb9={summary:"runs a bundle's scenarios again and compares",usage:["Usage: cleanroom replay BUNDLE [--ba\
ckend NAME] [--config FILE] [--json]","","Verifies the bundle, runs its scenarios of the project in this folder again, with the settings and the seed they had,","and compares what must not vary. Exit \
code 0: all is the same; 1: something differs; 4: the bundle does not verify.","","  --backend NAME   where to run, in place of the backend of the run (repeatable)","  --config FILE    the cleanroom.t\
oml to use, in place of the one that the bundle names","  --json           print what was found as JSON, and nothing else, on stdout",""].join(`
`),run:replayVerb};async function replayVerb(args,io){let{values,positionals}=parseFlags(args,FLAGS3,!1),[bundle,...more]=positionals;if(bundle===void 0||more.length>0)throw new CleanroomError("Config\
Invalid",bundle===void 0?"replay needs a bundle":"one bundle at a time",{hint:"cleanroom replay artifacts/<run_id>/<run_id>.bundle.tgz"});let json=values.json===!0,say=lines=>(json?io.err:io.out)(lines.
map(text=>`${text}
`).join("")),onEvent=event=>{event.type==="warning"&&io.err(`warning: ${inert(event.message)}
`),event.type==="notice"&&say([inert(event.message)]),event.type==="scenario_finished"&&say(scenarioHead(event.scenario,{color:io.color}))},backends=(values.backend??[]).flatMap(names=>names.split(",")),
{replayBundle}=await import("./replay-MFJTQ4LD.js"),config=values.config??null,replaying={cwd:io.cwd,env:io.env,config,backends},replay=await replayBundle(resolve2(io.cwd,bundle),replaying,{signal:io.
signal,onEvent});return json?io.out(`${JSON.stringify(asJson(replay))}
`):say(linesOf(replay,io.cwd)),await replay.after.cleanedUp,io.signal.aborted?replay.after.exitCode:replay.exitCode}function asJson({same,verification,before,after,sources,differences}){return{same,run_id:before.
run_id,replay_run_id:after.report.run_id,signer:verification.signer,content_digest:{was:before.content_digest,is:after.report.content_digest},sources,differences}}function linesOf({same,verification,before,
after,sources,differences},cwd){let ran=before.scenarios.filter(({content_digest})=>content_digest!==null).length,name=text=>inert(oneLine(text,200));return["",name(verification.summary),...sources.map(
({what,was,is})=>`! the ${name(what)} is not the one of the run: was ${was}, is ${is}`),...differences.flatMap(({scenario,backend,step,what,was,is})=>[`✗ ${name(scenario)} (${backend})${step===null?
"":` > ${name(step)}`}: ${what} differs`,`    was ${name(was)}`,`    is  ${name(is)}`]),same?`✓ same: ${plural(ran,"scenario")} gave what they gave in run ${before.run_id}`:`✗ different: ${differences.
length} of ${plural(ran,"scenario")}${sources.length===0?"":", and what was tested"}`,...after.runDir===null?[]:[`  evidence: ${inert(shownPath(cwd,after.runDir))}`]]}function configJsonSchema(){let{$schema,...rest}=toJSONSchema(configSchema,{io:"input"});return{$schema,title:"cleanroom.toml",description:"Configuration of Cleanroom.",...rest}}function reportJsonSchema(){return{...toJSONSchema(reportSchema,{io:"input",target:"draft-2020-12"}),title:"Cleanroom run report",description:"What a run of Cleanroom did: outcome, scenarios, steps, i\
solation as read back, digests."}}var verb10={summary:"prints the JSON Schema of cleanroom.toml",usage:`Usage: cleanroom schema [--report]

  --report   the schema of report.json instead
`,run:async(args,io)=>{let{values}=parseFlags(args,{report:{type:"boolean"}},!1),schema=values.report===!0?reportJsonSchema():configJsonSchema();return io.out(`${JSON.stringify(schema,null,2)}
`),0}};var verb11={summary:"checks the configuration without running anything",usage:["Usage: cleanroom validate [PATH] [flags]","",...configFlagUsage(),""].join(`
`),run:async(args,io)=>{let{config}=await loadFromFlags(args,{},io),plan=buildPlan(withCatalogue(config),{scenarios:[],tags:null,shard:null},null),usesBin=plan.scenarios.some(({steps:steps2})=>steps2.
some(({target})=>target==="bin"));checkBin(plan.projectDir,usesBin?plan.bin:null,plan.exclude);let steps=plan.scenarios.reduce((sum,scenario)=>sum+scenario.steps.length,0);return io.out(`valid: ${count2(
plan.scenarios.length,"scenario")}, ${count2(steps,"step")}
`),0}};function count2(number,noun){return`${number} ${noun}${number===1?"":"s"}`}import{readFileSync as readFileSync2}from"node:fs";import{resolve as resolve3}from"node:path";var verb12={summary:"checks the evidence of bundles, offline",usage:["Usage: cleanroom verify BUNDLE… [--key FILE] [--json]","","  --key FILE   the public key (PEM) that must have signed them","  --\
json       print the verifications as JSON, one a line",""].join(`
`),run:async(args,io)=>{let{positionals,values}=parseFlags(args,{key:{type:"string"},json:{type:"boolean"}},!1);if(positionals.length===0)throw new CleanroomError("ConfigInvalid","verify needs a bundl\
e",{hint:"cleanroom verify artifacts/<run_id>/<run_id>.bundle.tgz"});let key=values.key,options=key===void 0?{}:{publicKey:readKey2(io,key)},ok=!0;for(let bundle of positionals){let result=await verifyBundle(
resolve3(io.cwd,bundle),options);ok&&=result.ok,values.json===!0?io.out(`${JSON.stringify({bundle,...result})}
`):tell(io,bundle,result)}return ok?EXIT.ok:EXIT.verification}};function tell(io,bundle,{ok,summary,problems}){if(ok){io.out(`verified ${bundle}
  ${summary}
`);return}io.err(`cleanroom: VerificationFailed: ${bundle} did not verify
`);for(let{part,problem}of problems)io.err(`  ${part}: ${problem}
`)}function readKey2(io,path){try{return readFileSync2(resolve3(io.cwd,path),"utf8")}catch(cause){throw new CleanroomError("ConfigInvalid",`--key ${path} can't be read`,{hint:"Name a PEM public key fi\
le; `openssl pkey -in signing-key.pem -pubout` makes one.",context:{path},cause})}}var VERBS={run:verb,validate:verb11,config:verb3,schema:verb10,doctor:verb4,init:verb6,plan:verb8,merge:verb7,verify:verb12,replay:verb9,gc:verb5,bench:verb2};async function dispatch(argv){let io=processIo(),
[name,...args]=argv;try{if(name===void 0||name==="help"||name==="--help"||name==="-h")return io.out(overview()),name===void 0?EXIT.usage:EXIT.ok;let verb13=VERBS[name];if(verb13===void 0)throw unknownVerb(
name);let own=args.includes("--")?args.slice(0,args.indexOf("--")):args;return own.includes("--help")||own.includes("-h")?(io.out(verb13.usage),EXIT.ok):await verb13.run(args,io)}catch(thrown){let error=asCleanroomError(
thrown);return io.err(`cleanroom: ${error.kind}: ${error.message}
  ${error.hint}
`),error.kind==="Internal"&&error.cause instanceof Error&&io.err(`${error.cause.stack??""}
`),exitCodeOf(error.kind)}}function overview(){let lines=["Usage: cleanroom <verb> [options]","","Verbs:"];for(let[name,{summary}]of Object.entries(VERBS))lines.push(`  ${name.padEnd(10)} ${summary}`);
return lines.push("","`cleanroom <verb> --help` tells more; `cleanroom --version` prints the version.",""),lines.join(`
`)}function unknownVerb(name){let near=nearest(name,Object.keys(VERBS));return new CleanroomError("ConfigInvalid",`unknown verb "${name}"${near===null?"":`; did you mean ${near}?`}`,{hint:"Run `cleanr\
oom --help` for the list.",context:{verb:name}})}function processIo(){let interrupted=new AbortController,signals=0,stop=()=>{signals+=1,interrupted.abort(),signals>2&&process.exit(EXIT.interrupted)};
process.on("SIGINT",stop),process.on("SIGTERM",stop);for(let stream of[process.stdout,process.stderr])stream.on("error",()=>{});return{cwd:process.cwd(),env:process.env,color:process.stdout.isTTY===!0&&
!process.env.NO_COLOR,out:text=>{process.stdout.write(text)},err:text=>{process.stderr.write(text)},signal:interrupted.signal}}export{dispatch};
