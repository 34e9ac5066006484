import{timeOfRunId}from"./chunk-DQHDG6ZV.js";import{canonicalJson,require_tar_stream,runDigest}from"./chunk-UEVZMLJB.js";import{CONTROL_NAMES,TIERS,weakestTier}from"./chunk-4WF2RIB5.js";
import{Markup,controlGroups,coverageSection,failuresOf,html,isBad,noTexts,ownFailure,servicesOf,stateText}from"./chunk-RAOQVQQC.js";import{sha256,sha256File}from"./chunk-MTIUKZG5.js";import{
bytesText,commandText,countsText,durationText,lastPart,plainText,plural}from"./chunk-AR3RSMTS.js";import{_enum,array,boolean,int,literal,nullable,number2 as number,object,optional,record,safeParse,
string,unknown}from"./chunk-BSGHHAA7.js";import{CleanroomError,ERROR_KINDS,EXIT,exitCodeOf}from"./chunk-CHC4FBTA.js";import{spawnProcess}from"./chunk-IEC6NF47.js";import{__toESM}from"./chunk-7PIFRJ2M.js";var PATIENCE_MS=2e3;function gitCommit(directory,env){return new Promise(resolve=>{let git=spawnProcess("git",["rev-parse","--verify","HEAD"],{cwd:directory,env,stdio:["ignore","pipe","ignore"],timeout:PATIENCE_MS,
killSignal:"SIGKILL",windowsHide:!0}),text="";git.stdout?.setEncoding("utf8").on("data",chunk=>{text+=chunk}),git.on("error",()=>resolve(null)),git.on("close",()=>resolve(/^([0-9a-f]{40,64})\n$/.exec(
text)?.[1]??null))}).catch(()=>null)}var set=value=>value===void 0||value===""?null:value,join=(parts,separator)=>parts.every(part2=>part2!==void 0&&part2!=="")?parts.join(separator):null,PLATFORMS=[{name:"github",marker:env=>env.GITHUB_ACTIONS===
"true",checkout:"GITHUB_WORKSPACE",facts:env=>({id:"https://github.com/actions/runner",repository:join([env.GITHUB_SERVER_URL,env.GITHUB_REPOSITORY],"/"),workflow:set(env.GITHUB_WORKFLOW_REF),runId:set(
env.GITHUB_RUN_ID),attempt:set(env.GITHUB_RUN_ATTEMPT),runUrl:githubRunUrl(env),commit:set(env.GITHUB_SHA),ref:set(env.GITHUB_REF),pullRequest:/^refs\/pull\/(\d+)\//.exec(env.GITHUB_REF??"")?.[1]??null})},
{name:"gitlab",marker:env=>env.GITLAB_CI==="true",checkout:"CI_PROJECT_DIR",facts:env=>({id:"https://gitlab.com/gitlab-org/gitlab-runner",repository:set(env.CI_PROJECT_URL),workflow:set(env.CI_CONFIG_PATH),
runId:set(env.CI_JOB_ID),runUrl:set(env.CI_JOB_URL),commit:set(env.CI_COMMIT_SHA),ref:set(env.CI_COMMIT_REF_NAME),pullRequest:set(env.CI_MERGE_REQUEST_IID)})},{name:"azure",marker:env=>env.TF_BUILD===
"True",checkout:"BUILD_SOURCESDIRECTORY",facts:env=>({id:"https://github.com/microsoft/azure-pipelines-agent",repository:set(env.BUILD_REPOSITORY_URI),workflow:set(env.BUILD_DEFINITIONNAME),runId:set(
env.BUILD_BUILDID),attempt:set(env.SYSTEM_JOBATTEMPT),commit:set(env.BUILD_SOURCEVERSION),ref:set(env.BUILD_SOURCEBRANCH),pullRequest:set(env.SYSTEM_PULLREQUEST_PULLREQUESTNUMBER)})},{name:"buildkite",
marker:env=>env.BUILDKITE==="true",checkout:"BUILDKITE_BUILD_CHECKOUT_PATH",facts:env=>({id:"https://github.com/buildkite/agent",repository:set(env.BUILDKITE_REPO),workflow:set(env.BUILDKITE_PIPELINE_SLUG),
runId:set(env.BUILDKITE_BUILD_ID),attempt:set(env.BUILDKITE_RETRY_COUNT),runUrl:set(env.BUILDKITE_BUILD_URL),commit:set(env.BUILDKITE_COMMIT),ref:set(env.BUILDKITE_BRANCH),pullRequest:env.BUILDKITE_PULL_REQUEST===
"false"?null:set(env.BUILDKITE_PULL_REQUEST)})},{name:"circleci",marker:env=>env.CIRCLECI==="true",checkout:"CIRCLE_WORKING_DIRECTORY",facts:env=>({id:"https://circleci.com",repository:set(env.CIRCLE_REPOSITORY_URL),
workflow:set(env.CIRCLE_WORKFLOW_ID),runId:set(env.CIRCLE_WORKFLOW_JOB_ID),runUrl:set(env.CIRCLE_BUILD_URL),commit:set(env.CIRCLE_SHA1),ref:set(env.CIRCLE_BRANCH),pullRequest:set(env.CIRCLE_PR_NUMBER)})},
{name:"bitbucket",marker:env=>env.BITBUCKET_BUILD_NUMBER!==void 0,checkout:"BITBUCKET_CLONE_DIR",facts:env=>({id:"https://bitbucket.org/product/features/pipelines",repository:set(env.BITBUCKET_GIT_HTTP_ORIGIN),
runId:set(env.BITBUCKET_BUILD_NUMBER),commit:set(env.BITBUCKET_COMMIT),ref:set(env.BITBUCKET_BRANCH),pullRequest:set(env.BITBUCKET_PR_ID)})},{name:"jenkins",marker:env=>env.JENKINS_URL!==void 0,checkout:"\
WORKSPACE",facts:env=>({id:"https://www.jenkins.io",repository:set(env.GIT_URL),workflow:set(env.JOB_NAME),runId:set(env.BUILD_ID),runUrl:set(env.BUILD_URL),commit:set(env.GIT_COMMIT),ref:set(env.GIT_BRANCH),
pullRequest:set(env.CHANGE_ID)})}];function detectCi(env){let row=PLATFORMS.find(candidate=>candidate.marker(env));if(row===void 0)return{name:"none",checkout:null,builder:{...UNKNOWN,id:"https://loca\
lhost"}};let builder={...UNKNOWN,...row.facts(env)},repository=builder.repository?.replace(/^(https?:\/\/)[^/@]*@/,"$1")??null;return{name:row.name,checkout:set(env[row.checkout]),builder:{...builder,
repository}}}async function builderFacts(env,projectDir){let{builder}=detectCi(env);return builder.commit===null?{...builder,commit:await gitCommit(projectDir,env)}:builder}function githubRunUrl(env){
let repository=join([env.GITHUB_SERVER_URL,env.GITHUB_REPOSITORY],"/");return repository===null?null:join([repository,"actions/runs",env.GITHUB_RUN_ID],"/")}var UNKNOWN={repository:null,workflow:null,
runId:null,attempt:null,runUrl:null,commit:null,ref:null,pullRequest:null};import{createPrivateKey,createPublicKey as createPublicKey2,generateKeyPairSync,sign}from"node:crypto";import{createHash,createPublicKey,verify}from"node:crypto";var IN_TOTO_PAYLOAD_TYPE="application/vnd.in-toto+json";function preAuthEncoding(payloadType,payload){let head=`DSSEv1 ${Buffer.byteLength(payloadType)} ${payloadType} ${payload.length} `;return Buffer.
concat([Buffer.from(head),payload])}function renderEnvelope(envelope){let{payload,payloadType,signatures}=envelope;return JSON.stringify({payload,payloadType,signatures:signatures.map(({keyid,sig})=>({
keyid,sig}))})}function signatureHolds(publicKey,payloadType,payload,signature){return verify(null,preAuthEncoding(payloadType,payload),publicKey,signature)}function keyIdOf(publicKey){return createHash(
"sha256").update(publicKey.export({type:"spki",format:"der"})).digest("hex")}function readPublicKey(pem,origin){let key;try{if(/PRIVATE KEY/.test(pem))throw new Error("it is a private key");key=createPublicKey(
pem)}catch(cause){throw wrongKey(origin,"is not a public key in PEM form",cause)}if(key.asymmetricKeyType!=="ed25519")throw wrongKey(origin,`is of type ${key.asymmetricKeyType}, not Ed25519`);return key}
function wrongKey(origin,problem,cause){return new CleanroomError("ConfigInvalid",`${origin} ${problem}`,{hint:"Give the public half of the Ed25519 signing key: openssl pkey -in key.pem -pubout",cause})}function createSigner(request){switch(request.mode){case"none":return null;case"keyless":throw new CleanroomError("ConfigInvalid","Keyless signing is not available in this version",{hint:'It needs Sig\
store. Use sign "key" with a signing key, or "auto" for a key made for the run.',context:{mode:request.mode}});case"key":if(request.key===null||request.key.trim()==="")throw new CleanroomError("Config\
Invalid",'Signing mode "key" needs a signing key, and none was given',{hint:"Give an Ed25519 private key with --sign-key FILE or the input signing-key.",context:{mode:request.mode}});return signerOf("\
key",readPrivateKey(request.key));case"auto":return request.key!==null&&request.key.trim()!==""?signerOf("key",readPrivateKey(request.key)):signerOf("run-key",generateKeyPairSync("ed25519").privateKey)}}
function signerOf(kind,privateKey){let publicKey=createPublicKey2(privateKey),keyid=keyIdOf(publicKey);return{kind,keyid,publicKeyPem:publicKey.export({type:"spki",format:"pem"}).toString(),sign(statement){
let payload=Buffer.from(canonicalJson(statement)),signature=sign(null,preAuthEncoding(IN_TOTO_PAYLOAD_TYPE,payload),privateKey);return{payload:payload.toString("base64"),payloadType:IN_TOTO_PAYLOAD_TYPE,
signatures:[{keyid,sig:signature.toString("base64")}]}}}}function readPrivateKey(text){let pem=text.replaceAll("\\r","").replaceAll("\\n",`
`).trim(),key;try{key=createPrivateKey(pem)}catch{throw wrongKey2("is not an unencrypted private key in PKCS#8 PEM form")}if(key.asymmetricKeyType!=="ed25519")throw wrongKey2(`is of type ${key.asymmetricKeyType}\
, not Ed25519`);return key}function wrongKey2(problem){return new CleanroomError("ConfigInvalid",`The signing key ${problem}`,{hint:"Make one with: openssl genpkey -algorithm ed25519 -out key.pem"})}var MANIFEST="manifest.json",ATTESTATIONS="attestations.jsonl",PUBLIC_KEY="signing-key.pub.pem",REPORT="report.json",CONFIG="config.json";function bundleName(runId){return`${runId}.bundle.tgz`}function isBundle(name){return name.endsWith(bundleName(""))}function partialName(runId){return`${bundleName(runId)}.partial`}function isSafePath(path){
return path===""||path.includes("\0")||/^[A-Za-z]:/.test(path)?!1:path.split(/[/\\]/).every(segment=>segment!==""&&segment!=="."&&segment!=="..")}function byPath(a,b){return a.path<b.path?-1:a.path>b.
path?1:0}function exitCode({outcome:outcome2,error},writeError){return outcome2==="error"?exitCodeOf(error?.kind??"Internal"):outcome2==="failed"?EXIT.failed:writeError===null?EXIT.ok:exitCodeOf(writeError.kind)}var outcome=_enum(["passed","failed","skipped","error"]),failure=object({kind:_enum(ERROR_KINDS),message:string(),hint:string(),context:record(string(),unknown())}),stream=object({bytes:int(),sha256:string(),
truncated:boolean()}),location=object({file:string(),line:int(),column:int()}),file=object({path:string(),bytes:int(),sha256:string()}),source=object({sha256:string(),files:int(),bytes:int(),bin:nullable(
file)}),step=object({name:string(),scenario:string(),backend:string(),args:array(string()),location,outcome,exit_code:nullable(int()),started_at:nullable(string()),duration_ms:number(),stdout:stream,stderr:stream,
files:array(file),resources:object({cpu_ms:nullable(number()),memory_peak_bytes:nullable(int())}),error:nullable(failure),failures:array(failure),log_dir:nullable(string())}),control=object({name:_enum(
CONTROL_NAMES),requested:string(),enforced:boolean(),evidence:array(string())}),policy=object({name:string(),controls:array(control)}),engine=object({name:string(),version:nullable(string()),rootless:boolean()}),
scenario=object({name:string(),backend:string(),outcome,reason:nullable(string()),location,tags:array(string()),duration_ms:number(),image:nullable(object({name:string(),digest:nullable(string())})),engine:nullable(
engine),policy,error:nullable(failure),steps:array(step),content_digest:nullable(string()),determinism:optional(object({tier:_enum(TIERS),reason:optional(string())})),run_id:optional(string())}),service=object(
{name:string(),scenario:nullable(string()),backend:string(),image:nullable(object({name:string(),digest:nullable(string())})),outcome:_enum(["ready","failed","not_started"]),started_at:nullable(string()),
ready_ms:nullable(number()),health:string(),log:nullable(string()),chaos:array(object({action:_enum(["pause","kill","cut","slow","restore"]),share:nullable(number()),step:string(),when:_enum(["before",
"after"]),at:string()})),error:nullable(failure),run_id:optional(string())}),share=object({total:int(),covered:int(),percent:nullable(number())}),coverage=object({percent:nullable(number()),lines:share,
functions:share,branches:share,changed:nullable(share),files:array(object({path:string(),lines:share})),missing:array(string()),formats:array(string()),uncovered:array(object({path:string(),first:int(),
last:int()})),failures:array(failure)}),part=object({run_id:string(),started_at:string(),duration_ms:number(),outcome,seed:int(),source,content_digest:string(),bundle:nullable(string()),signer:object(
{kind:_enum(["key","run-key","none"]),keyid:nullable(string())}),via:nullable(string()),ci:nullable(object({run:string(),attempt:int()}))}),replaced=object({scenario:string(),backend:string(),outcome,
run_id:string(),by:string(),why:_enum(["same","ran","attempt","latest"])}),reportSchema=object({schema_version:literal("1"),run_id:string(),outcome,started_at:string(),duration_ms:number(),backend:string(),
engine,policy,seed:int(),determinism:object({tier:string(),controls:array(string())}),counts:object({passed:int(),failed:int(),skipped:int(),error:int()}),source,scenarios:array(scenario),steps:array(
step),services:array(service),coverage:nullable(coverage),error:nullable(failure),omitted:array(object({path:string(),bytes:int(),reason:string()})),content_digest:string(),parts:optional(array(part)),
replaced:optional(array(replaced))});function inOrderOfNeed(logs,{steps,services}){let bad=new Set([...steps.filter(({outcome:outcome2})=>outcome2!=="passed").map(({log_dir})=>log_dir),...services.filter(({outcome:outcome2})=>outcome2===
"failed").map(({log})=>log)]),needed=({path})=>bad.has(path)||bad.has(path.split("/").slice(0,2).join("/"));return[...logs.filter(needed),...logs.filter(file2=>!needed(file2))]}var FIXED=["environment","timezone","locale","hostname","uid","umask","paths","file order","mtimes","seed"],CLOCK="clock of dynamically linked programs";function assembleReport(facts,results){let scenarios=results.
map(({report})=>report),ran=scenarios.filter(({engine:engine2})=>engine2!==null),counts={passed:0,failed:0,skipped:0,error:0};for(let{outcome:outcome2}of scenarios)counts[outcome2]+=1;let backends=new Set(
(ran.length>0?ran:scenarios).map(({backend})=>backend)),single=backends.size===1,ofScenarios=overall(counts),belowThreshold=ofScenarios==="passed"?facts.coverage?.failures[0]??null:null;return{schema_version:"\
1",run_id:facts.runId,outcome:belowThreshold===null?ofScenarios:"failed",started_at:facts.startedAt.toISOString(),duration_ms:facts.durationMs,backend:single?[...backends][0]??"none":"mixed",engine:single&&
ran[0]?.engine||{name:single?[...backends][0]??"none":"mixed",version:null,rootless:!1},policy:combinePolicies(ran.length>0?ran:scenarios),seed:facts.seed,determinism:determinismOf(scenarios),counts,source:{
sha256:facts.workspace.sha256,files:facts.workspace.files,bytes:facts.workspace.bytes,bin:facts.bin},scenarios,steps:scenarios.flatMap(({steps})=>steps),services:results.flatMap(({services=[]})=>services.
map(service2=>service2.report)),coverage:facts.coverage,error:firstError(scenarios)??belowThreshold,omitted:[],content_digest:runDigest(scenarios)}}function determinismOf(scenarios){let ran=scenarios.
filter(({outcome:outcome2})=>outcome2!=="skipped"),tier=weakestTier(ran.map(({determinism})=>determinism?.tier??"fixed-environment"));return{tier,controls:tier==="fixed-environment"?FIXED:[...FIXED,CLOCK]}}
function overall(counts){return counts.error>0?"error":counts.failed>0?"failed":counts.passed>0?"passed":"skipped"}function firstError(scenarios){return(scenarios.find(({outcome:outcome2})=>outcome2===
"error")??scenarios.find(({outcome:outcome2})=>outcome2==="failed"))?.error??null}function combinePolicies(scenarios){let names=new Set(scenarios.map(({policy:policy2})=>policy2.name)),merged=new Map;
for(let{policy:policy2}of scenarios)for(let control2 of policy2.controls){let known=merged.get(control2.name);known===void 0?merged.set(control2.name,{...control2,evidence:[...control2.evidence]}):(known.
enforced&&=control2.enforced,known.requested!==control2.requested&&(known.requested="mixed"))}return{name:names.size===1?[...names][0]??"none":"mixed",controls:[...merged.values()]}}function coverageReport({percent,totals,changed,files,missing,uncovered,failures},formats){return{percent,...totals,changed,files:files.map(({path,totals:{lines}})=>({path,lines})),missing:[...missing],
formats:[...formats],uncovered:uncovered.map(({path,first,last})=>({path,first,last})),failures:failures.map(failure2=>({...failure2}))}}import{existsSync,mkdirSync,writeFileSync}from"node:fs";import{dirname,join as join2}from"node:path";function stepFiles(steps,redact){let files=[],width=Math.max(2,String(steps.length).length),whole={stdout:[],stderr:[]};return steps.forEach((step2,index)=>{let dir=`steps/${String(index+1).padStart(width,
"0")}-${slug(redact(step2.report.name))}`;step2.report.outcome!=="skipped"&&(step2.report.log_dir=dir);for(let name of["stdout","stderr"]){let bytes=step2[name];bytes.length>0&&steps.length>1&&whole[name].
push(Buffer.from(redact(header(step2)))),whole[name].push(bytes),step2.report.outcome!=="skipped"&&files.push({path:`${dir}/${name}.log`,content:bytes,essential:!1})}for(let[path,content]of step2.artifacts)
files.push({path:`${dir}/artifacts/${path}`,content,essential:!1})}),[{path:"stdout.log",content:Buffer.concat(whole.stdout),essential:!1},{path:"stderr.log",content:Buffer.concat(whole.stderr),essential:!1},
...files]}function untakenFiles(steps){return steps.flatMap(({report,omitted=[]})=>omitted.map(({path,bytes,reason})=>{let whole=`${report.log_dir}/artifacts/${path}`;return{path:isSafePath(whole)?whole:
JSON.stringify(whole),bytes,reason}}))}function writeRunFiles(runDir,files){let made=new Set;for(let{path,content}of files){let target=join2(runDir,path);attempt(target,()=>{let dir=dirname(target);made.
has(dir)||makeFolders(dir),made.add(dir),writeFileSync(target,content)})}}function makeRunDir(runDir){attempt(runDir,()=>{makeFolders(dirname(runDir)),mkdirSync(runDir)})}function makeFolders(dir){if(!existsSync(
dir)){dirname(dir)!==dir&&makeFolders(dirname(dir));try{mkdirSync(dir)}catch(error){if(error.code!=="EEXIST")throw error}}}function attempt(path,write){try{write()}catch(cause){let code=cause.code??"e\
rror",full=code==="ENOSPC"||code==="EDQUOT";throw new CleanroomError("ArtifactInvalid",`cannot write ${path}: ${full?"no space left on the disk":code}`,{hint:full?"Free some space or choose another ou\
tput folder with --output-dir; the results above are complete.":"Choose a folder you may write to with --output-dir or [artifacts] output_dir.",context:{path,code},cause})}}function header({report}){return`\
==> ${report.scenario} > ${report.name} (${report.backend}) <==
`}function slug(name,fallback="step"){return name.toLowerCase().replaceAll(/[^a-z0-9]+/g,"-").replaceAll(/^-|-$/g,"").slice(0,40)||fallback}function serviceFiles(services){let taken=new Set;return services.flatMap(({report,log})=>{if(log===null)return[];let file2=`${report.name}.log`,scenario2=slug(report.scenario??"shared","scenario"),path=[
file2,`${scenario2}/${file2}`,`${scenario2}-${slug(report.backend)}/${file2}`].find(each=>!taken.has(each.toLowerCase()))??"";for(let n=2;path==="";n+=1){let numbered=`${scenario2}-${n}/${file2}`;taken.
has(numbered.toLowerCase())||(path=numbered)}return taken.add(path.toLowerCase()),report.log=`services/${path}`,[{path:report.log,content:log,essential:!1}]})}function cutLogs(services){return services.
flatMap(({report,leftOut})=>report.log===null||leftOut===0?[]:[{path:report.log,bytes:leftOut,reason:"the middle of a log that is longer than what is kept of one"}])}import{rmSync as rmSync2,writeFileSync as writeFileSync4}from"node:fs";import{join as join5}from"node:path";import{readFileSync,renameSync,rmSync,writeFileSync as writeFileSync2}from"node:fs";import{join as join3}from"node:path";import{createHash as createHash2}from"node:crypto";import{gunzipSync,gzipSync,inflateRawSync}from"node:zlib";var FIXED2=Buffer.from([31,139,8,4,0,0,0,0,0,255]),EXTRA=Buffer.from([36,0,67,82,32,0]),DIGEST_BYTES=32,
HEADER_BYTES=FIXED2.length+EXTRA.length+DIGEST_BYTES,PLAIN_HEADER_BYTES=10,TRAILER_BYTES=8;function gzip(data){let body=gzipSync(data,{level:6}).subarray(PLAIN_HEADER_BYTES);return Buffer.concat([FIXED2,
EXTRA,digestOf(body),body])}function gunzip(bytes,maxBytes){if(bytes.length<HEADER_BYTES+TRAILER_BYTES)return{data:null,problems:["truncated: shorter than a gzip header and trailer"]};let problems=[],
prefix=Buffer.concat([FIXED2,EXTRA]);bytes.subarray(0,prefix.length).equals(prefix)||problems.push("the gzip header is not the one of a bundle");let body=bytes.subarray(HEADER_BYTES);digestOf(body).equals(
bytes.subarray(prefix.length,HEADER_BYTES))||problems.push("the compressed bytes do not have the digest that the gzip header states");let inflated=inflate(body,maxBytes);if(typeof inflated=="string")return{
data:null,problems:[...problems,inflated]};let end=HEADER_BYTES+inflated.consumed+TRAILER_BYTES;return end>bytes.length&&problems.push("truncated: the gzip trailer is cut short"),end<bytes.length&&problems.
push(`${bytes.length-end} bytes after the end of the gzip data`),trailerHolds(bytes.subarray(HEADER_BYTES,end),maxBytes)||problems.push("the gzip checksum does not hold"),{data:inflated.data,problems}}
function inflate(body,maxBytes){try{let result=inflateRawSync(body,{maxOutputLength:maxBytes,info:!0});return{data:result.buffer,consumed:result.engine.bytesWritten}}catch(error){let code=error instanceof
Error&&"code"in error?error.code:void 0;return code==="ERR_BUFFER_TOO_LARGE"?`unpacks to more than ${maxBytes} bytes`:code==="Z_BUF_ERROR"?"truncated: the compressed data has no end":"the compressed d\
ata is damaged"}}function trailerHolds(member,maxBytes){try{let header3=Buffer.from([31,139,8,0,0,0,0,0,0,255]);return gunzipSync(Buffer.concat([header3,member]),{maxOutputLength:maxBytes}),!0}catch{return!1}}
function digestOf(body){return createHash2("sha256").update(body).digest()}var import_tar_stream=__toESM(require_tar_stream(),1);async function packTar(members){let tar=(0,import_tar_stream.pack)(),chunks=[],done=new Promise((resolve,reject)=>{tar.on("data",chunk=>chunks.push(chunk)),tar.on("end",resolve),tar.on("error",reject)});
for(let{path,bytes}of members)tar.entry({name:path,mode:420,uid:0,gid:0,mtime:new Date(0),type:"file"},bytes);tar.finalize();try{await done}catch(cause){throw new CleanroomError("Internal","The bundle\
 could not be packed",{hint:"This is a defect in Cleanroom: please report it.",cause})}return Buffer.concat(chunks)}async function writeBundle(runDir,manifest,attested){let members=[...manifest.files.map(file2=>file2.path),MANIFEST,...attested?[ATTESTATIONS]:[]].map(path2=>({path:path2,bytes:readFileSync(join3(runDir,
path2))})),bytes=gzip(await packTar(members.sort(byPath))),path=join3(runDir,bundleName(manifest.run_id)),partial=join3(runDir,partialName(manifest.run_id));try{writeFileSync2(partial,bytes),renameSync(
partial,path)}catch(error){throw rmSync(partial,{force:!0}),error}return{path,sha256:sha256(bytes)}}import{readdirSync,writeFileSync as writeFileSync3}from"node:fs";import{join as join4}from"node:path";function writeManifest(runDir,runId,signing){let files=manifestPaths(runDir,runId).map(path=>({path,...sha256File(join4(runDir,path))})),bytes=files.reduce((sum,file2)=>sum+file2.bytes,0);if(bytes>536870912)
throw new CleanroomError("ArtifactInvalid",`${runDir} holds ${bytes} bytes, a bundle at most ${536870912}`,{hint:"Lower max_size_bytes under [artifacts], or leave fewer files in $CLEANROOM_ARTIFACTS.",
context:{path:runDir,bytes,limit:536870912}});let manifest={schema_version:"1",run_id:runId,signing,files},text=renderManifest(manifest);return writeFileSync3(join4(runDir,MANIFEST),text),{manifest,sha256:sha256(
text)}}function renderManifest(manifest){let{schema_version,run_id,signing,files}=manifest,plain={schema_version,run_id,signing:{kind:signing.kind,keyid:signing.keyid},files:files.map(({path,bytes,sha256:sha2562})=>({
path,bytes,sha256:sha2562}))};return`${JSON.stringify(plain,null,2)}
`}function manifestPaths(runDir,runId){let unlisted=new Set([MANIFEST,ATTESTATIONS,bundleName(runId)]);return filesBelow(runDir,"").filter(path=>!unlisted.has(path)).map(path=>({path})).sort(byPath).map(
({path})=>path)}function filesBelow(root,folder){return readdirSync(join4(root,folder),{withFileTypes:!0}).flatMap(entry=>{let path=folder===""?entry.name:`${folder}/${entry.name}`;if(entry.isDirectory())
return filesBelow(root,path);if(entry.isFile()&&isSafePath(path))return[path];let problem=entry.isFile()?"has a name that cannot be unpacked safely":"is neither a file nor a folder";throw new CleanroomError(
"ArtifactInvalid",`${JSON.stringify(path)} in ${root} ${problem}`,{hint:"A run directory holds only what Cleanroom wrote: remove the entry.",context:{path}})})}var STATEMENT_TYPE="https://in-toto.io/Statement/v1",TEST_RESULT="https://in-toto.io/attestation/test-result/v0.1",PROVENANCE="https://slsa.dev/provenance/v1",ISOLATION="https://cleanroom.dev/attestat\
ion/isolation/v1",BUILD_TYPE="https://cleanroom.dev/buildtypes/run/v1",MERGE_BUILD_TYPE="https://cleanroom.dev/buildtypes/merge/v1",PREDICATE_TYPES=[TEST_RESULT,PROVENANCE,ISOLATION];function statementsOf(facts){
let subject=subjectsOf(facts.report,facts.manifest.sha256),predicates={[TEST_RESULT]:testResult(facts),[PROVENANCE]:provenance(facts),[ISOLATION]:isolation(facts)};return PREDICATE_TYPES.map(predicateType=>({
_type:STATEMENT_TYPE,subject,predicateType,predicate:predicates[predicateType]}))}function subjectsOf(report,manifestSha256){let subjects=new Map,known=new Set,add=(name,sha2562,run)=>{if(known.has(`${name}\
 ${sha2562}`))return;known.add(`${name} ${sha2562}`);let free=subjects.has(name)?`${name} of ${run}`:name;subjects.set(free,{name:free,digest:{sha256:sha2562}})};for(let{source:source2,run_id:run}of report.
parts??[report])/^[0-9a-f]{64}$/.test(source2.sha256)&&(add("source",source2.sha256,run),source2.bin!==null&&add(source2.bin.path==="source"?"./source":source2.bin.path,source2.bin.sha256,run));return subjects.
size===0?[{name:MANIFEST,digest:{sha256:manifestSha256}}]:[...subjects.values()]}function runDescriptor(report,manifestSha256){return{name:MANIFEST,digest:{sha256:manifestSha256},annotations:{run_id:report.
run_id,content_digest:report.content_digest}}}function resultOf(report){return report.outcome==="passed"?"PASSED":report.outcome==="skipped"?"WARNED":"FAILED"}function testResult({report,manifest}){let config=manifest.
manifest.files.find(file2=>file2.path===CONFIG),runs=new Map;for(let{name}of report.scenarios)runs.set(name,(runs.get(name)??0)+1);let named=(...outcomes)=>report.scenarios.filter(({outcome:outcome2})=>outcomes.
includes(outcome2)).map(({name,backend})=>runs.get(name)===1?name:`${name} (${backend})`);return{result:resultOf(report),configuration:[...config===void 0?[]:[{name:CONFIG,digest:{sha256:config.sha256}}],
...imagesOf(report),runDescriptor(report,manifest.sha256)],passedTests:named("passed"),warnedTests:named("skipped"),failedTests:named("failed","error")}}function provenance({report,manifest,builder,parameters}){
let started=Date.parse(report.started_at);return{buildDefinition:{buildType:report.parts===void 0?BUILD_TYPE:MERGE_BUILD_TYPE,externalParameters:parameters,internalParameters:{seed:report.seed,backend:report.
backend,determinism:report.determinism},resolvedDependencies:[...subjectsOf(report,manifest.sha256),...imagesOf(report),...mergedBundles(report)]},runDetails:{builder:{id:builder.id,version:{cleanroom:builder.
version}},metadata:{invocationId:report.run_id,startedOn:report.started_at,finishedOn:new Date(Math.round(started+report.duration_ms)).toISOString()},byproducts:[runDescriptor(report,manifest.sha256)]}}}
function mergedBundles({parts=[]}){return parts.flatMap(({run_id,content_digest,bundle})=>bundle===null?[]:[{name:bundleName(run_id),digest:{sha256:bundle},annotations:{run_id,content_digest}}])}function isolation({
report,manifest}){return{run_id:report.run_id,content_digest:report.content_digest,evidence:[runDescriptor(report,manifest.sha256)],scenarios:report.scenarios.map(({name,backend,outcome:outcome2,engine:engine2,
image,policy:policy2,content_digest})=>({name,backend,outcome:outcome2,engine:engine2,image,policy:policy2.name,controls:policy2.controls,content_digest}))}}function imagesOf(report){let images=new Map;
for(let{image}of report.scenarios){if(image===null)continue;let sha2562=/sha256:([0-9a-f]{64})$/.exec(image.digest??"")?.[1],descriptor={name:image.name,uri:`oci:${image.name}`};images.set(`${image.name}\
 ${sha2562}`,sha2562===void 0?descriptor:{...descriptor,digest:{sha256:sha2562}})}return[...images.values()]}async function sealRun(request){let{runDir,report,signer,builder,parameters}=request;try{for(let stale of[PUBLIC_KEY,ATTESTATIONS,partialName(report.run_id)])rmSync2(join5(runDir,stale),{force:!0});signer!==
null&&writeFileSync4(join5(runDir,PUBLIC_KEY),signer.publicKeyPem);let signing={kind:signer?.kind??"none",keyid:signer?.keyid??null},manifest=writeManifest(runDir,report.run_id,signing);if(signer!==null){
let lines=statementsOf({report,manifest,builder,parameters}).map(statement=>`${renderEnvelope(signer.sign(statement))}
`);writeFileSync4(join5(runDir,ATTESTATIONS),lines.join(""))}return{bundle:await writeBundle(runDir,manifest.manifest,signer!==null),manifestSha256:manifest.sha256,signing}}catch(error){if(error instanceof
CleanroomError)throw error;let message=error instanceof Error?error.message:String(error);throw new CleanroomError("ArtifactInvalid",`The evidence of the run could not be written: ${message}`,{hint:"C\
heck that the output directory is writable and that its disk is not full.",context:{path:runDir},cause:error})}}function controlsSection(report){let groups=controlGroups(report);return groups.length===0?null:html`<h2>Isolation</h2>
<p class="muted small">What was asked for, and what was read back from the engine and from inside.</p>
${groups.map(({policy:policy2,backends})=>html`<details class="card">
<summary><h3>${policy2.name}</h3><span class="muted small">${backends.join(", ")}</span><span class="push small muted">${policy2.controls.filter(control2=>control2.enforced).length} of ${policy2.controls.
length} in force</span></summary>
<div class="scroll"><table>
<thead><tr><th scope="col">Control</th><th scope="col">Asked for</th><th scope="col">In force</th><th scope="col">Evidence</th></tr></thead>
<tbody>${policy2.controls.map(control2=>html`<tr><th scope="row">${control2.name}</th><td>${control2.requested}</td>
<td>${control2.enforced?html`<span class="yes">yes</span>`:html`<span class="no">no</span>`}</td>
<td class="small">${control2.evidence.map(line=>html`<code>${line}</code><br>`)}</td></tr>`)}</tbody></table></div></details>`)}`}function evidenceSection(report){let{source:source2,omitted}=report,rows=[
["Content digest",report.content_digest,"what must not vary between two runs of the same input"],["Tested source",source2.sha256,`${source2.files} files, ${bytesText(source2.bytes)}`],...source2.bin===
null?[]:[["Tested binary",source2.bin.sha256,source2.bin.path]]];return html`<h2>Evidence</h2>
<div class="card"><div class="scroll"><table>
<thead><tr><th scope="col">Subject</th><th scope="col">SHA-256</th><th scope="col">What it covers</th></tr></thead>
<tbody>${rows.map(([name,digest,note])=>html`<tr><th scope="row">${name}</th><td><code>${digest}</code></td><td class="muted small">${note}</td></tr>`)}</tbody></table></div></div>
${omitted.length>0&&html`<details class="card"><summary><h3>${plural(omitted.length,"file")} left out of the run directory</h3></summary><div class="body"><ul class="plain">${omitted.slice(0,200).map(
file2=>html`<li><code>${file2.path}</code> <span class="muted small">${bytesText(file2.bytes)}, ${file2.reason}</span></li>`)}</ul></div></details>`}`}var MAX_STREAM=2e4,MAX_ALL=2e6,MAX_PASSED=200,OutputBudget=class{#left=MAX_ALL;take(text){let taken=lastPart(text,400,Math.min(MAX_STREAM,Math.max(this.#left,1e3)));return this.#left-=taken.length,taken}get spent(){
return this.#left<=0}};function scenarioCard(scenario2,id,texts,budget){let own=ownFailure(scenario2),room=MAX_PASSED,steps=scenario2.steps.filter(step2=>isBad(step2)||room-- >0),left=scenario2.steps.
length-steps.length,open=html`<details class="card" id="${id}" open>`,closed=html`<details class="card" id="${id}">`,{file:file2,line}=scenario2.location;return html`${isBad(scenario2)?open:closed}
<summary><span class="badge ${scenario2.outcome}">${scenario2.outcome}</span><h3>${scenario2.name}</h3>
<span class="muted small">${scenario2.backend}</span><span class="muted small push">${durationText(scenario2.duration_ms)}</span></summary>
<div class="body">
<p class="muted small"><code>${file2}:${line}</code>${scenario2.image!==null&&html` · image <code>${scenario2.image.name}</code>`} · policy ${scenario2.policy.name}${scenario2.tags.length>0&&` · ${scenario2.
tags.join(" ")}`}</p>
${scenario2.reason!==null&&html`<p>${scenario2.outcome}: ${scenario2.reason}</p>`}
${own!==null&&failureBox(own)}
${steps.map(step2=>stepBox(step2,texts(step2),budget))}
${left>0&&html`<p class="muted">${plural(left,"more step")} passed and left out here; report.json has all of them.</p>`}
</div>
</details>
`}function stepBox(step2,text,budget){let bad=isBad(step2),facts=[...step2.outcome==="skipped"?[]:[step2.exit_code===null?"no exit code":`exit ${step2.exit_code}`,durationText(step2.duration_ms)],...step2.
resources.memory_peak_bytes===null?[]:[`${bytesText(step2.resources.memory_peak_bytes)} memory`]];return html`<div class="step">
<div class="head"><span class="badge ${step2.outcome}">${step2.outcome}</span><strong>${step2.name}</strong><span class="muted small push">${facts.join(" · ")}</span></div>
<p class="cmd"><code>${commandText(step2.args)}</code></p>
${failuresOf(step2).map(failureBox)}
${output("stderr",step2.stderr,text?.stderr,bad,budget)}${output("stdout",step2.stdout,text?.stdout,bad,budget)}
${step2.files.length>0&&html`<details><summary>${plural(step2.files.length,"file")} left by the step</summary><ul class="plain">${step2.files.map(file2=>html`<li><code>${file2.path}</code> <span class="muted small">${bytesText(
file2.bytes)}</span></li>`)}</ul></details>`}
${bad&&step2.log_dir!==null&&html`<p class="muted small">Whole logs: <code>${step2.log_dir}</code></p>`}
</div>
`}function failureBox(failure2){let[first="",...rest]=failure2.message.split(`
`);return html`<div class="failure"><p><span class="kind">${failure2.kind}</span> ${first}</p>
${rest.length>0&&html`<pre>${rest.join(`
`).replace(/^ {4}/gm,"")}</pre>`}
${failure2.hint!==""&&html`<p class="hint">${failure2.hint}</p>`}</div>`}function output(name,stream2,text,bad,budget){if(stream2.bytes===0)return null;let title=html`${name} <span class="small">(${bytesText(
stream2.bytes)}${stream2.truncated&&", cut at max_output"})</span>`;if(text===void 0||budget.spent&&!bad)return html`<p class="muted small">${title}</p>`;let body=html`<summary>${title}</summary><pre tabindex="0">${budget.
take(text)}</pre></details>`;return html`<details>${body}`}var BADGES={ready:"passed",failed:"failed",not_started:"skipped"},MAX_ROWS=500;function servicesSection({services}){if(services.length===0)return null;let shown=[...services.filter(({outcome:outcome2})=>outcome2===
"failed"),...services.filter(({outcome:outcome2})=>outcome2!=="failed")].slice(0,MAX_ROWS),left=services.length-shown.length;return html`<h2>Services</h2>
<div class="card"><div class="scroll"><table>
<thead><tr><th scope="col">Outcome</th><th scope="col">Service</th><th scope="col">Scenario</th><th scope="col">Backend</th><th scope="col">Image</th><th scope="col">What had to hold</th><th scope="col">Log</th></tr></thead>
<tbody>
${shown.map(service2=>html`<tr>
<td><span class="badge ${BADGES[service2.outcome]}">${service2.outcome.replace("_"," ")}</span></td>
<td>${service2.name}<div class="muted small">${stateText(service2)}</div>${service2.chaos.map(({action,when,step:step2})=>html`<div class="muted small">${action} ${when} ${step2}</div>`)}</td>
<td>${service2.scenario??"shared"}</td><td>${service2.backend}</td>
<td>${service2.image!==null&&html`<code>${service2.image.name}</code>`}</td>
<td>${service2.health}</td><td>${service2.log!==null&&html`<code>${service2.log}</code>`}</td>
</tr>`)}
</tbody></table></div>${left>0&&html`<p class="muted">${left} more are in report.json.</p>`}</div>`}var STYLE=`
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
`;var MAX_PASSED2=500,STYLE_ELEMENT=Markup.of([`<style>${STYLE}</style>`],[]),OUTCOMES=["passed","failed","error","skipped"];function renderHtml(report,texts=noTexts){let numbered=report.scenarios.map((scenario2,index)=>({
scenario:scenario2,id:`s${index+1}`})),bad=numbered.filter(({scenario:scenario2})=>isBad(scenario2)),good=numbered.filter(({scenario:scenario2})=>!isBad(scenario2)),shown=[...bad,...good.slice(0,MAX_PASSED2)],
left=numbered.length-shown.length,budget=new OutputBudget;return html`<!doctype html>
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
${shown.map(({scenario:scenario2,id})=>scenarioCard(scenario2,id,texts,budget))}
${servicesSection(report)}
${coverageSection(report)}
${controlsSection(report)}
${evidenceSection(report)}
</main>
<footer>Times and sizes as measured in this run. The same results as data: report.json, junit.xml, trace.json.</footer>
</body>
</html>
`.text}function header2(report){let{engine:engine2,counts}=report,name=[engine2.name,engine2.version,engine2.rootless?"(rootless)":null].filter(part2=>part2!==null).join(" "),facts=[["Run",report.run_id],
["Started",report.started_at.replace("T"," ").replace(/\.\d+Z$/," UTC")],["Duration",durationText(report.duration_ms)],["Backend",report.backend===engine2.name?name:`${report.backend} · ${name}`],["P\
olicy",report.policy.name],["Seed",String(report.seed)],["Determinism",report.determinism.tier]],bars=OUTCOMES.filter(outcome2=>counts[outcome2]>0);return html`<header><div>
<h1><span class="badge ${report.outcome}">${report.outcome}</span> Cleanroom run</h1>
<div class="bar" role="img" aria-label="${countsText(counts)}">${bars.map(outcome2=>html`<span class="b-${outcome2}" style="flex-grow: ${counts[outcome2]}"></span>`)}</div>
<p>${plural(report.scenarios.length,"scenario")}: <strong>${countsText(counts)}</strong> · ${plural(report.steps.length,"step")}</p>
<dl class="facts">${facts.map(([term,value])=>html`<div><dt>${term}</dt><dd>${value}</dd></div>`)}</dl>
</div></header>`}function runError({error,scenarios}){return error===null||scenarios.some(scenario2=>scenario2.error?.message===error.message)?null:html`<div class="failure" role="alert"><p class="kind">${error.
kind}</p><pre>${error.message}</pre><p class="hint">${error.hint}</p></div>`}function overview(shown){return html`<div class="card"><div class="scroll"><table>
<caption>What failed comes first.</caption>
<thead><tr><th scope="col">Outcome</th><th scope="col">Scenario</th><th scope="col">Backend</th><th scope="col" class="num">Steps</th><th scope="col" class="num">Duration</th></tr></thead>
<tbody>
${shown.map(({scenario:scenario2,id})=>html`<tr>
<td><span class="badge ${scenario2.outcome}">${scenario2.outcome}</span></td>
<th scope="row" style="color: inherit; font-size: inherit"><a href="#${id}">${scenario2.name}</a>${scenario2.reason!==null&&html`<div class="muted small" style="font-weight: 400">${scenario2.reason}</div>`}</th>
<td>${scenario2.backend}</td><td class="num">${scenario2.steps.length}</td><td class="num">${durationText(scenario2.duration_ms)}</td>
</tr>`)}
</tbody></table></div></div>`}var READABLE_STEPS=500;function renderReport(report){let checked=safeParse(reportSchema,report);if(!checked.success){let problems=checked.error.issues.map(issue=>`${issue.path.join(".")}: ${issue.message}`);
throw new CleanroomError("Internal",`the report does not fit its own schema: ${problems.slice(0,5).join("; ")}`,{hint:"This is a defect in Cleanroom: please report it with the run directory attached.",
context:{problems}})}return`${JSON.stringify(checked.data,null,report.steps.length>READABLE_STEPS?0:2)}
`}import{stripVTControlCharacters}from"node:util";var NOT_XML=/[^\t\n\r\x20-\ud7ff\ue000-\ufffd\u{10000}-\u{10ffff}]/gu,ENTITIES={"&":"&amp;","<":"&lt;",">":"&gt;","\r":"&#13;"};function escapeText(text){
return stripVTControlCharacters(text).replace(NOT_XML,"�").replace(/[&<>\r]/g,char=>ENTITIES[char]??char)}function attributes(values){return Object.entries(values).map(([name,value])=>{let text=escapeText(
String(value)).replaceAll('"',"&quot;").replaceAll(`
`,"&#10;").replaceAll("	","&#9;");return` ${name}="${text}"`}).join("")}function element(name,values,text){return`      <${name}${attributes(values)}>${escapeText(text)}</${name}>
`}var MAX_OUTPUT=32768;function renderJunit(report,texts=noTexts){let suites=report.scenarios.map(scenario2=>renderSuite(report,scenario2,texts)),totals=suites.reduce((sum,{counts})=>addCounts(sum,counts),
noCounts()),head=attributes({name:"cleanroom",...totals,time:seconds(report.duration_ms),timestamp:report.started_at}),body=suites.map(({xml})=>xml).join("");return`<?xml version="1.0" encoding="UTF-8\
"?>
<testsuites${head}>
${body}</testsuites>
`}function renderSuite(report,scenario2,texts){let name=`${scenario2.name} [${scenario2.backend}]`,cases=scenario2.steps.map(step2=>renderStep(name,scenario2,step2,texts(step2))),own=renderScenarioCase(
name,scenario2);own!==null&&cases.push(own);let counts=cases.reduce((sum,{outcome:outcome2})=>addCounts(sum,countsOf(outcome2)),noCounts()),properties={run_id:report.run_id,backend:scenario2.backend,engine:scenario2.
engine===null?"":`${scenario2.engine.name} ${scenario2.engine.version??""}`.trim(),image:scenario2.image?.digest??scenario2.image?.name??"",policy:scenario2.policy.name,seed:String(report.seed),content_digest:scenario2.
content_digest??"",...Object.fromEntries(servicesOf(report,scenario2).map(service2=>[`service.${service2.name}`,[service2.image?.digest??service2.image?.name??"",stateText(service2)].filter(part2=>part2!==
"").join(" ")]))},shown=Object.entries(properties).filter(([,value])=>value!==""),timestamp=scenario2.steps.find(step2=>step2.started_at!==null)?.started_at??report.started_at,head=attributes({name,...counts,
time:seconds(scenario2.duration_ms),timestamp,file:scenario2.location.file}),list=shown.map(([key,value])=>`      <property${attributes({name:key,value})}/>
`).join("");return{xml:`  <testsuite${head}>
    <properties>
${list}    </properties>
${cases.map(one=>one.xml).join("")}  </testsuite>
`,counts}}function renderScenarioCase(classname,scenario2){let failure2=ownFailure(scenario2);if(failure2===null&&scenario2.steps.length>0)return null;let text=failure2===null?scenario2.reason??"":`${failure2.
kind}: ${failure2.message}
${failure2.hint}`,body=verdict(scenario2.outcome,failure2?.kind??scenario2.outcome,failure2?.message??text,text);return testcase(classname,scenario2.name,scenario2.location,0,scenario2.outcome,body)}function renderStep(classname,scenario2,step2,text){
let failures=failuresOf(step2),detail=[...failures.map(failure2=>`${failure2.kind}: ${failure2.message}
${failure2.hint}
`),`args: ${commandText(step2.args)}`,`exit code: ${step2.exit_code??"none"}`,...step2.log_dir===null?[]:[`logs: ${step2.log_dir}`]].join(`
`),why=step2.outcome==="skipped"?scenario2.reason??"an earlier step failed":failures[0]?.message??step2.outcome,output2=(name,stream2)=>stream2===void 0||stream2===""?"":element(name,{},lastPart(stream2,
2e3,MAX_OUTPUT)),body=[verdict(step2.outcome,failures[0]?.kind??step2.outcome,why,detail),output2("system-out",text?.stdout),output2("system-err",text?.stderr)].join("");return testcase(classname,step2.
name,step2.location,step2.duration_ms,step2.outcome,body)}function testcase(classname,name,location2,ms,outcome2,body){let head=attributes({classname,name,time:seconds(ms),file:location2.file,line:location2.
line});return{xml:body===""?`    <testcase${head}/>
`:`    <testcase${head}>
${body}    </testcase>
`,outcome:outcome2}}function verdict(outcome2,type,message,text){let[first=""]=message.split(`
`);return outcome2==="skipped"?`      <skipped${attributes({message:first})}/>
`:isBad({outcome:outcome2})?element(outcome2==="failed"?"failure":"error",{type,message:first},escapeText(text)===""?first:text):""}function noCounts(){return{tests:0,failures:0,errors:0,skipped:0}}function countsOf(outcome2){
let one=name=>outcome2===name?1:0;return{tests:1,failures:one("failed"),errors:one("error"),skipped:one("skipped")}}function addCounts(a,b){return{tests:a.tests+b.tests,failures:a.failures+b.failures,
errors:a.errors+b.errors,skipped:a.skipped+b.skipped}}function seconds(ms){return(ms/1e3).toFixed(3)}function renderTrace(report,phases){let start=Math.min(...phases.map(phase2=>phase2.start),instant(report.started_at)??1/0),begin=Number.isFinite(start)?start:0,end=Math.max(begin,...phases.map(phase2=>phase2.
end)),phase=phases.find(({name})=>name==="run"),run={path:phase===void 0?"run":"phase/run",start:phase?.start??begin},root={path:"run",parent:null,name:"cleanroom",start:begin,end,outcome:report.outcome,
message:report.error?.message??"",attributes:{"cleanroom.run_id":report.run_id,"cleanroom.seed":report.seed,"cleanroom.content_digest":report.content_digest}},spans=[root,...phases.map(phase2=>{let outcome2=phase2.
name==="run"?report.outcome:"passed";return{...phase2,path:`phase/${phase2.name}`,parent:root.path,outcome:outcome2,message:"",attributes:{}}}),...report.scenarios.flatMap((scenario2,index)=>scenarioSpans(
scenario2,`scenario/${index}`,run)),...report.services.flatMap((service2,index)=>serviceSpan(report,service2,`service/${index}`,run))],resource={attributes:attributes2({"service.name":"cleanroom","cle\
anroom.backend":report.backend,"cleanroom.policy":report.policy.name,"cleanroom.engine":report.engine.name,"cleanroom.engine_version":report.engine.version})},scopeSpans=[{scope:{name:"cleanroom"},spans:spans.
map(span=>encode(report.run_id,span))}];return`${JSON.stringify({resourceSpans:[{resource,scopeSpans}]},null,1)}
`}function scenarioSpans(scenario2,path,run){let steps=scenario2.steps.map((step2,index)=>{let start2=(step2.started_at===null?null:instant(step2.started_at))??run.start;return{path:`${path}/step/${index}`,
parent:path,name:step2.name,start:start2,end:start2+step2.duration_ms,outcome:step2.outcome,message:step2.error?.message??"",attributes:{"cleanroom.backend":step2.backend,"process.exit.code":step2.exit_code,
"cleanroom.error_kind":step2.error?.kind??null,"cleanroom.stdout_bytes":step2.stdout.bytes,"cleanroom.stderr_bytes":step2.stderr.bytes,"cleanroom.cpu_ms":step2.resources.cpu_ms,"cleanroom.memory_peak_\
bytes":step2.resources.memory_peak_bytes}}}),begun=scenario2.steps.flatMap((step2,index)=>step2.started_at===null?[]:[steps[index]?.start??run.start]),start=begun.length===0?run.start:Math.min(...begun);
return[{path,parent:run.path,name:scenario2.name,start,end:Math.max(start+scenario2.duration_ms,...steps.map(step2=>step2.end)),outcome:scenario2.outcome,message:scenario2.error?.message??scenario2.reason??
"",attributes:{"cleanroom.backend":scenario2.backend,"container.image.name":scenario2.image?.name??null,"cleanroom.policy":scenario2.policy.name,"code.file.path":scenario2.location.file,"code.line.num\
ber":scenario2.location.line}},...steps]}function serviceSpan(report,service2,path,run){let start=service2.started_at===null?null:instant(service2.started_at);if(start===null)return[];let{name,scenario:scenario2,
backend,outcome:outcome2,image,chaos,error}=service2,index=report.scenarios.findIndex(each=>each.name===scenario2&&each.backend===backend);return[{path,parent:index===-1?run.path:`scenario/${index}`,name:`\
service ${name}`,start,end:start+(service2.ready_ms??0),outcome:outcome2==="ready"?"passed":outcome2==="failed"?"failed":"skipped",message:error?.message??"",attributes:{"cleanroom.backend":backend,"c\
leanroom.health":service2.health,"container.image.name":image?.name??null},events:chaos.map(({action,share:share2,step:step2,when,at})=>({name:action,at:instant(at)??start,attributes:{"cleanroom.step":step2,
"cleanroom.when":when,"cleanroom.share":share2}}))}]}function encode(runId,span){let{path,parent,outcome:outcome2,message,events=[]}=span,end=Math.max(span.start,span.end),bad=outcome2==="failed"||outcome2===
"error";return{traceId:sha256(`trace\0${runId}`).slice(0,32),spanId:spanId(runId,path),parentSpanId:parent===null?"":spanId(runId,parent),name:plainText(span.name),kind:1,startTimeUnixNano:nanoseconds(
span.start),endTimeUnixNano:nanoseconds(end),attributes:attributes2({...span.attributes,"cleanroom.outcome":outcome2,"cleanroom.duration_ms":Math.round((end-span.start)*1e3)/1e3}),...events.length===0?
{}:{events:events.map(event=>({timeUnixNano:nanoseconds(event.at),name:event.name,attributes:attributes2(event.attributes)}))},status:bad?{code:2,message:plainText(message)}:{code:outcome2==="passed"?
1:0}}}function spanId(runId,path){return sha256(`span\0${runId}\0${path}`).slice(0,16)}function nanoseconds(ms){return String(BigInt(Math.round(ms*1e3))*1000n)}function attributes2(values){return Object.
entries(values).flatMap(([key,value])=>value===null?[]:[{key,value:encodeValue(value)}])}function encodeValue(value){return typeof value=="string"?{stringValue:plainText(value)}:Number.isInteger(value)?
{intValue:String(value)}:{doubleValue:value}}function instant(text){let ms=Date.parse(text);return Number.isNaN(ms)?null:ms}import{deflateRawSync}from"node:zlib";var EVIDENCE={run:32*1024,scenario:8*1024,file:256};function keepWhatFits(files,maxBytes,report){let safe=files.filter(file2=>isSafePath(file2.path)?!0:(leaveOut(report,JSON.stringify(file2.path),file2,
"its name can't be kept safely on every system"),!1)),room=maxBytes-EVIDENCE.run-EVIDENCE.scenario*report.scenarios.length-EVIDENCE.file*safe.length;if(2*safe.reduce((sum,{content})=>sum+Buffer.byteLength(
content),0)<=room)return safe;let cost=({content})=>Buffer.byteLength(content)+deflateRawSync(content).length;for(let file2 of safe)file2.essential&&(room-=cost(file2));return safe.filter(file2=>{if(file2.
essential)return!0;let taken=Buffer.byteLength(file2.content)<=room?cost(file2):Number.POSITIVE_INFINITY;return taken<=room?(room-=taken,!0):(leaveOut(report,file2.path,file2,`the run directory is lim\
ited to ${maxBytes} bytes`),!1)})}function leaveOut(report,path,{content},reason){report.omitted.push({path,bytes:Buffer.byteLength(content),reason})}import{readdirSync as readdirSync2,rmSync as rmSync3}from"node:fs";import{join as join6}from"node:path";var DAY_MS=1440*60*1e3;function applyRetention(outputDir,keepDays,now=new Date){if(keepDays===null)return[];let old=readdirSync2(outputDir).filter(name=>{let began=timeOfRunId(name);return began!==null&&
now.getTime()-began.getTime()>keepDays*DAY_MS});for(let name of old)rmSync3(join6(outputDir,name),{recursive:!0,force:!0});return old}export{detectCi,builderFacts,IN_TOTO_PAYLOAD_TYPE,renderEnvelope,signatureHolds,keyIdOf,readPublicKey,createSigner,assembleReport,coverageReport,MANIFEST,ATTESTATIONS,PUBLIC_KEY,REPORT,CONFIG,isBundle,
isSafePath,byPath,stepFiles,untakenFiles,writeRunFiles,makeRunDir,slug,exitCode,serviceFiles,cutLogs,gunzip,packTar,renderManifest,STATEMENT_TYPE,TEST_RESULT,PROVENANCE,ISOLATION,PREDICATE_TYPES,subjectsOf,
resultOf,sealRun,renderHtml,reportSchema,renderReport,renderJunit,renderTrace,keepWhatFits,inOrderOfNeed,applyRetention};
