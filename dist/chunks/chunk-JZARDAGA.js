import{CleanroomError}from"./chunk-CHC4FBTA.js";function invalidCoverage(at,what,hint,cause){let place=at.line===void 0?at.file:`${at.file}:${at.line}`,context=at.line===void 0?{file:at.file}:{file:at.file,line:at.line};return new CleanroomError("A\
rtifactInvalid",`${place}: ${what}`,{hint,context,...cause===void 0?{}:{cause}})}var DAMAGED="The file may have been cut off: let the step that writes it come to its end, and look whether it was over \
the size limit of artifacts.";export{invalidCoverage,DAMAGED};
