var ENTITIES={"&":"&amp;","<":"&lt;",">":"&gt;",'"':"&quot;","'":"&#39;"};function escapeEntities(text){return text.replace(/[&<>"']/g,char=>ENTITIES[char]??char)}export{escapeEntities};
