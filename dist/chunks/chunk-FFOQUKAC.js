import{CleanroomError}from"./chunk-CHC4FBTA.js";function dottedKey(path){let text="";for(let segment of path)typeof segment=="number"?text+=`[${segment}]`:text+=`${text===""?"":"."}${/^[\w-]+$/.test(segment)?segment:JSON.stringify(segment)}`;return text}
function problemAt(origin,key,what){let{file=null,line=null,column=null}=origin.location??{},{found,expected,suggestion=null}=what;return{origin:origin.text,file,line,column,key,found,expected,suggestion}}
function formatProblem(problem){let{origin,key,found,expected,suggestion}=problem;return`${key===""?origin:`${origin}: ${key}`}: found ${found}, expected ${expected}${suggestion===null?"":` (did you m\
ean ${suggestion}?)`}`}function configInvalid(problems,hint){let ordered=[...problems].sort((a,b)=>compare(a.file??"",b.file??"")||(a.line??0)-(b.line??0)||(a.column??0)-(b.column??0)),heading=ordered.
length===1?"":`${ordered.length} problems in the configuration:
`;return new CleanroomError("ConfigInvalid",heading+ordered.map(formatProblem).join(`
`),{hint:hint??"Mend what is listed and run `cleanroom validate`; `cleanroom schema` prints everything that is allowed. Nothing was started.",context:{problems:ordered}})}function compare(a,b){return a<
b?-1:a>b?1:0}export{dottedKey,problemAt,formatProblem,configInvalid};
