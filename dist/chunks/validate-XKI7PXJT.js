import{loadFromFlags}from"./chunk-BRMJ3ZIQ.js";import{configFlagUsage}from"./chunk-FQ7AUQQ7.js";import{checkBin}from"./chunk-PF62YMDZ.js";import{buildPlan}from"./chunk-TUAA2QFQ.js";
import"./chunk-W2GEBZOA.js";import"./chunk-RMUXRZAP.js";import"./chunk-DSOUZPF3.js";import"./chunk-LZPHGNLL.js";import"./chunk-62YMKLJR.js";import"./chunk-IIBV2XE2.js";
import"./chunk-KN54DORK.js";import"./chunk-UGDXNBBN.js";import"./chunk-XV5376LU.js";import"./chunk-ND625BFL.js";var verb={summary:"checks the configuration without running anything",usage:["Usage: cleanroom validate [PATH] [flags]","",...configFlagUsage(),""].join(`
`),run:async(args,io)=>{let{config}=await loadFromFlags(args,{},io),plan=buildPlan(config,{scenarios:[],tags:null,shard:null},null),usesBin=plan.scenarios.some(({steps:steps2})=>steps2.some(({target})=>target===
"bin"));checkBin(plan.projectDir,usesBin?plan.bin:null);let steps=plan.scenarios.reduce((sum,scenario)=>sum+scenario.steps.length,0);return io.out(`valid: ${plan.scenarios.length} scenarios, ${steps} \
steps
`),0}};export{verb};
