#!/usr/bin/env node
import{VERSION}from"./chunks/chunk-PQ4VBNA5.js";import"./chunks/chunk-7PIFRJ2M.js";var[first]=process.argv.slice(2);if(first==="--version"||first==="-V")process.stdout.write(`${VERSION}
`);else{let{dispatch}=await import("./chunks/dispatch-IRTY342U.js"),code=await dispatch(process.argv.slice(2));for(let stream of[process.stdout,process.stderr])await new Promise(resolve=>stream.write("",resolve));
process.exit(code)}
