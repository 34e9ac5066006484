import"./chunk-7PIFRJ2M.js";function featureFiles({messages,redactor},results){let lines=messages.envelopes().map(envelope=>`${JSON.stringify(redactor.json(envelope))}
`),reports=results.flatMap(({runs})=>runs.flatMap(({step,run},at)=>{let content=run.file("report.json");return content===null||step.report.log_dir===null?[]:[{path:`${step.report.log_dir}/runs/${at+1}\
/report.json`,content:redactor.bytes(content),essential:!1}]}));return[{path:"messages.ndjson",content:lines.join(""),essential:!1},...reports]}export{featureFiles};
