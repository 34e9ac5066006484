import{OPTIONS,isSensitiveName,optionRow}from"./chunk-KN54DORK.js";function tomlLiteral(value){if(value instanceof Date)return value.toISOString();if(Array.isArray(value))return`[${value.map(tomlLiteral).join(", ")}]`;if(typeof value=="object"&&value!==null){let pairs=Object.
entries(value).map(([key,child])=>`${tomlKey(key)} = ${tomlLiteral(child)}`);return pairs.length===0?"{}":`{ ${pairs.join(", ")} }`}return JSON.stringify(value)??"null"}function tomlKey(key){return/^[\w-]+$/.
test(key)?key:JSON.stringify(key)}var WIDEST=48;function configJson(loaded){let{settings,provenance,values,files}=loaded,patterns=settings.security.sensitiveEnvPatterns,shown=[];for(let key of ordered(provenance.keys())){let origin=provenance.
get(key);if(!origin||key==="scenarios"||key==="services")continue;let secret=key.startsWith("env.")&&isSensitiveName(key.slice(4),patterns);shown.push({key,value:secret?"[REDACTED]":values.get(key)??null,
kind:origin.kind,from:origin.text})}for(let list of["services","scenarios"]){let kind=provenance.get(list)?.kind??"default";for(let[index,{name,location}]of loaded[list].entries()){let from=kind==="op\
tion"?location.file:`${location.file}:${location.line}:${location.column}`;shown.push({key:`${list}[${index}]`,value:name,kind,from})}}return{project_dir:settings.projectDir,files,values:shown}}function renderConfig(loaded){
let rows=configJson(loaded).values.map(({key,value,from})=>({key,literal:tomlLiteral(value),from})),keyWidth=Math.max(...rows.map(({key})=>key.length)),valueWidth=Math.min(WIDEST,Math.max(...rows.map(
({literal})=>literal.length)));return`${rows.map(({key,literal,from})=>`${key.padEnd(keyWidth)} = ${literal.padEnd(valueWidth)}  # ${from}`).join(`
`)}
`}function ordered(keys){return[...keys].map(key=>{let row=optionRow(key)??optionRow(key.split(".")[0]??"");return{key,rank:row?OPTIONS.indexOf(row):OPTIONS.length}}).sort((a,b)=>a.rank-b.rank||(a.key<
b.key?-1:1)).map(({key})=>key)}export{configJson,renderConfig};
