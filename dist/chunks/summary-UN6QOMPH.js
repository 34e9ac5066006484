import{summarise}from"./chunk-XTWP6DVV.js";import"./chunk-EH24TCGM.js";import"./chunk-RYIBLYXN.js";import"./chunk-7PIFRJ2M.js";export{summarise};
