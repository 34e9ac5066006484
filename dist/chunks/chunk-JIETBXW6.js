import{require_tar_stream}from"./chunk-FAL5KSJJ.js";import{CONTROL_NAMES}from"./chunk-IIBV2XE2.js";import{CleanroomError}from"./chunk-UGDXNBBN.js";import{__toESM}from"./chunk-ND625BFL.js";import{homedir}from"node:os";var INBOX="/cleanroom/in",ARTIFACTS="/cleanroom/artifacts";function cellBinPath(name){return`${INBOX}/bin/${name}`}function quote(word){return`'${word.replaceAll("'","'\\''")}'`}function stepScript(number2,command3,workdir){
let[program2="",...args]=command3.argv,environment=Object.entries(command3.env).map(([name,value])=>quote(`${name}=${value}`)),missing=quote(`cleanroom: ${program2}: command not found`);return[`exec <${command3.
stdin===null?"/dev/null":`${INBOX}/${number2}.stdin`}`,`cd ${quote(workdir)} || exit 126`,`PATH=${quote(command3.env.PATH??"")}`,`command -v ${quote(program2)} >/dev/null 2>&1 || { printf '%s\\n' ${missing}\
 >&2; exit 127; }`,`exec "$cleanroom_env" -i ${[...environment,quote(program2),...args.map(quote)].join(" ")}`,""].join(`
`)}function bootScript(workdir,hasWorkspace){let cg="/sys/fs/cgroup",facts=["/proc/self/status","/proc/self/limits","/proc/self/mountinfo","/proc/net/dev","memory/memory.limit_in_bytes","pids/pids.max",
"cpu/cpu.cfs_quota_us","cpu/cpu.cfs_period_us","memory.max","pids.max","cpu.max"].map(path=>path.startsWith("/")?path:`${cg}/${path}`);return[`cd ${quote(workdir)} || exit 1`,hasWorkspace?`tar -xof ${INBOX}\
/workspace.tar || exit 1`:":",`for fact in ${facts.join(" ")}; do`,'  [ -r "$fact" ] || continue',`  printf '\\035%s\\n' "$fact"`,`  while IFS= read -r line; do printf '%s\\n' "$line"; done <"$fact"`,
"done","exit 0",""].join(`
`)}function wantedScript(workdir,wanted){return[`cd ${quote(workdir)} || exit 1`,"set --",...wanted.map(path=>`[ -f ${quote(`./${path}`)} ] && set -- "$@" ${quote(`./${path}`)}`),'[ $# -eq 0 ] || exec\
 tar -chf - "$@"',""].join(`
`)}function artifactsScript(){return[`cd ${ARTIFACTS} || exit 1`,"tar -chf - .","rm -rf ./* ./.[!.]* ./..?*",""].join(`
`)}import{randomBytes}from"node:crypto";var import_tar_stream=__toESM(require_tar_stream(),1);import{posix}from"node:path";function readTar(limit2){let files=new Map,omitted=[],kept=0,parser=(0,import_tar_stream.extract)(),finished2=new Promise(
resolve2=>{parser.on("finish",resolve2),parser.on("error",error=>{omitted.push({path:"",bytes:0,reason:`the tar ended early: ${error.message}`}),resolve2()})});return parser.on("entry",(header,stream,next)=>{
let bytes=header.size??0,path=posix.normalize(header.name).replace(/^\.\//,""),reason=refusal(header.type??"file",path,kept+bytes>limit2);if(stream.on("end",next),reason!==null){header.type!=="directo\
ry"&&omitted.push({path,bytes,reason}),stream.resume();return}kept+=bytes;let chunks=[];stream.on("data",chunk=>chunks.push(chunk)),stream.on("end",()=>files.set(path,Buffer.concat(chunks)))}),{write:chunk=>{
parser.write(chunk)},end:async()=>(parser.end(Buffer.alloc(0)),await finished2,{files:new Map([...files].sort(([a],[b])=>a<b?-1:1)),omitted})}}function refusal(type,path,tooMuch){return type!=="file"&&
type!=="contiguous-file"?`not a regular file: ${type}`:path.startsWith("../")||path.startsWith("/")||path===".."?"its path leads outside":tooMuch?"artifacts are over the size limit":null}var MarkerScanner=class{constructor(nonce,onData,onMarker){this.onData=onData;this.onMarker=onMarker;this.#start=Buffer.from(`${nonce} `)}onData;onMarker;#start;#held=Buffer.alloc(0);write(chunk){let rest=this.#held.
length===0?chunk:Buffer.concat([this.#held,chunk]);for(this.#held=Buffer.alloc(0);;){let at=rest.indexOf(this.#start);if(at===-1)break;let end=rest.indexOf(`
`,at+1);if(at>0&&this.onData(rest.subarray(0,at)),end===-1){this.#held=rest.subarray(at);return}this.onMarker(parse(rest.toString("latin1",at+this.#start.length,end))),rest=rest.subarray(end+2)}let keep=partialMatch(
rest,this.#start);rest.length>keep&&this.onData(keep===0?rest:rest.subarray(0,rest.length-keep)),this.#held=keep===0?this.#held:Buffer.from(rest.subarray(rest.length-keep))}end(){this.#held.length>0&&
this.onData(this.#held),this.#held=Buffer.alloc(0)}};function partialMatch(bytes,pattern){let from=Math.max(0,bytes.length-pattern.length+1);for(let at=bytes.indexOf(30,from);at!==-1;at=bytes.indexOf(
30,at+1)){let tail=bytes.subarray(at);if(tail.equals(pattern.subarray(0,tail.length)))return tail.length}return 0}function parse(fields){let[exitCode,cpu0,peak0,usage0,oom0,cpu1,peak1,oom1,left]=fields.
split(" "),[cpuBefore,cpuAfter,oomBefore,oomAfter]=[number(cpu0),number(cpu1),number(oom0),number(oom1)];return{exitCode:number(exitCode)??-1,cpuNs:cpuBefore===null||cpuAfter===null?null:cpuAfter-cpuBefore,
peakBefore:number(peak0),peakAfter:number(peak1),usageBefore:number(usage0),oomKills:oomBefore===null||oomAfter===null?null:oomAfter-oomBefore,artifactsLeft:left==="1"}}function number(text){return text!==
void 0&&/^\d+$/.test(text)?Number(text):null}var GRACE_MS=250,ANSWER_MS=1e4,CellSession=class _CellSession{constructor(streams,inbox,options){this.streams=streams;this.inbox=inbox;this.options=options}streams;inbox;options;facts={};#number=0;#running=null;#gone=null;static async start(streams,inbox,options){
let session=new _CellSession(streams,inbox,options),nonce=randomBytes(16).toString("hex"),early="",scan=name=>new MarkerScanner(nonce,chunk=>{session.#running&&session.#running[name](chunk)},readings2=>session.#mark(
name,readings2)),scanners={stdout:scan("stdout"),stderr:scan("stderr")};streams.receive({stdout:chunk=>{session.#number<=1&&early.length<4096&&(early+=chunk.toString("utf8")),scanners.stdout.write(chunk)},
stderr:chunk=>{session.#number<=1&&early.length<4096&&(early+=chunk.toString("utf8")),scanners.stderr.write(chunk)}}),streams.ended.then(reason=>{scanners.stdout.end(),scanners.stderr.end(),session.#lost(
reason)}),streams.send(`${nonce}
`);let facts=[],problems=[],boot=bootScript(options.workdir,options.hasWorkspace),sinks={stdout:c=>facts.push(c),stderr:c=>problems.push(c)},readings;try{readings=await withDeadline(session.#script(boot,
null,sinks),options.bootTimeoutMs)}catch(cause){throw new CellStartError(early.trim()||message(cause),cause)}if(readings.exitCode!==0)throw new CellStartError(`the workspace could not be unpacked: ${Buffer.
concat(problems).toString("utf8").trim()}`);return session.facts=parseFacts(Buffer.concat(facts).toString("utf8")),session}async run(command3,sinks){let startedAt=Date.now(),start=performance.now(),ended="\
exited",timers=[],stop=why=>{ended==="exited"&&(ended=why,this.streams.send(`term
`),timers.push(setTimeout(()=>this.streams.send(`kill
`),GRACE_MS)),timers.push(setTimeout(()=>this.#lost("it did not answer to SIGKILL"),GRACE_MS+ANSWER_MS)))},onAbort=()=>stop("interrupted"),running=this.#script(stepScript(this.#number+1,command3,this.
options.workdir),command3.stdin,sinks);command3.timeoutMs!==null&&timers.push(setTimeout(()=>stop("timeout"),command3.timeoutMs)),command3.signal.aborted?onAbort():command3.signal.addEventListener("ab\
ort",onAbort,{once:!0});try{let readings=await running,durationMs=performance.now()-start;return{exitCode:readings.exitCode,ended,limit:limitOf(readings),startedAt,durationMs,cpuMs:readings.cpuNs===null?
null:readings.cpuNs/1e6,memoryPeakBytes:peakOf(readings),memoryCeilingBytes:ceilingOf(readings),files:await this.#collect(command3.collect,readings.artifactsLeft)}}finally{for(let timer of timers)clearTimeout(
timer);command3.signal.removeEventListener("abort",onAbort)}}close(){this.#lost("it was closed"),this.streams.end()}async#collect(wanted,artifactsLeft){let limit2=this.options.artifactsBytes,files=wanted.
length===0?null:await this.#tar(wantedScript(this.options.workdir,wanted),limit2),artifacts=artifactsLeft?await this.#tar(artifactsScript(),limit2):null;return{wanted:files?.files??new Map,artifacts:artifacts?.
files??new Map,omitted:[...files?.omitted??[],...artifacts?.omitted??[]]}}async#tar(script,limit2){let tar=readTar(limit2);return await this.#script(script,null,{stdout:chunk=>tar.write(chunk),stderr:()=>{}}),
tar.end()}#script(script,stdin,sinks){if(this.#gone!==null)return Promise.reject(lostError(this.#gone));let number2=++this.#number;return this.inbox.putStep(number2,script,stdin),new Promise((resolve2,reject)=>{
this.#running={stdout:chunk=>sinks.stdout(chunk),stderr:chunk=>sinks.stderr(chunk),marked:{stdout:null,stderr:null},done:resolve2,failed:reject},this.streams.send(`run ${number2}
`)}).finally(()=>this.inbox.dropStep(number2))}#mark(name,readings){let running=this.#running;running!==null&&(running.marked[name]=readings,!(running.marked.stdout===null||running.marked.stderr===null)&&
(this.#running=null,running.done(running.marked.stdout)))}#lost(reason){this.#gone??=reason;let running=this.#running;this.#running=null,running?.failed(lostError(this.#gone))}},CellStartError=class extends Error{constructor(output,cause){
super(`the cell did not start: ${output}`,{cause});this.output=output;this.name="CellStartError"}output};function lostError(reason){return new CleanroomError("EngineUnavailable",`the cell went away in\
 the middle of a step: ${reason}`,{hint:"The engine may have been stopped or restarted; run `cleanroom doctor`, then run again.",context:{reason}})}var CPU_TIME_EXIT=152;function limitOf(readings){return(readings.
oomKills??0)>0&&readings.exitCode!==0?"memory":readings.exitCode===CPU_TIME_EXIT?"cpu_time":null}function peakOf({peakBefore,peakAfter,usageBefore}){return peakBefore===null||peakAfter===null||usageBefore===
null||peakAfter<=peakBefore?null:peakAfter-usageBefore}function ceilingOf({peakAfter,usageBefore}){return peakAfter===null||usageBefore===null?null:peakAfter-usageBefore}function parseFacts(text){let facts={};
for(let part of text.split("").slice(1)){let lineEnd=part.indexOf(`
`);facts[part.slice(0,lineEnd)]=part.slice(lineEnd+1)}return facts}async function withDeadline(work,ms){let timer,deadline=new Promise((_,reject)=>{timer=setTimeout(()=>reject(new Error(`the cell was \
not ready after ${ms} ms`)),ms)});try{return await Promise.race([work,deadline])}finally{clearTimeout(timer)}}function message(cause){return cause instanceof Error?cause.message:String(cause)}var CELL_HOSTNAME="cleanroom";function fixedEnvironment(seed,artifactsDir){return{HOME:"/tmp",HOSTNAME:CELL_HOSTNAME,LANG:"C.UTF-8",LC_ALL:"C.UTF-8",TZ:"UTC",SOURCE_DATE_EPOCH:String(946684800),PYTHONHASHSEED:String(Math.abs(seed)%
2**32),CLEANROOM_SEED:String(seed),CLEANROOM_ARTIFACTS:artifactsDir}}import{readFileSync}from"node:fs";import{hostname}from"node:os";function ownerId(pid=process.pid){return`${hostId()}.${pid}.${startTime(pid)??0}`}function ownerMayLive(owner){let match=/^([0-9a-z]+)\.(\d+)\.(\d+)$/.
exec(owner);if(match===null)return!0;let[,host,pid,start]=match;if(host!==hostId())return!0;if(!processExists(Number(pid)))return!1;let now=startTime(Number(pid));return now===null||now===Number(start)||
start==="0"}function hostId(){try{return readFileSync("/proc/sys/kernel/random/boot_id","utf8").replaceAll("-","").slice(0,12)}catch{return hostname().toLowerCase().replaceAll(/[^0-9a-z]/g,"").slice(0,
32)||"host"}}function processExists(pid){try{return process.kill(pid,0),!0}catch(error){return error.code==="EPERM"}}function startTime(pid){try{let stat=readFileSync(`/proc/${pid}/stat`,"latin1");return Number(
stat.slice(stat.lastIndexOf(")")+2).split(" ")[19])}catch{return null}}var MARK="cleanroom=1",LIFETIME=1440*60;function ownLabels(runId){return{cleanroom:"1","cleanroom.run":runId,"cleanroom.owner":ownerId(),"cleanroom.expires":String(Math.floor(Date.now()/1e3)+LIFETIME)}}
function leftBehind(labels,now=Date.now()){if(labels.cleanroom!=="1")return null;let owner=labels["cleanroom.owner"];if(owner!==void 0&&!ownerMayLive(owner))return"its process is gone";let expires=Number(
labels["cleanroom.expires"]);return Number.isFinite(expires)&&expires*1e3<now?"it has expired":null}var OWN_PROCESSES=4,SHM_BYTES=64*1024*1024,FILE_OVERHEAD=4096,UNLIMITED_WORKSPACE=8*1024**3;function cellUser(spec){return spec.policy.user==="non_root"?`${65534}:${65534}`:null}function workspaceMemory(spec){
return spec.workspace.bytes+spec.workspace.files*FILE_OVERHEAD}function fileSizeLimit(spec,policyBytes){return Math.max(policyBytes,spec.workspace.bytes)}function cellTmpfs(spec,dialect,artifactsDir){
let owned=mode=>dialect.ownedTmpfs(cellUser(spec),mode),room=spec.policy.limits.memoryBytes??UNLIMITED_WORKSPACE;return{"/tmp":`rw,exec,nosuid,nodev,${owned("1777")}`,[spec.workdir]:`rw,exec,nosuid,no\
dev,size=${Math.ceil(workspaceMemory(spec)*1.1)+room},${owned("0755")}`,[artifactsDir]:`rw,noexec,nosuid,nodev,size=${Math.max(spec.artifactsBytes,FILE_OVERHEAD)},${owned("0755")}`}}function containerRequest(spec,dialect,image,network,purpose){
let{policy}=spec,user=cellUser(spec),offline=policy.network.kind==="none";return{Image:image.id,Entrypoint:[...purpose.entrypoint],Cmd:[],Hostname:CELL_HOSTNAME,WorkingDir:spec.workdir,Tty:!1,OpenStdin:purpose.
stdin,StdinOnce:purpose.stdin,AttachStdin:purpose.stdin,AttachStdout:!0,AttachStderr:!0,Labels:ownLabels(spec.runId),...user===null?{}:{User:user},...purpose.env===null?{}:{Env:exactly(purpose.env,image.
env)},...offline&&network.NetworkDisabled?{NetworkDisabled:!0}:{},HostConfig:{AutoRemove:purpose.autoRemove,LogConfig:{Type:"none",Config:{}},...offline&&network.NetworkMode!==void 0?{NetworkMode:network.
NetworkMode}:{},...policy.capabilities==="none"?{CapDrop:["ALL"]}:{},SecurityOpt:["no-new-privileges"],ReadonlyRootfs:policy.rootFilesystem==="read_only",ShmSize:SHM_BYTES,...limits(spec,dialect),Tmpfs:{
...purpose.tmpfs},Binds:Object.entries(purpose.volumes).map(([target,volume])=>dialect.volumeBind(volume,target)),Mounts:Object.entries(purpose.mounts).map(([target,source])=>({Type:"bind",Source:source,
Target:target,ReadOnly:!0}))}}}function limits(spec,dialect){let{cpuTimeSecs,memoryBytes,processCount,fileSizeBytes,cpus}=spec.policy.limits,ulimits=[...dialect.ulimits];if(cpuTimeSecs!==null&&ulimits.
push({Name:"cpu",Soft:cpuTimeSecs,Hard:cpuTimeSecs+1}),fileSizeBytes!==null){let bytes=fileSizeLimit(spec,fileSizeBytes);ulimits.push({Name:"fsize",Soft:bytes,Hard:bytes})}let memory=memoryBytes===null?
null:memoryBytes+spec.workspace.bytes;return{Ulimits:ulimits,...memory===null?{}:{Memory:memory,MemorySwap:memory},...cpus===null?{}:{NanoCpus:Math.round(cpus*1e9)},...processCount===null?{}:{PidsLimit:processCount+
OWN_PROCESSES}}}function exactly(env,imageEnv){let unset=Object.keys(imageEnv).filter(name=>!(name in env)&&name!=="PATH");return[...Object.entries(env).map(([name,value])=>`${name}=${value}`),...unset]}
function requireEnforceable(spec,dialect){if(spec.policy.network.kind==="allowlist")throw new CleanroomError("EnforcementUnavailable",`policy "${spec.policy.name}" allows some hosts only, which ${dialect.
title} cannot enforce`,{hint:'Use net = "offline" and give the step what it needs, or net = "full" if it may reach everything.',context:{policy:spec.policy.name,control:"network",engine:dialect.name}})}import{readFileSync as readFileSync2}from"node:fs";import{join as join2}from"node:path";import{join}from"node:path";function endpointUrl(endpoint){return endpoint.kind==="unix"?`unix://${endpoint.path}`:`tcp://${endpoint.host}:${endpoint.port}`}function dockerCandidates(env,home){if(env.
DOCKER_HOST)return parseHost("DOCKER_HOST",env.DOCKER_HOST,env);let runtime=env.XDG_RUNTIME_DIR;return unixSockets(["/var/run/docker.sock",...runtime?[join(runtime,"docker.sock")]:[],join(home,".docke\
r/run/docker.sock")])}function podmanCandidates(env,uid){for(let name of["CLEANROOM_PODMAN_SOCKET","CONTAINER_HOST"]){let value=env[name];if(value)return parseHost(name,value,env)}let runtime=env.XDG_RUNTIME_DIR;
return unixSockets([...runtime?[join(runtime,"podman/podman.sock")]:[],...uid===0?[]:[`/run/user/${uid}/podman/podman.sock`],"/run/podman/podman.sock"])}function unixSockets(paths){return{endpoints:[...new Set(
paths)].map(path=>({kind:"unix",path}))}}function parseHost(variable,value,env){if(value.startsWith("/"))return unixSockets([value]);if(value.startsWith("unix://")){let path=value.slice(7);return path.
startsWith("/")?unixSockets([path]):{problem:`${variable}=${value} names no absolute socket path`}}if(/^(ssh|npipe|fd):/.test(value)){let scheme=value.slice(0,value.indexOf(":"));return{problem:`${variable}\
=${hideUser(value)}: ${scheme}:// is not supported, only unix:// and tcp:// are`}}let address=value.includes("://")?value:`tcp://${value}`,url=URL.canParse(address)?new URL(address):null;if(url===null||
!["tcp:","http:","https:"].includes(url.protocol)||url.hostname==="")return{problem:`${variable}=${hideUser(value)} is no address of an engine (unix:///path or tcp://host:port)`};let tls=url.protocol===
"https:"||url.port==="2376"||!!env.DOCKER_TLS_VERIFY,port=url.port===""?tls?2376:2375:Number(url.port);return{endpoints:[{kind:"tcp",host:url.hostname,port,tls,certDir:env.DOCKER_CERT_PATH||null}]}}function hideUser(value){
return value.replace(/\/\/[^@/]*@/,"//")}function faultOf(error){let{statusCode,code,json}=typeof error=="object"&&error!==null?error:{},said=typeof json=="object"&&json!==null?json.message:void 0,text=typeof said=="string"?said:error instanceof
Error?error.message:String(error);return{status:typeof statusCode=="number"?statusCode:null,code:typeof code=="string"?code:null,message:text.trim().replaceAll(/\s+/g," ")}}var ANSWER_MS2=6e4,EngineClient=class _EngineClient{constructor(docker,endpoint){this.docker=docker;this.url=endpointUrl(endpoint)}docker;url;static async connect(endpoint){let{default:Docker}=await import("./docker-7C43ULUB.js");
return new _EngineClient(new Docker(connection(endpoint)),endpoint)}async greet(ms){let answer=await within(ms,this.#dial({path:"/_ping",method:"GET",isStream:!0}));return answer.resume(),String(answer.
headers.server??"")}version(ms){return within(ms,this.docker.version())}info(ms){return within(ms,this.docker.info())}async ping(ms){await within(ms,this.docker.ping())}async create(request){return(await within(
ANSWER_MS2,this.docker.createContainer(request))).id}attach(id,stdin){let path=`/containers/${id}/attach?stream=1&stdout=1&stderr=1${stdin?"&stdin=1":""}&`;return within(ANSWER_MS2,this.#dial({path,method:"\
POST",hijack:!0,file:Buffer.alloc(0)}))}async start(id){await within(ANSWER_MS2,this.docker.getContainer(id).start())}async inspect(id){return orNull(within(ANSWER_MS2,this.docker.getContainer(id).inspect()))}async kill(id,signal){
await tolerate([404,409,500],within(ANSWER_MS2,this.docker.getContainer(id).kill({signal})))}async remove(id){await tolerate([404,409,500],within(ANSWER_MS2,this.docker.getContainer(id).remove({force:!0,
v:!0})))}async putArchive(id,tar,path){await within(ANSWER_MS2,this.docker.getContainer(id).putArchive(tar,{path}))}async getArchive(id,path){return await orNull(within(ANSWER_MS2,this.docker.getContainer(
id).getArchive({path})))}async createVolume(name,labels){await within(ANSWER_MS2,this.docker.createVolume({Name:name,Labels:labels}))}async removeVolume(name){await tolerate([404],within(ANSWER_MS2,this.
docker.getVolume(name).remove({force:!0})))}async labelled(label){return(await within(ANSWER_MS2,this.docker.listContainers({all:!0,filters:{label:[label]}}))).map(item=>({id:item.Id,labels:item.Labels??
{}}))}async labelledVolumes(label){let{Volumes}=await within(ANSWER_MS2,this.docker.listVolumes({filters:{label:[label]}}));return(Volumes??[]).map(item=>({id:item.Name,labels:item.Labels??{}}))}#dial(call){
let modem=this.docker.modem,statusCodes={101:!0,200:!0,204:!0};return new Promise((resolve2,reject)=>{modem.dial({...call,statusCodes},(error,answer)=>error?reject(error):resolve2(answer))})}};function connection(endpoint){
let none={host:void 0,port:void 0,ca:void 0,cert:void 0,key:void 0,timeout:void 0};if(endpoint.kind==="unix")return{...none,socketPath:endpoint.path,protocol:"http"};let{host,port,tls,certDir}=endpoint;
if(!tls)return{...none,host,port,protocol:"http"};let read3=name=>certDir===null?void 0:readFileSync2(join2(certDir,name));return{...none,host,port,protocol:"https",ca:read3("ca.pem"),cert:read3("cert\
.pem"),key:read3("key.pem")}}async function within(ms,call){let timer,deadline=new Promise((_,reject)=>{timer=setTimeout(()=>{reject(Object.assign(new Error(`no answer within ${ms} ms`),{code:"ETIMEDO\
UT"}))},ms)});try{return await Promise.race([call,deadline])}finally{clearTimeout(timer)}}async function orNull(call){try{return await call}catch(error){if(faultOf(error).status===404)return null;throw error}}
async function tolerate(statuses,call){try{await call}catch(error){let{status}=faultOf(error);if(status===null||!statuses.includes(status))throw error}}function engineError(title,doing,error){if(error instanceof
CleanroomError)return error;let{status,message:message2}=faultOf(error);return new CleanroomError("EngineUnavailable",`${title} could not ${doing}: ${message2}`,{hint:status===null?`Is ${title} still \
running? \`cleanroom doctor\` says what is reachable.`:`${title} refused the request; \`cleanroom doctor\` says which controls work here.`,context:{engine:title,status,reason:message2},cause:error})}import{randomBytes as randomBytes3}from"node:crypto";import{basename as basename3,join as join4}from"node:path";import{chmodSync,copyFileSync,linkSync,mkdirSync,rmSync,writeFileSync}from"node:fs";import{basename,join as join3}from"node:path";var AGENT=`[ $$ -eq 1 ] || { echo "cleanroom-agent: not pid 1"; exit 97; }
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
  kill -9 -1
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
  set -- /cleanroom/artifacts/* /cleanroom/artifacts/.[!.]*
  left=0
  for entry; do [ -e "$entry" ] && left=1 && break; done
  printf '\\036%s %s %s %s %s %s %s\\036\\n' "$nonce" "$code" "$before" "$cpu" "$peak" "$oom" "$left" >&3
  printf '\\036%s %s %s %s %s %s %s\\036\\n' "$nonce" "$code" "$before" "$cpu" "$peak" "$oom" "$left" >&4
done
`;var Inbox=class _Inbox{constructor(dir){this.dir=dir}dir;static create(dir,content){mkdirSync(dir),chmodSync(dir,493);let inbox=new _Inbox(dir);if(inbox.#put("agent",AGENT),inbox.#put("hosts",`127.0.0\
.1	localhost
::1	localhost
127.0.0.1	cleanroom
`),content.workspaceTar!==null&&linkOrCopy(content.workspaceTar,join3(dir,"workspace.tar")),content.externalBin!==null){mkdirSync(join3(dir,"bin")),chmodSync(join3(dir,"bin"),493);let target=join3(dir,
"bin",basename(content.externalBin));copyFileSync(content.externalBin,target),chmodSync(target,493)}return inbox}putStep(number2,script,stdin){stdin!==null&&this.#put(`${number2}.stdin`,stdin),this.#put(
`${number2}.sh`,script)}dropStep(number2){rmSync(join3(this.dir,`${number2}.sh`),{force:!0}),rmSync(join3(this.dir,`${number2}.stdin`),{force:!0})}remove(){rmSync(this.dir,{recursive:!0,force:!0})}#put(name,content){
let path=join3(this.dir,name);writeFileSync(path,content,{mode:420}),chmodSync(path,420)}};function linkOrCopy(from,to){try{linkSync(from,to)}catch{copyFileSync(from,to)}}function createDemux(sinks){let header=Buffer.alloc(8),filled=0,remaining=0,type=1;function open(source,at){if(type=source[at]??0,type>2||source[at+1]!==0||source[at+2]!==0||source[at+3]!==0)throw new RangeError(
`the stream is not multiplexed: a frame starts with ${source.toString("hex",at,at+8)}`);remaining=source.readUInt32BE(at+4)}return{push(chunk){let at=0;for(;at<chunk.length;)if(remaining>0){let end=Math.
min(chunk.length,at+remaining),payload=chunk.subarray(at,end);remaining-=end-at,at=end,type===2?sinks.stderr(payload):sinks.stdout(payload)}else if(filled===0&&chunk.length-at>=8)open(chunk,at),at+=8;else{
let copied=chunk.copy(header,filled,at,at+8-filled);if(filled+=copied,at+=copied,filled<8)return;filled=0,open(header,0)}},atBoundary:()=>filled===0&&remaining===0}}function attachedStreams(socket,explain2){socket.pause();let ended=new Promise(resolve2=>{for(let event of["end","close","error"])socket.once(event,()=>resolve2())}).then(explain2);return socket.on("e\
rror",()=>{}),{send:text=>{socket.writable&&socket.write(text)},end:()=>{socket.end()},receive:receivers=>{let demux=createDemux(receivers);socket.on("data",chunk=>{try{demux.push(chunk)}catch(error){
socket.destroy(error)}}),socket.resume()},ended}}var import_tar_stream2=__toESM(require_tar_stream(),1);import{randomBytes as randomBytes2}from"node:crypto";import{createReadStream,readFileSync as readFileSync3}from"node:fs";import{basename as basename2}from"node:path";
import{buffer}from"node:stream/consumers";async function removeContainer(client,id){let deadline=Date.now()+1e4;for(let pause=5;;pause=Math.min(pause*2,200)){if(await client.remove(id),await client.inspect(id)===null||Date.now()>deadline)return;
await new Promise(resolve2=>setTimeout(resolve2,pause))}}var CellVolumes=class _CellVolumes{constructor(client,dialect,spec,image){this.client=client;this.dialect=dialect;this.spec=spec;this.image=image;this.artifactsBytes=spec.artifactsBytes}client;dialect;spec;image;#prefix=`\
cleanroom-${randomBytes2(8).toString("hex")}`;targets={};artifactsBytes;static async create(client,dialect,spec,image){let volumes=new _CellVolumes(client,dialect,spec,image);try{return await volumes.#add(
spec.workdir,"workdir"),await volumes.#add("/tmp","tmp"),await volumes.#add(ARTIFACTS,"artifacts"),spec.externalBin!==null&&await volumes.#add(`${INBOX}/bin`,"bin"),await volumes.#fill(Object.keys(volumes.
targets),spec.workspace.files>0),volumes}catch(error){throw await volumes.remove().catch(()=>{}),error}}async emptyArtifacts(){await this.client.removeVolume(this.targets[ARTIFACTS]??""),await this.#add(
ARTIFACTS,"artifacts"),await this.#fill([ARTIFACTS],!1)}async remove(){await Promise.all(Object.values(this.targets).map(volume=>this.client.removeVolume(volume)))}async#add(target,purpose){let volume=`${this.#prefix}\
-${purpose}`;this.targets[target]=volume,await this.client.createVolume(volume,ownLabels(this.spec.runId))}async#fill(targets,workspace){let request=containerRequest(this.spec,this.dialect,this.image,
{},{entrypoint:["/nothing"],stdin:!1,autoRemove:!1,tmpfs:{},volumes:Object.fromEntries(targets.map(target=>[target,this.targets[target]??""])),mounts:{},env:null}),id=await this.client.create({...request,
HostConfig:{...request.HostConfig,ReadonlyRootfs:!1}});try{await this.client.putArchive(id,await this.#folders(targets),"/"),workspace&&await this.client.putArchive(id,createReadStream(this.spec.workspace.
path),this.spec.workdir);let{externalBin}=this.spec;externalBin!==null&&targets.includes(`${INBOX}/bin`)&&await this.client.putArchive(id,await program(externalBin),`${INBOX}/bin`)}finally{await removeContainer(
this.client,id)}}#folders(targets){let tar=(0,import_tar_stream2.pack)(),open=cellUser(this.spec)===null;for(let target of targets){let mode=open||target==="/tmp"?1023:493;tar.entry({name:`${target.slice(
1)}/`,type:"directory",mode,uid:65534,gid:65534})}return tar.finalize(),buffer(tar)}};function program(path){let tar=(0,import_tar_stream2.pack)();return tar.entry({name:basename2(path),mode:493},readFileSync3(
path)),tar.finalize(),buffer(tar)}import{posix as posix2}from"node:path";async function collectFiles(client,id,wanted,workdir,limit2){let found=new Map,omitted=[],left=limit2;for(let path of wanted){let tar=await fetchTar(client,id,posix2.join(workdir,path),left),content=tar?.
files.get(posix2.basename(path));content!==void 0&&found.set(path,content),left-=content?.length??0,omitted.push(...(tar?.omitted??[]).map(entry=>({...entry,path})))}let artifacts=await fetchTar(client,
id,`${ARTIFACTS}/.`,limit2);return omitted.push(...artifacts?.omitted??[]),{wanted:found,artifacts:artifacts?.files??new Map,omitted}}async function fetchTar(client,id,path,limit2){let stream=await client.
getArchive(id,path);if(stream===null)return null;let tar=readTar(limit2);for await(let chunk of stream)tar.write(chunk);return tar.end()}var EVERY_MS=5e3,ANSWER_MS3=1e4;function watchEngine(client){let fail=()=>{},dead=new Promise((_,reject)=>{fail=reject});dead.catch(()=>{});let asking=!1,timer=setInterval(()=>{asking||(asking=!0,client.
ping(ANSWER_MS3).catch(error=>{let{message:message2}=faultOf(error);fail(new CleanroomError("EngineUnavailable",`the engine at ${client.url} stopped answering: ${message2}`,{hint:"The engine may have \
been stopped or restarted; run `cleanroom doctor`, then run again.",context:{endpoint:client.url,reason:message2},cause:error}))}).finally(()=>{asking=!1}))},EVERY_MS);return{dead,stop:()=>clearInterval(
timer)}}var CGROUP="/sys/fs/cgroup";function observe(facts){let seen={evidence:{}};return readStatus(seen,facts["/proc/self/status"]??""),readInterfaces(seen,facts["/proc/net/dev"]??""),readRoot(seen,facts["/proc/self/mountinfo"]??""),readLimits(
seen,facts["/proc/self/limits"]??""),readCgroup(seen,facts),seen}function note(seen,control,line){(seen.evidence[control]??=[]).push(line)}function readStatus(seen,status){let field=name=>new RegExp(`\
^${name}:\\s*(\\S+)`,"m").exec(status)?.[1],tell=(control,name,value)=>note(seen,control,`inside: /proc/self/status ${name}=${value}`),masks=["CapEff","CapPrm","CapBnd"].flatMap(name=>{let value=field(
name);return value===void 0||!/^[0-9a-f]+$/.test(value)?[]:(tell("capabilities",name,value),[BigInt(`0x${value}`)])});masks.length>0&&(seen.capabilities=masks.reduce((all,mask)=>all|mask,0n).toString(
16).padStart(16,"0"));let uid=field("Uid");uid!==void 0&&(seen.uid=Number(uid),tell("user","Uid",uid));let noNewPrivileges=field("NoNewPrivs");noNewPrivileges!==void 0&&(seen.noNewPrivileges=noNewPrivileges===
"1",tell("no_new_privileges","NoNewPrivs",noNewPrivileges));let seccomp=field("Seccomp");seccomp!==void 0&&(seen.seccomp=Number(seccomp),tell("seccomp","Seccomp",seccomp))}function readInterfaces(seen,devices){
let names=[...devices.matchAll(/^\s*([^\s:|]+):/gm)].map(match=>match[1]??"");names.length!==0&&(seen.interfaces=names,note(seen,"network",`inside: /proc/net/dev lists ${names.join(", ")}`))}function readRoot(seen,mountinfo){
let root=mountinfo.split(`
`).map(line=>line.split(" ")).findLast(fields=>fields[4]==="/");if(root===void 0)return;let options=[...(root[5]??"").split(","),...(root.at(-1)??"").split(",")];seen.rootReadOnly=options.includes("ro"),
note(seen,"root_filesystem",`inside: /proc/self/mountinfo / is mounted ${seen.rootReadOnly?"ro":"rw"}`)}function readLimits(seen,limits2){let read3=(control,name)=>{let match=new RegExp(`^${name}\\s+(\\\
S+)\\s+(\\S+)`,"m").exec(limits2);if(match===null)return;let[,soft="",hard=""]=match;return note(seen,control,`inside: /proc/self/limits ${name}: soft ${soft}, hard ${hard}`),soft==="unlimited"?null:Number(
soft)},cpuTime=read3("cpu_time","Max cpu time");cpuTime!==void 0&&(seen.cpuTimeSecs=cpuTime);let fileSize=read3("file_size","Max file size");fileSize!==void 0&&(seen.fileSizeBytes=fileSize)}function readCgroup(seen,facts){
let read3=(control,...names)=>{for(let name of names){let value=facts[`${CGROUP}/${name}`]?.trim();if(!(value===void 0||value===""))return note(seen,control,`inside: ${CGROUP}/${name}=${value}`),value}},
memory=read3("memory","memory/memory.limit_in_bytes","memory.max");memory!==void 0&&(seen.memoryBytes=limit(memory));let pids=read3("pids","pids/pids.max","pids.max");pids!==void 0&&(seen.pids=limit(pids));
let quota=read3("cpu","cpu/cpu.cfs_quota_us","cpu.max");if(quota===void 0)return;let[budget="",inline]=quota.split(" "),period=Number(inline??read3("cpu","cpu/cpu.cfs_period_us")??1e5);seen.cpus=budget===
"max"||Number(budget)<=0?null:Number(budget)/period}function limit(text){let value=Number(text);return Number.isFinite(value)&&value<1152921504606847e3?value:null}function readBack(facts,container,limitsEnforced){let seen=observe(facts);if(container===null)return seen;let host=container.HostConfig,disabled=container.Config.NetworkDisabled===!0,offline=disabled||
host.NetworkMode==="none";note(seen,"network",`engine: ${disabled?"NetworkDisabled=true":`NetworkMode=${host.NetworkMode}`}`),offline&&(seen.interfaces??=["lo"]);let dropped=(host.CapDrop??[]).map(name=>name.
toUpperCase().replace(/^CAP_/,""));note(seen,"capabilities",`engine: CapDrop=${dropped.join(",")||"none"}`),dropsAll(dropped)&&(host.CapAdd??[]).length===0&&(seen.capabilities??="0".repeat(16));let user=container.
Config.User;note(seen,"user",`engine: User=${user||"the image's"}`),/^\d+/.test(user)&&(seen.uid??=Number.parseInt(user,10)),note(seen,"root_filesystem",`engine: ReadonlyRootfs=${host.ReadonlyRootfs===
!0}`),seen.rootReadOnly??=host.ReadonlyRootfs===!0;let security=host.SecurityOpt??[];note(seen,"no_new_privileges",`engine: SecurityOpt=${security.join(",")||"none"}`),seen.noNewPrivileges??=security.
some(option=>/^no-new-privileges(?!.*false)/.test(option));let unconfined=security.some(option=>/^seccomp[=:]unconfined/.test(option))||host.Privileged===!0;return note(seen,"seccomp",`engine: ${unconfined?
"unconfined":"the engine's default profile"}`),seen.seccomp??=unconfined?0:2,readEngineLimits(seen,host,limitsEnforced),seen}var DEFAULT_CAPABILITIES=["CHOWN","DAC_OVERRIDE","FOWNER","FSETID","KILL","\
NET_BIND_SERVICE","SETFCAP","SETGID","SETPCAP","SETUID","SYS_CHROOT"];function dropsAll(dropped){return dropped.includes("ALL")||DEFAULT_CAPABILITIES.every(name=>dropped.includes(name))}function readEngineLimits(seen,host,enforced){
let said=value=>value===void 0||value<=0?null:value,suffix=enforced?"":" (not enforced: a rootless engine without cgroup v2)",memory=said(host.Memory);note(seen,"memory",`engine: Memory=${memory??"unl\
imited"}${suffix}`);let pids=said(host.PidsLimit??void 0);note(seen,"pids",`engine: PidsLimit=${pids??"unlimited"}${suffix}`);let cpus=said(host.NanoCpus);note(seen,"cpu",`engine: NanoCpus=${cpus??"un\
limited"}${suffix}`),enforced?(seen.memoryBytes??=memory,seen.pids??=pids,seen.cpus??=cpus===null?null:cpus/1e9):(seen.memoryBytes=null,seen.pids=null,seen.cpus=null);for(let{Name,Soft}of host.Ulimits??
[]){let name=Name.toLowerCase().replace(/^rlimit_/,"");name==="fsize"?(seen.fileSizeBytes??=Soft,note(seen,"file_size",`engine: ulimit fsize=${Soft}`)):name==="cpu"&&(seen.cpuTimeSecs??=Soft,note(seen,
"cpu_time",`engine: ulimit cpu=${Soft}`))}}function startProblem(error){let{message:message2}=faultOf(error);return/executable file .*not found|no such file or directory|not found in \$PATH/i.test(message2)?{exitCode:127,says:"command not foun\
d"}:/permission denied|exec format error|is a directory/i.test(message2)?{exitCode:126,says:"cannot be run"}:null}var GRACE_MS2=250,CPU_TIME_EXIT2=152,FreshCell=class _FreshCell{constructor(observation,make2,client,volumes,inbox,dialect,spec,image){this.observation=observation;this.make=make2;this.client=client;this.
volumes=volumes;this.inbox=inbox;this.dialect=dialect;this.baseEnv=image.env,this.image={name:image.name,digest:image.digest},this.workdir=spec.workdir,this.externalBin=spec.externalBin===null?null:cellBinPath(
basename3(spec.externalBin))}observation;make;client;volumes;inbox;dialect;baseEnv;image;workdir;artifactsDir=ARTIFACTS;externalBin;#leaving=new Set;#current=null;#closed=null;static async open(spec,dialect,reached,image,network,seesHost){
let{client}=reached,inbox=Inbox.create(join4(spec.tempDir,`cell-${randomBytes3(12).toString("hex")}`),{workspaceTar:null,externalBin:null}),volumes=await CellVolumes.create(client,dialect,spec,image),
make2=command3=>client.create(containerRequest(spec,dialect,image,network,{entrypoint:command3.argv,stdin:command3.stdin!==null,autoRemove:!1,tmpfs:{},volumes:volumes.targets,mounts:seesHost?{"/etc/ho\
sts":join4(inbox.dir,"hosts")}:{},env:command3.env}));try{let nothing={stdin:null,timeoutMs:null,collect:[],signal:new AbortController().signal},sample=await make2({...nothing,argv:["/nothing"],env:image.
env}),inspected=await client.inspect(sample);await client.remove(sample);let observation=readBack({},inspected,reached.limitsEnforced);return new _FreshCell(observation,make2,client,volumes,inbox,dialect,
spec,image)}catch(error){throw inbox.remove(),await volumes.remove(),error}}async run(command3,sinks){if(this.#closed!==null)throw gone("it was closed");let watch=watchEngine(this.client);try{return await Promise.
race([this.#run(command3,sinks),watch.dead])}catch(error){throw engineError(this.dialect.title,`run ${command3.argv[0]??"a step"}`,error)}finally{watch.stop()}}close(){return this.#closed??=this.#close(),
this.#closed}async#run(command3,sinks){let startedAt=Date.now(),start=performance.now(),id=await this.make(command3);this.#current=id;try{let ended=await this.#execute(id,command3,sinks),{exitCode,outOfMemory}=typeof ended==
"object"?ended:await this.#exit(id),files=await collectFiles(this.client,id,command3.collect,this.workdir,this.volumes.artifactsBytes);return(files.artifacts.size>0||files.omitted.length>0)&&(await removeContainer(
this.client,id),await this.volumes.emptyArtifacts()),{exitCode,ended:typeof ended=="object"?"exited":ended,limit:outOfMemory?"memory":exitCode===CPU_TIME_EXIT2?"cpu_time":null,startedAt,durationMs:performance.
now()-start,cpuMs:null,memoryPeakBytes:null,memoryCeilingBytes:null,files}}finally{this.#current=null;let leaving=removeContainer(this.client,id).catch(()=>{});this.#leaving.add(leaving),leaving.then(
()=>this.#leaving.delete(leaving))}}async#execute(id,command3,sinks){let socket=await this.client.attach(id,command3.stdin!==null),streams=attachedStreams(socket,()=>Promise.resolve("its container end\
ed"));streams.receive(sinks);try{await this.client.start(id)}catch(error){socket.destroy();let problem=startProblem(error);if(problem===null)throw error;return sinks.stderr(Buffer.from(`cleanroom: ${command3.
argv[0]}: ${problem.says}
`)),{exitCode:problem.exitCode,outOfMemory:!1}}command3.stdin!==null&&(socket.write(command3.stdin),socket.end());let ended="exited",timers=[],stop=why=>{ended==="exited"&&(ended=why,this.client.kill(
id,"SIGTERM").catch(()=>{}),timers.push(setTimeout(()=>{this.client.kill(id,"SIGKILL").catch(()=>{})},GRACE_MS2)))},onAbort=()=>stop("interrupted");command3.timeoutMs!==null&&timers.push(setTimeout(()=>stop(
"timeout"),command3.timeoutMs)),command3.signal.aborted?onAbort():command3.signal.addEventListener("abort",onAbort,{once:!0});try{await streams.ended;for(let pause=2;await this.#isRunning(id);pause=Math.
min(pause*2,250))await new Promise(resolve2=>setTimeout(resolve2,pause));return ended}finally{for(let timer of timers)clearTimeout(timer);command3.signal.removeEventListener("abort",onAbort)}}async#isRunning(id){
let container=await this.client.inspect(id);if(container===null)throw gone("its container was removed");return container.State.Running}async#exit(id){let container=await this.client.inspect(id);if(container===
null)throw gone("its container was removed");return{exitCode:container.State.ExitCode,outOfMemory:container.State.OOMKilled}}async#close(){this.#current!==null&&await removeContainer(this.client,this.#current),
await Promise.all(this.#leaving),await this.volumes.remove(),this.inbox.remove()}};function gone(reason){return new CleanroomError("EngineUnavailable",`the cell went away: ${reason}`,{hint:"Something \
else removed Cleanroom's container; run again.",context:{reason}})}import{readFileSync as readFileSync4}from"node:fs";import{join as join5}from"node:path";var DOCKER_HUB="docker.io",DOCKER_HUB_KEYS=["https://index.docker.io/v1/","index.docker.io","docker.io","registr\
y-1.docker.io"];function registryOf(image){let slash=image.indexOf("/"),first=slash===-1?"":image.slice(0,slash);return first.includes(".")||first.includes(":")||first==="localhost"?first:DOCKER_HUB}function findAuth(image,env,home){
let registry=registryOf(image),keys=registry===DOCKER_HUB?DOCKER_HUB_KEYS:[registry,`https://${registry}`,`https://${registry}/v2/`];for(let file of authFiles(env,home)){let auths=readAuths(file);for(let key of keys){
let auth=decode(auths[key]);if(auth!==null)return{...auth,serveraddress:registry===DOCKER_HUB?"https://index.docker.io/v1/":registry}}}return null}function authFiles(env,home){let runtime=env.XDG_RUNTIME_DIR;
return[...env.REGISTRY_AUTH_FILE?[env.REGISTRY_AUTH_FILE]:[],join5(env.DOCKER_CONFIG||join5(home,".docker"),"config.json"),...runtime?[join5(runtime,"containers/auth.json")]:[],join5(env.XDG_CONFIG_HOME||
join5(home,".config"),"containers/auth.json")]}function readAuths(file){try{let content=JSON.parse(readFileSync4(file,"utf8")),auths=isRecord(content)?content.auths:null;return isRecord(auths)?auths:{}}catch{
return{}}}function decode(entry){if(!isRecord(entry)||typeof entry.auth!="string")return null;let text=Buffer.from(entry.auth,"base64").toString("utf8"),colon=text.indexOf(":");return colon<1?null:{username:text.
slice(0,colon),password:text.slice(colon+1)}}function isRecord(value){return typeof value=="object"&&value!==null&&!Array.isArray(value)}var STALLED_MS=12e4;async function pullImage(client,dialect,name,from){from.onProgress(`pulling ${name} with ${dialect.title}`);let auth=findAuth(name,from.env,from.home);try{let stream=await client.docker.
pull(tagged(name),auth===null?{}:{authconfig:auth});await follow(stream)}catch(error){throw unavailable(dialect,name,faultOf(error).message,auth!==null)}}function tagged(name){let last=name.slice(name.
lastIndexOf("/")+1);return last.includes(":")||last.includes("@")?name:`${name}:latest`}function follow(stream){return new Promise((resolve2,reject)=>{let rest="",stalled=setTimeout(()=>stream.destroy(
new Error("the pull made no progress")),STALLED_MS),settle=error=>{clearTimeout(stalled),error===void 0?resolve2():reject(error)};stream.on("data",chunk=>{stalled.refresh();let lines=(rest+chunk.toString(
"utf8")).split(`
`);rest=lines.pop()??"";for(let line of lines){let failure=errorIn(line);failure!==null&&settle(new Error(failure))}}),stream.on("error",settle),stream.on("end",()=>{let failure=errorIn(rest);settle(failure===
null?void 0:new Error(failure))})})}function errorIn(line){try{let event=JSON.parse(line),error=typeof event=="object"&&event!==null?event.error:null;return typeof error=="string"&&error!==""?error:null}catch{
return null}}function unavailable(dialect,name,said,loggedIn){let registry=registryOf(name),unreachable=/dial|lookup|timeout|timed out|no such host|connection refused|no progress|TLS|EOF/i.test(said),
denied=/denied|unauthori[sz]ed|authentication required|forbidden/i.test(said),hint=unreachable?`${registry} can't be reached from ${dialect.title}: load the image beforehand, or set a mirror under [im\
ages].`:denied?`${loggedIn?"The login for":"Log in to"} ${registry} ${loggedIn?"was not accepted":`with \`${dialect.name} login ${registry}\``}, or check the name.`:`Check the name, or pull it yoursel\
f: ${dialect.name} pull ${name}`;return new CleanroomError("ImageUnavailable",`${dialect.title} has no image ${name} and can't pull it: ${said}`,{hint,context:{image:name,engine:dialect.name,registry,
reason:said}})}var DEFAULT_PATH="/usr/local/sbin:/usr/local/bin:/usr/sbin:/usr/bin:/sbin:/bin";async function resolveImage(client,dialect,name,from){let present=await findImage(client,dialect,name);if(present!==null)
return describeImage(name,present);await pullImage(client,dialect,name,from);let pulled=await findImage(client,dialect,name);if(pulled!==null)return describeImage(name,pulled);throw new CleanroomError(
"ImageUnavailable",`${dialect.title} pulled ${name}, but does not have it`,{hint:"Check that the name and the platform of the image are right.",context:{image:name,engine:dialect.name}})}async function findImage(client,dialect,name){
for(let candidate of localNames(name,dialect))try{return await client.docker.getImage(candidate).inspect()}catch(error){let{status,message:message2}=faultOf(error);if(status===400)throw unusableName(name,
message2);if(status!==404&&status!==500)throw engineError(dialect.title,`look for the image ${name}`,error)}return null}function localNames(name,dialect){let first=name.split("/",1)[0]??"",short=!name.
startsWith("sha256:")&&!first.includes(".")&&!first.includes(":")&&first!=="localhost";return dialect.name!=="podman"||!short&&name.includes("/")?[name]:[name,`localhost/${name}`,name.includes("/")?`d\
ocker.io/${name}`:`docker.io/library/${name}`]}function describeImage(name,info){let env={PATH:DEFAULT_PATH};for(let entry of info.Config.Env??[]){let equals=entry.indexOf("=");equals>0&&(env[entry.slice(
0,equals)]=entry.slice(equals+1))}let pinned=(info.RepoDigests??[])[0],digest=pinned===void 0?info.Id:pinned.slice(pinned.indexOf("@")+1);return{name,id:info.Id,digest,env,user:info.Config.User||"0:0"}}
function unusableName(name,said){return new CleanroomError("ImageUnavailable",`${name} is no name of an image: ${said}`,{hint:"Write it as `name:tag` or `registry/name@sha256:…`, in lower case.",context:{
image:name,reason:said}})}import{statSync}from"node:fs";var PROBE_MS=2e3;async function reachEngine(dialect,endpoints){let missing=[],refused=[];for(let endpoint of endpoints){let url=endpointUrl(endpoint);try{return await reach(dialect,endpoint)}catch(error){
let{code}=faultOf(error);code==="ENOENT"||code==="ENOTDIR"?missing.push(url):refused.push(`${url} ${explain(dialect,error)}`)}}return refused.length>0?{reason:`${dialect.title} can't be used: ${refused.
join("; ")}`}:{reason:`no ${dialect.title} socket found (tried ${missing.join(", ")})`}}async function reach(dialect,endpoint){let client=await EngineClient.connect(endpoint),{name,version}=await identify(
client);if(name!==dialect.title)throw new WrongEngine(name);let{rootless,cgroupVersion}=await describe(dialect,endpoint,client);return{client,engine:{name:dialect.name,version,rootless,endpoint:client.
url},limitsEnforced:!rootless||cgroupVersion==="2"}}async function identify(client){let[,product,version]=/^(Docker|Libpod)\/(\S+)/.exec(await client.greet(PROBE_MS))??[];if(version!==void 0)return{name:product===
"Docker"?"Docker":"Podman",version};let answer=await client.version(PROBE_MS);return{name:/podman/i.test(JSON.stringify(answer))?"Podman":"Docker",version:answer.Version??null}}async function describe(dialect,endpoint,client){
if(dialect.name==="podman"&&endpoint.kind==="unix"&&statSync(endpoint.path).uid===0)return{rootless:!1,cgroupVersion:""};let info=await client.info(PROBE_MS),options=Array.isArray(info.SecurityOptions)?
info.SecurityOptions.map(String):[];return{rootless:info.Rootless===!0||options.some(option=>/(^|[,=])rootless/.test(option)),cgroupVersion:String(info.CgroupVersion)}}var WrongEngine=class extends Error{constructor(found){
super(`it is ${found} that answers there`);this.found=found}found};function explain(dialect,error){if(error instanceof WrongEngine)return`is ${error.found} and not ${dialect.title}: use the ${error.found.
toLowerCase()} backend for it`;let{code,message:message2}=faultOf(error);return code==="EACCES"||code==="EPERM"?`denies access: ${dialect.deniedHint}`:code==="ECONNREFUSED"?"refuses connections: the s\
ocket is there, but nothing listens":code==="ETIMEDOUT"?`did not answer within ${PROBE_MS/1e3} s`:code==="ENOTFOUND"||code==="EAI_AGAIN"?"names a host that is not known":`does not answer as an engine:\
 ${message2}`}import{randomBytes as randomBytes4}from"node:crypto";import{basename as basename4,join as join6}from"node:path";var ASK_MS=3e3;async function askFate(client,id,since){try{await client.ping(ASK_MS)}catch(error){return{exitCode:null,outOfMemory:!1,reason:`the engine at ${client.url} is gone: ${faultOf(error).message}`}}
let events=await recentEvents(client,id,since),died=events.find(event=>event.action==="die"||event.action==="died"),outOfMemory=events.some(event=>event.action==="oom"),exitCode=died?.exitCode??null,how=exitCode===
null?"its container ended":`its container ended with exit code ${exitCode}`;return{exitCode,outOfMemory,reason:outOfMemory?`${how}: out of memory`:how}}async function recentEvents(client,id,since){try{
let until=Math.ceil(Date.now()/1e3),stream=await client.docker.getEvents({since,until,filters:{container:[id]}}),timer=setTimeout(()=>stream.destroy(),ASK_MS),chunks=[];try{for await(let chunk of stream)
chunks.push(chunk)}finally{clearTimeout(timer)}return Buffer.concat(chunks).toString("utf8").split(`
`).filter(line=>line!=="").map(parseEvent)}catch{return[]}}function parseEvent(line){let event=JSON.parse(line),attributes=event.Actor?.Attributes??{},code=attributes.exitCode??attributes.containerExitCode;
return{action:event.Action??event.status??"",exitCode:code===void 0?null:Number(code)}}var ULIMIT_BLOCK=512,BOOT_MS=12e4,UNMETERED={limit:null,cpuMs:null,memoryPeakBytes:null,memoryCeilingBytes:null},ResidentCell=class _ResidentCell{constructor(observation,session,container,metered,spec,image){
this.observation=observation;this.session=session;this.container=container;this.metered=metered;this.baseEnv=image.env,this.image={name:image.name,digest:image.digest},this.workdir=spec.workdir,this.externalBin=
spec.externalBin===null?null:cellBinPath(basename4(spec.externalBin))}observation;session;container;metered;baseEnv;image;workdir;artifactsDir=ARTIFACTS;externalBin;#closed=null;static async open(spec,dialect,reached,image,network){
let inbox=Inbox.create(join6(spec.tempDir,`cell-${randomBytes4(12).toString("hex")}`),{workspaceTar:spec.workspace.files===0?null:spec.workspace.path,externalBin:spec.externalBin}),container=new ResidentContainer(
reached.client,inbox);try{let request=containerRequest(spec,dialect,image,network,{entrypoint:agentCommand(spec,reached.engine.rootless),stdin:!0,autoRemove:!0,tmpfs:cellTmpfs(spec,dialect,ARTIFACTS),
volumes:{},mounts:{[INBOX]:inbox.dir,"/etc/hosts":join6(inbox.dir,"hosts")},env:null}),id=await container.create(request),socket=await reached.client.attach(id,!0),streams=attachedStreams(socket,()=>container.
fate()),session=CellSession.start(streams,inbox,{workdir:spec.workdir,hasWorkspace:spec.workspace.files>0,artifactsBytes:spec.artifactsBytes,bootTimeoutMs:BOOT_MS});session.catch(()=>{}),await reached.
client.start(id);let[ready,inspected]=await Promise.all([session,reached.client.inspect(id)]),observation=readBack(ready.facts,inspected,reached.limitsEnforced);return new _ResidentCell(observation,ready,
container,reached.limitsEnforced,spec,image)}catch(error){throw await container.remove().catch(()=>{}),error}}async run(command3,sinks){let startedAt=Date.now(),start=performance.now(),watch=watchEngine(
this.container.client);try{let exit=await Promise.race([this.session.run(command3,sinks),watch.dead]);return this.metered?exit:{...exit,...UNMETERED}}catch(error){if(this.container.known?.outOfMemory!==
!0)throw error;return{exitCode:this.container.known.exitCode??137,ended:"exited",startedAt,durationMs:performance.now()-start,...UNMETERED,limit:"memory",files:{wanted:new Map,artifacts:new Map,omitted:[]}}}finally{
watch.stop()}}close(){return this.#closed??=this.#close(),this.#closed}async#close(){this.container.closing=!0,this.session.close(),await this.container.remove()}};function agentCommand(spec,rootless){
if(!rootless)return["sh",`${INBOX}/agent`];let{cpuTimeSecs,fileSizeBytes}=spec.policy.limits;return["sh","-c",[...[...cpuTimeSecs===null?[]:[`ulimit -S -t ${cpuTimeSecs}`,`ulimit -H -t ${cpuTimeSecs+1}`],
...fileSizeBytes===null?[]:[`ulimit -f ${Math.ceil(fileSizeLimit(spec,fileSizeBytes)/ULIMIT_BLOCK)}`]],`exec sh ${INBOX}/agent`].join("; ")]}var ResidentContainer=class{constructor(client,inbox){this.
client=client;this.inbox=inbox}client;inbox;known=null;closing=!1;#id=null;#since=Math.floor(Date.now()/1e3)-1;async create(request){return this.#id=await this.client.create(request),this.#id}async fate(){
return this.closing||this.#id===null?"it was closed":(this.known=await askFate(this.client,this.#id,this.#since),this.known.reason)}async remove(){this.closing=!0;try{this.#id!==null&&await removeContainer(
this.client,this.#id)}finally{this.inbox.remove()}}};async function sweepEngine(dialect,client){let removed=[];try{for(let{id,labels}of await client.labelled(MARK)){let why=leftBehind(labels);why!==null&&(await removeContainer(client,id),removed.push(`${dialect.
name}: removed container ${id.slice(0,12)} of run ${labels["cleanroom.run"]}: ${why}`))}for(let{id,labels}of await client.labelledVolumes(MARK)){let why=leftBehind(labels);why!==null&&(await client.removeVolume(
id),removed.push(`${dialect.name}: removed volume ${id} of run ${labels["cleanroom.run"]}: ${why}`))}}catch(error){throw engineError(dialect.title,"remove what was left behind",error)}return removed}var OciBackend=class{constructor(dialect,env,options={}){this.dialect=dialect;this.env=env;this.options=options;this.name=dialect.name,this.#home=env.HOME||homedir()}dialect;env;options;name;#home;#reach=null;#images=new Map;#bare=new Set;#seesHost=!0;#isolation=0;async probe(){
this.#reach=this.#find();let reach2=await this.#reach;return"reason"in reach2?{available:!1,reason:reach2.reason}:{available:!0,engine:reach2.engine}}async open(spec){requireEnforceable(spec,this.dialect);
let reached=await this.#reached(),image=await this.#image(reached,spec.image);try{return await this.#openIn(spec,reached,image)}catch(error){throw error instanceof CellStartError?this.#startError(error,
image):engineError(this.dialect.title,`open a cell from ${image.name}`,error)}}async sweep(){let reach2=await(this.#reach??=this.#find());return"reason"in reach2?[]:sweepEngine(this.dialect,reach2.client)}async#openIn(spec,reached,image){
let network=this.dialect.isolations[this.#isolation]??{};if(!this.#seesHost||this.#bare.has(image.id))return FreshCell.open(spec,this.dialect,reached,image,network,this.#seesHost);let cell;try{cell=await ResidentCell.
open(spec,this.dialect,reached,image,network)}catch(error){if(mountFailed(error))this.#seesHost=!1;else if(agentCantRun(error))this.#bare.add(image.id);else throw error;return this.#openIn(spec,reached,
image)}return!(spec.policy.network.kind==="none"&&cell.observation.interfaces?.some(isUplink)===!0)||this.#isolation>=this.dialect.isolations.length-1?cell:(this.#isolation+=1,await cell.close(),this.#openIn(
spec,reached,image))}async#find(){let uid=process.getuid?.()??0,candidates=this.dialect.candidates(this.env,{home:this.#home,uid});return"problem"in candidates?{reason:candidates.problem}:reachEngine(
this.dialect,candidates.endpoints)}async#reached(){let reach2=await(this.#reach??=this.#find());if(!("reason"in reach2))return reach2;throw this.#reach=null,new CleanroomError("EngineUnavailable",reach2.
reason,{hint:`Start ${this.dialect.title}, or name its socket; \`cleanroom doctor\` shows what is reachable.`,context:{engine:this.name,reason:reach2.reason}})}#image(reached,name){if(name===null)throw new CleanroomError(
"ConfigInvalid",`no image is configured, and ${this.dialect.title} needs one`,{hint:'Set image = "…" in cleanroom.toml or pass --image.',context:{engine:this.name}});let known=this.#images.get(name);
if(known!==void 0)return known;let onProgress=this.options.onProgress??(()=>{}),found=resolveImage(reached.client,this.dialect,name,{env:this.env,home:this.#home,onProgress});return this.#images.set(name,
found),found.catch(()=>this.#images.delete(name)),found}#startError(error,image){return new CleanroomError("EngineUnavailable",`a cell from ${image.name} did not start: ${error.output}`,{hint:"Check t\
hat the image runs on this engine, and that the workspace fits into the policy's limits.",context:{image:image.name,engine:this.name,output:error.output},cause:error})}};function isUplink(name){return!/^(lo|tunl\d|sit\d|ip6tnl\d|ip6?gre\d|gre(tap)?\d|erspan\d|ip_vti\d|ip6_vti\d|dummy\d)$/.
test(name)}function mountFailed(error){return error instanceof CellStartError?error.output.includes(`${INBOX}/agent`):/bind source path does not exist|statfs|\/cell-[0-9a-f]{24}/.test(faultOf(error).message)}
function agentCantRun(error){return error instanceof CellStartError?error.output.includes("cleanroom-agent: missing"):startProblem(error)?.exitCode===127}var DOCKER={name:"docker",title:"Docker",deniedHint:"add the user to the group `docker` (then log in again), or use rootless Docker or Podman",candidates:(env,asker)=>dockerCandidates(env,asker.home),
isolations:[{NetworkDisabled:!0},{NetworkMode:"none"}],ownedTmpfs:(user,mode)=>user===null?"mode=1777":`mode=${mode},${ownerOptions(user)}`,volumeBind:(volume,target)=>`${volume}:${target}`,ulimits:[]};
function ownerOptions(user){let[uid="0",gid=uid]=user.split(":");return`uid=${uid},gid=${gid}`}function createDockerBackend(env,options={}){return new OciBackend(DOCKER,env,options)}import{mkdtempSync,rmSync as rmSync5}from"node:fs";import{tmpdir}from"node:os";import{join as join13}from"node:path";import{copyFileSync as copyFileSync2,mkdirSync as mkdirSync3,rmSync as rmSync3}from"node:fs";import{basename as basename5,join as join8}from"node:path";var import_tar_stream3=__toESM(require_tar_stream(),1);import{createReadStream as createReadStream2,createWriteStream,lstatSync,mkdirSync as mkdirSync2,readdirSync,readFileSync as readFileSync5,realpathSync,
rmSync as rmSync2}from"node:fs";import{dirname,join as join7,resolve,sep}from"node:path";import{pipeline}from"node:stream/promises";async function unpackWorkspace(tar,dir){let parser=(0,import_tar_stream3.extract)(),
unpacking=pipeline(createReadStream2(tar),parser);unpacking.catch(()=>{});for await(let entry of parser){let{name,type,mode=420}=entry.header,path=resolve(dir,name);if(path!==dir&&!path.startsWith(dir+
sep))throw new Error(`the workspace holds a path that leads outside: ${name}`);if(type==="directory"){mkdirSync2(path,{recursive:!0}),entry.resume();continue}if(type!=="file")throw new Error(`the work\
space holds something that is not a file: ${name} (${type})`);mkdirSync2(dirname(path),{recursive:!0}),await pipeline(entry,createWriteStream(path,{mode,flags:"wx"}))}await unpacking}function collectFiles2(workdir,artifactsDir,wanted,limit2){
let omitted=[],kept=0,take=(path,real,into)=>{let{size}=lstatSync(real);if(kept+size>limit2){omitted.push({path,bytes:size,reason:"artifacts are over the size limit"});return}kept+=size,into.set(path,
readFileSync5(real))},wantedFiles=new Map;for(let path of wanted){let real=fileWithin(workdir,path);real!==null&&take(path,real,wantedFiles)}kept=0;let artifacts=new Map;for(let path of listFiles(artifactsDir).
sort((a,b)=>a<b?-1:1)){let real=fileWithin(artifactsDir,path);real===null?omitted.push({path,bytes:0,reason:"not a regular file"}):take(path,real,artifacts)}for(let name of readdirSync(artifactsDir))rmSync2(
join7(artifactsDir,name),{recursive:!0,force:!0});return{wanted:wantedFiles,artifacts,omitted}}function fileWithin(dir,path){try{let real=realpathSync(join7(dir,path));return real.startsWith(realpathSync(
dir)+sep)&&lstatSync(real).isFile()?real:null}catch{return null}}function listFiles(dir,under=""){return readdirSync(join7(dir,under),{withFileTypes:!0}).flatMap(entry=>{let path=under===""?entry.name:
`${under}/${entry.name}`;return entry.isDirectory()?listFiles(dir,path):[path]})}import{constants}from"node:os";import{spawn}from"node:child_process";function spawnProcess(command3,args,options){return spawn(command3,[...args],options)}import{readdirSync as readdirSync2,readFileSync as readFileSync6}from"node:fs";import{randomBytes as randomBytes5}from"node:crypto";var PREFIX="cleanroom-local-";function makeCellName(){return`${PREFIX}${ownerId()}-${randomBytes5(8).toString("hex")}`}function isAbandoned(name){let owner=name.startsWith(PREFIX)?/^(.+)-[0-9a-f]{16}$/.
exec(name.slice(PREFIX.length))?.[1]:void 0;return owner!==void 0&&!ownerMayLive(owner)}var CELL_MARK="CLEANROOM_CELL",ROUNDS=20;async function signalTree(leader,mark,signal){if(process.platform==="win32"){signal==="SIGKILL"&&await taskkill(leader);return}send(-leader,signal);for(let round=0;round<
ROUNDS;round+=1){let marked=markedProcesses(mark);for(let pid of marked)send(pid,signal);if(marked.length===0||signal==="SIGTERM")return;await new Promise(resolve2=>setTimeout(resolve2,2))}}function childrenOf(pid){
try{return readFileSync6(`/proc/${pid}/task/${pid}/children`,"latin1").split(" ").filter(word=>word!=="").map(Number)}catch{return[]}}function sweepProcesses(){if(process.platform!=="linux")return[];let stale=processIds().
filter(pid=>isAbandoned(markOf(pid)??""));for(let pid of stale)send(Number(pid),"SIGKILL");return stale.map(pid=>`process ${pid} of a step`)}function markedProcesses(mark){return process.platform!=="l\
inux"?[]:processIds().filter(pid=>markOf(pid)===mark).map(Number)}function processIds(){return readdirSync2("/proc").filter(name=>/^\d+$/.test(name))}function markOf(pid){try{return readFileSync6(`/pr\
oc/${pid}/environ`,"latin1").split("\0").find(entry=>entry.startsWith(`${CELL_MARK}=`))?.slice(CELL_MARK.length+1)??null}catch{return null}}function send(pid,signal){try{process.kill(pid,signal)}catch{}}
function taskkill(pid){return new Promise(resolve2=>{let child=spawnProcess("taskkill",["/T","/F","/PID",`${pid}`],{stdio:"ignore"});child.on("error",()=>resolve2()),child.on("exit",()=>resolve2())})}var GRACE_MS3=250,DRAIN_MS=500,NOT_EXECUTABLE=126,NOT_FOUND=127;async function runBareStep(command3,sinks,cwd,mark){let startedAt=Date.now(),start=performance.now(),[program2="",...args]=command3.argv,
ended="exited",child=spawnProcess(program2,args,{cwd,env:{...command3.env,[CELL_MARK]:mark},stdio:[command3.stdin===null?"ignore":"pipe","pipe","pipe"],detached:process.platform!=="win32",windowsHide:!0});
child.stdout?.on("data",chunk=>sinks.stdout(chunk)),child.stderr?.on("data",chunk=>sinks.stderr(chunk)),child.stdin?.on("error",()=>{}),command3.stdin!==null&&child.stdin?.end(command3.stdin);let timers=[],
stop=why=>{let pid=child.pid;if(ended!=="exited"||pid===void 0)return;ended=why,signalTree(pid,mark,"SIGTERM");let hard=process.platform==="win32"?0:GRACE_MS3;timers.push(setTimeout(()=>{signalTree(pid,
mark,"SIGKILL")},hard))},onAbort=()=>stop("interrupted");command3.timeoutMs!==null&&timers.push(setTimeout(()=>stop("timeout"),command3.timeoutMs)),command3.signal.aborted?onAbort():command3.signal.addEventListener(
"abort",onAbort,{once:!0});try{let exitCode=await exitOf(child,program2,sinks),durationMs=performance.now()-start;return child.pid!==void 0&&(await signalTree(child.pid,mark,"SIGKILL"),await drained(child)),
{exitCode,ended,startedAt,durationMs}}finally{for(let timer of timers)clearTimeout(timer);command3.signal.removeEventListener("abort",onAbort)}}function exitOf(child,program2,sinks){return new Promise(
resolve2=>{child.on("error",error=>{if(child.pid!==void 0)return;let missing=error.code==="ENOENT",what=missing?"command not found":`cannot be executed: ${error.message}`;sinks.stderr(Buffer.from(`cle\
anroom: ${program2}: ${what}
`)),resolve2(missing?NOT_FOUND:NOT_EXECUTABLE)}),child.on("exit",(code,signal)=>resolve2(code??128+(signal===null?0:constants.signals[signal])))})}async function drained(child){let streams=[child.stdout,
child.stderr].filter(stream=>stream!==null),over=Promise.all(streams.map(stream=>stream.closed?null:new Promise(resolve2=>stream.on("close",resolve2)))),timer,late=new Promise(resolve2=>{timer=setTimeout(
resolve2,DRAIN_MS)});await Promise.race([over,late]),clearTimeout(timer);for(let stream of streams)stream.destroy()}var WINDOWS_NEEDS=["SystemRoot","SystemDrive","PATHEXT","ComSpec","TEMP","TMP","WINDIR"],NOT_ISOLATED={evidence:Object.fromEntries(CONTROL_NAMES.filter(name=>name!=="output").map(name=>[name,["host: n\
o sandbox works here; steps are ordinary processes of this host"]]))};async function openBareCell(spec,env){let dir=join8(spec.tempDir,makeCellName());try{let workdir=join8(dir,"workspace"),artifactsDir=join8(
dir,"artifacts");mkdirSync3(workdir,{recursive:!0}),mkdirSync3(artifactsDir),spec.workspace.files>0&&await unpackWorkspace(spec.workspace.path,workdir);let externalBin=spec.externalBin===null?null:join8(
dir,basename5(spec.externalBin));return spec.externalBin!==null&&externalBin!==null&&copyFileSync2(spec.externalBin,externalBin),new BareCell(dir,workdir,artifactsDir,externalBin,bareEnvironment(env),
spec.artifactsBytes)}catch(cause){throw rmSync3(dir,{recursive:!0,force:!0}),new CleanroomError("Internal",`the workspace could not be unpacked: ${cause.message}`,{hint:"Check the space left in the fo\
lder for temporary files, then run again.",context:{path:dir},cause})}}function bareEnvironment(env){let path=env.PATH??env.Path,base=path===void 0?{}:{PATH:path};if(process.platform!=="win32")return base;
for(let name of WINDOWS_NEEDS){let value=env[name];value!==void 0&&(base[name]=value)}return base}var BareCell=class{constructor(dir,workdir,artifactsDir,externalBin,baseEnv,artifactsBytes){this.dir=dir;
this.workdir=workdir;this.artifactsDir=artifactsDir;this.externalBin=externalBin;this.baseEnv=baseEnv;this.artifactsBytes=artifactsBytes;this.#mark=basename5(dir)}dir;workdir;artifactsDir;externalBin;baseEnv;artifactsBytes;image=null;observation=NOT_ISOLATED;#mark;#running=null;#closed=null;#idle=Promise.
resolve();run(command3,sinks){let running=this.#run(command3,sinks);return this.#idle=running.catch(()=>{}),running}close(){return this.#closed??=this.#close(),this.#closed}async#run(command3,sinks){this.#refuseClosed(),
this.#running=new AbortController;let signal=AbortSignal.any([command3.signal,this.#running.signal]),ending=await runBareStep({...command3,signal},sinks,this.workdir,this.#mark);this.#refuseClosed();let files=collectFiles2(
this.workdir,this.artifactsDir,command3.collect,this.artifactsBytes);return{...ending,limit:null,cpuMs:null,memoryPeakBytes:null,memoryCeilingBytes:null,files}}#refuseClosed(){if(this.#closed!==null)throw new CleanroomError(
"EngineUnavailable","the cell was closed",{hint:"Open a new cell.",context:{}})}async#close(){this.#running?.abort(),await this.#idle,rmSync3(this.dir,{recursive:!0,force:!0,maxRetries:5})}};import{existsSync as existsSync2,mkdirSync as mkdirSync4,readdirSync as readdirSync3,readFileSync as readFileSync8,rmdirSync,writeFileSync as writeFileSync2}from"node:fs";import{join as join10}from"node:path";import{accessSync,constants as constants2,existsSync,readFileSync as readFileSync7}from"node:fs";import{dirname as dirname2,join as join9}from"node:path";var MOUNT="/sys/fs/cgroup",PERIOD_US=1e5,AGENT_PROCESSES=4;
function groupsFor(limits2,extraBytes,elevated){let usable=folder=>elevated?existsSync(join9(folder,"cgroup.procs")):writable(folder),bytes=limits2.memoryBytes===null?null:Math.ceil((limits2.memoryBytes+
extraBytes)/4096)*4096,own=ownPaths();return v1Groups(limits2,bytes,own,usable)??v2Groups(limits2,bytes,own,usable)}function v1Groups(limits2,bytes,own,usable){let parentOf=controller=>[own.get(controller)??
"",""].map(path=>join9(MOUNT,controller,path)).find(usable),[memory,pids,cpu,account]=["memory","pids","cpu","cpuacct"].map(parentOf);if(memory===void 0||pids===void 0)return null;let quota=limits2.cpus===
null?[]:[["cpu.cfs_period_us",`${PERIOD_US}`],["cpu.cfs_quota_us",`${quotaUs(limits2.cpus)}`]],groups=[{inside:`${MOUNT}/memory`,parent:memory,files:v1MemoryFiles(memory,bytes)},{inside:`${MOUNT}/pids`,
parent:pids,files:pidsFiles(limits2)}];return cpu!==void 0&&groups.push({inside:`${MOUNT}/cpu`,parent:cpu,files:quota}),account!==void 0&&groups.push({inside:`${MOUNT}/cpuacct`,parent:account,files:[]}),
groups}function v2Groups(limits2,bytes,own,usable){let path=own.get("");if(path===void 0)return null;for(let folder=join9(MOUNT,path);folder.startsWith(MOUNT);folder=dirname2(folder)){let handedDown=read(
join9(folder,"cgroup.subtree_control")).trim().split(/\s+/);if(!handedDown.includes("memory")||!handedDown.includes("pids")||!usable(folder))continue;let files=[...pidsFiles(limits2)];return bytes!==null&&
files.push(["memory.max",`${bytes}`],...swaps(folder)?[["memory.swap.max","0"]]:[]),limits2.cpus!==null&&handedDown.includes("cpu")&&files.push(["cpu.max",`${quotaUs(limits2.cpus)} ${PERIOD_US}`]),[{inside:MOUNT,
parent:folder,files}]}return null}function v1MemoryFiles(parent,bytes){if(bytes===null)return[];let both=existsSync(join9(parent,"memory.memsw.limit_in_bytes"));return[["memory.limit_in_bytes",`${bytes}`],
...both?[["memory.memsw.limit_in_bytes",`${bytes}`]]:[]]}function swaps(folder){return existsSync(join9(folder,"memory.swap.max"))||folder===MOUNT}function pidsFiles(limits2){return limits2.processCount===
null?[]:[["pids.max",`${limits2.processCount+AGENT_PROCESSES}`]]}function quotaUs(cpus){return Math.max(1e3,Math.round(cpus*PERIOD_US))}function ownPaths(){let paths=new Map;for(let line of read("/pro\
c/self/cgroup").split(`
`)){let[,controllers,path]=/^\d+:([^:]*):(.*)$/.exec(line)??[];if(path!==void 0)for(let controller of(controllers??"").split(","))paths.set(controller,path)}return paths}function writable(folder){try{
return accessSync(join9(folder,"cgroup.procs"),constants2.W_OK),!0}catch{return!1}}function read(path){try{return readFileSync7(path,"utf8")}catch{return""}}var ROUNDS2=50,PAUSE_MS=4;async function createCgroup(name,limits2,extraBytes,elevate){let groups=groupsFor(limits2,extraBytes,elevate.length>0);if(groups===null)return null;let folders=groups.map(({parent})=>join10(
parent,name)),mounts2=Object.fromEntries(groups.map(({inside,parent})=>[inside,join10(parent,name)]));return(elevate.length===0?make(groups,name):await makeElevated(groups,name,elevate))?{mounts:mounts2,
folders}:(await removeCgroups(folders,elevate),null)}async function removeCgroups(folders,elevate){let left=folders.filter(folder=>existsSync2(folder));for(let round=0;left.length>0&&round<ROUNDS2;round+=
1){if(round>0&&await new Promise(resolve2=>setTimeout(resolve2,PAUSE_MS)),elevate.length>0)await succeeds([...elevate,"rmdir",...left]);else for(let folder of left)removeOne(folder);left=left.filter(folder=>existsSync2(
folder))}}async function sweepCgroups(){let unlimited={cpuTimeSecs:null,memoryBytes:null,processCount:null,fileSizeBytes:null,cpus:null},stale=(process.platform==="linux"?groupsFor(unlimited,0,!1)??[]:
[]).flatMap(({parent})=>readdirSync3(parent).filter(isAbandoned).map(name=>join10(parent,name)));for(let folder of stale)killAll(folder);return await removeCgroups(stale,[]),stale.filter(folder=>!existsSync2(
folder)).map(folder=>`control group ${folder}`)}function make(groups,name){try{for(let{parent,files}of groups){mkdirSync4(join10(parent,name));for(let[file,value]of files)writeFileSync2(join10(parent,
name,file),value)}return!0}catch{return!1}}function makeElevated(groups,name,elevate){let lines=groups.flatMap(({parent,files})=>[`mkdir ${quote(join10(parent,name))}`,...files.map(([file,value])=>`ec\
ho ${quote(value)} >${quote(join10(parent,name,file))}`)]);return succeeds([...elevate,"sh","-ec",lines.join(`
`)])}function killAll(folder){try{let pids=readFileSync8(join10(folder,"cgroup.procs"),"latin1").split(`
`);for(let pid of pids)pid!==""&&process.kill(Number(pid),"SIGKILL")}catch{}}function removeOne(folder){try{rmdirSync(folder)}catch{}}function succeeds([program2="",...args]){return new Promise(resolve2=>{
let child=spawnProcess(program2,args,{stdio:"ignore"});child.on("error",()=>resolve2(!1)),child.on("exit",code=>resolve2(code===0))})}function prlimitWords(limits2){let words=["--core=0"];return limits2.fileSizeBytes!==null&&words.push(`--fsize=${limits2.fileSizeBytes}`),limits2.cpuTimeSecs!==null&&words.push(`--cpu=${limits2.cpuTimeSecs}\
:${limits2.cpuTimeSecs+1}`),limits2.processes!==null&&words.push(`--nproc=${limits2.processes}`),limits2.dataBytes!==null&&words.push(`--data=${limits2.dataBytes}`),["prlimit",...words]}var NO_PRIVILEGES=[
"--bounding-set=-all","--inh-caps=-all","--ambient-caps=-all","--no-new-privs","--pdeathsig=KILL"];var bwrap={name:"bwrap",loadsSeccomp:!0,command};function command(spec){let words=["bwrap","--unshare-pid","--unshare-ipc","--unshare-uts","--unshare-cgroup-try"];if(spec.ownNetwork&&words.push("--uns\
hare-net"),words.push("--hostname",CELL_HOSTNAME,"--as-pid-1","--clearenv"),words.push("--setenv","PATH",spec.path),spec.asRoot){words.push("--cap-drop","ALL");for(let name of["SETUID","SETGID","SETPC\
AP","CHOWN"])words.push("--cap-add",`CAP_${name}`)}else words.push("--die-with-parent"),words.push("--unshare-user","--uid",`${65534}`,"--gid",`${65534}`,"--cap-drop","ALL");spec.seccomp&&words.push("\
--seccomp","3");for(let entry of spec.layout)words.push(...render(entry));return words.push("--remount-ro","/dev","--remount-ro","/","--chdir",spec.workdir,"--"),[...words,...spec.asRoot?becomeNobody(
spec):[],...prlimitWords(spec.rlimits),"sh",`${INBOX}/agent`]}function render(entry){switch(entry.kind){case"dir":return["--perms","0755","--dir",entry.path];case"symlink":return["--symlink",entry.target,
entry.path];case"bind":return["--ro-bind",entry.from,entry.path];case"tmpfs":return[...entry.bytes===null?[]:["--size",`${entry.bytes}`],"--perms",entry.shared?"1777":"0755","--tmpfs",entry.path];case"\
proc":return["--proc","/proc"];case"dev":return["--dev","/dev","--perms","1777","--tmpfs","/dev/shm"]}}function becomeNobody(spec){let owned=spec.layout.flatMap(entry=>entry.kind==="tmpfs"&&!entry.shared?
[entry.path]:[]),drop=["setpriv",`--reuid=${65534}`,`--regid=${65534}`,"--clear-groups",...NO_PRIVILEGES];return["sh","-c",`chown ${65534}:${65534} ${owned.map(quote).join(" ")} && exec "$@"`,"sh",...drop]}import{chmodSync as chmodSync2,mkdirSync as mkdirSync5,rmSync as rmSync4}from"node:fs";import{basename as basename7,join as join12}from"node:path";import{readFileSync as readFileSync9}from"node:fs";var INTERVAL_MS=20,MemoryPeak=class{constructor(root,ignored){this.root=root;this.ignored=ignored;this.#timer=setInterval(()=>this.#look(),INTERVAL_MS),this.#timer.unref()}root;ignored;#peak=null;#timer;stop(){
return clearInterval(this.#timer),this.#peak}#look(){let sum=0;for(let pid of descendants(this.root).slice(this.ignored))sum+=residentBytes(pid);sum>0&&(this.#peak=Math.max(this.#peak??0,sum))}};function descendants(pid){
return childrenOf(pid).flatMap(child=>[child,...descendants(child)])}function residentBytes(pid){let match=/^VmRSS:\s*(\d+) kB/m.exec(read2(`/proc/${pid}/status`));return match===null?0:Number(match[1])*
1024}function read2(path){try{return readFileSync9(path,"latin1")}catch{return""}}function noteRlimits(seen,facts,inForce){let limits2=facts["/proc/self/limits"]??"",data=inForce.memory?softLimit(limits2,"Max data size"):null;data!==null&&note(seen,"memory",`inside: /proc/self/limi\
ts Max data size=${data}, for each process and not for all together`);let processes=inForce.processes?softLimit(limits2,"Max processes"):null;processes!==null&&(seen.pids=processes,note(seen,"pids",`i\
nside: /proc/self/limits Max processes=${processes}, counted in the cell's own user namespace`))}function softLimit(limits2,name){let value=new RegExp(`^${name}\\s+(\\d+)`,"m").exec(limits2)?.[1];return value===
void 0?null:Number(value)}import{writeFileSync as writeFileSync3}from"node:fs";import{join as join11}from"node:path";function guardedCommand({launch,third,folder,cgroups,watched}){let ungroup=`for n in 1 2 3 4 5 6 7 8 9; do rmdir ${cgroups.map(quote).join(" ")} && break; sleep 0.02; done`,clean=[...["read -r childre\
n </proc/$$/task/$$/children","read -r self rest </proc/self/stat","for child in $children; do [ $child = $self ] || kill -9 $child; done","kill -9 $$"],`rm -rf ${quote(folder)}`,...cgroups.length===0?
[]:[ungroup]].join("; ");return["sh","-c",[...watched?[`( read -r word <&3 || { ${clean}; } ) </dev/null >/dev/null 2>&1 &`,"exec 3<&-"]:[],...cgroups.map(group=>`echo 0 >${quote(`${group}/cgroup.proc\
s`)} || exit 96`),`exec "$@"${third===null?"":` 3<${quote(third)}`}`].join(`
`),"cleanroom-guard",...launch]}import{lstatSync as lstatSync2,readlinkSync,realpathSync as realpathSync2,statSync as statSync2}from"node:fs";import{dirname as dirname3}from"node:path";var SYSTEM_FOLDERS=["/usr","/bin","/sbin","/lib","/lib32","/lib64","/libx32","/etc","/opt","/nix","/gnu"],OWN_ETC=["hosts","hostname","passwd","group"];function cellLayout(options){let entries=[],known=new Set(
["/"]),folder=path=>{known.has(path)||(folder(dirname3(path)),known.add(path),entries.push({kind:"dir",path}))},bind=(path,from,file=!1)=>{folder(dirname3(path)),file||known.add(path),entries.push({kind:"\
bind",path,from,file})},memory=(path,bytes,shared)=>{folder(dirname3(path)),known.add(path),entries.push({kind:"tmpfs",path,bytes,shared})};for(let path of SYSTEM_FOLDERS){let link=linkTarget(path);link!==
null?entries.push({kind:"symlink",path,target:link}):isFolder(path)&&bind(path,path)}for(let name of OWN_ETC)isPlainFile(`/etc/${name}`)&&bind(`/etc/${name}`,`${options.inboxDir}/${name}`,!0);entries.
push({kind:"proc"},{kind:"dev"}),memory("/tmp",options.tmpBytes,!0);for(let path of["/run","/var"])folder(path);let resolver=options.hostNetwork?linkedFile("/etc/resolv.conf"):null;resolver!==null&&bind(
resolver,resolver,!0);for(let path of options.toolchains)bind(path,path);for(let[path,from]of Object.entries(options.cgroups))bind(path,from);return memory(options.workdir,options.workdirBytes,!1),memory(
ARTIFACTS,options.artifactsBytes,!1),bind(INBOX,options.inboxDir),entries}function linkTarget(path){try{return lstatSync2(path).isSymbolicLink()?readlinkSync(path):null}catch{return null}}function isFolder(path){
return statSync2(path,{throwIfNoEntry:!1})?.isDirectory()??!1}function isPlainFile(path){return lstatSync2(path,{throwIfNoEntry:!1})?.isFile()??!1}function linkedFile(path){try{let real=realpathSync2(
path);return SYSTEM_FOLDERS.some(folder=>real.startsWith(`${folder}/`))?null:real}catch{return null}}var X64={audit:3221225534,clone:56,clone3:435,denied:[163,248,321,161,305,227,174,176,300,313,431,432,430,433,177,175,425,426,427,173,172,320,246,250,212,165,442,429,279,303,180,304,428,298,155,178,179,
443,169,249,171,170,308,164,168,167,156,139,103,166,272,134,323,136,153]},ARM64={audit:3221225655,clone:220,clone3:435,denied:[89,217,280,51,266,112,106,262,273,431,432,430,433,105,425,426,427,294,104,
219,18,40,442,429,239,264,42,265,428,241,41,60,443,142,218,162,161,268,170,225,224,116,39,97,282,58]},LOAD=32,JUMP_EQUAL=21,JUMP_GREATER_OR_EQUAL=53,JUMP_ANY_BIT=69,RETURN=6,ALLOW=2147418112,ERROR=327680,
EPERM=1,ENOSYS=38,OFFSET={number:0,arch:4,firstArgument:16},NEW_NAMESPACE=2114060288,X32=1073741824;function seccompFilter(arch){let table=arch==="x64"?X64:arch==="arm64"?ARM64:null;if(table===null)return null;
let program2=[[LOAD,0,0,OFFSET.arch],[JUMP_EQUAL,1,0,table.audit],[RETURN,0,0,ERROR|ENOSYS],[LOAD,0,0,OFFSET.number],[JUMP_GREATER_OR_EQUAL,0,1,X32],[RETURN,0,0,ERROR|ENOSYS],[JUMP_EQUAL,0,1,table.clone3],
[RETURN,0,0,ERROR|ENOSYS],[JUMP_EQUAL,0,4,table.clone],[LOAD,0,0,OFFSET.firstArgument],[JUMP_ANY_BIT,0,1,NEW_NAMESPACE],[RETURN,0,0,ERROR|EPERM],[RETURN,0,0,ALLOW]];for(let number2 of table.denied)program2.
push([JUMP_EQUAL,0,1,number2],[RETURN,0,0,ERROR|EPERM]);program2.push([RETURN,0,0,ALLOW]);let bytes=Buffer.alloc(program2.length*8);return program2.forEach(([code,ifTrue,ifFalse,value],index)=>{bytes.
writeUInt16LE(code,index*8),bytes.writeUInt8(ifTrue,index*8+2),bytes.writeUInt8(ifFalse,index*8+3),bytes.writeUInt32LE(value>>>0,index*8+4)}),bytes}import{realpathSync as realpathSync3,statSync as statSync3}from"node:fs";import{basename as basename6,dirname as dirname4,isAbsolute,relative}from"node:path";var STANDARD_PATH=["/usr/local/sbin","/usr\
/local/bin","/usr/sbin","/usr/bin","/sbin","/bin"],SHOWN=["/usr","/bin","/sbin","/lib","/lib32","/lib64","/etc","/opt","/nix","/gnu"],NEVER=["/proc","/sys","/dev","/tmp","/run","/cleanroom"];function toolchains(env,hidden){
let home=env.HOME??"/root",path=[...STANDARD_PATH],folders=[];for(let entry of(env.PATH??"").split(":")){let real=realFolder(entry);if(!(real===null||path.includes(real))&&!(entry.includes("/node_modu\
les/")||real.includes("/node_modules/"))&&![...NEVER,...hidden].some(folder=>within2(real,folder))){if(!SHOWN.some(folder=>within2(real,folder))){let root=installation(real,home);if(root===null||hidden.
some(folder=>within2(folder,root)))continue;folders.some(folder=>within2(root,folder))||folders.push(root)}path.push(real)}}return{folders:folders.filter(a=>!folders.some(b=>a!==b&&within2(a,b))),path:path.
join(":")}}function installation(folder,home){let homes=[home,realFolder(home)??home,"/home","/root","/var","/mnt","/media","/srv"];if(homes.some(place=>within2(place,folder)))return null;let named=["\
bin","sbin"].includes(basename6(folder)),root=dirname4(folder),inHome=homes.slice(0,2).find(place=>within2(folder,place)),depth=(inHome===void 0?root:relative(inHome,root)).split("/").filter(part=>part!==
"").length;return named&&depth>=3&&!homes.some(place=>within2(place,root))?root:folder}function within2(path,folder){return path===folder||path.startsWith(folder.endsWith("/")?folder:`${folder}/`)}function realFolder(path){
try{let real=isAbsolute(path)?realpathSync3(path):null;return real!==null&&statSync3(real).isDirectory()?real:null}catch{return null}}var ETC={hostname:`cleanroom
`,passwd:`root:x:0:0:root:/root:/bin/sh
nobody:x:65534:65534:nobody:/tmp:/bin/sh
`,group:`root:x:0:
nogroup:x:65534:
`},PAGE=4096;function planSandbox(spec,options,{dir,inbox,cgroup}){let{limits:limits2,network}=spec.policy;for(let[file,content]of Object.entries(ETC))writeFileSync3(join11(inbox.dir,file),content,{mode:420});
let tools=toolchains(options.env,[spec.workdir]),rlimits=rlimitsOf(spec,options,cgroup),workspaceBytes=spec.workspace.bytes+spec.workspace.files*PAGE,filter=options.launcher.loadsSeccomp?writeFilter(join11(
dir,"seccomp.bpf")):null,ownNetwork=network.kind!=="full",launch=options.launcher.command({layout:cellLayout({inboxDir:inbox.dir,workdir:spec.workdir,workdirBytes:limits2.memoryBytes===null?null:limits2.
memoryBytes+workspaceBytes,tmpBytes:limits2.memoryBytes,artifactsBytes:spec.artifactsBytes,toolchains:tools.folders,cgroups:cgroup?.mounts??{},hostNetwork:!ownNetwork}),workdir:spec.workdir,path:tools.
path,ownNetwork,asRoot:options.asRoot,rlimits,seccomp:filter!==null}),watched=options.elevate.length===0,guarded=guardedCommand({launch,third:filter,folder:dir,cgroups:cgroup?.folders??[],watched});return{
command:[...options.elevate,...guarded],watched,tools,rlimits}}function rlimitsOf(spec,options,cgroup){let limits2=spec.policy.limits,counted=options.countsPerNamespace&&!(options.asRoot&&options.launcher.
name==="bwrap"),processes=cgroup===null&&counted&&limits2.processCount!==null?limits2.processCount+AGENT_PROCESSES:null;return{fileSizeBytes:limits2.fileSizeBytes,cpuTimeSecs:limits2.cpuTimeSecs,processes,
dataBytes:cgroup===null?limits2.memoryBytes:null}}function writeFilter(path){let filter=seccompFilter(process.arch);return filter!==null&&writeFileSync3(path,filter),filter===null?null:path}import{finished}from"node:stream/promises";var PATIENCE_MS=5e3,SandboxProcess=class{ended;#child;constructor(command3,path,watched){let[program2="",...args]=command3,child=spawnProcess(program2,args,{cwd:"/",env:{PATH:path},stdio:["pipe","pipe",
"pipe",...watched?["pipe"]:[]],detached:!0});this.#child=child,child.stdin?.on("error",()=>{}),this.#pipe?.on("error",()=>{}),this.ended=endOf(child)}get pid(){return this.#child.pid??null}send(text){
this.#child.stdin?.write(text)}end(){this.#child.stdin?.end()}receive(receivers){this.#child.stdout?.on("data",receivers.stdout),this.#child.stderr?.on("data",receivers.stderr)}async stop(){this.end();
let children=this.pid===null?[]:childrenOf(this.pid);for(let pid of children.slice(this.#pipe===null?0:1))kill(pid);this.pid!==null&&this.#child.exitCode===null&&this.#child.signalCode===null&&kill(this.
pid);let timer,late=new Promise(resolve2=>{timer=setTimeout(resolve2,PATIENCE_MS)});await Promise.race([this.ended,late]),clearTimeout(timer)}dismissGuard(){this.#pipe?.end(`done
`)}get#pipe(){return this.#child.stdio[3]??null}};function kill(pid){try{process.kill(pid,"SIGKILL")}catch{}}async function endOf(child){let reason=await new Promise(resolve2=>{child.on("error",error=>{
child.pid===void 0&&resolve2(error.message)}),child.on("exit",(code,signal)=>resolve2(signal===null?`it ended with code ${code}`:`it was ended by ${signal}`))}),outputs=[child.stdout,child.stderr].filter(
stream=>stream!==null);return await Promise.allSettled(outputs.map(stream=>finished(stream,{writable:!1}))),reason}var BOOT_TIMEOUT_MS=6e4;async function openSandboxCell(spec,options){let name=makeCellName(),dir=join12(spec.tempDir,name),cgroup=null,child=null,remove=async()=>{await child?.stop(),rmSync4(dir,{recursive:!0,
force:!0}),await removeCgroups(cgroup?.folders??[],options.elevate),child?.dismissGuard()};try{mkdirSync5(dir),chmodSync2(dir,457),cgroup=await createCgroup(name,spec.policy.limits,spec.workspace.bytes,
options.elevate);let hasWorkspace=spec.workspace.files>0,workspaceTar=hasWorkspace?spec.workspace.path:null,inbox=Inbox.create(join12(dir,"in"),{workspaceTar,externalBin:spec.externalBin}),plan=planSandbox(
spec,options,{dir,inbox,cgroup});child=new SandboxProcess(plan.command,`${options.env.PATH??""}:/usr/sbin:/usr/bin:/sbin:/bin`,plan.watched);let session=await CellSession.start(child,inbox,{workdir:spec.
workdir,hasWorkspace,artifactsBytes:spec.artifactsBytes,bootTimeoutMs:BOOT_TIMEOUT_MS}),observation=observe(session.facts);return noteRlimits(observation,session.facts,{memory:plan.rlimits.dataBytes!==
null,processes:plan.rlimits.processes!==null}),new SandboxCell(spec,{session,child,observation,path:plan.tools.path,remove,counted:cgroup!==null})}catch(error){throw await remove(),error}}var SandboxCell=class{image=null;artifactsDir=ARTIFACTS;baseEnv;observation;workdir;externalBin;#opened;#closed=null;constructor(spec,opened){
this.#opened=opened,this.baseEnv={PATH:opened.path},this.observation=opened.observation,this.workdir=spec.workdir,this.externalBin=spec.externalBin===null?null:cellBinPath(basename7(spec.externalBin))}async run(command3,sinks){
let{session,child,counted}=this.#opened;if(counted||child.pid===null)return session.run(command3,sinks);let peak=new MemoryPeak(child.pid,AGENT_PROCESSES);try{let exit=await session.run(command3,sinks);
return{...exit,memoryPeakBytes:exit.memoryPeakBytes??peak.stop()}}finally{peak.stop()}}close(){return this.#closed??=this.#close(),this.#closed}async#close(){this.#opened.session.close(),await this.#opened.
remove()}};import{existsSync as existsSync3}from"node:fs";var unshare={name:"unshare",loadsSeccomp:!1,command:command2},STAGES=["/mnt","/media","/srv","/sys"],DEVICES=["null","zero","full","random","urandom","tty"];function command2(spec){let words=["unshare",
"--mount","--pid","--ipc","--uts","--cgroup","--fork","--kill-child"];return spec.ownNetwork&&words.push("--net"),spec.asRoot||words.push("--user","--map-root-user"),[...words,"sh","-c",setup(spec),"c\
leanroom-setup"]}function setup(spec){let stage=stageFor(spec.layout),at=path=>quote(`${stage}${path}`),paths=wanted=>spec.layout.flatMap(wanted),folders=paths(entry=>needsFolder(entry)?[at(entry.path)]:
[]),files=paths(entry=>needsFile(entry)?[at(entry.path)]:[]),links=paths(entry=>entry.kind==="symlink"?[`ln -s ${quote(entry.target)} ${at(entry.path)}`]:[]),fstab=paths(entry=>mounts(entry,stage,spec.
asRoot?65534:0)).join("");return["set -e; umask 022",`mount -t tmpfs -o mode=0755,nosuid,nodev cleanroom ${stage}`,`mkdir -p ${[...folders,at("/proc"),at("/dev/shm"),at("/.old")].join(" ")}`,...[...files,
...DEVICES.map(name=>at(`/dev/${name}`))].map(file=>`: >${file}`),...links,`ln -s /proc/self/fd ${at("/dev/fd")}`,...["stdin","stdout","stderr"].map((name,fd)=>`ln -s /proc/self/fd/${fd} ${at(`/dev/${name}`)}`),
`printf %s ${quote(fstab)} >${at("/dev/shm/fstab")}`,`mount --all --fstab ${at("/dev/shm/fstab")}`,`hostname ${CELL_HOSTNAME} 2>/dev/null || echo ${CELL_HOSTNAME} 2>/dev/null >/proc/sys/kernel/hostnam\
e || :`,...spec.ownNetwork?["ip link set lo up 2>/dev/null || :"]:[],`mount -o remount,ro,nosuid,nodev cleanroom ${stage}`,`cd ${stage}`,"pivot_root . .old","umount -l /.old",`cd ${quote(spec.workdir)}`,
`exec env -i ${[`PATH=${spec.path}`,...becomeNobody2(spec)].map(quote).join(" ")}`].join(`
`)}function becomeNobody2(spec){let nested=["unshare","--user","--keep-caps",`--map-user=${65534}`,`--map-group=${65534}`],keep=["--inh-caps=+sys_admin","--ambient-caps=+sys_admin"],drop=spec.asRoot?[
"setpriv",`--reuid=${65534}`,`--regid=${65534}`,"--clear-groups",...keep]:[],close=["sh","-c",'echo 0 >/proc/sys/user/max_user_namespaces && exec "$@"',"sh"];return[...drop,...nested,...close,...prlimitWords(
spec.rlimits),"setpriv",...NO_PRIVILEGES,"sh",`${INBOX}/agent`]}function stageFor(layout){let taken=layout.flatMap(entry=>entry.kind==="bind"?[entry.from]:[]);return STAGES.filter(stage=>existsSync3(stage)&&
!taken.some(path=>path.startsWith(`${stage}/`)))[0]??"/mnt"}function needsFolder(entry){return entry.kind==="dir"||entry.kind==="tmpfs"||entry.kind==="bind"&&!entry.file}function needsFile(entry){return entry.
kind==="bind"&&entry.file&&!entry.path.startsWith("/etc/")}function mounts(entry,stage,owner){let line=(source,path,type,options)=>`${escaped(source)} ${escaped(stage+path)} ${type} ${options} 0 0
`;switch(entry.kind){case"bind":return[line(entry.from,entry.path,"none","rbind,ro,nosuid,nodev")];case"tmpfs":{let size=entry.bytes===null?"":`,size=${entry.bytes}`,access=entry.shared?"mode=1777":`m\
ode=0755,uid=${owner},gid=${owner}`;return[line("tmpfs",entry.path,"tmpfs",`nosuid,nodev,${access}${size}`)]}case"proc":return[line("proc","/proc","proc","nosuid,nodev,noexec")];case"dev":return[...DEVICES.
map(name=>line(`/dev/${name}`,`/dev/${name}`,"none","bind")),line("tmpfs","/dev/shm","tmpfs","nosuid,nodev,noexec,mode=1777")];default:return[]}}function escaped(path){return path.replaceAll("\\","\\13\
4").replaceAll(" ","\\040").replaceAll("	","\\011").replaceAll(`
`,"\\012")}function ways(env){let plain=[bwrap,unshare].map(launcher=>({label:launcher.name,launcher,elevate:[]}));return env.GITHUB_ACTIONS!=="true"||process.getuid?.()===0?plain:[...plain,...plain.map(way=>({...way,
label:`sudo ${way.label}`,elevate:["sudo","-n"]}))]}var SandboxChoice=class{constructor(env){this.env=env;this.#ways=process.platform==="linux"?ways(env):[],this.#ways.length===0&&this.reasons.push(`${process.
platform} has no Linux namespaces`)}env;reasons=[];#ways;#settled=!1;#trial=Promise.resolve();#perNamespace=null;get launcher(){return this.#settled?this.#ways[0]?.launcher.name??null:null}async open(spec){
if(this.#settled)return this.#openSettled(spec);let before=this.#trial,done=()=>{};this.#trial=new Promise(resolve2=>{done=resolve2}),await before;try{return this.#settled?await this.#openSettled(spec):
await this.#openFirst(spec)}finally{done()}}async#openSettled(spec){let way=this.#ways[0];if(way===void 0)return null;try{return await openSandboxCell(spec,await this.#options(way))}catch(error){throw startError(
error,way)}}async#openFirst(spec){for(let way=this.#ways[0];way!==void 0;way=this.#ways[0])try{let cell=await openSandboxCell(spec,await this.#options(way));return this.#settled=!0,cell}catch(error){if(!(error instanceof
CellStartError))throw error;if(await this.#works(way,spec))throw this.#settled=!0,startError(error,way);this.reasons.push(`${way.label}: ${error.output}`),this.#ways.shift()}return this.#settled=!0,null}async#works(way,spec){
try{return await(await openSandboxCell(emptySpec(spec.tempDir),await this.#options(way))).close(),!0}catch{return!1}}async#options(way){let asRoot=way.elevate.length>0||process.getuid?.()===0;return this.#perNamespace??=
asRoot?Promise.resolve(!0):countsPerNamespace(),{env:this.env,launcher:way.launcher,elevate:way.elevate,asRoot,countsPerNamespace:await this.#perNamespace}}};function emptySpec(tempDir){return{runId:"",
image:null,policy:{name:"locked",network:{kind:"none"},capabilities:"none",user:"non_root",rootFilesystem:"read_only",limits:{cpuTimeSecs:null,memoryBytes:null,processCount:null,fileSizeBytes:null,cpus:null}},
workdir:"/workspace",workspace:{path:"",sha256:"",bytes:0,files:0},externalBin:null,tempDir,artifactsBytes:4096}}function startError(error,way){return error instanceof CellStartError?new CleanroomError(
"EngineUnavailable",`the local sandbox (${way.label}) did not start: ${error.output}`,{hint:"Limits that are too low keep a cell from starting: raise them. `cleanroom doctor` shows what works here.",context:{
launcher:way.label,output:error.output},cause:error}):error}async function countsPerNamespace(){let trial=["--user","--map-root-user","prlimit","--nproc=3","sh","-c","(:) && (:)"];return new Promise(resolve2=>{
let child=spawnProcess("unshare",trial,{stdio:"ignore"});child.on("error",()=>resolve2(!1)),child.on("exit",code=>resolve2(code===0))})}function createLocalBackend(options){let choice=options.sandbox==="none"?null:new SandboxChoice(options.env);return{name:"local",probe:async()=>({available:!0,engine:{name:"local",version:null,rootless:process.
getuid?.()!==0,endpoint:null}}),open:async spec=>await choice?.open(spec)??openBareCell(spec,options.env),notes:async()=>{let{mode,reasons}=await describeSandbox(options.env);return[`steps run in ${mode===
"bare"?"no sandbox":`a sandbox of ${mode}`}`,...reasons]},sweep:async()=>[...sweepProcesses(),...await sweepCgroups()]}}async function describeSandbox(env){let tempDir=mkdtempSync(join13(tmpdir(),"cle\
anroom-try-")),choice=new SandboxChoice(env),cell=null;try{return cell=await choice.open(emptySpec(tempDir)),{mode:choice.launcher??"bare",reasons:choice.reasons}}finally{await cell?.close(),rmSync5(tempDir,
{recursive:!0,force:!0})}}var PODMAN={name:"podman",title:"Podman",deniedHint:"use your own engine: `systemctl --user start podman.socket`",candidates:(env,asker)=>podmanCandidates(env,asker.uid),isolations:[{NetworkMode:"none"}],
ownedTmpfs:(user,mode)=>user===null?"mode=1777":`mode=${mode},U`,volumeBind:(volume,target)=>`${volume}:${target}:U`,ulimits:[{Name:"nofile",Soft:2e4,Hard:2e4},{Name:"nproc",Soft:32768,Hard:32768}]};function createPodmanBackend(env,options={}){return new OciBackend(PODMAN,env,options)}var PREFERENCE=["docker","podman","local"];function builtin(env){return{docker:()=>createDockerBackend(env),podman:()=>createPodmanBackend(env),local:()=>createLocalBackend({env})}}var BackendSelector=class{#factories;#tried=new Map;constructor(env,custom=[]){
this.#factories={...builtin(env),...Object.fromEntries(custom.map(backend=>[backend.name,()=>backend]))}}async select(name){if(name!=="auto")return this.#named(name);let reasons=[];for(let candidate of PREFERENCE){
let selected=await this.#named(candidate);if(selected.backend!==null)return selected;reasons.push(`${candidate}: ${selected.reason}`)}return{name,backend:null,reason:reasons.join("; ")}}async passedOver(chosen){
let before=PREFERENCE.slice(0,Math.max(0,PREFERENCE.indexOf(chosen)));return(await Promise.all(before.map(name=>this.#named(name)))).flatMap(entry=>entry.backend===null?[`${entry.name}: ${entry.reason}`]:
[])}all(){return Object.values(this.#factories).map(make2=>make2())}async#named(name){let make2=this.#factories[name];if(make2===void 0)throw new CleanroomError("ConfigInvalid",`unknown backend "${name}\
"`,{hint:`Use one of: auto, ${Object.keys(this.#factories).join(", ")}.`,context:{backend:name}});let attempt=this.#tried.get(name)??tryOut(make2());this.#tried.set(name,attempt);let{backend,availability}=await attempt;
return availability.available?{name,backend,engine:availability.engine}:{name,backend:null,reason:availability.reason}}};async function tryOut(backend){return{backend,availability:await backend.probe()}}import{chmodSync as chmodSync3,mkdtempSync as mkdtempSync2,readdirSync as readdirSync4,rmSync as rmSync6}from"node:fs";import{tmpdir as tmpdir2}from"node:os";import{join as join14}from"node:path";var PREFIX2="cleanroom-run-";function makeTempDir(){let dir=mkdtempSync2(join14(tmpdir2(),`${PREFIX2}${ownerId()}-`));return chmodSync3(dir,457),dir}function removeTempDir(dir){rmSync6(dir,{recursive:!0,
force:!0})}function sweepTempDirs(){return readdirSync4(tmpdir2()).filter(name=>{let owner=name.startsWith(PREFIX2)?name.slice(PREFIX2.length,name.lastIndexOf("-")):null;return owner!==null&&!ownerMayLive(
owner)}).map(name=>(removeTempDir(join14(tmpdir2(),name)),`temp folder ${name}`))}export{fixedEnvironment,BackendSelector,makeTempDir,removeTempDir,sweepTempDirs};
