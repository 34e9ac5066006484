import{featuresBelow}from"./chunk-URHJEKTG.js";import{BackendSelector,ENGINE_UNAVAILABLE,PREFERENCE,SNAPSHOT_FOLDER,SnapshotStore,checkText,excerpt,normaliseSnapshot}from"./chunk-PB54IAKU.js";
import{Redactor,normaliseOutput}from"./chunk-UEVZMLJB.js";import{OPTIONS,collectSecrets,loadConfig,nearest,optionOverride,selectJson}from"./chunk-4WF2RIB5.js";import{parseBytes}from"./chunk-2GA3E3MR.js";
import{CleanroomError,asCleanroomError}from"./chunk-CHC4FBTA.js";import{spawnProcess}from"./chunk-IEC6NF47.js";async function tagMatcher(){let{parse}=await import("./dist-GWUKXIR7.js");return(expression,tags)=>parse(expression).evaluate([...tags])}function hooksFor(hooks,kind,tags,matches){let found=hooks.
filter(hook=>hook.kind===kind&&(hook.tags===null||matches(hook.tags,tags)));return kind==="after"||kind==="afterAll"?found.reverse():found}import{mkdirSync as mkdirSync2}from"node:fs";import{dirname as dirname2,join as join4}from"node:path";var LOG="text/x.cucumber.log+plain",LINKS="text/uri-list",Attachments=class{#shown=[];attach(data,media){let{mediaType,fileName}=typeof media=="string"?{mediaType:media,fileName:void 0}:media,text=typeof data==
"string";this.#shown.push({body:text?data:Buffer.from(data).toString("base64"),contentEncoding:text?"IDENTITY":"BASE64",mediaType,...fileName===void 0?{}:{fileName}})}log(text){this.attach(text,LOG)}link(urls){
this.attach(urls.join(`
`),LINKS)}take(){return this.#shown.splice(0)}};import{existsSync,readFileSync}from"node:fs";import{join}from"node:path";var InnerRun=class{constructor(spec,result,projectDir){this.spec=spec;this.result=result;this.projectDir=projectDir;this.steps=
result.report.steps.map((report,at)=>({report,stdout:result.outputs[at]?.stdout??"",stderr:result.outputs[at]?.stderr??""}))}spec;result;projectDir;steps;get report(){return this.result.report}get scenario(){
return this.report.scenarios[0]??null}get stdout(){return this.steps.map(({stdout})=>stdout).join("")}get stderr(){return this.steps.map(({stderr})=>stderr).join("")}get exitCode(){return this.steps.findLast(
({report})=>report.outcome!=="skipped")?.report.exit_code??null}get seed(){return this.report.seed}file(path){let{runDir:runDir2}=this.result,target=runDir2===null?null:join(runDir2,path);return target!==
null&&existsSync(target)?readFileSync(target):null}};import{cpSync,existsSync as existsSync2,mkdirSync,readdirSync,statSync,writeFileSync}from"node:fs";import{basename,dirname,join as join2,relative,sep}from"node:path";var FIXTURES="fixtures",LEFT_OUT=new Set(["node_modules",".git","artifacts"]);function findFixture(name,from){let places=[...new Set(from.flatMap(ancestors))].map(dir=>join2(dir,FIXTURES)),found=places.
map(place=>join2(place,name)).find(dir=>statSync(dir,{throwIfNoEntry:!1})?.isDirectory());if(found!==void 0)return found;let near=nearest(name,places.filter(place=>existsSync2(place)).flatMap(place=>readdirSync(
place)));throw new CleanroomError("ConfigInvalid",`no fixture project ${JSON.stringify(name)}`,{hint:`A fixture project is a folder ${FIXTURES}/${name} beside the features, or above them${near===null?
".":`; did you mean ${near}?`}`,context:{fixture:name,looked_in:places}})}function defaultBin(dir){return`target/debug/${basename(dir)}`}function copyProject(from,to){mkdirSync(dirname(to),{recursive:!0}),
cpSync(from,to,{recursive:!0,verbatimSymlinks:!0,filter:path=>!LEFT_OUT.has(relative(from,path).split(sep)[0]??"")})}function writeProjectFile(dir,path,text){let target=join2(dir,path);if(relative(dir,
target).startsWith(".."))throw new CleanroomError("ConfigInvalid",`${path} is outside of the project`,{hint:"Name a path relative to the project.",context:{path}});mkdirSync(dirname(target),{recursive:!0}),
writeFileSync(target,text)}function listing(dir){return readdirSync(dir,{withFileTypes:!0}).filter(({name})=>!LEFT_OUT.has(name)).sort((a,b)=>a.name<b.name?-1:1).flatMap(entry=>{let path=join2(dir,entry.
name);if(entry.isDirectory())return[`${path}/`,...listing(path)];let{size,mtimeMs,mode}=statSync(path,{throwIfNoEntry:!1})??{size:0,mtimeMs:0,mode:0};return[`${path} ${size} ${mtimeMs} ${mode}`]})}function ancestors(dir){
let parent=dirname(dir);return parent===dir?[dir]:[dir,...ancestors(parent)]}import{existsSync as existsSync3}from"node:fs";import{join as join3}from"node:path";var OUTER_ONLY=new Set(["default_backend","artifacts.output_dir","artifacts.enabled","steps"]),NOT_FOR_STEPS=/^(CLEANROOM_|DOCKER_|CONTAINER_|CONTAINERS_|XDG_)/;async function requestFor(world,spec){let{
host}=world,overrides=[...outerOverrides(world),...Object.entries(world.env).flatMap(([name,value])=>value===void 0||NOT_FOR_STEPS.test(name)?[]:[option(`env.${name}`,value)]),...await binOption(world),
...world.options.values(),...spec.seed===void 0?[]:[option("seed",spec.seed)],...backendOption(world,spec.backend),...world.services.length===0?[]:[option("services",await mergedServices(world))],option(
"artifacts.enabled",!0),option("artifacts.output_dir",artifactsDir(world)),option("scenarios",[scenarioOf(world,spec)])];return{cwd:world.project.dir,env:world.environment,overrides,paths:configPaths(
world),signal:host.signal,requireEnforcement:host.requireEnforcement}}function outerOverrides({host,project}){return host.overrides.filter(({key})=>!OUTER_ONLY.has(key)&&!(key==="bin"&&project.fixture))}
function artifactsDir(world){return join3(world.dir,"artifacts")}function effectiveConfig(world,extra=[]){let overrides=[...outerOverrides(world),...world.options.values(),...extra],[configPath=null]=configPaths(
world);return loadConfig({cwd:world.project.dir,env:world.environment,configPath,overrides})}function backendOption(world,asked){let name=asked===null||asked==="auto"?world.backend??asked:asked;return name===
null?[]:[{key:"default_backend",value:[name],origin:`using ${JSON.stringify(name)}`}]}function scenarioOf(world,{name,steps,concurrent=!1,continueOnFail=!1}){let services=world.services.map(service=>service.
name);return{name,steps,concurrent,continue_on_fail:continueOnFail,...services.length===0?{}:{services}}}function configPaths({project,host}){if(!project.fixture)return host.configPath===null?[]:[host.
configPath];let own=join3(project.dir,"cleanroom.toml");return existsSync3(own)?[own]:[]}async function binOption(world){let{project}=world;if(!project.fixture)return[];if(project.bin!==null)return[option(
"bin",project.bin)];let{settings}=await effectiveConfig(world),fallback=defaultBin(project.name??project.dir);return settings.bin===null&&existsSync3(join3(project.dir,fallback))?[option("bin",fallback)]:
[]}async function mergedServices(world){let{values}=await effectiveConfig(world),configured=values.get("services")??[],said=new Set(world.services.map(service=>service.name));return[...configured.filter(
service=>!said.has(service.name)),...world.services.map(service=>({...configured.find(({name})=>name===service.name),...service}))]}function option(key,value){return{key,value,origin:"feature"}}var World=class{constructor(host,featurePath,backend,dir){this.host=host;this.featurePath=featurePath;this.backend=backend;this.dir=dir;mkdirSync2(dir,{recursive:!0}),this.#project={dir:host.settings.
projectDir,fixture:!1,name:null,bin:null}}host;featurePath;backend;dir;env={};options=new Map;services=[];unavailable=new Set;runs=[];attachments=new Attachments;state={};notes=new Map;unfinished=null;ranInStep=[];#project;#before=[];#closers=[];get project(){
return this.#project}get environment(){return{...this.host.env,...this.env}}useFixture(name,bin=null){let dir=findFixture(name,[dirname2(this.featurePath),this.host.cwd]);this.#project={dir,fixture:!0,
name,bin},this.#before=listing(dir)}writeFile(path,text){let copy=join4(this.dir,"project");this.#project.dir!==copy&&(this.#project.fixture&&copyProject(this.#project.dir,copy),this.#project={...this.#project,
dir:copy,fixture:!0}),writeProjectFile(copy,path,text),this.#before=listing(copy)}get projectBefore(){return this.#before}setOption(key,value,origin){this.options.set(key,{key,value,origin})}async run(spec){
this.unfinished=null;try{let result=await this.host.runInner(await requestFor(this,spec));this.host.afterwards(result.cleanedUp);let run=new InnerRun(spec,result,this.#project.dir);return this.runs.push(
run),this.ranInStep.push(run),this.unfinished=unfinishedOf(run,this.unavailable),run}catch(thrown){let error=asCleanroomError(thrown);if(error.kind==="Internal")throw thrown;return this.unfinished={outcome:"\
error",reason:error.message,error,intended:!1},null}}async probe(spec){let[before,unfinished]=[this.runs.length,this.unfinished],run=await this.run(spec),failed2=this.unfinished;if(this.runs.length=before,
this.unfinished=unfinished,run===null||failed2!==null)throw failed2?.error??new Error("the probe did not run");return run}last(){let run=this.runs.at(-1);if(run!==void 0)return run;throw this.unfinished?.
error??nothingRan()}previous(){let run=this.runs.at(-2);if(run===void 0)throw nothingRan("only one run was made so far");return run}attach(data,media){this.attachments.attach(data,media)}log(text){this.
attachments.log(text)}link(...urls){this.attachments.link(urls)}skip(reason){throw new ScenarioSkipped(reason,null)}onClose(close){this.#closers.unshift(close)}async close(){for(let close of this.#closers.
splice(0))await close()}},ScenarioSkipped=class extends Error{constructor(reason,failure){super(reason);this.reason=reason;this.failure=failure}reason;failure};function unfinishedOf(run,unavailable){let{
scenario}=run;if(scenario===null||scenario.outcome!=="skipped"&&scenario.outcome!=="error")return null;let{error,reason,outcome}=scenario,failure=new CleanroomError(error?.kind??"Internal",error?.message??
reason??"it did not run",{hint:error?.hint??"",context:error?.context??{}});return{outcome,reason:reason??failure.message,error:failure,intended:unavailable.has(scenario.backend)}}function nothingRan(why="\
nothing was run so far"){return new CleanroomError("ConfigInvalid",why,{hint:'Put a step such as `When I run ["--help"]` before this one.',context:{}})}import{existsSync as existsSync4,readdirSync as readdirSync2,statSync as statSync2}from"node:fs";import{basename as basename2,dirname as dirname3,join as join5,resolve}from"node:path";function demand(holds2,what){if(holds2)return;let{message,expected=null,actual=null,hint=""}=typeof what=="function"?what():what,shown=typeof actual=="string"?excerpt(actual):actual;throw new CleanroomError(
"AssertionFailed",message,{hint:hint===""?"The run's report and logs lie beside this step's, in the run directory.":hint,context:{expected,actual:shown}})}function demandNone(failures){let[first]=failures;
if(first!==void 0)throw new CleanroomError(first.kind,first.message,{hint:first.hint,context:first.context})}function present(value,message){return demand(value!=null,{message}),value}function same(left,right){
return JSON.stringify(left)===JSON.stringify(right)}function phrase(expression,about,examples,handler,{unfinished=!1}={}){return{expression,about,examples:typeof examples=="string"?[examples]:examples,handler,unfinished}}function repeat(run,steps=run.spec.steps){return{name:run.spec.name,steps,backend:run.scenario?.backend??run.spec.backend,seed:run.seed}}var CONFIG={title:"Configuration",phrases:[phrase(/^I pass (--[\w-]+)(?:[= ]"?([^"]*)"?)? to run(?:\(\))?$/,"An explicit option, as on the command line.","Given I pass --timeout-ms=5000 to run()",passFlag),
phrase("(the )timeout is {duration}","How long a step may take.","Given timeout is 50 ms",(world,ms)=>world.setOption("timeout_ms",ms,"feature")),phrase("(the )step timeout is {duration}","The same.",
"Given step timeout is 100 ms",(world,ms)=>world.setOption("timeout_ms",ms,"feature")),phrase("(the )max_output is {size}","How much is kept of each stream of a step.","Given max_output is 4KB",(world,bytes)=>world.
setOption("max_output",bytes,"feature")),phrase(/^(?:the )?seed (?:is )?"?(\d+)"?$/,"The seed of the runs.",['Given seed "42"',"Given the seed is 7"],(world,seed)=>world.setOption("seed",Number(seed),
"feature")),phrase("I enable policy {name} explicitly","The isolation policy of the runs.",'Given I enable policy "permissive" explicitly',(world,name)=>world.setOption("default_policy",name,"feature")),
phrase("(the )policy is {name}","The same.","Given the policy is standard",(world,name)=>world.setOption("default_policy",name,"feature")),phrase("(the )image is {text}","The image of the container ba\
ckends.",'Given the image is "debian:bookworm-slim"',(world,image)=>world.setOption("image",image,"feature")),phrase("(the )effective timeout is {duration}","What took effect in the last run, as its c\
onfig.json has it.","Then effective timeout is 5000",(world,ms)=>effective(world,"timeout_ms",ms)),phrase("(the )effective value of {text} is {value}","The same for any key of the configuration.",'The\
n the effective value of "seed" is 42',(world,key,value)=>effective(world,key,value)),phrase("env contains {text}","A variable is in the configuration of the last run, and in the environment that its \
program really gets.",'Then env contains "FROM_TOML=1"',envContains)]};function passFlag(world,flag,text){let row=OPTIONS.find(({cliFlag})=>cliFlag===flag);if(row===void 0){let flags=OPTIONS.flatMap(({
cliFlag})=>cliFlag??[]),near=nearest(flag,flags);throw new CleanroomError("ConfigInvalid",`unknown flag ${flag}${near===null?"":`; did you mean ${near}?`}`,{hint:`Flags of the configuration: ${flags.join(
", ")}.`,context:{flag}})}let{key,value}=optionOverride(row,text??"true",flag);world.setOption(key,value,flag)}function effective(world,key,expected){let{value,from}=configValue(world.last(),key);demand(
same(value,expected),{message:`${key} is ${JSON.stringify(value)} (from ${from}), expected ${JSON.stringify(expected)}`,expected,actual:value})}function configValue(run,key){let text=present(run.file(
"config.json"),"the run left no config.json").toString("utf8"),{values}=JSON.parse(text),found=values.find(entry=>entry.key===key);return{value:found?.value??null,from:found?.from??"nothing"}}async function envContains(world,pair){
let[name="",...rest]=pair.split("="),expected=rest.join("="),{value}=configValue(world.last(),`env.${name}`);demand(value===expected,{message:`env.${name} is ${JSON.stringify(value)} in the configurat\
ion, expected ${JSON.stringify(expected)}`,expected,actual:value});let seen=await world.probe(repeat(world.last(),[{command:["env"],name:"environment"}]));demand(seen.stdout.split(`
`).includes(pair),{message:`${pair} is not in the environment of the program`,expected:pair,actual:seen.stdout})}var ARTIFACTS={title:"The run directory",phrases:[phrase("an artifact directory exists {text}","The last run left its folder. `<run_id>` stands for the run's id.",'Then an artifact directory exists "a\
rtifacts/<run_id>/"',(world,path)=>{let dir=placeOf(world,path);demand(statSync2(dir,{throwIfNoEntry:!1})?.isDirectory()===!0,{message:`there is no folder ${path}`,expected:path,actual:dir}),world.notes.
set("directory",dir)}),phrase("(it )contains files:","Files of that folder: a table with the column `path`.",`And contains files:
  | path       |
  | stdout.log |`,(world,table)=>{let dir=world.notes.get("directory")??runDir(world),missing=table.hashes().flatMap(({path=""})=>existsSync4(join5(dir,path))?[]:[path]);demand(missing.length===0,{message:`\
missing in the run directory: ${missing.join(", ")}`,expected:table.hashes(),actual:filesBelow(dir)})}),phrase("{text} exists","A file or a folder of the last run.",'Then "artifacts/<run_id>/report.js\
on" exists',(world,path)=>{demand(existsSync4(placeOf(world,path)),{message:`${path} does not exist`,expected:path,actual:filesBelow(runDir(world))})}),phrase("total size <= {size}( by default)","All \
files of the run directory together; it is the limit that is configured, or the default.","And total size <= 10MB by default",(world,limit)=>{let dir=runDir(world),bytes=filesBelow(dir).reduce((sum,path)=>sum+
statSync2(join5(dir,path)).size,0);demand(bytes<=limit,{message:`the run directory has ${bytes} bytes, expected at most ${limit}`,expected:limit,actual:bytes});let{value}=configValue(world.last(),"art\
ifacts.max_size_bytes");demand(value===null||bytes>0,{message:"the run directory is empty"})})]};function runDir(world){return present(world.last().result.runDir,"the last run left no folder")}function placeOf(world,path){
let dir=runDir(world);return resolve(dirname3(dirname3(dir)),path.replaceAll("<run_id>",basename2(dir)))}function filesBelow(dir,folder=""){return readdirSync2(join5(dir,folder),{withFileTypes:!0}).flatMap(
entry=>{let path=folder===""?entry.name:`${folder}/${entry.name}`;return entry.isDirectory()?filesBelow(dir,path):[path]}).sort()}import{existsSync as existsSync5,readFileSync as readFileSync2}from"node:fs";import{join as join6}from"node:path";function runOnHost([program="",...args],{cwd,env,signal}){return new Promise(resolve4=>{let chunks=[],child=spawnProcess(program,args,{cwd,env:{...env},stdio:["ignore","pipe","pipe"],signal});child.stdout?.
on("data",chunk=>chunks.push(chunk)),child.stderr?.on("data",chunk=>chunks.push(chunk)),child.on("error",()=>resolve4({exitCode:null,output:""})),child.on("close",code=>resolve4({exitCode:code??1,output:Buffer.
concat(chunks).toString("utf8")}))})}var NESTED="CLEANROOM_NESTED_SUITE";var RUST_ROOTS=["src/lib.rs","src/main.rs"],BUILD={title:"Documentation, types and lint",phrases:[phrase("I build (the )documentation( with --document-private-items)","In a Rust project: `cargo doc`, \
warnings being errors. Elsewhere the package's script `docs`; where it has none, the TypeScript compiler writes the declarations, which are the documentation of an API.",["When I build documentation w\
ith --document-private-items","When I build the documentation"],async world=>{world.notes.set("build",await buildDocs(world))}),phrase("(the )build succeeds","It ended well and warned of nothing.","Th\
en build succeeds",world=>{let{exitCode,output}=present(world.notes.get("build"),"nothing was built so far");demand(exitCode===0&&!/^warning\b/im.test(output),{message:`the build ended with code ${exitCode}`,
actual:output})}),phrase("(the )crate root has forbid\\(unsafe_code)","In a Rust project: the attribute is in src/lib.rs or src/main.rs. In a TypeScript project: `strict` is on.","And crate root has f\
orbid(unsafe_code)",strictTypes),phrase("(the )types are strict","The same.","And types are strict",strictTypes),phrase("clippy passes with -D warnings","In a Rust project: `cargo clippy`. Elsewhere t\
he package's script `lint`.","And clippy passes with -D warnings",lint),phrase("(the )lint/linter passes","The same.","And lint passes",lint)]};async function buildDocs(world){skipWhereNested(world);let{
dir}=world.project;if(has(world,"Cargo.toml"))return tool(world,["cargo","doc","--no-deps","--document-private-items"],{RUSTDOCFLAGS:"-D warnings"});if(scripts(world).docs!==void 0)return tool(world,[
"npm","run","--silent","docs"]);let compiler=join6(dir,"node_modules","typescript","bin","tsc");(!has(world,"tsconfig.json")||!existsSync5(compiler))&&world.skip("requires a Rust or TypeScript project");
let flags=["--declaration","--emitDeclarationOnly","--noEmit","false","--outDir",join6(world.dir,"declarations")];return tool(world,[process.execPath,compiler,"-p",dir,...flags])}function strictTypes(world){
if(has(world,"Cargo.toml")){let root=RUST_ROOTS.find(path=>has(world,path)),text2=root===void 0?"":readFileSync2(join6(world.project.dir,root),"utf8");demand(/^#!\[forbid\(.*\bunsafe_code\b/m.test(text2),
{message:`${root??"the crate's root"} lacks #![forbid(unsafe_code)]`});return}has(world,"tsconfig.json")||world.skip("requires a Rust or TypeScript project");let text=readFileSync2(join6(world.project.
dir,"tsconfig.json"),"utf8");demand(/"strict"\s*:\s*true/.test(text),{message:"tsconfig.json does not set strict",expected:!0,actual:text})}async function lint(world){skipWhereNested(world);let rust=has(
world,"Cargo.toml");!rust&&scripts(world).lint===void 0&&world.skip("requires a package with a script lint");let result=await tool(world,rust?["cargo","clippy","--","-D","warnings"]:["npm","run","--si\
lent","lint"]);demand(result.exitCode===0,{message:`lint ended with code ${result.exitCode}`,actual:result.output})}async function tool(world,command,env={}){let options={cwd:world.project.dir,env:{...world.
environment,...env},signal:world.host.signal},result=await runOnHost(command,options);return world.log(result.output),result.exitCode===null?world.skip(`requires ${command[0]}`):result}function skipWhereNested(world){
world.environment[NESTED]!==void 0&&world.skip("the outer suite does this")}function has(world,path){return existsSync5(join6(world.project.dir,path))}function scripts(world){if(!has(world,"package.js\
on"))return{};let{scripts:found={}}=JSON.parse(readFileSync2(join6(world.project.dir,"package.json"),"utf8"));return found}import{existsSync as existsSync6,readFileSync as readFileSync3,writeFileSync as writeFileSync2}from"node:fs";import{dirname as dirname4,join as join7}from"node:path";async function compileTest(world,source){let places=[...new Set([world.featurePath,join7(world.host.cwd,"x")].flatMap(above))],compiler=places.map(dir=>join7(dir,"node_modules","typescript","bin","tsc")).
find(path=>existsSync6(path)),types=places.map(libraryTypes).find(path=>path!==null);if(compiler===void 0||types==null)return null;writeFileSync2(join7(world.dir,"test.ts"),source);let compilerOptions={
strict:!0,noEmit:!0,skipLibCheck:!0,types:[],target:"es2022",lib:["es2023"],module:"nodenext",moduleResolution:"nodenext",paths:{cleanroom:[types]}};writeFileSync2(join7(world.dir,"tsconfig.json"),JSON.
stringify({compilerOptions,files:["test.ts"]}));let command=[process.execPath,compiler,"--pretty","false","-p",world.dir],options={cwd:world.dir,env:world.environment,signal:world.host.signal},{output}=await runOnHost(
command,options),errors=output.split(`
`).filter(line=>/error TS\d+/.test(line));return world.log(output),{errors:errors.filter(line=>line.startsWith("test.ts"))}}function libraryTypes(dir){for(let root of[dir,join7(dir,"node_modules","cle\
anroom")]){let manifest=join7(root,"package.json");if(!existsSync6(manifest))continue;let{name,exports}=JSON.parse(readFileSync3(manifest,"utf8")),types=exports?.["."]?.types;if(name==="cleanroom"&&types!==
void 0&&existsSync6(join7(root,types)))return join7(root,types)}return null}function above(path){let parent=dirname4(path);return parent===path?[]:[parent,...above(parent)]}var POLICIES={restricted:"Policy.locked()",locked:"Policy.locked()",standard:"Policy.standard()",permissive:"Policy.permissive()"},COMPILE={title:"Programs that must (not) compile",phrases:[phrase("a \
test that calls {text} under {name} policy","A TypeScript program that calls a method of a policy: Restricted, Standard or Permissive. Names may be in snake case.",'Given a test that calls "enable_net\
work()" under Restricted policy',(world,call,policy)=>{world.notes.set("call",camelCase(call)),world.notes.set("policy",policy)}),phrase("I compile the test","Checks its types.","When I compile the te\
st",compile),phrase("(when )I change (the )policy to {name}","The same program with another policy, compiled.",["And when I change policy to Permissive","When I change the policy to Permissive"],async(world,policy)=>{
world.notes.set("policy",policy),await compile(world)}),phrase("compilation fails with a type error mentioning {text}","The compiler refuses the program, and its message has this text.",'Then compilat\
ion fails with a type error mentioning "Permissive"',(world,text)=>{let errors=compiled(world).errors;demand(errors.some(error=>error.includes(text)),{message:`no error mentions ${text}`,expected:text,
actual:errors.join(`
`)})}),phrase("compilation succeeds","The compiler has nothing to complain of.","Then compilation succeeds",world=>{let{errors}=compiled(world);demand(errors.length===0,{message:"the program does not \
compile",actual:errors.join(`
`)})})]};async function compile(world){let call=present(world.notes.get("call"),"no test is defined so far"),policy=String(world.notes.get("policy")).toLowerCase(),source=`import { Policy } from "clea\
nroom";
${present(POLICIES[policy],`no policy is named ${policy}`)}.${call};
`,compilation=await compileTest(world,source);compilation===null&&world.skip("requires the TypeScript compiler and the package cleanroom"),world.notes.set("compilation",compilation)}function compiled(world){
return present(world.notes.get("compilation"),"nothing was compiled so far")}function camelCase(name){return name.replaceAll(/_([a-z])/g,(_whole,letter)=>letter.toUpperCase())}import{existsSync as existsSync7,readFileSync as readFileSync4}from"node:fs";import{isAbsolute,join as join8,resolve as resolve2}from"node:path";var COVERAGE={title:"Coverage",phrases:[phrase("a fixture project {text} instrumented for llvm-cov","A fixture project whose program writes raw profiles of LLVM; coverage is collected.",'Given a fixtu\
re project "cli_cov" instrumented for llvm-cov',(world,name)=>{world.useFixture(name),world.setOption("coverage.enabled",!0,"feature"),world.setOption("coverage.format","profraw","feature")}),phrase("\
coverage is enabled","Coverage is collected, in whatever format it comes.","Given coverage is enabled",world=>world.setOption("coverage.enabled",!0,"feature")),phrase(/^an? (\.\w+) file exists in (?:the )?artifacts$/,
"A file with this ending is in the last run's folder, and is not empty.","Then a .profraw file exists in artifacts",(world,ending)=>{let files=filesBelow(runDir(world)),found=files.filter(path=>path.endsWith(
ending)&&(world.last().file(path)?.length??0)>0);demand(found.length>0,{message:`no ${ending} file is in the run directory`,expected:ending,actual:files})}),phrase("cleanroom merges coverage into {tex\
t}","The merged coverage is in that file of the project, the same as in the run's folder, and some line was reached.",'And cleanroom merges coverage into "target/coverage/coverage.json"',(world,path)=>{
let target=resolve2(world.project.dir,path);demand(existsSync7(target),{message:`${path} was not written`,expected:path});let merged=readFileSync4(target,"utf8"),kept=present(world.last().file("covera\
ge/coverage.json"),"the run kept no coverage/coverage.json").toString("utf8");demand(merged===kept,{message:`${path} is not what the run kept`,expected:kept,actual:merged});let{percent}=present(world.
last().report.coverage,"the report says nothing of coverage");demand(percent!==null&&percent>0,{message:"no line is covered",actual:percent}),world.notes.set("coverage",target)}),phrase("remapped path\
s point to host sources","Every file of the merged coverage is a file of the project on the host.","And remapped paths point to host sources",world=>{let paths=coveredPaths(world),missing=paths.filter(
path=>!existsSync7(isAbsolute(path)?path:join8(world.project.dir,path)));demand(paths.length>0&&missing.length===0,{message:`not on the host: ${missing.join(", ")}`,actual:paths})})]};function coveredPaths(world){
let text=present(world.last().file("coverage/coverage.json"),"the run kept no coverage").toString("utf8"),document=JSON.parse(text),{files={}}=document;return Array.isArray(files)?files.map(({path})=>path):
Object.keys(files)}var DETERMINISM={title:"Determinism",phrases:[phrase("stdout equals (the )previous stdout for the same seed","The last run printed what an earlier run of the same with this seed did; where there is no\
ne, it is made now.","Then stdout equals the previous stdout for the same seed",async world=>{let run=world.last(),other=world.runs.slice(0,-1).findLast(each=>each.seed===run.seed&&same(each.spec.steps,
run.spec.steps))??await world.probe(repeat(run));world.notes.set("other",other),demandSameStdout(run,other)}),phrase("stdout equals (the )previous stdout","The last two runs printed the same.","And st\
dout equals previous stdout",world=>demandSameStdout(world.last(),world.previous())),phrase("stdout differs","The last two runs did not print the same.","Then stdout differs",world=>{let[run,other]=[world.
last(),world.previous()];demand(run.stdout!==other.stdout,{message:`both runs (seeds ${other.seed} and ${run.seed}) printed the same`,actual:run.stdout})}),phrase("artifact hashes match","Outputs and \
files of two runs of the same have the same SHA-256, and so have the runs as a whole (`content_digest`).","And artifact hashes match",demandSameDigests),phrase("artifact digests are identical","The sa\
me.","Then artifact digests are identical",demandSameDigests)]};function demandSameStdout(run,other){demand(run.stdout===other.stdout,{message:"stdout is not what it was before",expected:other.stdout,
actual:run.stdout})}async function demandSameDigests(world){let run=world.last(),other=world.notes.get("other")??world.runs.at(-2)??await world.probe(repeat(run));demand(same(digestsOf(run),digestsOf(
other)),{message:"digests of the two runs differ",expected:digestsOf(other),actual:digestsOf(run)}),present(run.scenario?.content_digest,"the run has no content_digest")}function digestsOf(run){return{
content_digest:run.report.content_digest,steps:run.steps.map(({report:{stdout,stderr,files}})=>({stdout:stdout.sha256,stderr:stderr.sha256,files}))}}function engineMissing(world,backend,why){let error=new CleanroomError("EngineUnavailable",`${backend} can't be used here: ${why}`,{hint:"Run `cleanroom doctor` to see what is missing.",context:{backend,
reason:why}});throw world.unfinished={outcome:"skipped",reason:ENGINE_UNAVAILABLE,error,intended:world.unavailable.has(backend)},new ScenarioSkipped(ENGINE_UNAVAILABLE,error)}var NOWHERE={docker:{DOCKER_HOST:"unix:///nonexistent/docker.sock"},podman:{CONTAINER_HOST:"unix:///nonexistent/podman.sock",CLEANROOM_PODMAN_SOCKET:"/nonexistent/podman.sock"}},ENGINES={title:"Backen\
ds",phrases:[phrase("backend {name} is available or (the )test is skipped","Skips the scenario where the backend is missing; fails it with `--require-backend`.",'Given backend "docker" is available or\
 test is skipped',async(world,name)=>{let selected=await new BackendSelector(world.environment).select(name);selected.backend===null&&engineMissing(world,name,selected.reason)}),phrase(/^(docker|podman) is "?(maybe|always|never)"? available$/,
'"maybe" says that both is fine; "always" skips the scenario where it is missing; "never" takes it away.',['Given docker is "maybe" available','Given podman is "always" available'],async(world,name,how)=>{
if(how==="never"&&takeAway(world,name),how!=="always")return;let selected=await new BackendSelector(world.environment).select(name);selected.backend===null&&engineMissing(world,name,selected.reason)}),
phrase(/^(docker|podman) is (?:unavailable|not available)$/,"The scenario's runs find no such engine: its socket leads nowhere.","Given docker is unavailable",takeAway),phrase("I request backend {name\
}","Finds the backend that a run would use.",'When I request backend "auto"',async(world,name)=>{world.state.resolved=await resolve3(world,name)}),phrase("(the )resolved backend is {name}","The backen\
d that was found, or that the last run really used.",'Then the resolved backend is "local"',(world,name)=>demandBackend(world,[name])),phrase("(the )resolved backend is one of {list}","The same with s\
everal that are fine.",'Then the resolved backend is one of ["docker","podman","local"]',demandBackend),phrase("(the )resolved backend is not {name} if a container engine is available","Holds where an\
 engine was taken, or where none is running. With `--backend` it is what would be taken without.",'Then resolved backend is not "local" if a container engine is available',async(world,name)=>{let here=(await available(
world)).filter(each=>each!=="local"),resolved=world.backend===null?resolvedBackend(world):await resolve3(world,"auto");demand(here.length===0||resolved!==name,{message:`the backend is ${resolved}, tho\
ugh ${here.join(" and ")} can be used`,expected:here,actual:resolved})}),phrase(/^preference order is docker > podman > local given availability$/,"What was found is the first of those that can be use\
d here.","Then preference order is docker > podman > local given availability",async world=>{let here=await available(world);demand(same(PREFERENCE,["docker","podman","local"])&&resolvedBackend(world)===
here[0],{message:`${resolvedBackend(world)} was chosen where ${here.join(", ")} can be used`,expected:here[0],actual:resolvedBackend(world)})})]};function takeAway(world,name){Object.assign(world.env,
NOWHERE[name]),world.unavailable.add(name)}async function resolve3(world,asked){let asking=[{key:"default_backend",value:[asked],origin:"feature"}],{settings}=await effectiveConfig(world,asking),[name="\
auto"]=settings.backends,selected=await new BackendSelector(world.environment).select(name);return selected.backend===null&&engineMissing(world,name,selected.reason),selected.name}async function available(world){
let selector=new BackendSelector(world.environment);return(await Promise.all(PREFERENCE.map(name=>selector.select(name)))).filter(({backend})=>backend!==null).map(({name})=>name)}function resolvedBackend(world){
return String(world.state.resolved??world.last().report.backend)}function demandBackend(world,allowed){let resolved=resolvedBackend(world);demand(allowed.includes(resolved),{message:`the backend is ${resolved}\
, expected ${allowed.join(" or ")}`,expected:allowed,actual:resolved})}var ENVIRONMENT={title:"Environment",phrases:[phrase(/^(?:the )?environment ([A-Za-z_]\w*)\s*=\s*"(.*)"$/,"Sets a variable, for Cleanroom and for the program. `CLEANROOM_*` and variables of engines ar\
e for Cleanroom alone.",'Given environment CLEANROOM_TIMEOUT_MS="20000"',(world,name,value)=>{world.env[name]=value}),phrase("environment:","Sets several: a table of names and values.",`Given environm\
ent:
  | GREETING | hello |`,(world,table)=>{Object.assign(world.env,table.rowsHash())}),phrase(/^(?:the )?environment ([A-Za-z_]\w*) is (?:unset|not set)$/,"Takes a variable away.","Given environment CLEA\
NROOM_BACKEND is unset",(world,name)=>{world.env[name]=void 0}),phrase("(a )CI environment is detected","Runs as in a CI: `CI=true`.","Given CI environment is detected",world=>{world.env.CI="true"})]};var UNFINISHED={unfinished:!0},ERRORS={title:"Errors and skips",phrases:[phrase("an error {text} is returned","The last run ended with an error of this kind.",'Then an error "Timeout" is returned',demandKind,
UNFINISHED),phrase("(the )error kind is {text}","The same.",'And error kind is "ProcessExit"',demandKind,UNFINISHED),phrase("(the )error context includes {value}","The error carries at least these fac\
ts.",'And error context includes { "args": ["sleep","--ms","200"], "timeout_ms": 50 }',(world,facts)=>{let{context}=errorOf(world);for(let[key,value]of Object.entries(facts))demand(same(context[key],value),
{message:`the error's ${key} is ${JSON.stringify(context[key])}, expected ${JSON.stringify(value)}`,expected:facts,actual:context})},UNFINISHED),phrase("(the )error message contains {text}","What the \
error says.",'And the error message contains "50 ms"',(world,text)=>{let{message}=errorOf(world);demand(message.includes(text),{message:`the error does not say ${JSON.stringify(text)}`,expected:text,actual:message})},
UNFINISHED),phrase("the scenario is skipped with reason {text}","The last run was skipped, not failed, and says why.",'Then the scenario is skipped with reason "engine unavailable"',(world,reason)=>{let scenario=present(
world.last().scenario,"nothing was run");demand(scenario.outcome==="skipped"&&scenario.reason===reason,{message:`the run ended as ${scenario.outcome} (${scenario.reason??"no reason"}), expected skippe\
d (${reason})`,expected:reason,actual:scenario.reason}),demand(scenario.steps.every(step=>step.outcome==="skipped"),{message:"some of its steps ran"}),world.unfinished=null},UNFINISHED),phrase("the OS\
 is Windows","Skips the scenario on other systems.","Given the OS is Windows",world=>{process.platform!=="win32"&&world.skip("the OS is not Windows")}),phrase("the OS is Linux","Skips the scenario on \
other systems.","Given the OS is Linux",world=>{process.platform!=="linux"&&world.skip("the OS is not Linux")})]};function errorOf(world){let told=world.notes.get("error"),failure=world.unfinished?.error??
(world.runs.length===0?told:world.last().report.error),found=present(failure,"the last run ended without an error");return world.unfinished=null,world.notes.set("error",found),found}function demandKind(world,kind){
let error=errorOf(world);demand(error.kind===kind,{message:`the error is ${error.kind} (${error.message}), expected ${kind}`,expected:kind,actual:error.kind})}import{existsSync as existsSync8}from"node:fs";var HERMETIC=["network","capabilities","user","root_filesystem","no_new_privileges"],MOUNTS=`pwd
for place in "$PWD" /tmp "$CLEANROOM_ARTIFACTS"; do
  line=$(grep -n " $place " /proc/self/mountinfo | tail -n 1)
  set -- $line
  echo "mount \${5-none} of $place"
done
find . -mindepth 1 | sort | while IFS= read -r path; do stat -c '%n %A %u %Y' "$path"; done`,CLOCK=`echo "zone $(date +%Z%z)"
echo "TZ $TZ"
echo "epoch $SOURCE_DATE_EPOCH"
find . -mindepth 1 ! -type l -exec stat -c 'file %Y' {} + | sort -u`,ISOLATION={title:"Isolation",phrases:[phrase("execution is hermetic","Network, capabilities, user, root filesystem and privileges w\
ere restricted in the last run, as read back from the engine and from inside.","And execution is hermetic",world=>{for(let name of HERMETIC)demandEnforced(world.last(),name)}),phrase("mounts are deter\
ministic","Two more runs in the same place see the same folders, files, owners, modes and dates.","And mounts are deterministic",async world=>{let[first,second]=[await look(world,MOUNTS),await look(world,
MOUNTS)];demand(first.split(`
`).length>4,{message:"the project's files were not seen",actual:first}),demand(first===second,{message:"two runs saw different files",expected:first,actual:second})}),phrase("(the )clock is normalized",
"A run in the same place has the time zone UTC and a fixed SOURCE_DATE_EPOCH, and that is the date of every file of the project.","And clock is normalized",async world=>{let lines=(await look(world,CLOCK)).
trimEnd().split(`
`),expected=["zone UTC+0000","TZ UTC",`epoch ${946684800}`,`file ${946684800}`];demand(same(lines,expected),{message:"time zone, epoch or dates of files are not fixed",expected,actual:lines})}),phrase(
"capabilities dropped include ALL","The last run had no capability, as read back.","And capabilities dropped include ALL",world=>{let{requested}=demandEnforced(world.last(),"capabilities");demand(requested===
"ALL dropped",{message:`capabilities: ${requested}`,expected:"ALL dropped",actual:requested})}),phrase("(the )process runs as non-root","The last run had an ordinary user, as read back.","And process \
runs as non-root",world=>{demandEnforced(world.last(),"user")}),phrase("(the )control {name} is enforced","Any control of the report by its name.","Then the control seccomp is enforced",(world,name)=>{
demandEnforced(world.last(),name)}),phrase("file {text} exists inside (the )container","After the last run's steps, made again in one cell, the file is there.",'Then file "/tmp/testfile" exists inside\
 container',async(world,path)=>{let run=world.last(),look2={name:"look for the file",command:["test","-e",path]},outcome=(await world.probe(repeat(run,[...run.spec.steps,look2]))).steps.at(-1)?.report.
outcome;demand(outcome==="passed",{message:`${path} is not there inside`,expected:path,actual:outcome})}),phrase("no writes occurred on (the )host source directory","The project's folder holds exactly\
 what it held before, and what was written inside is not on the host.","And no writes occurred on host source directory",world=>{demand(world.project.fixture,{message:"this looks at a fixture project,\
 and the scenario has none"});let now=listing(world.project.dir);demand(same(now,world.projectBefore),{message:"the project's folder has changed",expected:world.projectBefore,actual:now.filter(line=>!world.
projectBefore.includes(line))})}),phrase("{text} does not exist on the host","A path of the host.",'And "/tmp/testfile-of-a-step" does not exist on the host',(_world,path)=>{demand(!existsSync8(path),
{message:`${path} exists on the host`,actual:path})})]};function demandEnforced(run,name){let control=present(run.scenario?.policy.controls.find(each=>each.name===name),`the report says nothing of the\
 control ${name}`);return demand(control.enforced,{message:`${name} was not restricted on ${run.report.backend} (requested: ${control.requested})`,expected:control.requested,actual:control.evidence.join(
"; "),hint:"`cleanroom doctor` shows what each backend can enforce here."}),control}async function look(world,script){let run=await world.probe(repeat(world.last(),[{name:"look",command:["sh","-c",script]}]));
return demand(run.exitCode===0,{message:"looking inside failed",actual:run.stderr}),run.stdout}var PATH=/(\$[\w.$[\]"'*:-]*)/.source,JSON_VALUES={title:"JSON and the report",phrases:[phrase("(the ){stream} is valid json/JSON","The whole stream is one JSON value.","Then stdout is valid json",(world,stream)=>demandNone(
checkText({name:stream,text:world.last()[stream],snapshot:()=>null},{json:{}}))),phrase("(the ){stream}.json at {text} is/equals {value}","The value at a JSONPath (RFC 9535).",['Then stdout.json at "$\
.ok" is true','Then stdout.json at "$.n" equals 3'],(world,stream,path,value)=>demandNone(checkText({name:stream,text:world.last()[stream],snapshot:()=>null},{json:{[path]:value}}))),phrase(new RegExp(
`^${PATH} in (?:the )?report is one of (\\[.*\\])$`),"A value of the last run's report.json.",'Then $.backend in report is one of ["local","docker","podman"]',(world,path,list)=>{let allowed=JSON.parse(
list),actual=reportValue(world,path);demand(allowed.some(each=>same(each,actual)),{message:`${path} is ${JSON.stringify(actual)} in the report, expected one of ${list}`,expected:allowed,actual})}),phrase(
new RegExp(`^${PATH}(?: in (?:the )?report)? (==|!=|<=|>=|<|>|is|equals) (?!one of )(.+)$`),"The same, compared with a JSON value.",['Then $.steps[0].name == "run --help"',"Then $.steps[0].exit_code =\
= 0","Then $.duration_ms in the report <= 60000"],compare)]};function reportValue(world,path){let text=world.last().file("report.json")?.toString("utf8");demand(text!==void 0,{message:"the run left no\
 report.json"});let{values,singular}=selectJson(JSON.parse(text),path);return singular?values[0]:values}function compare(world,path,operator,text){let expected=JSON.parse(text),actual=reportValue(world,
path);demand(holds(operator,actual,expected),{message:`${path} is ${JSON.stringify(actual)??"not there"} in the report, expected ${operator} ${text}`,expected,actual:actual??null})}function holds(operator,actual,expected){
return operator==="!="?!same(actual,expected):/[<>]/.test(operator)?typeof actual!="number"||typeof expected!="number"?!1:{"<":actual<expected,">":actual>expected,"<=":actual<=expected,">=":actual>=expected}[operator]:
same(actual,expected)}var COMMON={help:["--help"],version:["--version"]},FALLBACK="cli_smoke",MATRIX={title:"Several engines",phrases:[phrase("I execute scenario {text} on engines {list}",`Runs a scenario on each: one that\
 the feature has defined, one of the project's configuration, or "help" and "version" of its program. Without a program the fixture cli_smoke is taken.`,'When I execute scenario "help" on engines ["do\
cker","podman"]',async(world,name,engines)=>{let spec=await find(world,name);for(let backend of engines)if(await world.run({...spec,backend}),world.unfinished!==null)return}),phrase("results are equiv\
alent modulo engine metadata","Outcomes, exit codes, outputs, files and the content_digest are the same; names and versions of engines, times and ids are not looked at.","Then results are equivalent m\
odulo engine metadata",world=>{let{runs}=world,engines=new Set(runs.map(({report})=>report.backend));demand(engines.size>1,{message:`results of one engine alone: ${[...engines].join()}`,actual:[...engines]});
let[first,...others]=runs.map(comparable);for(let other of others)demand(same(other,first),{message:"results differ between engines",expected:first,actual:other})})]};function comparable({report,steps}){
return{outcome:report.outcome,content_digest:report.content_digest,steps:steps.map(({report:{name,outcome,exit_code,stdout,stderr,files}})=>({name,outcome,exit_code,files,stdout:stdout.sha256,stderr:stderr.
sha256}))}}async function find(world,name){let own=world.notes.get("scenario");if(own?.name===name)return own;let{settings,values}=await effectiveConfig(world),configured=(values.get("scenarios")??[]).
find(each=>each.name===name);if(configured!==void 0)return{name,steps:configured.steps,backend:null};let args=present(COMMON[name],`no scenario is named ${JSON.stringify(name)}`);return settings.bin===
null&&!world.project.fixture&&world.useFixture(FALLBACK),{name,steps:[{name,args}],backend:null}}var OUTPUT={title:"Exit code and output",phrases:[phrase("(the )exit code is {int}","The program's exit code.","Then the exit code is 0",(world,code)=>demandExit(world,`exit code ${code}`,exit=>exit===
code)),phrase("(the )exit code is nonzero/non-zero","The program failed, by itself or by a signal.","Then the exit code is nonzero",world=>demandExit(world,"an exit code other than 0",exit=>exit!==0)),
phrase("(the ){stream} contains {text}","A text is somewhere in the stream.",'Then stdout contains "USAGE"',(world,stream,text)=>check(world,stream,{contains:[text]})),phrase("(the ){stream} does not \
contain {text}","A text is nowhere in the stream.",'Then stderr does not contain "panicked"',(world,stream,text)=>check(world,stream,{notContains:[text]})),phrase("(the ){stream} is empty","Nothing wa\
s printed there.","Then stderr is empty",(world,stream)=>check(world,stream,{empty:!0})),phrase("(the ){stream} is not empty","Something was printed there.","Then stdout is not empty",(world,stream)=>check(
world,stream,{empty:!1})),phrase("(the ){stream} equals {text}","The whole stream.",'Then stdout equals "cli_smoke 0.1.0\\n"',(world,stream,text)=>check(world,stream,{equals:text})),phrase("(the ){str\
eam} equals:","The whole stream, as a text block; a line end behind its last line does not matter.",`Then stdout equals:
  """
  cli_smoke 0.1.0
  """`,(world,stream,text)=>check(world,stream,{equals:text},said=>said.replace(/\n$/,""))),phrase("(the ){stream} matches {pattern}","A regular expression is found in the stream; inline flags such as\
 `(?s)` are understood.","Then stdout matches /USAGE(?s).*OPTIONS/",(world,stream,pattern)=>check(world,stream,{matches:[pattern]})),phrase("(the ){stream} starts with {text}","How the stream begins.",
'Then stdout starts with "cli_smoke"',(world,stream,text)=>{let said=printed(world,stream);demand(said.startsWith(text),{message:`${stream} does not start with ${JSON.stringify(text)}`,expected:text,actual:said})}),
phrase("(the ){stream} ends with {text}","How the stream ends.",'Then stdout ends with "[TRUNCATED]"',(world,stream,text)=>{let said=printed(world,stream);demand(said.endsWith(text),{message:`${stream}\
 does not end with ${JSON.stringify(text)}`,expected:text,actual:said})}),phrase("(the )captured {stream} size is {size}","How many bytes were kept of the stream, in the report and in its log.","Then \
captured stdout size is 4096 bytes",capturedSize)]};function printed(world,stream){return world.last()[stream]}function demandExit(world,expected,holds2){let run=world.last(),{exitCode,stderr}=run,error=run.
report.error,why=exitCode===null?`did not exit by itself (${error?.kind}: ${error?.message})`:`exited with code ${exitCode}`;demand(exitCode!==null&&holds2(exitCode),{message:`${run.spec.name} ${why},\
 expected ${expected}${stderr===""?"":`
stderr was:
${stderr.slice(-2e3)}`}`,expected,actual:exitCode})}function check(world,stream,matcher,shape=text=>text){demandNone(checkText({name:stream,text:shape(printed(world,stream)),snapshot:()=>null},matcher))}
function capturedSize(world,stream,bytes){let run=world.last(),step=present(run.steps.at(-1),"no step ran"),log=present(run.file(`${step.report.log_dir}/${stream}.log`),`the run kept no ${stream}.log`);
demand(step.report[stream].bytes===bytes&&log.length===bytes,{message:`${stream} was kept with ${step.report[stream].bytes} bytes (its log has ${log.length}), expected ${bytes}`,expected:bytes,actual:step.
report[stream].bytes})}import{existsSync as existsSync9}from"node:fs";import{basename as basename3,dirname as dirname5,join as join9}from"node:path";var MANIFEST=/^(?:(?:the )?file )?"?((?:Cargo|cleanroom|pyproject)\.toml|package\.json)"? contains:$/,PROJECT={title:"The project",phrases:[phrase("a fixture project {text}","Runs are made in the fold\
er `fixtures/NAME` beside the features or above them; its program is `target/debug/NAME`, unless its configuration names another.",'Given a fixture project "cli_smoke"',(world,name)=>world.useFixture(
name)),phrase("a fixture project {text} with binary {text}","The same with another program, relative to the fixture.",'Given a fixture project "cli_smoke" with binary "target/debug/cli_smoke"',(world,name,bin)=>world.
useFixture(name,bin)),phrase("cleanroom is configured with defaults","Forgets whatever earlier steps have configured.","Given cleanroom is configured with defaults",world=>world.options.clear()),phrase(
MANIFEST,"Writes a manifest or a configuration into a copy of the project.",`Given Cargo.toml contains:
  """
  [package.metadata.cleanroom]
  timeout_ms = 10000
  """`,(world,file,text)=>{adoptFixtureOf(world,text),world.writeFile(file,text)}),phrase("a file {text} contains:","Writes a file into a copy of the project.",`Given a file "input/words.txt" contains\
:
  """
  one two
  """`,(world,path,text)=>world.writeFile(path,text))]};function adoptFixtureOf(world,text){let bin=/^\s*bin\s*=\s*"([^"]+)"/m.exec(text)?.[1];if(!(bin===void 0||world.project.fixture||existsSync9(join9(
world.project.dir,bin))))try{let name=basename3(bin);findFixture(name,[dirname5(world.featurePath),world.host.cwd]),world.useFixture(name)}catch(error){if(!(error instanceof CleanroomError))throw error}}import{gunzipSync}from"node:zlib";var REDACTION={title:"Redaction",phrases:[phrase("artifacts contain no unredacted secrets","No file of the last run, its bundle included, holds a secret of the scenario: plain, in base64, hex, or enco\
ded for URLs, JSON, XML or a shell.","And artifacts contain no unredacted secrets",world=>{let{sensitiveEnvPatterns}=world.host.settings.security,env=Object.fromEntries(Object.entries(world.env).filter(
([,value])=>value!==void 0)),secrets=collectSecrets(env,sensitiveEnvPatterns,[]);demand(secrets.length>0,{message:"the scenario has set no secret",hint:'Set one with a step such as: Given environment \
API_TOKEN="…"'});let redactor=new Redactor(secrets),files=filesBelow(runDir(world));demand(files.length>0,{message:"the run directory is empty"});let leaking=files.filter(path=>{let content=present(
world.last().file(path),`${path} is gone`),plain=path.endsWith(".tgz")?gunzipSync(content):content;return!Buffer.from(redactor.bytes(plain)).equals(plain)});demand(leaking.length===0,{message:`a secre\
t is in ${leaking.join(", ")}`,actual:leaking})})]};var LIST=/\[(?:[^[\]"]|"(?:[^"\\]|\\.)*")*\]/.source,BACKEND=/(?: (?:using|with|on)(?: (?:the )?backend)? "?([\w-]+)"?)?/.source,WITH=/(?: with seed "?(\d+)"?)?(?: with (?:tracing|(?:the )?report) enabled)?/.
source,RUN={title:"Running",phrases:[phrase(new RegExp(`^I (?:re)?run (?:the (?:binary|program) )?(?:with args? )?(${LIST})${BACKEND}${WITH}$`),"Runs the project's program once, hermetically. The back\
end is `auto`, `docker`, `podman` or `local`; `auto`, or none, takes that of `--backend`. Trace and report are always written.",['When I run ["--help"]','When I run ["--help"] using "auto"','When I ru\
n the binary with args ["exit", "--code", "7"] using backend "local"','When I run ["--help"] with backend "auto"','When I rerun ["--help"] using "auto"','When I run ["rand","--count","5"] using "auto"\
 with seed "2"','When I run ["--help"] with tracing enabled','When I run ["--help"] using "auto" with report enabled'],(world,args,backend,seed)=>runOnce(world,"args",args,backend,seed)),phrase(new RegExp(
`^I run (?:the )?command (${LIST})${BACKEND}${WITH}$`),"Runs any program of the image, or of the host with `local`.",['When I run command ["sh","-c","echo hi"]','When I run the command ["uname"] using\
 "docker"'],(world,command,backend,seed)=>runOnce(world,"command",command,backend,seed)),phrase("standard input is {text}","What the program of the next runs reads.",'Given standard input is "one\\ntwo\
\\n"',(world,text)=>{world.notes.set("stdin",text)}),phrase("standard input:","The same, as a text block.",`Given standard input:
  """
  one
  two
  """`,(world,text)=>{world.notes.set("stdin",`${text}
`)})]};async function runOnce(world,key,text,backend,seed){let words=wordsOf(text,world),stdin=world.notes.get("stdin"),step={[key]:words,...stdin===void 0?{}:{stdin}};await world.run({name:words.join(
" ")||"run",steps:[step],backend:backend??null,...seed===void 0?{}:{seed:Number(seed)}})}function wordsOf(text,world){let words;try{words=JSON.parse(text)}catch{words=null}if(Array.isArray(words)&&words.
every(word=>typeof word=="string"||typeof word=="number"))return words.map(word=>String(word).replaceAll(/<(\w+)>/g,(whole,name)=>String(world.state[name]??whole)));throw new CleanroomError("ConfigInv\
alid",`${text} is not a list of words`,{hint:'Write it as JSON: ["build", "--prod"].',context:{found:text}})}var SCENARIO={title:"Scenarios of several steps",phrases:[phrase("I define scenario {text}","A table of steps: `step`, `args` (or `command`), `expect` (success or failure), and where wanted `max_outpu\
t` and `timeout_ms`.",`When I define scenario "Build process"
  | step    | args          | expect  |
  | version | ["--version"] | success |`,(world,name,table)=>define(world,name,table,!1)),phrase("I define (a )concurrent scenario {text}","The same; its steps run at once, each in a cell of its own.",
`When I define concurrent scenario "Parallel smoke"
  | step  | args       | expect  |
  | help1 | ["--help"] | success |
  | help2 | ["--help"] | success |`,(world,name,table)=>define(world,name,table,!0)),phrase("I execute the scenario on backend {name}","Runs the scenario that was defined.",'And I execute the scenario\
 on backend "auto"',async(world,backend)=>{await world.run({...defined(world),backend})}),phrase("I execute the scenario","The same where the configuration says.","When I execute the scenario",async world=>{
await world.run(defined(world))}),phrase("all/both steps succeeded","Every step did what was expected of it.",["Then all steps succeeded","Then both steps succeeded"],world=>{let{steps}=world.last(),bad=steps.
filter(({report})=>report.outcome!=="passed");demand(steps.length>0&&bad.length===0,()=>({message:`${bad.length} of ${steps.length} steps did not succeed:
${bad.map(({report})=>`${report.name}: ${report.error?.message??report.outcome}`).join(`
`)}`,actual:bad.map(({report})=>report.name)}))}),phrase("step order is deterministic","Steps ran one after another in the order they were defined, and do so again.","And step order is deterministic",
async world=>{let run=world.last(),wanted=run.spec.steps.map(({name})=>name),again=await world.probe(run.spec);for(let order of[orderOf(run),orderOf(again)])demand(same(order,wanted),{message:`steps r\
an in the order ${order.join(", ")}`,expected:wanted,actual:order})}),phrase("logs are order-stable by \\(start_ts, step_name)","Report and logs list concurrent steps by the moment they began, then by\
 name.","And logs are order-stable by (start_ts, step_name)",world=>{let key=({report})=>`${report.started_at} ${report.name}`,keys=world.last().steps.map(key);demand(same(keys,[...keys].sort()),{message:`\
steps are listed as ${keys.join(", ")}`,expected:[...keys].sort(),actual:keys});let numbers=world.last().steps.map(({report})=>Number(/^steps\/(\d+)-/.exec(report.log_dir??"")?.[1]));demand(same(numbers,
numbers.map((_,at)=>at+1)),{message:"the logs are not numbered in that order",actual:numbers})})]};function define(world,name,table,concurrent){let steps=table.hashes().map(row=>{let words=text=>JSON.
parse(text??"[]"),{step="",args,command,expect,max_output,timeout_ms}=row;return{name:step,...command===void 0?{args:words(args)}:{command:words(command)},...expect===void 0||expect===""?{}:{expect},...max_output===
void 0||max_output===""?{}:{max_output},...timeout_ms===void 0||timeout_ms===""?{}:{timeout_ms:Number(timeout_ms)}}});demand(steps.length>0,{message:`scenario ${JSON.stringify(name)} has no steps`}),world.
notes.set("scenario",{name,steps,concurrent,backend:null})}function defined(world){let spec=world.notes.get("scenario");if(spec!==void 0)return spec;throw new CleanroomError("ConfigInvalid","no scenar\
io is defined so far",{hint:'Put a step `When I define scenario "…"` with a table before this one.'})}function orderOf(run){let started=run.steps.map(({report})=>report.started_at??"");return demand(
same(started,[...started].sort()),{message:"a step began before the one that stands before it",actual:started}),run.steps.map(({report})=>report.name)}function maxOutputOf({spec,report},name){let size=spec.
steps.find(step=>step.name===name)?.max_output,control=report.policy.controls.find(each=>each.name==="output"),general=Number(/^(\d+) bytes$/.exec(control?.requested??"")?.[1]);return present(size===void 0?
general:parseBytes(String(size)),"the step has no max_output")}import{request}from"node:http";async function labelledContainers(endpoint,label){if(endpoint===null)return[];let path=`/v1.41/containers/json?all=1&filters=${encodeURIComponent(JSON.stringify({label:[label]}))}`;return(await ask(endpoint,
path)).map(({Id,Labels})=>({id:Id.slice(0,12),labels:Labels??{}}))}function ask(endpoint,path){let place=endpoint.startsWith("unix://")?{socketPath:endpoint.slice(7),path}:new URL(path,endpoint.replace(
/^tcp:/,"http:"));return new Promise((resolve4,reject)=>{let asked=request(place,response=>{let chunks=[];response.on("data",chunk=>chunks.push(chunk)),response.on("error",reject),response.on("end",()=>{
let text=Buffer.concat(chunks).toString("utf8");response.statusCode===200?resolve4(JSON.parse(text)):reject(unanswered(endpoint,text))})});asked.on("error",cause=>reject(unanswered(endpoint,cause.message))),
asked.end()})}function unanswered(endpoint,why){return new CleanroomError("EngineUnavailable",`${endpoint} did not list its containers: ${why}`,{hint:"Run `cleanroom doctor`.",context:{endpoint}})}var HOLD_SECS=600;async function holdServices(world){let stop=new AbortController,steps=[{name:"ready",command:["true"]},{name:"hold",command:["sleep",String(HOLD_SECS)]}],asked=await requestFor(world,
{name:"services",steps,backend:"auto"}),teardowns=[],runId=null,ready=!1,running=null,isReady=new Promise((resolve4,reject)=>{let signal=AbortSignal.any([stop.signal,world.host.signal]),onStep=()=>{ready=
!0,resolve4()};running=world.host.runInner({...asked,signal,onStep}),running.then(result=>{if(runId=result.report.run_id,ready)return;let[scenario]=result.report.scenarios;try{scenario?.reason===ENGINE_UNAVAILABLE&&
engineMissing(world,scenario.backend,scenario.error?.message??""),reject(failed(result))}catch(thrown){reject(thrown)}},reject)}),tearDown=async()=>{stop.abort();let result=await running;await result?.
cleanedUp;let problems=(result?.warnings??[]).filter(text=>text.includes("cleaning up failed")),selector=new BackendSelector(world.environment),name=result?.report.backend??"auto",selected=await selector.
select(name);teardowns.length>0&&selected.backend!==null&&runId!==null&&await selected.backend.sweep(runId),teardowns.push({problems})};return world.onClose(async()=>{stop.abort(),await running?.then(
({cleanedUp})=>cleanedUp,()=>{})}),await isReady,{get runId(){return runId},teardowns,tearDown}}function failed({report}){let{kind,message,hint,context}=report.error??{kind:"Internal",message:"the ser\
vices did not start",hint:"",context:{}};return new CleanroomError(kind,message,{hint,context})}var POSTGRES={name:"postgres",image:"postgres:16-alpine",port:5432,health:"pg_isready -q"},SERVICES={title:"Services",phrases:[phrase("services:","Services that the runs have: a table with `name` and \
`image`, and where wanted `port`, `health` (a command), `command`, `user` and others as in `[[services]]`. What it leaves open is taken from the project's service of that name.",`Given services:
  | name     | image              | port | health        |
  | postgres | postgres:16-alpine | 5432 | pg_isready -q |`,(world,table)=>{world.services.push(...table.hashes().map(serviceOf))}),phrase("service {text} logs contain {text}","What the service printe\
d in the last run.",'And service "postgres" logs contain "database system is ready"',(world,name,text)=>{let{report}=world.last(),service=present(report.services.find(each=>each.name===name),`the run \
had no service ${JSON.stringify(name)}`),log=present(service.log===null?null:world.last().file(service.log),`the log of ${name} was not kept`).toString("utf8");demand(log.includes(text),{message:`the \
log of ${name} does not contain ${JSON.stringify(text)}`,expected:text,actual:log})}),phrase("a postgres service is running","Starts PostgreSQL and keeps it until it is torn down.","Given a postgres s\
ervice is running",async world=>{world.services.length===0&&world.services.push(POSTGRES),world.notes.set("held",await holdServices(world))}),phrase("I teardown services( again)","Tears down what is r\
unning; doing it again does nothing.",["When I teardown services","And I teardown services again"],async world=>held(world).tearDown()),phrase("both operations succeed","The last two teardowns had not\
hing to complain of.","Then both operations succeed",world=>{let{teardowns}=held(world);demand(teardowns.length>=2,{message:`${teardowns.length} teardowns were made`,expected:2});let bad=teardowns.flatMap(
({problems})=>problems);demand(bad.length===0,{message:`a teardown failed: ${bad.join("; ")}`,actual:bad})}),phrase("no containers remain with label {text}","No engine has a container of the scenario'\
s runs with this label, running or not.",'And no containers remain with label "cleanroom"',async(world,label)=>{let runIds=[...world.runs.map(({report})=>report.run_id),...heldRuns(world)];demand(runIds.
length>0,{message:"the scenario has made no run"});let left=[];for(let name of["docker","podman"]){let{backend,...selected}=await new BackendSelector(world.environment).select(name);if(backend===null||
!("engine"in selected))continue;let found=await labelledContainers(selected.engine.endpoint,label);left.push(...found.filter(({labels})=>runIds.includes(labels["cleanroom.run"]??"")).map(({id})=>`${name}\
 ${id}`))}demand(left.length===0,{message:`containers remain: ${left.join(", ")}`,actual:left})})]};function serviceOf(row){let{port,...texts}=Object.fromEntries(Object.entries(row).filter(([,text])=>text!==
""));return{...texts,...port===void 0?{}:{port:Number(port)}}}function held(world){return present(world.notes.get("held"),"no service is running")}function heldRuns(world){let services=world.notes.get(
"held");return services?.runId==null?[]:[services.runId]}import{dirname as dirname6,join as join10}from"node:path";var MOMENT=/\b\d{4}-\d\d-\d\d[T ]\d\d:\d\d:\d\d/,SNAPSHOTS={title:"Snapshots",phrases:[phrase("I snapshot {stream} as {text}","Takes what was printed as a snapshot, or compares it with the one that is\
 stored beside the feature. In a CI nothing new is stored.",'And I snapshot stdout as "help-output"',(world,stream,name)=>{let text=normalised(world.last(),stream);world.notes.set("snapshot",{name,stream,
text});let stored=store(world).compare(name,text);stored!==null&&!isMissing(stored.context)&&demandNone([stored])}),phrase("(the ){stream} matches snapshot {text}","The same, where the snapshot must e\
xist: in a CI a missing one fails.",'Then stdout matches snapshot "help-output"',(world,stream,name)=>{let failure=store(world).compare(name,normalised(world.last(),stream));demandNone(failure===null?
[]:[failure])}),phrase("(the )snapshot matches on {name} backend too","The same run on another backend prints what the snapshot says.",'Then snapshot matches on "local" backend too',async(world,backend)=>{
let{name,stream,text}=taken(world),run=await world.probe({...repeat(world.last()),backend}),other=normalised(run,stream);demand(other===text,{message:`${stream} on ${backend} differs from the snapshot\
 ${name}`,expected:text,actual:other})}),phrase("paths and timestamps are normalized","The snapshot holds no path of a run and no time, and both are replaced in what a program prints of them.","And pa\
ths and timestamps are normalized",async world=>{let{name,text}=taken(world);demand(!MOMENT.test(text)&&!text.includes(world.host.tempDir),{message:`the snapshot ${name} holds a time or a path of a ru\
n`,actual:text});let run=await world.probe(repeat(world.last(),[{name:"print",command:["sh","-c",'date -u "+%Y-%m-%dT%H:%M:%SZ"; pwd; echo "$CLEANROOM_ARTIFACTS"']}])),shown=normalised(run,"stdout");demand(
MOMENT.test(run.stdout)&&!MOMENT.test(shown),{message:"a time that a program prints is not normalized",actual:shown});let again=normalised(await world.probe(run.spec),"stdout");demand(shown===again,{message:"\
times or paths make two snapshots differ",expected:shown,actual:again})})]};function normalised(run,stream){let placeless=normaliseOutput(run[stream],{workdir:"/workspace",runId:run.report.run_id});return normaliseSnapshot(
placeless.toString("utf8"))}function store(world){return new SnapshotStore({dir:join10(dirname6(world.featurePath),SNAPSHOT_FOLDER),update:world.host.updateSnapshots,ci:world.environment.CI==="true",onNotice:world.
host.notice})}function isMissing({diff}){return diff===void 0}function taken(world){let snapshot=world.notes.get("snapshot");return present(snapshot,"no snapshot was taken so far")}import{writeFileSync as writeFileSync3}from"node:fs";import{dirname as dirname7,join as join11}from"node:path";var CHECK=`Feature: What every suite has
  @podman
  Scenario: on podman
    When I run command ["true"] using "podman"
    Then the exit code is 0

  @docker
  Scenario: on docker
    When I run command ["true"] using "docker"
    Then the exit code is 0

  @local
  Scenario: without an engine
    When I run command ["true"] using "local"
    Then the exit code is 0
`,SUITE={title:"The suite as a whole",phrases:[phrase("I run the full feature suite","Runs every feature of the folder that this one lies in, and three scenarios that every suite has: on podman, on do\
cker and on local.","When I run the full feature suite",runSuite),phrase(/^(docker|podman)-tagged scenarios are skipped$/,"Scenarios with that tag were skipped for want of their engine, and nothing ra\
n on it.","Then podman-tagged scenarios are skipped",(world,engine)=>{let{scenarios}=suiteOf(world).report,tagged=scenarios.filter(({tags})=>tags.includes(`@${engine}`)),ran=[...tagged.filter(({outcome,
reason})=>outcome!=="skipped"||reason!==ENGINE_UNAVAILABLE),...scenarios.filter(scenario=>scenario.engine?.name===engine)];demand(tagged.length>0&&ran.length===0,{message:`not skipped: ${ran.map(({name})=>name).
join(", ")}`,expected:`every scenario tagged @${engine} is skipped`,actual:ran.map(brief)})}),phrase("other scenarios run","The others did, where their engines are here.","And other scenarios run",world=>{
let{scenarios}=suiteOf(world).report,others=scenarios.filter(({tags})=>![...world.unavailable].some(engine=>tags.includes(`@${engine}`))),ran=others.filter(({engine})=>engine!==null),local=others.filter(
({tags})=>tags.includes("@local"));demand(ran.length>0&&local.some(({outcome})=>outcome!=="skipped"),{message:"no other scenario ran",actual:others.map(brief)})})]};async function runSuite(world){world.
environment[NESTED]!==void 0&&world.skip("this suite is run by a scenario of itself");let{host}=world,check2=join11(world.dir,"every-suite.feature");writeFileSync3(check2,CHECK);let config=host.configPath===
null?[]:[host.configPath],result=await host.runInner({cwd:host.cwd,env:{...world.environment,[NESTED]:"1"},overrides:[...outerOverrides(world),{key:"artifacts.output_dir",value:artifactsDir(world),origin:"\
feature"}],paths:[...config,...featuresBelow(dirname7(world.featurePath),!0),check2],signal:host.signal,requireEnforcement:host.requireEnforcement});host.afterwards(result.cleanedUp),world.notes.set("\
suite",result)}function suiteOf(world){return present(world.notes.get("suite"),"no suite was run so far")}function brief({name,backend,outcome,reason}){return{name,backend,outcome,reason}}var ATTEMPTS=3,NEXT_STEP_MS=3e4,CONTINUE="continue_on_fail",TIMING={title:"Time",phrases:[phrase("(the )duration <= {duration}","The last step took at most so long.","Then duration <= 1000 ms",atMost),
phrase("(the )duration is at most {duration}","The same.","Then the duration is at most 2 s",atMost),phrase("(the )aggregated duration <= {duration}","All steps of the last run together.","Then aggreg\
ated duration <= 30000 ms",(world,limit)=>{let{steps}=world.last(),took=steps.reduce((sum,{report})=>sum+report.duration_ms,0);demand(steps.length>0&&took<=limit,{message:`${steps.length} steps took ${took}\
 ms, expected at most ${limit} ms`,expected:limit,actual:took})}),phrase("total duration < {int}x single-step duration","A concurrent scenario takes less time than its steps would one after another: i\
t is measured against a scenario with one of its steps, up to three times, since machines are busy at times.","And total duration < 2x single-step duration",totalDuration),phrase("per-step output <= m\
ax_output","No stream of a step has more than its `max_output`.","And per-step output <= max_output",world=>{let run=world.last();demand(run.steps.length>0,{message:"no step ran"});for(let{report}of run.
steps){let limit=maxOutputOf(run,report.name),most=Math.max(report.stdout.bytes,report.stderr.bytes);demand(most<=limit,{message:`${report.name} has ${most} bytes of output, expected at most ${limit}`,
expected:limit,actual:most})}}),phrase(/^I run (?:a )?scenario with (?:a )?step (\[.*\])(?: (?:using|with|on)(?: backend)? "?([\w-]+)"?)?$/,"Runs a scenario of this step and one more, that goes on aft\
er a failure.",'When I run scenario with a step ["sleep","--ms","300"] using "auto"',async(world,args,backend)=>{let steps=[{name:"the step",args:wordsOf(args,world)},{name:"the next step",args:["--he\
lp"],timeout_ms:NEXT_STEP_MS}];await world.run({name:"a step and another",steps,backend:backend??null,continueOnFail:!0})}),phrase("that step fails with (a )timeout","The first step of the last run wa\
s ended by its time limit.","Then that step fails with timeout",world=>{let step=present(world.last().steps[0],"no step ran").report;demand(step.outcome==="failed"&&step.error?.kind==="Timeout",{message:`${step.
name} ended as ${step.outcome}${step.error===null?"":` (${step.error.kind})`}, expected a Timeout`,expected:"Timeout",actual:step.error?.kind??step.outcome})}),phrase("subsequent steps still run if co\
nfigured {text}","With `continue_on_fail` the steps after a failure run; the same scenario without it leaves them out.",'And subsequent steps still run if configured "continue_on_fail"',async(world,key)=>{
demand(key===CONTINUE,{message:`${key} is not what keeps a scenario going`,expected:CONTINUE,actual:key});let run=world.last(),rest=steps=>steps.slice(1).map(({report})=>report.outcome);demand(run.steps.
length>1&&rest(run.steps).every(outcome=>outcome==="passed"),{message:"with continue_on_fail the steps after the failure did not all run",actual:rest(run.steps)});let without=await world.probe({...repeat(
run),continueOnFail:!1});demand(rest(without.steps).every(outcome=>outcome==="skipped"),{message:"without continue_on_fail steps ran after the failure",actual:rest(without.steps)})})]};function atMost(world,limit){
let{report}=present(world.last().steps.at(-1),"no step ran");demand(report.duration_ms<=limit,{message:`${report.name} took ${report.duration_ms} ms, expected at most ${limit} ms`,expected:limit,actual:report.
duration_ms})}async function totalDuration(world,times){let spec=defined(world),took=run=>run.scenario?.duration_ms??Number.POSITIVE_INFINITY,measured=[],whole=world.last();for(let attempt=0;attempt<ATTEMPTS;attempt+=
1){let single=await world.probe({...repeat(whole,spec.steps.slice(0,1)),concurrent:!0}),pair={total:took(whole),single:took(single)};if(measured.push(pair),pair.total<times*pair.single)return;whole=await world.
probe({...repeat(whole),concurrent:!0})}demand(!1,{message:`the scenario took ${times} times as long as one of its steps: ${JSON.stringify(measured)}`,actual:measured})}var TRACING={title:"Tracing",phrases:[phrase("a trace file exists","The last run left a trace.json with spans.","Then a trace file exists",world=>{demand(spansOf(world).length>0,{message:"trace.json h\
as no spans"})}),phrase(/^spans include ((?:"[^"]*"(?:, ?)?)+)$/,"Spans of these names are in the trace.",'And spans include "prepare","run","teardown"',(world,list)=>{let names=spansOf(world).map(({name})=>name),
missing=[...list.matchAll(/"([^"]*)"/g)].flatMap(([,name=""])=>names.includes(name)?[]:[name]);demand(missing.length===0,{message:`no span is named ${missing.join(", ")}`,expected:list,actual:names})}),
phrase("each span has (a )duration and status","Every span began before it ended, and says how.","And each span has duration and status",world=>{let spans=spansOf(world),bad=spans.filter(span=>!(BigInt(
span.startTimeUnixNano)>0n&&BigInt(span.endTimeUnixNano)>=BigInt(span.startTimeUnixNano))||span.status?.code===void 0);demand(spans.length>0&&bad.length===0,{message:`spans without a duration or a sta\
tus: ${bad.map(({name})=>name).join(", ")}`,actual:bad})}),phrase("(the )trace has a span for each step","Scenario and steps are in the trace by name.","And the trace has a span for each step",world=>{
let names=spansOf(world).map(({name})=>name),missing=world.last().steps.filter(({report})=>!names.some(name=>name.includes(report.name)));demand(same(missing,[]),{message:"steps are missing in the tra\
ce",actual:names})})]};function spansOf(world){let text=present(world.last().file("trace.json"),"the last run left no trace.json").toString("utf8"),{resourceSpans=[]}=JSON.parse(text);return resourceSpans.
flatMap(({scopeSpans})=>scopeSpans.flatMap(({spans})=>spans))}import{createServer}from"node:http";import{networkInterfaces}from"node:os";var WEB_SERVER={title:"A web server on this machine",phrases:[phrase("a web server that answers {text}","Serves this text at every path until the scenario is over. `<server>` in a list of arguments st\
ands for its host and port, at an address that containers with a network reach.",'Given a web server that answers "hello"',async(world,text)=>{let server=createServer((_request,response)=>response.end(
text));await new Promise((resolve4,reject)=>{server.on("error",reject),server.listen(0,"0.0.0.0",resolve4)}),world.onClose(()=>{server.closeAllConnections(),server.close()});let{port}=server.address();
world.state.server=`${ownAddress()}:${port}`})]};function ownAddress(){let all=Object.entries(networkInterfaces()).flatMap(([name,addresses=[]])=>addresses.filter(({family,internal})=>family==="IPv4"&&
!internal).map(({address})=>({name,address})));return(all.find(({name})=>!/^(docker|br-|podman|cni|veth)/.test(name))??all[0])?.address??"127.0.0.1"}var VOCABULARY=[PROJECT,ENVIRONMENT,CONFIG,ENGINES,RUN,SCENARIO,OUTPUT,JSON_VALUES,TIMING,ERRORS,ISOLATION,DETERMINISM,SNAPSHOTS,REDACTION,ARTIFACTS,TRACING,COVERAGE,SERVICES,WEB_SERVER,MATRIX,SUITE,COMPILE,
BUILD];export{tagMatcher,hooksFor,World,ScenarioSkipped,VOCABULARY};
