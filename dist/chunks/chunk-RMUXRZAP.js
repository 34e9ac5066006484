import{BUILTIN_POLICIES}from"./chunk-IIBV2XE2.js";import{CleanroomError,nearest}from"./chunk-UGDXNBBN.js";var MIB=1024**2,STRICT_LIMITS={cpuTimeSecs:300,memoryBytes:512*MIB,processCount:128,fileSizeBytes:100*MIB,cpus:1},RELAXED_LIMITS={cpuTimeSecs:1800,memoryBytes:2048*MIB,processCount:1024,fileSizeBytes:1024*
MIB,cpus:2},NO_LIMITS={cpuTimeSecs:null,memoryBytes:null,processCount:null,fileSizeBytes:null,cpus:null},LOCKED={name:"locked",network:{kind:"none"},capabilities:"none",user:"non_root",rootFilesystem:"\
read_only",limits:STRICT_LIMITS},BUILTIN={locked:LOCKED,standard:{...LOCKED,name:"standard",limits:RELAXED_LIMITS},permissive:{name:"permissive",network:{kind:"full"},capabilities:"default",user:"imag\
e",rootFilesystem:"writable",limits:NO_LIMITS}};function resolvePolicy(name,custom={}){if(isBuiltin(name))return BUILTIN[name];let own=Object.hasOwn(custom,name)?custom[name]:void 0;if(own){let limits=own.
process==="standard"?RELAXED_LIMITS:STRICT_LIMITS;return{...LOCKED,name,network:own.network??LOCKED.network,rootFilesystem:own.rootFilesystem??LOCKED.rootFilesystem,limits:{...limits,...own.limits}}}let known=[
...BUILTIN_POLICIES,...Object.keys(custom)],meant=nearest(name,known);throw new CleanroomError("ConfigInvalid",`no policy is called ${JSON.stringify(name)}`,{hint:meant?`Did you mean ${meant}?`:`Use o\
ne of ${known.join(", ")}, or add [policies.${name}].`,context:{policy:name,known}})}function isBuiltin(name){return Object.hasOwn(BUILTIN,name)}function tightenPolicy(policy,limits){let memoryBytes=least(
policy.limits.memoryBytes,limits.memoryBytes),cpus=least(policy.limits.cpus,limits.cpus);return{...policy,limits:{...policy.limits,memoryBytes,cpus}}}function least(a,b){return a===null||b===null?a??b:
Math.min(a,b)}export{resolvePolicy,tightenPolicy};
