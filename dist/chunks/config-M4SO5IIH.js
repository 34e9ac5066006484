import{configJson,renderConfig}from"./chunk-AKPFWQD2.js";import{loadFromFlags}from"./chunk-BRMJ3ZIQ.js";import{configFlagUsage}from"./chunk-FQ7AUQQ7.js";import"./chunk-W2GEBZOA.js";
import"./chunk-DSOUZPF3.js";import"./chunk-LZPHGNLL.js";import"./chunk-62YMKLJR.js";import"./chunk-IIBV2XE2.js";import"./chunk-KN54DORK.js";import"./chunk-UGDXNBBN.js";
import"./chunk-XV5376LU.js";import"./chunk-ND625BFL.js";var verb={summary:"prints the effective configuration and where each value came from",usage:["Usage: cleanroom config [PATH] [--json] [flags]","",...configFlagUsage(),""].join(`
`),run:async(args,io)=>{let{config,line}=await loadFromFlags(args,{json:{type:"boolean"}},io);return io.out(line.values.json===!0?`${JSON.stringify(configJson(config),null,2)}
`:renderConfig(config)),0}};export{verb};
