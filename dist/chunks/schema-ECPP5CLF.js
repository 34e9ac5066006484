import{reportSchema}from"./chunk-2OEQ54FO.js";import{parseFlags}from"./chunk-FQ7AUQQ7.js";import{configSchema}from"./chunk-LZPHGNLL.js";import{toJSONSchema}from"./chunk-62YMKLJR.js";
import"./chunk-IIBV2XE2.js";import"./chunk-KN54DORK.js";import"./chunk-UGDXNBBN.js";import"./chunk-ND625BFL.js";function configJsonSchema(){let{$schema,...rest}=toJSONSchema(configSchema,{io:"input"});return{$schema,title:"cleanroom.toml",description:"Configuration of Cleanroom.",...rest}}function reportJsonSchema(){return{...toJSONSchema(reportSchema,{io:"input",target:"draft-2020-12"}),title:"Cleanroom run report",description:"What a run of Cleanroom did: outcome, scenarios, steps, i\
solation as read back, digests."}}var verb={summary:"prints the JSON Schema of cleanroom.toml",usage:`Usage: cleanroom schema [--report]

  --report   the schema of report.json instead
`,run:async(args,io)=>{let{values}=parseFlags(args,{report:{type:"boolean"}},!1),schema=values.report===!0?reportJsonSchema():configJsonSchema();return io.out(`${JSON.stringify(schema,null,2)}
`),0}};export{verb};
