import{openBundle}from"./chunk-Y3UO5YJN.js";import{runProject}from"./chunk-H3BUCROE.js";import{CONFIG,REPORT,reportSchema}from"./chunk-T4HBPPMP.js";import"./chunk-34IHERAF.js";
import"./chunk-URHJEKTG.js";import"./chunk-3DCC42P5.js";import"./chunk-DQHDG6ZV.js";import"./chunk-PB54IAKU.js";import{normaliseOutput}from"./chunk-UEVZMLJB.js";import"./chunk-RWSLB767.js";
import"./chunk-KHXTAIFC.js";import"./chunk-7MMVK3CS.js";import"./chunk-53JUL635.js";import{OPTIONS}from"./chunk-4WF2RIB5.js";import"./chunk-RAOQVQQC.js";import"./chunk-MTIUKZG5.js";
import"./chunk-AR3RSMTS.js";import"./chunk-FFOQUKAC.js";import"./chunk-A2AGW456.js";import"./chunk-2GA3E3MR.js";import"./chunk-UESU5J4A.js";import"./chunk-BSGHHAA7.js";
import{CleanroomError,EXIT,exitCodeOf}from"./chunk-CHC4FBTA.js";import"./chunk-PQ4VBNA5.js";import"./chunk-XV5376LU.js";import"./chunk-KSQR4XOE.js";import"./chunk-IEC6NF47.js";
import"./chunk-7PIFRJ2M.js";import{readFileSync}from"node:fs";import{join}from"node:path";function runDirReader(runDir){return path=>{try{return runDir===null?null:readFileSync(join(runDir,path))}catch{return null}}}function compareRuns(before,after){return before.report.scenarios.flatMap(
scenario=>{if(scenario.content_digest===null)return[];let again=after.report.scenarios.filter(({name,content_digest})=>name===scenario.name&&content_digest!==null),match=again.find(({backend})=>backend===
scenario.backend)??again[0];return match===void 0?[notRun(scenario,after.report)]:match.content_digest===scenario.content_digest?[]:[firstDifference({run:before,scenario},{run:after,scenario:match})]})}
function firstDifference(before,after){let{name,backend}=after.scenario,place={scenario:name,backend};for(let[index,step]of before.scenario.steps.entries()){let other=after.scenario.steps.find(each=>each.
name===step.name)??after.scenario.steps[index];if(other===void 0)break;let found=stepDifference(step,other,before.run,after.run);if(found!==null)return{...place,step:step.name,...found}}let was=before.
scenario.outcome,is=after.scenario.outcome;if(was!==is)return{...place,step:null,what:"outcome",was,is};let plan=side=>`seed ${side.run.report.seed}, ${side.scenario.steps.length} steps`;return{...place,
step:null,what:"plan",was:plan(before),is:plan(after)}}function stepDifference(was,is,before,after){let fact=[{what:"outcome",was:was.outcome,is:is.outcome},{what:"exit_code",was:String(was.exit_code),
is:String(is.exit_code)},{what:"error",was:was.error?.kind??"none",is:is.error?.kind??"none"}].find(each=>each.was!==each.is);if(fact!==void 0)return fact;for(let stream of["stdout","stderr"]){if(was[stream].
sha256===is[stream].sha256)continue;let texts=[read(before,was,stream),read(after,is,stream)],line=texts[0]===null||texts[1]===null?null:firstLine(texts[0],texts[1]);if(line==="same")continue;let size=step=>`${step[stream].
bytes} bytes`;return{what:stream,...line??{was:size(was),is:size(is)}}}return filesDifference(was,is)}function read({read:file,report},{log_dir:dir},stream){let bytes=dir===null?null:file(`${dir}/${stream}\
.log`);return bytes===null?null:normaliseOutput(bytes,{workdir:"",runId:report.run_id}).toString("utf8")}function firstLine(was,is){if(was===is)return"same";let[before,after]=[was.split(`
`),is.split(`
`)],at=before.findIndex((line,index2)=>line!==after[index2]),index=at===-1?before.length:at,shown=lines=>lines[index]===void 0?`line ${index+1}: (none)`:`line ${index+1}: ${lines[index]}`;return{was:shown(
before),is:shown(after)}}function filesDifference(was,is){let paths=[...new Set([...was.files,...is.files].map(({path})=>path))].sort(),digest=({files},path)=>files.find(file=>file.path===path)?.sha256,
changed=paths.find(path=>digest(was,path)!==digest(is,path));if(changed===void 0)return null;let told=step=>`${changed}: ${digest(step,changed)??"(none)"}`;return{what:"files",was:told(was),is:told(is)}}
function notRun({name,backend,content_digest},{scenarios}){let again=scenarios.find(each=>each.name===name),why=again?.error?.message??again?.reason??"it is not there any more";return{scenario:name,backend,
step:null,what:"not_run",was:`digest ${content_digest}`,is:why}}import{existsSync}from"node:fs";import{isAbsolute,resolve}from"node:path";var REDACTED="[REDACTED]";function replayRequest({report,files},{cwd,env,config,backends}){let view=configOf(files.get(CONFIG)),given=view.values.filter(({kind})=>kind==="option"||kind==="environment").
filter(isSetting),told=given.filter(({value})=>JSON.stringify(value)?.includes(REDACTED)!==!0),overrides=told.filter(({key})=>key!=="seed"&&(key!=="default_backend"||backends.length===0)).map(({key,value})=>({
key,value,origin:"the bundle"}));backends.length>0&&overrides.push({key:"default_backend",value:[...backends],origin:"--backend"}),overrides.push({key:"seed",value:report.seed,origin:"the bundle"});let features=distinct(
report.scenarios.map(({location})=>location.file).filter(file=>/\.feature$/.test(file))),toml=config??view.files.find(file=>file.endsWith(".toml")&&existsSync(resolve(cwd,file)))??null,command=commandOf(
report);return{request:{cwd,overrides,command,config:toml,env:withoutSettings(env),paths:[...toml===null?[]:[toml],...features],selection:{scenarios:command===null?distinct(report.scenarios.map(({name})=>name)):
[],tags:null,shard:null},signing:{mode:"auto",key:null},secrets:[],updateSnapshots:!1,requireBackend:!1,requireEnforcement:!1},unknown:given.filter(each=>!told.includes(each)).map(({key})=>key)}}function configOf(bytes){
try{let view=JSON.parse(bytes?.toString("utf8")??"");if(Array.isArray(view.files)&&Array.isArray(view.values))return{files:view.files.map(String),values:view.values}}catch{}throw new CleanroomError("C\
onfigInvalid",`the bundle's ${CONFIG} does not tell the settings of one run`,{hint:"Replay the bundle of a single run; a merged one holds runs that had different settings.",context:{file:CONFIG}})}function isSetting({
key,value}){return key==="artifacts.output_dir"?typeof value=="string"&&!isAbsolute(value):!/^(scenarios|services)\b/.test(key)}function commandOf({scenarios}){let[scenario]=scenarios;return scenario?.
location.file==="command line"?scenario.steps[0]?.args??null:null}function withoutSettings(env){let names=new Set(["CLEANROOM_CONFIG",...OPTIONS.flatMap(row=>row.environment.map(({name})=>name))]);return Object.
fromEntries(Object.entries(env).filter(([name])=>!names.has(name)))}function distinct(items){return[...new Set(items)]}async function replayBundle(bundle,replaying,handlers){let{verification,files}=await openBundle(bundle),{ok,problems,summary}=verification;if(!ok){let lines=problems.slice(0,20).map(({part,problem})=>`\

  ${part}: ${problem}`);throw new CleanroomError("VerificationFailed",`${bundle} was not replayed: ${summary}${lines.join("")}`,{hint:"The evidence is not what the run wrote: get the bundle again from\
 where it was uploaded.",context:{path:bundle,problems:problems.slice(0,20)}})}let before=reportSchema.parse(JSON.parse(files.get(REPORT)?.toString("utf8")??"null")),{request,unknown}=replayRequest({report:before,
files},replaying);if(unknown.length>0){let message=`the bundle does not tell these settings, as they were redacted: ${unknown.join(", ")}`;handlers.onEvent({type:"warning",message})}let after=await runProject(
request,handlers),differences=compareRuns({report:before,read:path=>files.get(path)??null},{report:after.report,read:runDirReader(after.runDir)}),sources=differingSources(before,after.report),same=differences.
length===0&&sources.length===0,code=same?EXIT.ok:exitCode(after,differences);return{same,verification,before,after,sources,differences,exitCode:code}}function differingSources({source:was},{source:is}){
return[{what:"source",was:was.sha256,is:is.sha256},{what:`bin ${was.bin?.path??is.bin?.path}`,was:was.bin?.sha256??"none",is:is.bin?.sha256??"none"}].filter(pair=>pair.was!==pair.is)}function exitCode({
report},differences){let hindered=differences.filter(({what})=>what==="not_run"),error=report.scenarios.find(({name,error:error2})=>error2!==null&&hindered.some(({scenario})=>scenario===name))?.error;
return error==null?EXIT.failed:exitCodeOf(error.kind)}export{replayBundle};
