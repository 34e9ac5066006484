import{createHash}from"node:crypto";import{closeSync,fstatSync,openSync,readSync}from"node:fs";var READ_BYTES=256*1024;function sha256(data){return createHash("sha256").update(data).digest("hex")}function sha256File(path){
let file=openSync(path,"r");try{let hash=createHash("sha256"),buffer=Buffer.allocUnsafe(Math.min(READ_BYTES,fstatSync(file).size+1)),bytes=0;for(;;){let read=readSync(file,buffer,0,buffer.length,null);
if(read===0)return{bytes,sha256:hash.digest("hex")};hash.update(buffer.subarray(0,read)),bytes+=read}}finally{closeSync(file)}}export{sha256,sha256File};
