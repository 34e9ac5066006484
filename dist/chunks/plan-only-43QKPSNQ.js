import{buildPlan}from"./chunk-TUAA2QFQ.js";import{locateConfig}from"./chunk-W2GEBZOA.js";import"./chunk-RMUXRZAP.js";import{loadConfig}from"./chunk-DSOUZPF3.js";import"./chunk-LZPHGNLL.js";
import"./chunk-62YMKLJR.js";import"./chunk-IIBV2XE2.js";import"./chunk-KN54DORK.js";import"./chunk-UGDXNBBN.js";import"./chunk-XV5376LU.js";import"./chunk-ND625BFL.js";async function planOnly(request){let{cwd,env,overrides,paths,selection,command}=request,config=await loadConfig({cwd,env,overrides,configPath:locateConfig(cwd,paths)});return buildPlan(config,selection,
command)}export{planOnly};
