function matchesGlob(glob,name){if(glob===name)return!0;let pattern=[...glob],text=[...name],at=0,star=-1,resume=0;for(let position=0;position<text.length;)if(pattern[at]==="*")star=at,resume=position,
at+=1;else if(at<pattern.length&&(pattern[at]==="?"||pattern[at]===text[position]))at+=1,position+=1;else if(star>=0)resume+=1,at=star+1,position=resume;else return!1;for(;pattern[at]==="*";)at+=1;return at===
pattern.length}export{matchesGlob};
