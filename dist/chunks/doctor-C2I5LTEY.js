import{compareControls,packWorkspace}from"./chunk-ETBNSOXZ.js";import{BackendSelector,makeTempDir,removeTempDir}from"./chunk-JIETBXW6.js";import"./chunk-FAL5KSJJ.js";import{parseFlags}from"./chunk-FQ7AUQQ7.js";
import{resolvePolicy}from"./chunk-RMUXRZAP.js";import{loadConfig}from"./chunk-DSOUZPF3.js";import"./chunk-LZPHGNLL.js";import"./chunk-62YMKLJR.js";import"./chunk-IIBV2XE2.js";
import"./chunk-KN54DORK.js";import{asCleanroomError}from"./chunk-UGDXNBBN.js";import"./chunk-XV5376LU.js";import"./chunk-ND625BFL.js";import{accessSync,constants,mkdirSync}from"node:fs";import{delimiter,join}from"node:path";var TOOLS=[{name:"git",purpose:"names the commit in the provenance"},{name:"openssl",purpose:"verifies signatures without Cleanroom"},{name:"unshare",purpose:"isolates the local backend (package util-\
linux)"},{name:"bwrap",purpose:"isolates the local backend where unshare can't (package bubblewrap)"}];async function examine(cwd,env){let{settings}=await loadConfig({cwd,env,configPath:null,overrides:[]}),
tempDir=makeTempDir();try{let engines=[];for(let backend of new BackendSelector(env).all())engines.push(await examineBackend(backend,settings.image,tempDir));return{engines,tools:TOOLS.map(tool=>({...tool,
path:find(tool.name,env.PATH??"")}))}}finally{removeTempDir(tempDir)}}async function examineBackend(backend,image,tempDir){let availability=await backend.probe(),notes=await backend.notes?.()??[];if(!availability.
available)return{name:backend.name,available:!1,detail:availability.reason,notes,controls:null,problem:null};let{version,endpoint,rootless}=availability.engine,detail=[version,endpoint,rootless?"rootl\
ess":null].filter(part=>part!==null).join(", "),common={name:backend.name,available:!0,detail,notes},policy=resolvePolicy("locked",{}),dir=join(tempDir,backend.name);try{let workspace=await packWorkspace(
emptyProject(tempDir),[],`${dir}.tar`),cell=await backend.open({runId:"doctor",image,policy,workdir:"/workspace",workspace,externalBin:null,tempDir,artifactsBytes:1<<20}),controls=compareControls(policy,
cell.observation,1<<20,workspace.bytes);return await cell.close(),{...common,controls,problem:null}}catch(thrown){return{...common,controls:null,problem:asCleanroomError(thrown).message}}}function emptyProject(tempDir){
let dir=join(tempDir,"empty");return mkdirSync(dir,{recursive:!0}),dir}function find(name,path){for(let dir of path.split(delimiter))try{return accessSync(join(dir,name),constants.X_OK),join(dir,name)}catch{}
return null}var verb={summary:"shows which engines and isolation controls work here",usage:`Usage: cleanroom doctor [--json]

Opens a locked cell on every engine that answers and reads back what is enforced.
`,run:async(args,io)=>{let{values}=parseFlags(args,{json:{type:"boolean"}},!1),examination=await examine(io.cwd,io.env);if(values.json===!0)return io.out(`${JSON.stringify(examination)}
`),0;for(let engine of examination.engines)io.out(describe(engine));io.out(`tools
`);for(let{name,path,purpose}of examination.tools)io.out(`  ${path===null?"-":"✓"} ${name.padEnd(8)} ${path??`not found; ${purpose}`}
`);return 0}};function describe({name,available,detail,notes,controls,problem}){let lines=[`${available?"✓":"-"} ${name}: ${detail===""?"works":detail}`];problem!==null&&lines.push(`  no cell could \
be opened: ${problem}`);for(let control of controls??[])lines.push(`  ${control.enforced?"✓":"✗"} ${control.name.padEnd(18)} ${control.requested}`);for(let note of notes)lines.push(`  note: ${note}`);
return`${lines.join(`
`)}
`}export{verb};
