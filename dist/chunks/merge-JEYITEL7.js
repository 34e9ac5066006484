import{inOrder,mergeCoverage,sumCoverage,sumFiles}from"./chunk-RYIBLYXN.js";import"./chunk-7PIFRJ2M.js";export{inOrder,mergeCoverage,sumCoverage,sumFiles};
