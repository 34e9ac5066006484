import{CleanroomError}from"./chunk-CHC4FBTA.js";import"./chunk-7PIFRJ2M.js";async function changedLines(projectDir,base,run){let git=(...args)=>run("git",["-c","core.quotePath=false","-c","diff.noprefix=false","-c","diff.mnemonicPrefix=false",...args],{cwd:projectDir}),fork=await git(
"merge-base","--",base,"HEAD");if(fork.exitCode!==0)throw unknownBase(base,fork.absent,fork.stderr);let commit=fork.stdout.trim(),diff=await git("diff","--unified=0","--no-color","--no-ext-diff","--no\
-textconv","--relative",commit,"--",".");if(diff.exitCode!==0)throw unknownBase(base,diff.absent,diff.stderr);return parseDiff(diff.stdout)}function parseDiff(text){let changed=new Map,path=null,inHunks=0;
for(let line of text.split(`
`)){let hunk=/^@@ -\d+(?:,(\d+))? \+(\d+)(?:,(\d+))? @@/.exec(line);if(hunk){let first=Number(hunk[2]),count=Number(hunk[3]??1);if(inHunks=Number(hunk[1]??1)+count,path===null||count===0)continue;let ranges=changed.
get(path)??[];ranges.push([first,first+count-1]),changed.set(path,ranges)}else inHunks>0&&/^[-+]/.test(line)?inHunks--:line.startsWith("+++ ")&&(path=newPath(line.slice(4)))}return changed}function newPath(text){
let name=text.replace(/\t$/,""),plain=name.startsWith('"')?unquote(name.slice(1,-1)):name;return plain==="/dev/null"?null:plain.replace(/^b\//,"")}var ESCAPES={a:"\x07",b:"\b",t:"	",n:`
`,v:"\v",f:"\f",r:"\r"};function unquote(text){return text.replace(/\\([0-7]{3}|.)/g,(_,code)=>/^[0-7]{3}$/.test(code)?String.fromCharCode(Number.parseInt(code,8)):ESCAPES[code]??code)}function unknownBase(base,absent,stderr){
let said=absent?"git is not on this host":stderr.trim().split(`
`)[0]||"they have no common ancestor here";return new CleanroomError("ArtifactInvalid",`the lines changed since ${base} are not known: ${said}`,{hint:"Check out with history (actions/checkout: `fetch-\
depth: 0`), or fetch the base: `git fetch origin BASE`.",context:{base}})}export{changedLines,parseDiff};
