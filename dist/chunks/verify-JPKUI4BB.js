import{verifyBundle}from"./chunk-Y3OYZ2J6.js";import"./chunk-Z6IMJQ62.js";import"./chunk-2OEQ54FO.js";import"./chunk-FAL5KSJJ.js";import{parseFlags}from"./chunk-FQ7AUQQ7.js";
import"./chunk-62YMKLJR.js";import"./chunk-IIBV2XE2.js";import"./chunk-KN54DORK.js";import{CleanroomError,EXIT}from"./chunk-UGDXNBBN.js";import"./chunk-ND625BFL.js";import{readFileSync}from"node:fs";import{resolve}from"node:path";var verb={summary:"checks a bundle's evidence, offline",usage:["Usage: cleanroom verify BUNDLE [--key FILE] [--json]","","  --key FILE   the public key (PEM) that must have signed it","  --json       \
print the verification as JSON",""].join(`
`),run:async(args,io)=>{let{positionals,values}=parseFlags(args,{key:{type:"string"},json:{type:"boolean"}},!1),[bundle,...more]=positionals;if(bundle===void 0||more.length>0)throw new CleanroomError(
"ConfigInvalid","verify takes one bundle",{hint:"cleanroom verify path/to/<run_id>.bundle.tgz"});let key=values.key,read=path=>{try{return readFileSync(resolve(io.cwd,path),"utf8")}catch(cause){throw new CleanroomError(
"ConfigInvalid",`--key ${path} can't be read`,{hint:"Name a PEM public key file.",cause})}},result=await verifyBundle(resolve(io.cwd,bundle),key===void 0?{}:{publicKey:read(key)});if(values.json===!0)
io.out(`${JSON.stringify(result)}
`);else if(result.ok)io.out(`verified ${bundle}
  ${result.summary}
`);else{io.err(`cleanroom: VerificationFailed: ${bundle} did not verify
`);for(let{part,problem}of result.problems)io.err(`  ${part}: ${problem}
`)}return result.ok?EXIT.ok:EXIT.verification}};export{verb};
