import{coverageSchema,readCoverage,writeCoverage}from"./chunk-VVNZDCHR.js";import"./chunk-JZARDAGA.js";import"./chunk-EH24TCGM.js";import"./chunk-BSGHHAA7.js";import"./chunk-CHC4FBTA.js";
import"./chunk-RYIBLYXN.js";import"./chunk-7PIFRJ2M.js";export{coverageSchema,readCoverage,writeCoverage};
