import{coverageSchema,readCoverage,writeCoverage}from"./chunk-U2XBHXYU.js";import"./chunk-JZARDAGA.js";import"./chunk-2JSGP3RS.js";import"./chunk-BSGHHAA7.js";import"./chunk-CHC4FBTA.js";
import"./chunk-5ZZXIWR7.js";import"./chunk-7PIFRJ2M.js";export{coverageSchema,readCoverage,writeCoverage};
