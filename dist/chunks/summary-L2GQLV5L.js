import{summarise}from"./chunk-WGVCVT3V.js";import"./chunk-2JSGP3RS.js";import"./chunk-5ZZXIWR7.js";import"./chunk-7PIFRJ2M.js";export{summarise};
