import{require_istanbul_lib_coverage}from"./chunk-TOPFORS2.js";import"./chunk-7PIFRJ2M.js";export default require_istanbul_lib_coverage();
