import{isNamedByCommand,shownPath}from"./chunk-MUMO56WM.js";import{controlGroups,coverageText,failuresOf,isBad,leastCovered,noTexts,ownFailure,serviceLogOf,stateText}from"./chunk-RAOQVQQC.js";
import{sha256}from"./chunk-MTIUKZG5.js";import{commandText,countsText,durationText,inert,lastPart,oneLine,plainText,plural}from"./chunk-AR3RSMTS.js";import"./chunk-UESU5J4A.js";import"./chunk-7PIFRJ2M.js";import{writeFileSync}from"node:fs";import{dirname}from"node:path";import{existsSync}from"node:fs";import{isAbsolute,relative,resolve,sep}from"node:path";function locateFrom(root,cwd){return file=>{let path=resolve(cwd,file),inside=relative(root,path);return inside===
""||inside.split(sep)[0]===".."||isAbsolute(inside)||!existsSync(path)?null:inside.split(sep).join("/")}}import{join}from"node:path";var SUMMARY="cleanroom-summary.md",MAX_SUMMARY=1048576;function publishToAzure({annotations,summary,written}){let lines=annotations.map(({title,message,place})=>`##vso[task\
.logissue type=error;${place===null?"":`sourcepath=${property(place.file)};linenumber=${place.line};columnnumber=${place.column};`}]${data(`${title}: ${message}`)}`);if(written===null)return{lines,files:[]};
let path=join(written.outputDir,SUMMARY);return lines.push(`##vso[task.uploadsummary]${data(path)}`),written.bundle!==null&&lines.push(`##vso[artifact.upload containerfolder=cleanroom;artifactname=cle\
anroom]${data(written.bundle)}`),{lines,files:[{path,content:summary(MAX_SUMMARY),append:!1}]}}function data(text){return text.replaceAll("%","%AZP25").replaceAll("\r","%0D").replaceAll(`
`,"%0A")}function property(text){return data(text).replaceAll(";","%3B").replaceAll("]","%5D")}var MAX_ANNOTATIONS=10,MAX_SUMMARY2=1048576;function githubAnnotations(report,annotations){if(!isBad(report))return[];let shown=annotations.slice(0,MAX_ANNOTATIONS-1),left=annotations.length-shown.length,
failed=report.counts.failed+report.counts.error,{error}=report,parts=[`${failed} of ${report.scenarios.length} scenarios failed.`,...error===null||failed>0?[]:[`${error.kind}: ${error.message} ${error.
hint}`],...left===0?[]:[`Failures not annotated here: ${left}; the job summary and the report have all of them.`]];return[...shown,{title:"Cleanroom",message:parts.join(" "),place:null}]}function publishToGitHub(run,summaryFile){let summary=summaryFile===null?[]:[{path:summaryFile,content:run.summary(MAX_SUMMARY2),append:!0}];return{lines:githubAnnotations(run.report,run.annotations).
map(errorCommand),files:summary}}function errorCommand({title,message,place}){return`::error ${place===null?"":`file=${property2(place.file)},line=${place.line},col=${place.column},`}title=${property2(
title)}::${data2(message)}`}function data2(text){return text.replaceAll("%","%25").replaceAll("\r","%0D").replaceAll(`
`,"%0A")}function property2(text){return data2(text).replaceAll(":","%3A").replaceAll(",","%2C")}import{join as join2}from"node:path";var NOTHING={lines:[],files:[]};var CODE_QUALITY="gl-code-quality-report.json";function publishToGitLab({annotations,written}){if(written===null)return NOTHING;let shownDir=written.runDir.replace(/\/?[^/]+$/,"")||".",path=join2(written.
outputDir,CODE_QUALITY);return{lines:["For .gitlab-ci.yml, under artifacts:reports:",`  junit: ${written.runDir}/junit.xml`,`  codequality: ${shownDir}/${CODE_QUALITY}`],files:[{path,content:`${JSON.stringify(
annotations.flatMap(issue),null,2)}
`,append:!1}]}}function issue({title,message,place}){return place===null?[]:[{description:`${title}: ${message.split(`
`)[0]??""}`,check_name:"cleanroom",fingerprint:sha256(`${title}
${place.file}
${place.line}`),severity:"major",location:{path:place.file,lines:{begin:place.line}}}]}function publish({name},run,env){switch(name){case"github":return publishToGitHub(run,env.GITHUB_STEP_SUMMARY??null);case"gitlab":return publishToGitLab(run);case"azure":return publishToAzure(run);case"\
buildkite":return namingJunit(run,"a junit-annotate plugin");case"circleci":return namingJunit(run,"store_test_results");case"jenkins":return namingJunit(run,"the junit step");case"bitbucket":return namingJunit(
run,"a test-results folder");case"none":return NOTHING}}function namingJunit({written},reader){return written===null?NOTHING:{lines:[`JUnit report for ${reader}: ${written.runDir}/junit.xml`],files:[]}}var MAX_MESSAGE=4e3;function annotationsOf(report,locate){return report.scenarios.filter(isBad).flatMap(scenario=>{let where=inert(oneLine(`${scenario.name} (${scenario.backend})`)),steps=scenario.steps.
filter(isBad).map(step=>({title:`${where}: ${inert(oneLine(step.name))}`,message:messageOf(failuresOf(step),step.log_dir),place:placeOf(step,locate)})),own=ownFailure(scenario);if(own===null&&steps.length>
0)return steps;let message=own===null?`The scenario ended as ${scenario.outcome}.`:messageOf([own],serviceLogOf(report,own));return[{title:where,message,place:placeOf(scenario,locate)},...steps]})}function placeOf({
location},locate){let file=locate(location.file);return file===null?null:{...location,file}}function messageOf(failures,logDir){let parts=failures.map(({kind,message,hint})=>`${kind}: ${message}${hint===
""?"":`
${hint}`}`);logDir!==null&&parts.push(`The whole logs: ${logDir} in the run directory.`);let text=inert(parts.join(`

`));return text.length<=MAX_MESSAGE?text:`${text.slice(0,MAX_MESSAGE)} … (cut; the report has all of it)`}var ICONS={passed:"✅",failed:"❌",error:"💥",skipped:"⏭️"};function renderMarkdown(report,options){let{limit,texts=noTexts,evidence=null}=options,document=new LimitedText(limit);document.add(
`## ${ICONS[report.outcome]} Cleanroom: ${report.outcome}

${escapeInline(countsText(report.counts))}`),document.add(` · ${plural(report.steps.length,"step")} · ${durationText(report.duration_ms)} on ${escapeInline(report.backend)}

`),evidence!==null&&document.add(evidenceText(evidence));let bad=report.scenarios.filter(isBad);return bad.length===0&&document.add(failureText(report.error)),document.addAll(bad.flatMap(scenario=>scenarioFailures(
scenario,texts)),"failures",limit*.6),document.add(`| | Scenario | Backend | Steps | Duration |
| --- | --- | --- | ---: | ---: |
`),document.addAll([...bad,...report.scenarios.filter(scenario=>!isBad(scenario))].map(row),"scenarios",limit*.9),document.addAll(coverage(report),"table of coverage",limit*.93),document.addAll(services(
report),"table of services",limit*.95),document.addAll(controls(report),"tables of isolation controls",limit-600),document.add(`
<sub>run ${escapeInline(report.run_id)} · seed ${report.seed} · content digest ${escapeInline(report.content_digest)}</sub>
`),document.text}var LimitedText=class{constructor(limit){this.limit=limit}limit;text="";#bytes=0;add(part,upTo=this.limit){let bytes=Buffer.byteLength(part);return this.#bytes+bytes>upTo?!1:(this.text+=
part,this.#bytes+=bytes,!0)}addAll(parts,what,upTo){let left=parts.filter(part=>!this.add(part,upTo)).length;left>0&&this.add(`
_${left} ${what} left out here for their size: report.json has all of them._

`)}};function evidenceText({path,sha256:sha2562,url,problem=""}){let file=url===null?path:path.split(/[\\/]/).at(-1)??path,where=url===null?code(file):`[${escapeInline(file)}](${url})`,check=code(commandText(
["cleanroom","verify",file]));return`${[`Evidence: ${where}, SHA-256 ${code(sha2562)}.`,`Check it with ${check}.`,escapeInline(problem)].join(" ").trim()}

`}function scenarioFailures(scenario,texts){let title=`### ${ICONS[scenario.outcome]} ${escapeInline(scenario.name)} (${escapeInline(scenario.backend)})

`,own=ownFailure(scenario),parts=scenario.steps.filter(isBad).map(step=>stepFailure(step,texts));return(own!==null||parts.length===0)&&parts.unshift(failureText(own??scenario.error)||`${escapeInline(scenario.
reason??scenario.outcome)}

`),parts.map((part,index)=>index===0?title+part:part)}function stepFailure(step,texts){let place=`${step.location.file}:${step.location.line}`,facts=[`exit ${step.exit_code??"–"}`,durationText(step.
duration_ms),code(place)].join(" · "),text=texts(step),output=["stderr","stdout"].map(name=>{let part=lastPart(text?.[name]??"",100,8e3);return part===""?"":`<details><summary>${name}</summary>

${fenced(part)}
</details>

`}),logs=step.log_dir===null?"":`Whole logs: ${code(step.log_dir)} in the run directory.

`,command=isNamedByCommand(step)?"":`${code(commandText(step.args))}

`;return`**${escapeInline(step.name)}** · ${facts}

${command}${failuresOf(step).map(failureText).join("")}${output.join("")}${logs}`}function failureText(failure){if(failure===null)return"";let[first="",...rest]=failure.message.split(`
`),body=rest.length===0?"":`${fenced(lastPart(rest.join(`
`).replace(/^ {4}/gm,""),200,16e3))}

`,hint=failure.hint===""?"":`→ ${escapeInline(failure.hint)}

`;return`**${failure.kind}** ${escapeInline(first)}

${body}${hint}`}function row(scenario){let reason=scenario.reason===null?"":`: ${escapeInline(scenario.reason)}`;return`| ${[ICONS[scenario.outcome],escapeInline(scenario.name)+reason,escapeInline(scenario.
backend),scenario.steps.length,durationText(scenario.duration_ms)].join(" | ")} |
`}function coverage({coverage:seen}){if(seen===null)return[];let rows=leastCovered(seen).map(({path,lines})=>`| ${code(path)} | ${lines.covered} | ${lines.total} | ${lines.percent??"–"} |
`),failures=seen.failures.map(failureText).join(""),title=`<details><summary>Coverage: ${escapeInline(coverageText(seen))}</summary>`;return[`
${failures}${title}

| File | Lines run | Of | Percent |
| --- | ---: | ---: | ---: |
${rows.join("")}
</details>
`]}function services(report){return report.services.length===0?[]:[`
| Service | Scenario | Backend | Image | |
| --- | --- | --- | --- | --- |
${report.services.map(service=>{let{name,scenario,backend,image}=service;return`| ${[name,scenario??"shared",backend,image?.name??"",stateText(service)].map(escapeInline).join(" | ")} |
`}).join("")}`]}function controls(report){return controlGroups(report).map(({policy,backends})=>{let rows=policy.controls.map(one=>`| ${one.name} | ${escapeInline(one.requested)} | ${one.enforced?"yes":
"**no**"} |`);return`
<details><summary>${`Isolation: ${escapeInline(policy.name)} on ${escapeInline(backends.join(", "))}`}</summary>

| Control | Asked for | In force as read back |
| --- | --- | --- |
${rows.join(`
`)}

</details>
`})}function escapeInline(text){return oneLine(text,1e3).replace(/[&<>\\`*_{}[\]#|~@!]/g,char=>`&#${char.charCodeAt(0)};`)}function code(text){let line=oneLine(text).replaceAll("|","\\|");if(line==="")
return"";let fence=fenceFor(line,0);return line.includes("`")?`${fence} ${line} ${fence}`:fence+line+fence}function fenced(text){let fence=fenceFor(text,2);return`${fence}text
${plainText(text).replace(/\n+$/,"")}
${fence}`}function fenceFor(text,least){return"`".repeat(Math.max(least,...(text.match(/`+/g)??[]).map(run=>run.length))+1)}function publishToCi(platform,result,texts,io){let{report,runDir,bundle}=result,shown=path=>shownPath(io.cwd,path),evidence=bundle===null?null:{...bundle,path:shown(bundle.path),url:null},run={report,
annotations:annotationsOf(report,locateFrom(platform.checkout??io.cwd,io.cwd)),summary:limit=>renderMarkdown(report,{limit,texts,evidence}),written:runDir===null?null:{outputDir:dirname(runDir),runDir:shown(
runDir),bundle:bundle===null?null:bundle.path}},{lines,files}=publish(platform,run,io.env);for(let{path,content,append}of files)try{writeFileSync(path,content,{flag:append?"a":"w"})}catch(cause){io.err(
`warning: ${path} can't be written: ${cause.code}
`)}return lines}export{publishToCi};
