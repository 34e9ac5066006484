import{CleanroomError,EXIT,asCleanroomError,exitCodeOf,nearest}from"./chunk-UGDXNBBN.js";import"./chunk-ND625BFL.js";var VERBS={run:()=>import("./run-YBFYHPPU.js"),validate:()=>import("./validate-XKI7PXJT.js"),config:()=>import("./config-M4SO5IIH.js"),schema:()=>import("./schema-ECPP5CLF.js"),doctor:()=>import("./doctor-C2I5LTEY.js"),
init:()=>import("./init-P4P5Z3JF.js"),plan:()=>import("./plan-Y3WNPJHU.js"),verify:()=>import("./verify-JPKUI4BB.js"),gc:()=>import("./gc-MCIKZN42.js")};async function dispatch(argv){
let io=processIo(),[name,...args]=argv;try{if(name===void 0||name==="help"||name==="--help"||name==="-h")return io.out(await overview()),name===void 0?EXIT.usage:EXIT.ok;let load=VERBS[name];if(load===
void 0)throw unknownVerb(name);let{verb}=await load(),own=args.includes("--")?args.slice(0,args.indexOf("--")):args;return own.includes("--help")||own.includes("-h")?(io.out(verb.usage),EXIT.ok):await verb.
run(args,io)}catch(thrown){let error=asCleanroomError(thrown);return io.err(`cleanroom: ${error.kind}: ${error.message}
  ${error.hint}
`),error.kind==="Internal"&&error.cause instanceof Error&&io.err(`${error.cause.stack??""}
`),exitCodeOf(error.kind)}}async function overview(){let lines=["Usage: cleanroom <verb> [options]","","Verbs:"];for(let[name,load]of Object.entries(VERBS))lines.push(`  ${name.padEnd(10)} ${(await load()).
verb.summary}`);return lines.push("","`cleanroom <verb> --help` tells more; `cleanroom --version` prints the version.",""),lines.join(`
`)}function unknownVerb(name){let near=nearest(name,Object.keys(VERBS));return new CleanroomError("ConfigInvalid",`unknown verb "${name}"${near===null?"":`; did you mean ${near}?`}`,{hint:"Run `cleanr\
oom --help` for the list.",context:{verb:name}})}function processIo(){let interrupted=new AbortController,signals=0,stop=()=>{signals+=1,interrupted.abort(),signals>2&&process.exit(EXIT.interrupted)};
process.on("SIGINT",stop),process.on("SIGTERM",stop);for(let stream of[process.stdout,process.stderr])stream.on("error",()=>{});return{cwd:process.cwd(),env:process.env,color:process.stdout.isTTY===!0&&
!process.env.NO_COLOR,out:text=>{process.stdout.write(text)},err:text=>{process.stderr.write(text)},signal:interrupted.signal}}export{dispatch};
