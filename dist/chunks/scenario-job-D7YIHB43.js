import{jobsOf,placeOf,stepArgument}from"./chunk-A2AGW456.js";import"./chunk-7PIFRJ2M.js";export{jobsOf,placeOf,stepArgument};
