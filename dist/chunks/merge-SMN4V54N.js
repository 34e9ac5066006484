import{inOrder,mergeCoverage,sumCoverage,sumFiles}from"./chunk-5ZZXIWR7.js";import"./chunk-7PIFRJ2M.js";export{inOrder,mergeCoverage,sumCoverage,sumFiles};
