import{toolRunner}from"./chunk-5J5FJKE2.js";import"./chunk-IEC6NF47.js";import"./chunk-7PIFRJ2M.js";export{toolRunner};
