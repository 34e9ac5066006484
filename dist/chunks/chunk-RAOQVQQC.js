import{durationText,plainText,plural}from"./chunk-AR3RSMTS.js";import{escapeEntities}from"./chunk-UESU5J4A.js";function failuresOf(step){return step.failures.length>0?step.failures:step.error===null?[]:[step.error]}function isBad(subject){return subject.outcome==="failed"||subject.outcome==="error"}function ownFailure(scenario){
let{error}=scenario;return error===null||!isBad(scenario)||scenario.steps.some(step=>failuresOf(step).some(failure=>failure.kind===error.kind&&failure.message===error.message))?null:error}var noTexts=()=>null;function stepTextsOf(report,results){let known=new Map;return report.scenarios.forEach((scenario,index)=>{let result=results[index],byReport=new Map(result?.steps.map(step=>[step.
report,step]));scenario.steps.forEach((step,position)=>{let original=result?.report.steps[position],found=(original&&byReport.get(original))??result?.steps[position];found!==void 0&&known.set(step,found)})}),
step=>{let found=known.get(step);return found===void 0?null:{stdout:found.stdout.toString("utf8"),stderr:found.stderr.toString("utf8")}}}var Markup=class _Markup{constructor(text){this.text=text}text;static of(parts,values){return new _Markup(parts.map((part,index)=>part+(index<values.length?render(values[index]):"")).join(""))}};function html(parts,...values){
return Markup.of(parts,values)}function render(value){return value instanceof Markup?value.text:value===null||value===!1||value===void 0?"":typeof value=="object"?value.map(render).join(""):escapeEntities(
plainText(String(value)))}var MAX_FILES=100,PAGES="coverage/index.html";function coverageText({lines,changed}){return[shareText(lines,"line"),...changed===null?[]:[shareText(changed,"changed line")]].join(", ")}function shareText({
total,percent},noun){return percent===null?`no ${noun}s`:`${percent}% of ${plural(total,noun)}`}function leastCovered({files}){let left=({lines})=>lines.total-lines.covered;return[...files].sort((a,b)=>left(
b)-left(a)).slice(0,MAX_FILES)}function coverageSection({coverage}){if(coverage===null)return null;let shown=leastCovered(coverage),left=coverage.files.length-shown.length;return html`<h2>Coverage</h2>
<p class="muted small">${coverageText(coverage)}. <a href="${PAGES}">The sources, line by line</a></p>
<div class="card">
${coverage.failures.map(({message})=>html`<p><span class="badge failed">failed</span> ${message}</p>`)}
<div class="scroll"><table>
<thead><tr><th scope="col">File</th><th scope="col" class="num">Lines run</th><th scope="col" class="num">Of</th><th scope="col" class="num">Percent</th></tr></thead>
<tbody>
${shown.map(({path,lines})=>html`<tr><td><code>${path}</code></td><td class="num">${lines.covered}</td><td class="num">${lines.total}</td><td class="num">${lines.percent??"–"}</td></tr>`)}
</tbody></table></div>${left>0&&html`<p class="muted">${plural(left,"more file")} in report.json.</p>`}</div>`}function servicesOf(report,{name,backend}){return report.services.filter(service=>service.scenario===name&&service.backend===backend)}function stateText({outcome,ready_ms}){return outcome==="not_start\
ed"?"not started":outcome==="failed"?ready_ms===null?"failed":`ready after ${durationText(ready_ms)}, then failed`:ready_ms===null?"ready":`ready after ${durationText(ready_ms)}`}function serviceLogOf(report,failure){
return failure===null?null:report.services.find(({error})=>error!==null&&error.message===failure.message)?.log??null}function controlGroups(report){let groups=new Map;for(let{policy,backend}of report.scenarios){if(policy.controls.length===0)continue;let key=JSON.stringify([policy.name,backend,policy.controls.map(({name,
enforced})=>[name,enforced])]),group=groups.get(key)??{policy,backends:new Set};group.backends.add(backend),groups.set(key,group)}return[...groups.values()].map(({policy,backends})=>({policy,backends:[
...backends]}))}export{Markup,html,coverageText,leastCovered,coverageSection,failuresOf,isBad,ownFailure,servicesOf,stateText,serviceLogOf,noTexts,stepTextsOf,controlGroups};
