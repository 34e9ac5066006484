function firstDifference(base,varied,from=0){let offset=from;for(;offset<base.length&&offset<varied.length&&base[offset]===varied[offset];)offset++;if(offset>=base.length&&offset>=varied.length)return null;
let before=varied.subarray(0,offset).toString("latin1"),lineStart=before.lastIndexOf(`
`)+1;return{offset,line:before.split(`
`).length,column:offset-lineStart+1,base:shown(base,lineStart,offset),varied:shown(varied,lineStart,offset)}}function shown(bytes,lineStart,offset){let start=offset;for(;start>lineStart&&offset-start<
60/2&&bytes[start-1]!==32;)start--;let end=bytes.indexOf(10,offset);return bytes.subarray(start,Math.min(end<0?bytes.length:end,start+60)).toString("utf8")}export{firstDifference};
