import{BackendSelector,sweepTempDirs}from"./chunk-JIETBXW6.js";import"./chunk-FAL5KSJJ.js";import{parseFlags}from"./chunk-FQ7AUQQ7.js";import"./chunk-IIBV2XE2.js";import"./chunk-KN54DORK.js";
import"./chunk-UGDXNBBN.js";import"./chunk-ND625BFL.js";async function sweep(env){let backends=new BackendSelector(env).all();return[...(await Promise.all(backends.map(async backend=>(await backend.probe()).available?backend.sweep():[]))).flat(),...sweepTempDirs()]}var verb={summary:"removes what killed runs left behind",usage:`Usage: cleanroom gc

Removes containers, volumes and temp folders of runs whose process is gone.
`,run:async(args,io)=>{parseFlags(args,{},!1);let removed=await sweep(io.env);for(let line of removed)io.out(`removed ${line}
`);return io.out(removed.length===0?`nothing was left behind
`:`${removed.length} removed
`),0}};export{verb};
