import{loadFromFlags}from"./chunk-BRMJ3ZIQ.js";import{configFlagUsage}from"./chunk-FQ7AUQQ7.js";import{buildPlan}from"./chunk-TUAA2QFQ.js";import"./chunk-W2GEBZOA.js";import"./chunk-RMUXRZAP.js";
import"./chunk-DSOUZPF3.js";import"./chunk-LZPHGNLL.js";import"./chunk-62YMKLJR.js";import"./chunk-IIBV2XE2.js";import"./chunk-KN54DORK.js";import{CleanroomError}from"./chunk-UGDXNBBN.js";
import"./chunk-XV5376LU.js";import"./chunk-ND625BFL.js";function matrixOf(plan,shards){let total=Math.max(1,Math.min(shards,plan.scenarios.length));return{include:Array.from({length:total},(_,index)=>({shard:`${index+1}/${total}`}))}}var verb={summary:"prints a matrix for a CI engine: --shards N",usage:["Usage: cleanroom plan [PATH] --shards N [flags]","",...configFlagUsage(),""].join(`
`),run:async(args,io)=>{let{config,line}=await loadFromFlags(args,{shards:{type:"string"}},io),shards=Number(line.values.shards??1);if(!Number.isInteger(shards)||shards<1)throw new CleanroomError("Con\
figInvalid",`--shards: "${line.values.shards}" is no number of shards`,{hint:"Give 1 or more."});return io.out(`${JSON.stringify(matrixOf(buildPlan(config,{scenarios:[],tags:null,shard:null},null),shards))}\

`),0}};export{verb};
