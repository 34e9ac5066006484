import{invalidCoverage}from"./chunk-JZARDAGA.js";import{fileTotals,overallTotals}from"./chunk-EH24TCGM.js";import{_gte,array,int,literal,nullable,number2 as number,object,optional,string,tuple}from"./chunk-BSGHHAA7.js";
import{emptyFile,freeKey,inOrder,sumCoverage}from"./chunk-RYIBLYXN.js";var count=int().check(_gte(0)),lineNumber=int().check(_gte(1)),share=object({total:count,covered:count,percent:nullable(number())}),totals=object({lines:share,functions:share,branches:share}),file=object(
{path:string(),totals:optional(totals),lines:array(tuple([lineNumber,count],count)),functions:array(object({name:string(),line:count,hits:count})),branches:array(object({line:count,id:string(),hits:array(
count),implied:optional(literal(!0))}))}),coverageSchema=object({schema_version:literal("1"),totals,files:array(file),missing:array(string()),shards:array(object({id:string(),files:optional(array(file)),
missing:optional(array(string()))}))});function writeCoverage(coverage){let sum=sumCoverage(coverage),apart=coverage.size>1,head={schema_version:"1",totals:overallTotals(sum.files),missing:[...sum.missing]},
shards=[...coverage].sort(([a],[b])=>a<b?-1:1),list=(files,withTotals)=>`[${entries(files,withTotals).map(entry=>`
  ${JSON.stringify(entry)}`).join(",")}]`,told=shards.map(([id,shard])=>apart?`{"id":${JSON.stringify(id)},"missing":${JSON.stringify(shard.missing)},"files":${list(shard.files,!1)}}`:JSON.stringify({
id}));return`${JSON.stringify(head).slice(0,-1)},"files":${list(sum.files,!0)},"shards":[${told.join(",")}]}
`}function readCoverage(text,name){let hint="Give a coverage.json that Cleanroom wrote, from the folder `coverage` of a run.",json;try{json=JSON.parse(text)}catch(cause){throw invalidCoverage({file:name},
"this is not JSON",hint,cause)}let parsed=coverageSchema.safeParse(json);if(!parsed.success){let[issue]=parsed.error.issues,where=issue===void 0?"":`${issue.path.join(".")}: ${issue.message}`;throw invalidCoverage(
{file:name},`this is not coverage of schema version 1: ${where}`,hint)}let{data}=parsed;return new Map(data.shards.map(shard=>[shard.id,{files:filesOf(shard.files??data.files),missing:shard.missing??data.
missing}]))}function entries(files,withTotals){return[...files].sort(([a],[b])=>a<b?-1:1).map(([path,unordered])=>{let coverage=inOrder(unordered);return{path,...withTotals?{totals:fileTotals(coverage)}:
{},...partsOf(coverage)}})}function partsOf(coverage){return{lines:[...coverage.lines].map(([line,counters])=>{let[first=0,...rest]=typeof counters=="number"?[counters]:counters;return[line,first,...rest]}),
functions:[...coverage.functions.values()].map(({name,line,hits})=>({name,line,hits})),branches:[...coverage.branches].map(([key,{line,hits,implied}])=>({line,id:key.slice(`${line}:`.length),hits:[...hits],
...implied===!0?{implied}:{}}))}}function filesOf(list){return new Map(list.map(entry=>{let coverage=emptyFile();for(let[line,first,...rest]of entry.lines){let counters=rest.length===0?first:[first,...rest];
coverage.lines.set(line,counters)}for(let{name,line,hits}of entry.functions)coverage.functions.set(freeKey(coverage.functions,`${line}:${name}`),{name,line,hits});for(let{line,id,hits,implied}of entry.
branches)coverage.branches.set(`${line}:${id}`,{line,hits,...implied===!0?{implied}:{}});return[entry.path,coverage]}))}export{coverageSchema,writeCoverage,readCoverage};
