import{ScenarioSkipped,VOCABULARY,World,hooksFor}from"./chunk-WDPMW7ZA.js";import"./chunk-URHJEKTG.js";import{ENGINE_UNAVAILABLE,describeStream,interruption,mapConcurrently,round}from"./chunk-PB54IAKU.js";
import{canonicalJson}from"./chunk-UEVZMLJB.js";import"./chunk-53JUL635.js";import{editDistance,weakestTier}from"./chunk-4WF2RIB5.js";import"./chunk-MTIUKZG5.js";import"./chunk-FFOQUKAC.js";
import{placeOf,stepArgument}from"./chunk-A2AGW456.js";import"./chunk-2GA3E3MR.js";import"./chunk-BSGHHAA7.js";import{CleanroomError,EXIT,asCleanroomError,exitCodeOf}from"./chunk-CHC4FBTA.js";
import"./chunk-XV5376LU.js";import"./chunk-KSQR4XOE.js";import"./chunk-IEC6NF47.js";import"./chunk-7PIFRJ2M.js";import{join as join2}from"node:path";import{createHash}from"node:crypto";var EXTENSIONS={"text/plain":"txt","application/json":"json","image/png":"png","image/jpeg":"jpg","image/svg+xml":"svg","application/pdf":"pdf"},DIGEST_SCHEMA="cleanroom.feature-digest/1",LOG="text/x.\
cucumber.log+plain";function stepResultOf({redactor},job,test,result){let{runs,shown,failure}=result,ran=runs.flatMap(({steps})=>steps),[only]=ran.length===1?ran:[],logs=shown.filter(({mediaType})=>mediaType===
LOG).map(({body})=>`${body}
`),stream=(name,extra="")=>redactor.bytes(Buffer.from(ran.map(step=>step[name]).join("")+extra)),[stdout,stderr]=[stream("stdout",logs.join("")),stream("stderr")],artifacts=artifactsOf(runs,shown,bytes=>redactor.
bytes(bytes)),truncated=name=>ran.some(({report:report2})=>report2[name].truncated),failures=failure===null?[]:[failure];return{report:{name:test.kind==="step"?`${test.keyword}${test.step.text}`:hookName(
test),scenario:job.name,backend:backendOf(runs)??job.backend??"none",args:only?[...only.report.args]:[],location:test.kind==="step"?{...test.location}:{file:test.hook.at.uri,line:test.hook.at.line,column:1},
outcome:result.outcome,exit_code:only?.report.exit_code??null,started_at:result.startedAt===null?null:new Date(result.startedAt).toISOString(),duration_ms:round(result.durationMs),stdout:describeStream(
{bytes:stdout,truncated:truncated("stdout")}),stderr:describeStream({bytes:stderr,truncated:truncated("stderr")}),files:[...artifacts].map(([path,bytes])=>({path,bytes:bytes.length,sha256:sha256(bytes)})),
resources:only?{...only.report.resources}:{cpu_ms:null,memory_peak_bytes:null},error:result.outcome==="skipped"?null:failure,failures:result.outcome==="skipped"?[]:failures,log_dir:null},stdout,stderr,
artifacts}}function scenarioResult(context,{job,tests},results,end,durationMs){let told=tests.flatMap((test,at)=>{let result=results[at];return result===void 0||test.kind==="hook"&&result.failure===null?
[]:[{step:stepResultOf(context,job,test,result),result}]}),steps=told.map(({step})=>step),runs=results.flatMap(result=>result.runs),last=runs.findLast(({scenario})=>scenario?.engine!=null)?.scenario??
null,determinism=runs.flatMap(({scenario})=>scenario?.determinism??[]),reason=determinism.find(each=>each.reason!==void 0)?.reason,outcome=outcomeOf(results,end),bad=steps.find(({report:report2})=>report2.
outcome==="error")??steps.find(({report:report2})=>report2.outcome==="failed"),report={name:job.name,backend:backendOf(runs)??job.backend??"none",outcome,reason:outcome==="skipped"||end.reason==="inte\
rrupted"?end.reason:null,location:{...job.location},tags:[...job.tags],duration_ms:round(durationMs),image:last?.image??null,engine:last?.engine??null,policy:last===null?{name:context.policy,controls:[]}:
structuredClone(last.policy),error:bad?.report.error??(outcome==="passed"?null:end.failure),steps:steps.map(step=>step.report),content_digest:null,...determinism.length===0?{}:{determinism:{tier:weakestTier(
determinism.map(({tier})=>tier)),...reason===void 0?{}:{reason}}}};return outcome!=="skipped"&&(report.content_digest=digestOf(context,job,endsOf(results))),{report,steps,runs:told.flatMap(({step,result})=>result.
runs.map(run=>({step,run})))}}function outcomeOf(results,end){return end.failure?.kind==="Interrupted"||results.some(({outcome})=>outcome==="error")?"error":results.some(({outcome})=>outcome==="failed")?
"failed":results.some(({status})=>status==="SKIPPED")||results.length===0?"skipped":"passed"}function backendOf(runs){let names=new Set(runs.flatMap(({scenario})=>scenario===null?[]:[scenario.backend]));
return names.size>1?"mixed":[...names][0]??null}function artifactsOf(runs,shown,redact){let files=new Map;return runs.forEach((run,at)=>{for(let{report}of run.steps)for(let{path}of report.files){let content=run.
file(`${report.log_dir}/artifacts/${path}`),name=at===0&&!files.has(path)?path:`run-${at+1}/${path}`;content!==null&&files.set(name,redact(content))}}),shown.filter(({mediaType})=>mediaType!==LOG).forEach(
({body,contentEncoding,mediaType,fileName},at)=>{let bytes=Buffer.from(body,contentEncoding==="BASE64"?"base64":"utf8");files.set(fileName??`attachment-${at+1}.${EXTENSIONS[mediaType]??"bin"}`,redact(
bytes))}),files}function digestOf({redactor,seed},job,ends){let text=job.pickle.steps.map(step=>({text:step.text,argument:step.argument??null})),facts={schema:DIGEST_SCHEMA,name:job.name,seed,steps:text,
ends};return sha256(Buffer.from(canonicalJson(redactor.json(JSON.parse(JSON.stringify(facts))))))}function endsOf(results){return results.map(({outcome,failure,runs})=>({outcome,error:failure?.kind??null,
runs:runs.map(({scenario})=>scenario?.content_digest??null)}))}function hookName({hook}){return`${hook.kind==="before"?"Before":"After"} hook${hook.name===null?"":`: ${hook.name}`}`}function sha256(bytes){
return createHash("sha256").update(bytes).digest("hex")}import{join}from"node:path";var NOT_RUN={status:"SKIPPED",outcome:"skipped",failure:null,thrown:null,startedAt:null,durationMs:0,runs:[],shown:[]};function failureOf(thrown,own){if(thrown instanceof CleanroomError||!own)return asCleanroomError(
thrown).toFailure();let message=thrown instanceof Error?thrown.message:String(thrown);return{kind:"AssertionFailed",message:message===""?"the step failed":message,hint:"A step of your own threw this.",
context:thrown instanceof Error?{stack:(thrown.stack??"").split(`
`).slice(0,6).join(`
`)}:{}}}function outcomeOf2({kind}){return exitCodeOf(kind)===EXIT.failed||kind==="ConfigInvalid"?"failed":"error"}var KEYWORDS=/^(Given|When|Then|And|But|\*) /;async function undefinedStep(registry,step,place){let near=nearestPhrases(registry,step.text),snippet=await snippetOf(registry,step),meant=near.length===0?
"":`; the nearest known phrase is: ${near[0]}`;return{failure:{kind:"ConfigInvalid",message:`undefined step ${JSON.stringify(step.text)} (${place.file}:${place.line})${meant}`,hint:`docs/steps.md list\
s every phrase. Or define it in cleanroom.steps.mjs beside the features:
${snippet}`,context:{status:"undefined",step:step.text,location:{...place},nearest:near,snippet}},snippet}}function ambiguousStep(step,place,matches){let places=matches.map(({definition:{source,at}})=>`${source}\
 (${at.uri}:${at.line})`);return{kind:"ConfigInvalid",message:`ambiguous step ${JSON.stringify(step.text)} (${place.file}:${place.line}): ${places.join("; ")}`,hint:"Make the expressions so different \
that only one fits.",context:{status:"ambiguous",step:step.text,location:{...place},matches:places}}}function nearestPhrases(registry,text,limit=3){let own=registry.definitions.filter(({own:own2})=>own2).
map(({source})=>({shown:source,plain:source})),known=VOCABULARY.flatMap(({phrases})=>phrases.flatMap(({examples})=>examples.map(each=>({shown:each.split(`
`)[0]??"",plain:each.split(`
`)[0]??""})))),wanted=plain(text);return[...own,...known].map(({shown,plain:other})=>({shown,distance:editDistance(wanted,plain(other))/Math.max(wanted.length,1)})).filter(({distance})=>distance<=.6).
sort((a,b)=>a.distance-b.distance).slice(0,limit).map(({shown})=>shown)}function plain(text){return text.replace(KEYWORDS,"").replaceAll(/"(?:[^"\\]|\\.)*"|\{[^}]*\}|\[[^\]]*\]|\d+/g,"_").toLowerCase()}
async function snippetOf(registry,{text,type,argument}){let{CucumberExpressionGenerator}=await import("./dist-XOUGRM7B.js"),generator=new CucumberExpressionGenerator(()=>registry.parameterTypes().
parameterTypes),[expression]=generator.generateExpressions(text),verb={Context:"given",Action:"when",Outcome:"then"}[type]??"step",last=argument?.dataTable?["table"]:argument?.docString?["text"]:[],names=[
"world",...(expression?.parameterNames??[]).map((name,at)=>`${name||"value"}${at+1}`),...last];return`${verb}(${JSON.stringify(expression?.source??text)}, async (${names.join(", ")}) => {
  return "pending";
});`}async function runTestStep(context,world,test,progress){if(test.kind==="hook")return progress.over!==null&&test.hook.kind==="before"?NOT_RUN:timed(world,!0,()=>test.hook.handler(world,progress.facts));
if(progress.over==="skipped")return NOT_RUN;let[match,...others]=test.matches;if(match===void 0){let{failure}=await undefinedStep(context.registry,test.step,test.location);return unmatched("UNDEFINED",
failure)}if(others.length>0)return unmatched("AMBIGUOUS",ambiguousStep(test.step,test.location,test.matches));if(progress.over!==null)return NOT_RUN;let{definition,arguments:values}=match,result=await timed(
world,definition.own,()=>definition.handler(world,...values.map(each=>each.getValue(world)),...stepArgument(test.step))),{unfinished}=world;return unfinished===null||progress.awaited||result.outcome===
"failed"||result.outcome==="error"?result:{...result,...endOf(unfinished,context.requireBackend)}}function unmatched(status,failure){return{...NOT_RUN,status,outcome:"failed",failure}}async function timed(world,own,run){
world.ranInStep=[];let startedAt=Date.now(),start=performance.now(),ended;try{ended=returned(await run())}catch(thrown){ended=wasThrown(thrown,own)}let durationMs=performance.now()-start;return{...ended,
startedAt,durationMs,runs:world.ranInStep,shown:world.attachments.take()}}function returned(value){return value==="pending"?pending("the step is pending",null):value==="skipped"?{status:"SKIPPED",outcome:"\
skipped",failure:null,thrown:null}:{status:"PASSED",outcome:"passed",failure:null,thrown:null}}function wasThrown(thrown,own){if(thrown instanceof ScenarioSkipped)return{status:"SKIPPED",outcome:"skip\
ped",failure:thrown.failure?.toFailure()??null,thrown};let name=thrown instanceof Error?thrown.name:"";if(own&&name==="SkippedException")return{status:"SKIPPED",outcome:"skipped",failure:null,thrown};
if(own&&name==="PendingException")return pending(thrown.message,thrown);let failure=failureOf(thrown,own);return{status:"FAILED",outcome:outcomeOf2(failure),failure,thrown}}function pending(message,thrown){
return{status:"PENDING",outcome:"failed",failure:{kind:"AssertionFailed",message,hint:"Write what the step is to do: a pending step does not pass.",context:{status:"pending"}},thrown}}function endOf({
outcome,error,reason,intended},required){let failure=error.toFailure();return outcome==="skipped"&&!(required&&!intended&&reason===ENGINE_UNAVAILABLE)?{status:"SKIPPED",outcome:"skipped",failure,thrown:new ScenarioSkipped(
reason,error)}:{status:"FAILED",outcome:"error",failure,thrown:error}}function prepareScenario(context,job,index){let{newId,registry,hooks,matchesTags}=context,testCaseId=newId(),hook=kind=>hooksFor(hooks,kind,job.tags,matchesTags).map(each=>({kind:"hook",id:newId(),hook:each})),
steps=()=>job.pickle.steps.map(step=>({kind:"step",id:newId(),step,keyword:job.feature.nodes.get(step.astNodeIds[0]??"")?.keyword??"* ",location:placeOf(job.feature,step.astNodeIds[0]),matches:registry.
match(step.text)})),tests=job.pickle.steps.length===0?[]:[...hook("before"),...steps(),...hook("after")];return{job,index,testCaseId,tests}}async function runScenarioJob(context,prepared){let{job,index,
tests}=prepared,{host,messages,observer}=context,start=performance.now(),dir=join(host.tempDir,"features",String(index+1)),world=new World(host,job.feature.file.path,job.backend,dir),log=messages.openCase(
prepared);observer.scenarioStarted(job.name,job.backend??host.settings.backends.join(","));let results=[],over=null,end={reason:null,failure:null};for(let[at,test]of tests.entries()){host.signal.aborted&&
test.kind==="step"&&(over??="skipped",end={reason:"interrupted",failure:interruption()});let awaited=tests.slice(at+1).some(later=>later.kind==="step"&&later.matches[0]?.definition.unfinished),facts={
name:job.name,tags:job.tags,outcome:outcomeSoFar(results)};log.stepStarted(test);let result2=await runTestStep(context,world,test,{over,awaited,facts});if(log.stepFinished(test,result2),results.push(result2),
result2.status!=="PASSED"&&result2!==NOT_RUN&&(over??=result2.status==="SKIPPED"?"skipped":"failed",result2.thrown instanceof ScenarioSkipped?end={reason:result2.thrown.reason,failure:result2.failure}:
result2.status==="SKIPPED"&&end.reason===null&&(end={...end,reason:"a step skipped the scenario"})),test.kind==="step"||result2.failure!==null){let{report,stdout,stderr}=stepResultOf(context,job,test,
result2);observer.stepFinished(report,{stdout:stdout.toString("utf8"),stderr:stderr.toString("utf8")})}}try{await world.close()}catch(thrown){let failure=failureOf(thrown,!1);end={...end,failure},results.
push({...NOT_RUN,status:"FAILED",outcome:outcomeOf2(failure),failure})}log.close();let result=scenarioResult(context,prepared,results,end,performance.now()-start);return observer.scenarioFinished(result.
report),result}function outcomeSoFar(results){return results.length===0?null:results.some(({outcome})=>outcome==="failed"||outcome==="error")?"failed":results.some(({outcome})=>outcome==="skipped")?"s\
kipped":"passed"}var SERIAL="@serial";async function runFeatures(context,features,jobs){let{messages,registry,hooks,host}=context,{version}=await import("./dist-RDKWCBGC.js");messages.begin(features,registry,hooks,
version);let prepared=jobs.map((job,index)=>prepareScenario(context,job,index));messages.runStarted(prepared);let broken=await runHooks(context,"beforeAll"),results=[];if(broken.length===0){messages.testCases(
prepared);let own=hooks.length>0||registry.definitions.some(definition=>definition.own),alone=own?prepared:prepared.filter(({job})=>job.tags.includes(SERIAL)),together=own?[]:prepared.filter(each=>!alone.
includes(each)),ran=new Map,run=async each=>{ran.set(each.index,await runScenarioJob(context,each))};await mapConcurrently(together,context.maxConcurrent,run);for(let each of alone)await run(each);results.
push(...[...ran].sort(([a],[b])=>a-b).map(([,result])=>result))}broken.push(...await runHooks(context,"afterAll"));let all=[...results,...broken];return messages.runFinished(!host.signal.aborted&&all.
every(({report})=>report.outcome==="passed"||report.outcome==="skipped")),all}async function runHooks(context,kind){let results=[];for(let hook of hooksFor(context.hooks,kind,[],context.matchesTags)){
let{host,messages}=context,world=new World(host,join2(host.cwd,hook.at.uri),null,join2(host.tempDir,"features","hooks")),test={kind:"hook",id:"",hook},result=await runTestStep(context,world,test,{over:null,
awaited:!1,facts:{name:"",tags:[],outcome:null}});await world.close(),messages.runHook(hook,result),(result.outcome==="failed"||result.outcome==="error")&&results.push(brokenHook(context,hook,test,result))}
return results}function brokenHook(context,hook,test,result){let name=hook.name??`${hook.kind} hook`,location={file:hook.at.uri,line:hook.at.line,column:1},step=stepResultOf(context,{name,location,backend:null},
test,result);return{report:{name,backend:"none",outcome:result.outcome,reason:null,location,tags:[],duration_ms:step.report.duration_ms,image:null,engine:null,policy:{name:context.policy,controls:[]},
error:result.failure,steps:[step.report],content_digest:null},steps:[step],runs:[]}}export{runFeatures};
