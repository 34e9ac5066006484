import{buildPlan,loadConfig,locateConfig}from"./chunk-XZ7424H7.js";import"./chunk-XV5376LU.js";import"./chunk-ND625BFL.js";async function planOnly(request){let{cwd,env,overrides,paths,selection,command}=request,config=await loadConfig({cwd,env,overrides,configPath:locateConfig(cwd,paths)});return buildPlan(config,selection,
command)}export{planOnly};
