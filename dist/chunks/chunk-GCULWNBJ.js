import{VERSION}from"./chunk-PQ4VBNA5.js";import{CONTROL_NAMES,CleanroomError,ERROR_KINDS,EXIT,OPTIONS,_enum,_length,_minLength,_nonnegative,_regex,array,asCleanroomError,boolean,buildPlan,collectSecrets,
compilePattern,discriminatedUnion,exitCodeOf,formatBytes,int,isSensitiveName,literal,loadConfig,locateConfig,nullable,number,object,optionRow,optional,record,safeParse,selectJson,strictObject,string,unknown}from"./chunk-XZ7424H7.js";
import{bytesText,commandText,controlGroups,countsText,durationText,failuresOf,isBad,lastPart,noTexts,ownFailure,plainText,plural,sha256,sha256File,stepTextsOf}from"./chunk-YGERQW5T.js";import{__commonJS,
__require,__toESM}from"./chunk-ND625BFL.js";var require_canonicalize=__commonJS({"node_modules/canonicalize/lib/canonicalize.js"(exports,module){"use strict";module.exports=function serialize(object2){if(typeof object2=="number"&&isNaN(object2))
throw new Error("NaN is not allowed");if(typeof object2=="number"&&!isFinite(object2))throw new Error("Infinity is not allowed");return object2===null||typeof object2!="object"?JSON.stringify(object2):
object2.toJSON instanceof Function?serialize(object2.toJSON()):Array.isArray(object2)?`[${object2.reduce((t,cv,ci)=>`${t}${ci===0?"":","}${serialize(cv===void 0||typeof cv=="symbol"?null:cv)}`,"")}]`:
`{${Object.keys(object2).sort().reduce((t,cv)=>{if(object2[cv]===void 0||typeof object2[cv]=="symbol")return t;let comma=t.length===0?"":",";return`${t}${comma}${serialize(cv)}:${serialize(object2[cv])}`},
"")}}`}}});var require_default=__commonJS({"node_modules/events-universal/default.js"(exports,module){module.exports=__require("events")}});var require_fixed_size=__commonJS({"node_modules/fast-fifo/fixed-size.js"(exports,module){module.exports=class{constructor(hwm){if(!(hwm>0)||(hwm-1&hwm)!==0)throw new Error("Max size for a FixedFIFO s\
hould be a power of two");this.buffer=new Array(hwm),this.mask=hwm-1,this.top=0,this.btm=0,this.next=null}clear(){this.top=this.btm=0,this.next=null,this.buffer.fill(void 0)}push(data){return this.buffer[this.
top]!==void 0?!1:(this.buffer[this.top]=data,this.top=this.top+1&this.mask,!0)}shift(){let last=this.buffer[this.btm];if(last!==void 0)return this.buffer[this.btm]=void 0,this.btm=this.btm+1&this.mask,
last}peek(){return this.buffer[this.btm]}isEmpty(){return this.buffer[this.btm]===void 0}}}});var require_fast_fifo=__commonJS({"node_modules/fast-fifo/index.js"(exports,module){var FixedFIFO=require_fixed_size();module.exports=class{constructor(hwm){this.hwm=hwm||16,this.head=new FixedFIFO(this.
hwm),this.tail=this.head,this.length=0}clear(){this.head=this.tail,this.head.clear(),this.length=0}push(val){if(this.length++,!this.head.push(val)){let prev=this.head;this.head=prev.next=new FixedFIFO(
2*this.head.buffer.length),this.head.push(val)}}shift(){this.length!==0&&this.length--;let val=this.tail.shift();if(val===void 0&&this.tail.next){let next=this.tail.next;return this.tail.next=null,this.
tail=next,this.tail.shift()}return val}peek(){let val=this.tail.peek();return val===void 0&&this.tail.next?this.tail.next.peek():val}isEmpty(){return this.length===0}}}});var require_b4a=__commonJS({"node_modules/b4a/index.js"(exports,module){function isBuffer(value){return Buffer.isBuffer(value)||value instanceof Uint8Array}function isEncoding(encoding){return Buffer.
isEncoding(encoding)}function alloc(size,fill2,encoding){return Buffer.alloc(size,fill2,encoding)}function allocUnsafe(size){return Buffer.allocUnsafe(size)}function allocUnsafeSlow(size){return Buffer.
allocUnsafeSlow(size)}function byteLength(string2,encoding){return Buffer.byteLength(string2,encoding)}function compare2(a,b){return Buffer.compare(a,b)}function concat(buffers,totalLength){return Buffer.
concat(buffers,totalLength)}function copy(source,target,targetStart,start,end2){return toBuffer(source).copy(target,targetStart,start,end2)}function equals(a,b){return toBuffer(a).equals(b)}function fill(buffer2,value,offset,end2,encoding){
return toBuffer(buffer2).fill(value,offset,end2,encoding)}function from(value,encodingOrOffset,length){return Buffer.from(value,encodingOrOffset,length)}function includes(buffer2,value,byteOffset,encoding){
return toBuffer(buffer2).includes(value,byteOffset,encoding)}function indexOf(buffer2,value,byfeOffset,encoding){return toBuffer(buffer2).indexOf(value,byfeOffset,encoding)}function lastIndexOf(buffer2,value,byteOffset,encoding){
return toBuffer(buffer2).lastIndexOf(value,byteOffset,encoding)}function swap16(buffer2){return toBuffer(buffer2).swap16()}function swap32(buffer2){return toBuffer(buffer2).swap32()}function swap64(buffer2){
return toBuffer(buffer2).swap64()}function toBuffer(buffer2){return Buffer.isBuffer(buffer2)?buffer2:Buffer.from(buffer2.buffer,buffer2.byteOffset,buffer2.byteLength)}function toString(buffer2,encoding,start,end2){
return toBuffer(buffer2).toString(encoding,start,end2)}function toHex(buffer2,start,end2){return toBuffer(buffer2).toString("hex",start,end2)}function write(buffer2,string2,offset,length,encoding){return toBuffer(
buffer2).write(string2,offset,length,encoding)}function readDoubleBE(buffer2,offset){return toBuffer(buffer2).readDoubleBE(offset)}function readDoubleLE(buffer2,offset){return toBuffer(buffer2).readDoubleLE(
offset)}function readFloatBE(buffer2,offset){return toBuffer(buffer2).readFloatBE(offset)}function readFloatLE(buffer2,offset){return toBuffer(buffer2).readFloatLE(offset)}function readInt32BE(buffer2,offset){
return toBuffer(buffer2).readInt32BE(offset)}function readInt32LE(buffer2,offset){return toBuffer(buffer2).readInt32LE(offset)}function readUInt32BE(buffer2,offset){return toBuffer(buffer2).readUInt32BE(
offset)}function readUInt32LE(buffer2,offset){return toBuffer(buffer2).readUInt32LE(offset)}function writeDoubleBE(buffer2,value,offset){return toBuffer(buffer2).writeDoubleBE(value,offset)}function writeDoubleLE(buffer2,value,offset){
return toBuffer(buffer2).writeDoubleLE(value,offset)}function writeFloatBE(buffer2,value,offset){return toBuffer(buffer2).writeFloatBE(value,offset)}function writeFloatLE(buffer2,value,offset){return toBuffer(
buffer2).writeFloatLE(value,offset)}function writeInt32BE(buffer2,value,offset){return toBuffer(buffer2).writeInt32BE(value,offset)}function writeInt32LE(buffer2,value,offset){return toBuffer(buffer2).
writeInt32LE(value,offset)}function writeUInt32BE(buffer2,value,offset){return toBuffer(buffer2).writeUInt32BE(value,offset)}function writeUInt32LE(buffer2,value,offset){return toBuffer(buffer2).writeUInt32LE(
value,offset)}module.exports={isBuffer,isEncoding,alloc,allocUnsafe,allocUnsafeSlow,byteLength,compare:compare2,concat,copy,equals,fill,from,includes,indexOf,lastIndexOf,swap16,swap32,swap64,toBuffer,
toString,toHex,write,readDoubleBE,readDoubleLE,readFloatBE,readFloatLE,readInt32BE,readInt32LE,readUInt32BE,readUInt32LE,writeDoubleBE,writeDoubleLE,writeFloatBE,writeFloatLE,writeInt32BE,writeInt32LE,
writeUInt32BE,writeUInt32LE}}});var require_pass_through_decoder=__commonJS({"node_modules/text-decoder/lib/pass-through-decoder.js"(exports,module){var b4a=require_b4a();module.exports=class{constructor(encoding){this.encoding=encoding}get remaining(){
return 0}decode(data){return b4a.toString(data,this.encoding)}flush(){return""}}}});var require_utf8_decoder=__commonJS({"node_modules/text-decoder/lib/utf8-decoder.js"(exports,module){var b4a=require_b4a();module.exports=class{constructor(){this._reset()}get remaining(){return this.
bytesSeen}decode(data){if(data.byteLength===0)return"";if(this.bytesNeeded===0&&trailingIncomplete(data,0)===0)return this.bytesSeen=trailingBytesSeen(data),b4a.toString(data,"utf8");let result="",start=0;
if(this.bytesNeeded>0){for(;start<data.byteLength;){let byte=data[start];if(byte<this.lowerBoundary||byte>this.upperBoundary){result+="�",this._reset();break}if(this.lowerBoundary=128,this.upperBoundary=
191,this.codePoint=this.codePoint<<6|byte&63,this.bytesSeen++,start++,this.bytesSeen===this.bytesNeeded){result+=String.fromCodePoint(this.codePoint),this._reset();break}}if(this.bytesNeeded>0)return result}
let trailing=trailingIncomplete(data,start),end2=data.byteLength-trailing;end2>start&&(result+=b4a.toString(data,"utf8",start,end2));for(let i=end2;i<data.byteLength;i++){let byte=data[i];if(this.bytesNeeded===
0){byte<=127?(this.bytesSeen=0,result+=String.fromCharCode(byte)):byte>=194&&byte<=223?(this.bytesNeeded=2,this.bytesSeen=1,this.codePoint=byte&31):byte>=224&&byte<=239?(byte===224?this.lowerBoundary=
160:byte===237&&(this.upperBoundary=159),this.bytesNeeded=3,this.bytesSeen=1,this.codePoint=byte&15):byte>=240&&byte<=244?(byte===240?this.lowerBoundary=144:byte===244&&(this.upperBoundary=143),this.bytesNeeded=
4,this.bytesSeen=1,this.codePoint=byte&7):(this.bytesSeen=1,result+="�");continue}if(byte<this.lowerBoundary||byte>this.upperBoundary){result+="�",i--,this._reset();continue}this.lowerBoundary=128,
this.upperBoundary=191,this.codePoint=this.codePoint<<6|byte&63,this.bytesSeen++,this.bytesSeen===this.bytesNeeded&&(result+=String.fromCodePoint(this.codePoint),this._reset())}return result}flush(){let result=this.
bytesNeeded>0?"�":"";return this._reset(),result}_reset(){this.codePoint=0,this.bytesNeeded=0,this.bytesSeen=0,this.lowerBoundary=128,this.upperBoundary=191}};function trailingIncomplete(data,start){
let len=data.byteLength;if(len<=start)return 0;let limit3=Math.max(start,len-4),i=len-1;for(;i>limit3&&(data[i]&192)===128;)i--;if(i<start)return 0;let byte=data[i],needed;if(byte<=127)return 0;if(byte>=
194&&byte<=223)needed=2;else if(byte>=224&&byte<=239)needed=3;else if(byte>=240&&byte<=244)needed=4;else return 0;let available=len-i;return available<needed?available:0}function trailingBytesSeen(data){
let len=data.byteLength;if(len===0)return 0;let last=data[len-1];if(last<=127)return 0;if((last&192)!==128)return 1;let limit3=Math.max(0,len-4),i=len-2;for(;i>=limit3&&(data[i]&192)===128;)i--;if(i<0)
return 1;let first=data[i],needed;if(first>=194&&first<=223)needed=2;else if(first>=224&&first<=239)needed=3;else if(first>=240&&first<=244)needed=4;else return 1;if(len-i!==needed)return 1;if(needed>=
3){let second=data[i+1];if(first===224&&second<160||first===237&&second>159||first===240&&second<144||first===244&&second>143)return 1}return 0}}});var require_text_decoder=__commonJS({"node_modules/text-decoder/index.js"(exports,module){var PassThroughDecoder=require_pass_through_decoder(),UTF8Decoder=require_utf8_decoder();module.exports=class{constructor(encoding="\
utf8"){switch(this.encoding=normalizeEncoding(encoding),this.encoding){case"utf8":this.decoder=new UTF8Decoder;break;case"utf16le":case"base64":throw new Error("Unsupported encoding: "+this.encoding);default:
this.decoder=new PassThroughDecoder(this.encoding)}}get remaining(){return this.decoder.remaining}push(data){return typeof data=="string"?data:this.decoder.decode(data)}write(data){return this.push(data)}end(data){
let result="";return data&&(result=this.push(data)),result+=this.decoder.flush(),result}};function normalizeEncoding(encoding){switch(encoding=encoding.toLowerCase(),encoding){case"utf8":case"utf-8":return"\
utf8";case"ucs2":case"ucs-2":case"utf16le":case"utf-16le":return"utf16le";case"latin1":case"binary":return"latin1";case"base64":case"ascii":case"hex":return encoding;default:throw new Error("Unknown e\
ncoding: "+encoding)}}}});var require_errors=__commonJS({"node_modules/streamx/lib/errors.js"(exports,module){module.exports=class StreamError extends Error{constructor(msg,code,fn=StreamError){super(msg),this.code=code,Error.
captureStackTrace&&Error.captureStackTrace(this,fn)}static isStreamDestroyed(err){return err&&err.code==="STREAM_DESTROYED"}static isPrematureClose(err){return err&&err.code==="PREMATURE_CLOSE"}static isAborted(err){
return err&&err.code==="ABORTED"}static isBadArgument(err){return err&&err.code==="BAD_ARGUMENT"}get name(){return"StreamError"}static STREAM_DESTROYED(){return new StreamError("Stream was destroyed",
"STREAM_DESTROYED",StreamError.STREAM_DESTROYED)}static PREMATURE_CLOSE(msg="Premature close"){return new StreamError(msg,"PREMATURE_CLOSE",StreamError.PREMATURE_CLOSE)}static ABORTED(){return new StreamError(
"Stream aborted","ABORTED",StreamError.ABORTED)}static BAD_ARGUMENT(msg="Bad argument"){return new StreamError(msg,"BAD_ARGUMENT",StreamError.BAD_ARGUMENT)}}}});var require_streamx=__commonJS({"node_modules/streamx/index.js"(exports,module){var{EventEmitter}=require_default(),FIFO=require_fast_fifo(),TextDecoder=require_text_decoder(),StreamError=require_errors(),
qmt=typeof queueMicrotask>"u"?fn=>global.process.nextTick(fn):queueMicrotask,MAX=(1<<29)-1,OPENING=1,PREDESTROYING=2,DESTROYING=4,DESTROYED=8,NOT_OPENING=MAX^OPENING,NOT_PREDESTROYING=MAX^PREDESTROYING,
READ_ACTIVE=16,READ_UPDATING=32,READ_PRIMARY=64,READ_QUEUED=128,READ_RESUMED=256,READ_PIPE_DRAINED=512,READ_ENDING=1024,READ_EMIT_DATA=2048,READ_EMIT_READABLE=4096,READ_EMITTED_READABLE=8192,READ_DONE=16384,
READ_NEXT_TICK=32768,READ_NEEDS_PUSH=65536,READ_READ_AHEAD=131072,READ_FLOWING=READ_RESUMED|READ_PIPE_DRAINED,READ_ACTIVE_AND_NEEDS_PUSH=READ_ACTIVE|READ_NEEDS_PUSH,READ_PRIMARY_AND_ACTIVE=READ_PRIMARY|
READ_ACTIVE,READ_EMIT_READABLE_AND_QUEUED=READ_EMIT_READABLE|READ_QUEUED,READ_RESUMED_READ_AHEAD=READ_RESUMED|READ_READ_AHEAD,READ_NOT_ACTIVE=MAX^READ_ACTIVE,READ_NON_PRIMARY=MAX^READ_PRIMARY,READ_NON_PRIMARY_AND_PUSHED=MAX^
(READ_PRIMARY|READ_NEEDS_PUSH),READ_PUSHED=MAX^READ_NEEDS_PUSH,READ_PAUSED=MAX^READ_RESUMED,READ_NOT_QUEUED=MAX^(READ_QUEUED|READ_EMITTED_READABLE),READ_NOT_ENDING=MAX^READ_ENDING,READ_PIPE_NOT_DRAINED=MAX^
READ_FLOWING,READ_NOT_NEXT_TICK=MAX^READ_NEXT_TICK,READ_NOT_UPDATING=MAX^READ_UPDATING,READ_NO_READ_AHEAD=MAX^READ_READ_AHEAD,READ_PAUSED_NO_READ_AHEAD=MAX^READ_RESUMED_READ_AHEAD,WRITE_ACTIVE=1<<18,WRITE_UPDATING=2<<
18,WRITE_PRIMARY=4<<18,WRITE_QUEUED=8<<18,WRITE_UNDRAINED=16<<18,WRITE_DONE=32<<18,WRITE_EMIT_DRAIN=64<<18,WRITE_NEXT_TICK=128<<18,WRITE_WRITING=256<<18,WRITE_FINISHING=512<<18,WRITE_CORKED=1024<<18,WRITE_NOT_ACTIVE=MAX^
(WRITE_ACTIVE|WRITE_WRITING),WRITE_NON_PRIMARY=MAX^WRITE_PRIMARY,WRITE_NOT_FINISHING=MAX^(WRITE_ACTIVE|WRITE_FINISHING),WRITE_DRAINED=MAX^WRITE_UNDRAINED,WRITE_NOT_QUEUED=MAX^WRITE_QUEUED,WRITE_NOT_NEXT_TICK=MAX^
WRITE_NEXT_TICK,WRITE_NOT_UPDATING=MAX^WRITE_UPDATING,WRITE_NOT_CORKED=MAX^WRITE_CORKED,ACTIVE=READ_ACTIVE|WRITE_ACTIVE,NOT_ACTIVE=MAX^ACTIVE,DONE=READ_DONE|WRITE_DONE,DESTROY_STATUS=DESTROYING|DESTROYED|
PREDESTROYING,OPEN_STATUS=DESTROY_STATUS|OPENING,AUTO_DESTROY=DESTROY_STATUS|DONE,NON_PRIMARY=WRITE_NON_PRIMARY&READ_NON_PRIMARY,ACTIVE_OR_TICKING=WRITE_NEXT_TICK|READ_NEXT_TICK,TICKING=ACTIVE_OR_TICKING&
NOT_ACTIVE,IS_OPENING=OPEN_STATUS|TICKING,READ_PRIMARY_STATUS=OPEN_STATUS|READ_ENDING|READ_DONE,READ_STATUS=OPEN_STATUS|READ_DONE|READ_QUEUED,READ_ENDING_STATUS=OPEN_STATUS|READ_ENDING|READ_QUEUED,READ_READABLE_STATUS=OPEN_STATUS|
READ_EMIT_READABLE|READ_QUEUED|READ_EMITTED_READABLE,SHOULD_NOT_READ=OPEN_STATUS|READ_ACTIVE|READ_ENDING|READ_DONE|READ_NEEDS_PUSH|READ_READ_AHEAD,READ_BACKPRESSURE_STATUS=DESTROY_STATUS|READ_ENDING|READ_DONE,
READ_UPDATE_SYNC_STATUS=READ_UPDATING|OPEN_STATUS|READ_NEXT_TICK|READ_PRIMARY,READ_NEXT_TICK_OR_OPENING=READ_NEXT_TICK|OPENING,WRITE_PRIMARY_STATUS=OPEN_STATUS|WRITE_FINISHING|WRITE_DONE,WRITE_QUEUED_AND_UNDRAINED=WRITE_QUEUED|
WRITE_UNDRAINED,WRITE_QUEUED_AND_ACTIVE=WRITE_QUEUED|WRITE_ACTIVE,WRITE_DRAIN_STATUS=WRITE_QUEUED|WRITE_UNDRAINED|OPEN_STATUS|WRITE_ACTIVE,WRITE_STATUS=OPEN_STATUS|WRITE_ACTIVE|WRITE_QUEUED|WRITE_CORKED,
WRITE_PRIMARY_AND_ACTIVE=WRITE_PRIMARY|WRITE_ACTIVE,WRITE_ACTIVE_AND_WRITING=WRITE_ACTIVE|WRITE_WRITING,WRITE_FINISHING_STATUS=OPEN_STATUS|WRITE_FINISHING|WRITE_QUEUED_AND_ACTIVE|WRITE_DONE,WRITE_BACKPRESSURE_STATUS=WRITE_UNDRAINED|
DESTROY_STATUS|WRITE_FINISHING|WRITE_DONE,WRITE_UPDATE_SYNC_STATUS=WRITE_UPDATING|OPEN_STATUS|WRITE_NEXT_TICK|WRITE_PRIMARY,WRITE_DROP_DATA=WRITE_FINISHING|WRITE_DONE|DESTROY_STATUS,asyncIterator=Symbol.
asyncIterator||Symbol("asyncIterator"),WritableState=class{constructor(stream2,{highWaterMark=16384,map=null,mapWritable,byteLength,byteLengthWritable}={}){this.stream=stream2,this.queue=new FIFO,this.
highWaterMark=highWaterMark,this.buffered=0,this.error=null,this.pipeline=null,this.drains=null,this.byteLength=byteLengthWritable||byteLength||defaultByteLength,this.map=mapWritable||map,this.afterWrite=
afterWrite.bind(this),this.afterUpdateNextTick=updateWriteNT.bind(this)}get ending(){return(this.stream._duplexState&WRITE_FINISHING)!==0}get ended(){return(this.stream._duplexState&WRITE_DONE)!==0}push(data){
return(this.stream._duplexState&WRITE_DROP_DATA)!==0?!1:(this.map!==null&&(data=this.map(data)),this.buffered+=this.byteLength(data),this.queue.push(data),this.buffered<this.highWaterMark?(this.stream.
_duplexState|=WRITE_QUEUED,!0):(this.stream._duplexState|=WRITE_QUEUED_AND_UNDRAINED,!1))}shift(){let data=this.queue.shift();return this.buffered-=this.byteLength(data),this.buffered===0&&(this.stream.
_duplexState&=WRITE_NOT_QUEUED),data}end(data){typeof data=="function"?this.stream.once("finish",data):data!=null&&this.push(data),this.stream._duplexState=(this.stream._duplexState|WRITE_FINISHING)&WRITE_NON_PRIMARY}autoBatch(data,cb){
let buffer2=[],stream2=this.stream;for(buffer2.push(data);(stream2._duplexState&WRITE_STATUS)===WRITE_QUEUED_AND_ACTIVE;)buffer2.push(stream2._writableState.shift());if((stream2._duplexState&OPEN_STATUS)!==
0)return cb(null);stream2._writev(buffer2,cb)}update(){let stream2=this.stream;stream2._duplexState|=WRITE_UPDATING;do{for(;(stream2._duplexState&WRITE_STATUS)===WRITE_QUEUED;){let data=this.shift();stream2.
_duplexState|=WRITE_ACTIVE_AND_WRITING,stream2._write(data,this.afterWrite)}(stream2._duplexState&WRITE_PRIMARY_AND_ACTIVE)===0&&this.updateNonPrimary()}while(this.continueUpdate()===!0);stream2._duplexState&=
WRITE_NOT_UPDATING}updateNonPrimary(){let stream2=this.stream;if((stream2._duplexState&WRITE_FINISHING_STATUS)===WRITE_FINISHING){stream2._duplexState=stream2._duplexState|WRITE_ACTIVE,stream2._final(
afterFinal.bind(this));return}if((stream2._duplexState&DESTROY_STATUS)===DESTROYING){(stream2._duplexState&ACTIVE_OR_TICKING)===0&&(stream2._duplexState|=ACTIVE,stream2._destroy(afterDestroy.bind(this)));
return}(stream2._duplexState&IS_OPENING)===OPENING&&(stream2._duplexState=(stream2._duplexState|ACTIVE)&NOT_OPENING,stream2._open(afterOpen.bind(this)))}continueUpdate(){return(this.stream._duplexState&
WRITE_NEXT_TICK)===0?!1:(this.stream._duplexState&=WRITE_NOT_NEXT_TICK,!0)}updateCallback(){(this.stream._duplexState&WRITE_UPDATE_SYNC_STATUS)===WRITE_PRIMARY?this.update():this.updateNextTick()}updateNextTick(){
(this.stream._duplexState&WRITE_NEXT_TICK)===0&&(this.stream._duplexState|=WRITE_NEXT_TICK,(this.stream._duplexState&WRITE_UPDATING)===0&&qmt(this.afterUpdateNextTick))}},ReadableState=class{constructor(stream2,{
highWaterMark=16384,map=null,mapReadable,byteLength,byteLengthReadable}={}){this.stream=stream2,this.queue=new FIFO,this.highWaterMark=highWaterMark===0?1:highWaterMark,this.buffered=0,this.readAhead=
highWaterMark>0,this.error=null,this.pipeline=null,this.byteLength=byteLengthReadable||byteLength||defaultByteLength,this.map=mapReadable||map,this.pipeTo=null,this.afterRead=afterRead.bind(this),this.
afterUpdateNextTick=updateReadNT.bind(this)}get ending(){return(this.stream._duplexState&READ_ENDING)!==0}get ended(){return(this.stream._duplexState&READ_DONE)!==0}pipe(pipeTo,cb){if(this.pipeTo!==null)
throw StreamError.BAD_ARGUMENT("Can only pipe to one destination");if(typeof cb!="function"&&(cb=null),this.stream._duplexState|=READ_PIPE_DRAINED,this.pipeTo=pipeTo,this.pipeline=new Pipeline(this.stream,
pipeTo,cb),cb&&this.stream.on("error",noop),isStreamx(pipeTo))pipeTo._writableState.pipeline=this.pipeline,cb&&pipeTo.on("error",noop),pipeTo.on("finish",this.pipeline.finished.bind(this.pipeline));else{
let onerror=this.pipeline.done.bind(this.pipeline,pipeTo),onclose=this.pipeline.done.bind(this.pipeline,pipeTo,null);pipeTo.on("error",onerror),pipeTo.on("close",onclose),pipeTo.on("finish",this.pipeline.
finished.bind(this.pipeline))}pipeTo.on("drain",afterDrain.bind(this)),this.stream.emit("piping",pipeTo),pipeTo.emit("pipe",this.stream)}push(data){let stream2=this.stream;return data===null?(this.highWaterMark=
0,stream2._duplexState=(stream2._duplexState|READ_ENDING)&READ_NON_PRIMARY_AND_PUSHED,!1):this.map!==null&&(data=this.map(data),data===null)?(stream2._duplexState&=READ_PUSHED,this.buffered<this.highWaterMark):
(this.buffered+=this.byteLength(data),this.queue.push(data),stream2._duplexState=(stream2._duplexState|READ_QUEUED)&READ_PUSHED,this.buffered<this.highWaterMark)}shift(){let data=this.queue.shift();return this.
buffered-=this.byteLength(data),this.buffered===0&&(this.stream._duplexState&=READ_NOT_QUEUED),data}unshift(data){let pending=[this.map!==null?this.map(data):data];for(;this.buffered>0;)pending.push(this.
shift());for(let i=0;i<pending.length-1;i++){let data2=pending[i];this.buffered+=this.byteLength(data2),this.queue.push(data2)}this.push(pending[pending.length-1])}read(){let stream2=this.stream;if((stream2.
_duplexState&READ_STATUS)===READ_QUEUED){let data=this.shift();return this.pipeTo!==null&&this.pipeTo.write(data)===!1&&(stream2._duplexState&=READ_PIPE_NOT_DRAINED),(stream2._duplexState&READ_EMIT_DATA)!==
0&&stream2.emit("data",data),data}return this.readAhead===!1&&(stream2._duplexState|=READ_READ_AHEAD,this.updateNextTick()),null}drain(){let stream2=this.stream;for(;(stream2._duplexState&READ_STATUS)===
READ_QUEUED&&(stream2._duplexState&READ_FLOWING)!==0;){let data=this.shift();this.pipeTo!==null&&this.pipeTo.write(data)===!1&&(stream2._duplexState&=READ_PIPE_NOT_DRAINED),(stream2._duplexState&READ_EMIT_DATA)!==
0&&stream2.emit("data",data)}}update(){let stream2=this.stream;stream2._duplexState|=READ_UPDATING;do{for(this.drain();this.buffered<this.highWaterMark&&(stream2._duplexState&SHOULD_NOT_READ)===READ_READ_AHEAD;)
stream2._duplexState|=READ_ACTIVE_AND_NEEDS_PUSH,stream2._read(this.afterRead),this.drain();(stream2._duplexState&READ_READABLE_STATUS)===READ_EMIT_READABLE_AND_QUEUED&&(stream2._duplexState|=READ_EMITTED_READABLE,
stream2.emit("readable")),(stream2._duplexState&READ_PRIMARY_AND_ACTIVE)===0&&this.updateNonPrimary()}while(this.continueUpdate()===!0);stream2._duplexState&=READ_NOT_UPDATING}updateNonPrimary(){let stream2=this.
stream;if((stream2._duplexState&READ_ENDING_STATUS)===READ_ENDING&&(stream2._duplexState=(stream2._duplexState|READ_DONE)&READ_NOT_ENDING,stream2.emit("end"),(stream2._duplexState&AUTO_DESTROY)===DONE&&
(stream2._duplexState|=DESTROYING),this.pipeTo!==null&&this.pipeTo.end()),(stream2._duplexState&DESTROY_STATUS)===DESTROYING){(stream2._duplexState&ACTIVE_OR_TICKING)===0&&(stream2._duplexState|=ACTIVE,
stream2._destroy(afterDestroy.bind(this)));return}(stream2._duplexState&IS_OPENING)===OPENING&&(stream2._duplexState=(stream2._duplexState|ACTIVE)&NOT_OPENING,stream2._open(afterOpen.bind(this)))}continueUpdate(){
return(this.stream._duplexState&READ_NEXT_TICK)===0?!1:(this.stream._duplexState&=READ_NOT_NEXT_TICK,!0)}updateCallback(){(this.stream._duplexState&READ_UPDATE_SYNC_STATUS)===READ_PRIMARY?this.update():
this.updateNextTick()}updateNextTickIfOpen(){(this.stream._duplexState&READ_NEXT_TICK_OR_OPENING)===0&&(this.stream._duplexState|=READ_NEXT_TICK,(this.stream._duplexState&READ_UPDATING)===0&&qmt(this.
afterUpdateNextTick))}updateNextTick(){(this.stream._duplexState&READ_NEXT_TICK)===0&&(this.stream._duplexState|=READ_NEXT_TICK,(this.stream._duplexState&READ_UPDATING)===0&&qmt(this.afterUpdateNextTick))}},
TransformState=class{constructor(stream2){this.data=null,this.afterTransform=afterTransform.bind(stream2),this.afterFinal=null}},Pipeline=class{constructor(src,dst,cb){this.from=src,this.to=dst,this.afterPipe=
cb,this.error=null,this.pipeToFinished=!1}finished(){this.pipeToFinished=!0}done(stream2,err){if(err&&(this.error=err),stream2===this.to&&(this.to=null,this.from!==null)){((this.from._duplexState&READ_DONE)===
0||!this.pipeToFinished)&&this.from.destroy(this.error||StreamError.PREMATURE_CLOSE("Writable stream closed"));return}if(stream2===this.from&&(this.from=null,this.to!==null)){(stream2._duplexState&READ_DONE)===
0&&this.to.destroy(this.error||StreamError.PREMATURE_CLOSE("Readable stream closed"));return}this.afterPipe!==null&&this.afterPipe(this.error),this.to=this.from=this.afterPipe=null}};function afterDrain(){
this.stream._duplexState|=READ_PIPE_DRAINED,this.updateCallback()}function afterFinal(err){let stream2=this.stream;err&&stream2.destroy(err),(stream2._duplexState&DESTROY_STATUS)===0&&(stream2._duplexState|=
WRITE_DONE,stream2.emit("finish")),(stream2._duplexState&AUTO_DESTROY)===DONE&&(stream2._duplexState|=DESTROYING),stream2._duplexState&=WRITE_NOT_FINISHING,(stream2._duplexState&WRITE_UPDATING)===0?this.
update():this.updateNextTick()}function afterDestroy(err){let stream2=this.stream;!err&&!StreamError.isStreamDestroyed(this.error)&&(err=this.error),err&&stream2.emit("error",err),stream2._duplexState|=
DESTROYED,stream2.emit("close");let rs=stream2._readableState,ws=stream2._writableState;if(rs!==null&&rs.pipeline!==null&&rs.pipeline.done(stream2,err),ws!==null){for(;ws.drains!==null&&ws.drains.length>
0;)ws.drains.shift().resolve(!1);ws.pipeline!==null&&ws.pipeline.done(stream2,err)}}function afterWrite(err){let stream2=this.stream;err&&stream2.destroy(err),stream2._duplexState&=WRITE_NOT_ACTIVE,this.
drains!==null&&tickDrains(this.drains),(stream2._duplexState&WRITE_DRAIN_STATUS)===WRITE_UNDRAINED&&(stream2._duplexState&=WRITE_DRAINED,(stream2._duplexState&WRITE_EMIT_DRAIN)===WRITE_EMIT_DRAIN&&stream2.
emit("drain")),this.updateCallback()}function afterRead(err){err&&this.stream.destroy(err),this.stream._duplexState&=READ_NOT_ACTIVE,this.readAhead===!1&&(this.stream._duplexState&READ_RESUMED)===0&&(this.
stream._duplexState&=READ_NO_READ_AHEAD),this.updateCallback()}function updateReadNT(){(this.stream._duplexState&READ_UPDATING)===0&&(this.stream._duplexState&=READ_NOT_NEXT_TICK,this.update())}function updateWriteNT(){
(this.stream._duplexState&WRITE_UPDATING)===0&&(this.stream._duplexState&=WRITE_NOT_NEXT_TICK,this.update())}function tickDrains(drains){for(let i=0;i<drains.length;i++)--drains[i].writes===0&&(drains.
shift().resolve(!0),i--)}function afterOpen(err){let stream2=this.stream;err&&stream2.destroy(err),(stream2._duplexState&DESTROYING)===0&&((stream2._duplexState&READ_PRIMARY_STATUS)===0&&(stream2._duplexState|=
READ_PRIMARY),(stream2._duplexState&WRITE_PRIMARY_STATUS)===0&&(stream2._duplexState|=WRITE_PRIMARY),stream2.emit("open")),stream2._duplexState&=NOT_ACTIVE,stream2._writableState!==null&&stream2._writableState.
updateCallback(),stream2._readableState!==null&&stream2._readableState.updateCallback()}function afterTransform(err,data){data!=null&&this.push(data),this._writableState.afterWrite(err)}function newListener(name){
this._readableState!==null&&(name==="data"&&(this._duplexState|=READ_EMIT_DATA|READ_RESUMED_READ_AHEAD,this._readableState.updateNextTick()),name==="readable"&&(this._duplexState|=READ_EMIT_READABLE,this.
_readableState.updateNextTick())),this._writableState!==null&&name==="drain"&&(this._duplexState|=WRITE_EMIT_DRAIN,this._writableState.updateNextTick())}var Stream=class extends EventEmitter{constructor(opts){
super(),this._duplexState=0,this._readableState=null,this._writableState=null,opts&&(opts.open&&(this._open=opts.open),opts.destroy&&(this._destroy=opts.destroy),opts.predestroy&&(this._predestroy=opts.
predestroy),opts.signal&&opts.signal.addEventListener("abort",abort.bind(this))),this.on("newListener",newListener)}_open(cb){cb(null)}_destroy(cb){cb(null)}_predestroy(){}get readable(){return this._readableState!==
null?!0:void 0}get writable(){return this._writableState!==null?!0:void 0}get destroyed(){return(this._duplexState&DESTROYED)!==0}get destroying(){return(this._duplexState&DESTROY_STATUS)!==0}destroy(err){
(this._duplexState&DESTROY_STATUS)===0&&(err||(err=StreamError.STREAM_DESTROYED()),this._duplexState=(this._duplexState|DESTROYING)&NON_PRIMARY,this._readableState!==null&&(this._readableState.highWaterMark=
0,this._readableState.error=err),this._writableState!==null&&(this._writableState.highWaterMark=0,this._writableState.error=err),this._duplexState|=PREDESTROYING,this._predestroy(),this._duplexState&=
NOT_PREDESTROYING,this._readableState!==null&&this._readableState.updateNextTick(),this._writableState!==null&&this._writableState.updateNextTick())}},Readable=class _Readable extends Stream{constructor(opts){
super(opts),this._duplexState|=OPENING|WRITE_DONE|READ_READ_AHEAD,this._readableState=new ReadableState(this,opts),opts&&(this._readableState.readAhead===!1&&(this._duplexState&=READ_NO_READ_AHEAD),opts.
read&&(this._read=opts.read),opts.eagerOpen&&this._readableState.updateNextTick(),opts.encoding&&this.setEncoding(opts.encoding))}static deferred(fn,opts){let out=new PassThrough(opts);return fn().then(
src=>{if(src===null)return out.end();out.destroying||pipeline2(src,out,noop)}).catch(err=>out.destroy(err)),out}setEncoding(encoding){let dec=new TextDecoder(encoding),map=this._readableState.map||echo;
return this._readableState.map=mapOrSkip,this;function mapOrSkip(data){let next=dec.push(data);return next===""&&(data.byteLength!==0||dec.remaining>0)?null:map(next)}}_read(cb){cb(null)}pipe(dest,cb){
return this._readableState.updateNextTick(),this._readableState.pipe(dest,cb),dest}read(){return this._readableState.updateNextTick(),this._readableState.read()}push(data){return this._readableState.updateNextTickIfOpen(),
this._readableState.push(data)}unshift(data){return this._readableState.updateNextTickIfOpen(),this._readableState.unshift(data)}resume(){return this._duplexState|=READ_RESUMED_READ_AHEAD,this._readableState.
updateNextTick(),this}pause(){return this._duplexState&=this._readableState.readAhead===!1?READ_PAUSED_NO_READ_AHEAD:READ_PAUSED,this}static _fromAsyncIterator(ite,opts){let destroy,rs=new _Readable({
...opts,read(cb){ite.next().then(push).then(cb.bind(null,null)).catch(cb)},predestroy(){destroy=ite.return()},destroy(cb){if(!destroy)return cb(null);destroy.then(cb.bind(null,null)).catch(cb)}});return rs;
function push(data){data.done?rs.push(null):rs.push(data.value)}}static from(data,opts){if(isReadStreamx(data))return data;if(data[asyncIterator])return this._fromAsyncIterator(data[asyncIterator](),opts);
Array.isArray(data)||(data=data===void 0?[]:[data]);let i=0;return new _Readable({...opts,read(cb){this.push(i===data.length?null:data[i++]),cb(null)}})}static isBackpressured(rs){return(rs._duplexState&
READ_BACKPRESSURE_STATUS)!==0||rs._readableState.buffered>=rs._readableState.highWaterMark}static isPaused(rs){return(rs._duplexState&READ_RESUMED)===0}[asyncIterator](){let stream2=this,error=null,promiseResolve=null,
promiseReject=null;return this.on("error",err=>{error=err}),this.on("readable",onreadable),this.on("close",onclose),{[asyncIterator](){return this},next(){return new Promise(function(resolve3,reject){
promiseResolve=resolve3,promiseReject=reject;let data=stream2.read();data!==null?ondata(data):(stream2._duplexState&DESTROYED)!==0&&ondata(null)})},return(){return destroy(null)},throw(err){return destroy(
err)}};function onreadable(){promiseResolve!==null&&ondata(stream2.read())}function onclose(){promiseResolve!==null&&ondata(null)}function ondata(data){promiseReject!==null&&(error?promiseReject(error):
data===null&&(stream2._duplexState&READ_DONE)===0?promiseReject(StreamError.STREAM_DESTROYED()):promiseResolve({value:data,done:data===null}),promiseReject=promiseResolve=null)}function destroy(err){return stream2.
destroy(err),new Promise((resolve3,reject)=>{if(stream2._duplexState&DESTROYED)return resolve3({value:void 0,done:!0});stream2.once("close",function(){err?reject(err):resolve3({value:void 0,done:!0})})})}}},
Writable=class extends Stream{constructor(opts){super(opts),this._duplexState|=OPENING|READ_DONE,this._writableState=new WritableState(this,opts),opts&&(opts.writev&&(this._writev=opts.writev),opts.write&&
(this._write=opts.write),opts.final&&(this._final=opts.final),opts.eagerOpen&&this._writableState.updateNextTick())}cork(){this._duplexState|=WRITE_CORKED}uncork(){this._duplexState&=WRITE_NOT_CORKED,
this._writableState.updateNextTick()}_writev(batch,cb){cb(null)}_write(data,cb){this._writableState.autoBatch(data,cb)}_final(cb){cb(null)}static isBackpressured(ws){return(ws._duplexState&WRITE_BACKPRESSURE_STATUS)!==
0}static drained(ws){if(ws.destroyed)return Promise.resolve(!1);let state=ws._writableState,writes=(isWritev(ws)?Math.min(1,state.queue.length):state.queue.length)+(ws._duplexState&WRITE_WRITING?1:0);
return writes===0?Promise.resolve(!0):(state.drains===null&&(state.drains=[]),new Promise(resolve3=>{state.drains.push({writes,resolve:resolve3})}))}write(data){return this._writableState.updateNextTick(),
this._writableState.push(data)}end(data){return this._writableState.updateNextTick(),this._writableState.end(data),this}},Duplex=class extends Readable{constructor(opts){super(opts),this._duplexState=
OPENING|this._duplexState&READ_READ_AHEAD,this._writableState=new WritableState(this,opts),opts&&(opts.writev&&(this._writev=opts.writev),opts.write&&(this._write=opts.write),opts.final&&(this._final=
opts.final))}cork(){this._duplexState|=WRITE_CORKED}uncork(){this._duplexState&=WRITE_NOT_CORKED,this._writableState.updateNextTick()}_writev(batch,cb){cb(null)}_write(data,cb){this._writableState.autoBatch(
data,cb)}_final(cb){cb(null)}write(data){return this._writableState.updateNextTick(),this._writableState.push(data)}end(data){return this._writableState.updateNextTick(),this._writableState.end(data),
this}},Transform=class extends Duplex{constructor(opts){super(opts),this._transformState=new TransformState(this),opts&&(opts.transform&&(this._transform=opts.transform),opts.flush&&(this._flush=opts.
flush))}_write(data,cb){this._readableState.buffered>=this._readableState.highWaterMark?this._transformState.data=data:this._transform(data,this._transformState.afterTransform)}_read(cb){if(this._transformState.
data!==null){let data=this._transformState.data;this._transformState.data=null,cb(null),this._transform(data,this._transformState.afterTransform)}else cb(null)}destroy(err){super.destroy(err),this._transformState.
data!==null&&(this._transformState.data=null,this._transformState.afterTransform())}_transform(data,cb){cb(null,data)}_flush(cb){cb(null)}_final(cb){this._transformState.afterFinal=cb,this._flush(transformAfterFlush.
bind(this))}},PassThrough=class extends Transform{};function transformAfterFlush(err,data){let cb=this._transformState.afterFinal;if(err)return cb(err);data!=null&&this.push(data),this.push(null),cb(null)}
function pipelinePromise(...streams){return new Promise((resolve3,reject)=>pipeline2(...streams,err=>{if(err)return reject(err);resolve3()}))}function pipeline2(stream2,...streams){let all=Array.isArray(
stream2)?[...stream2,...streams]:[stream2,...streams],done=all.length&&typeof all[all.length-1]=="function"?all.pop():null;if(all.length<2)throw StreamError.BAD_ARGUMENT("Pipeline requires at least 2 \
streams");let src=all[0],dest=null,error=null;for(let i=1;i<all.length;i++)dest=all[i],isStreamx(src)?src.pipe(dest,onerror):(errorHandle(src,!0,i>1,onerror),src.pipe(dest)),src=dest;if(done){let fin=!1,
autoDestroy=isStreamx(dest)||!!(dest._writableState&&dest._writableState.autoDestroy);dest.on("error",err=>{error===null&&(error=err)}),dest.on("finish",()=>{fin=!0,autoDestroy||done(error)}),autoDestroy&&
dest.on("close",()=>done(error||(fin?null:StreamError.PREMATURE_CLOSE())))}return dest;function errorHandle(s,rd,wr,onerror2){s.on("error",onerror2),s.on("close",onclose);function onclose(){if(rd&&s._readableState&&
!s._readableState.ended||wr&&s._writableState&&!s._writableState.ended)return onerror2(StreamError.PREMATURE_CLOSE())}}function onerror(err){if(!(!err||error)){error=err;for(let s of all)s.destroy(err)}}}
function echo(s){return s}function isStream(stream2){return!!stream2._readableState||!!stream2._writableState}function isStreamx(stream2){return typeof stream2._duplexState=="number"&&isStream(stream2)}
function isEnding(stream2){return!!stream2._readableState&&stream2._readableState.ending}function isEnded(stream2){return!!stream2._readableState&&stream2._readableState.ended}function isFinishing(stream2){
return!!stream2._writableState&&stream2._writableState.ending}function isFinished(stream2){return!!stream2._writableState&&stream2._writableState.ended}function getStreamError(stream2,opts={}){let err=stream2.
_readableState&&stream2._readableState.error||stream2._writableState&&stream2._writableState.error;return!opts.all&&StreamError.isStreamDestroyed(err)?null:err}function isReadStreamx(stream2){return isStreamx(
stream2)&&stream2.readable}function isDisturbed(stream2){return(stream2._duplexState&OPENING)!==OPENING||(stream2._duplexState&DESTROYING)===DESTROYING||(stream2._duplexState&ACTIVE_OR_TICKING)!==0}function isTypedArray(data){
return typeof data=="object"&&data!==null&&typeof data.byteLength=="number"}function defaultByteLength(data){return isTypedArray(data)?data.byteLength:1024}function noop(){}function abort(){this.destroy(
StreamError.ABORTED())}function isWritev(s){return s._writev!==Writable.prototype._writev&&s._writev!==Duplex.prototype._writev}module.exports={pipeline:pipeline2,pipelinePromise,isStream,isStreamx,isEnding,
isEnded,isFinishing,isFinished,isDisturbed,getStreamError,Stream,Writable,Readable,Duplex,Transform,PassThrough}}});var require_headers=__commonJS({"node_modules/tar-stream/headers.js"(exports){var b4a=require_b4a(),ZEROS="0000000000000000000",SEVENS="7777777777777777777",ZERO_OFFSET=48,USTAR_MAGIC=b4a.from([117,115,
116,97,114,0]),USTAR_VER=b4a.from([ZERO_OFFSET,ZERO_OFFSET]),GNU_MAGIC=b4a.from([117,115,116,97,114,32]),GNU_VER=b4a.from([32,0]),MASK=4095,MAGIC_OFFSET=257,VERSION_OFFSET=263;exports.decodeLongPath=function(buf,encoding){
return decodeStr(buf,0,buf.length,encoding)};exports.encodePax=function(opts){let result="";opts.name&&(result+=addLength(" path="+opts.name+`
`)),opts.linkname&&(result+=addLength(" linkpath="+opts.linkname+`
`));let pax=opts.pax;if(pax)for(let key in pax)result+=addLength(" "+key+"="+pax[key]+`
`);return b4a.from(result)};exports.decodePax=function(buf){let result={};for(;buf.length;){let i=0;for(;i<buf.length&&buf[i]!==32;)i++;let len=parseInt(b4a.toString(buf.subarray(0,i)),10);if(!len)return result;
let b=b4a.toString(buf.subarray(i+1,len-1)),keyIndex=b.indexOf("=");if(keyIndex===-1)return result;result[b.slice(0,keyIndex)]=b.slice(keyIndex+1),buf=buf.subarray(len)}return result};exports.encode=function(opts){
let buf=b4a.alloc(512),name=opts.name,prefix="";if(opts.typeflag===5&&name[name.length-1]!=="/"&&(name+="/"),b4a.byteLength(name)!==name.length)return null;for(;b4a.byteLength(name)>100;){let i=name.indexOf(
"/");if(i===-1)return null;prefix+=prefix?"/"+name.slice(0,i):name.slice(0,i),name=name.slice(i+1)}return b4a.byteLength(name)>100||b4a.byteLength(prefix)>155||opts.linkname&&b4a.byteLength(opts.linkname)>
100?null:(b4a.write(buf,name),b4a.write(buf,encodeOct(opts.mode&MASK,6),100),b4a.write(buf,encodeOct(opts.uid,6),108),b4a.write(buf,encodeOct(opts.gid,6),116),encodeSize(opts.size,buf,124),b4a.write(buf,
encodeOct(opts.mtime.getTime()/1e3|0,11),136),buf[156]=ZERO_OFFSET+toTypeflag(opts.type),opts.linkname&&b4a.write(buf,opts.linkname,157),b4a.copy(USTAR_MAGIC,buf,MAGIC_OFFSET),b4a.copy(USTAR_VER,buf,VERSION_OFFSET),
opts.uname&&b4a.write(buf,opts.uname,265),opts.gname&&b4a.write(buf,opts.gname,297),b4a.write(buf,encodeOct(opts.devmajor||0,6),329),b4a.write(buf,encodeOct(opts.devminor||0,6),337),prefix&&b4a.write(
buf,prefix,345),b4a.write(buf,encodeOct(cksum(buf),6),148),buf)};exports.decode=function(buf,filenameEncoding,allowUnknownFormat){let typeflag=buf[156]===0?0:buf[156]-ZERO_OFFSET,name=decodeStr(buf,0,
100,filenameEncoding),mode=decodeOct(buf,100,8),uid=decodeOct(buf,108,8),gid=decodeOct(buf,116,8),size=decodeOct(buf,124,12),mtime=decodeOct(buf,136,12),type=toType(typeflag),linkname=buf[157]===0?null:
decodeStr(buf,157,100,filenameEncoding),uname=decodeStr(buf,265,32),gname=decodeStr(buf,297,32),devmajor=decodeOct(buf,329,8),devminor=decodeOct(buf,337,8),c=cksum(buf);if(c===256)return null;if(c!==decodeOct(
buf,148,8))throw new Error("Invalid tar header. Maybe the tar is corrupted or it needs to be gunzipped?");if(isUSTAR(buf))buf[345]&&(name=decodeStr(buf,345,155,filenameEncoding)+"/"+name);else if(!isGNU(
buf)){if(!allowUnknownFormat)throw new Error("Invalid tar header: unknown format.")}return typeflag===0&&name&&name[name.length-1]==="/"&&(typeflag=5),{name,mode,uid,gid,size,byteOffset:0,mtime:new Date(
1e3*mtime),type,linkname,uname,gname,devmajor,devminor,pax:null}};function isUSTAR(buf){return b4a.equals(USTAR_MAGIC,buf.subarray(MAGIC_OFFSET,MAGIC_OFFSET+6))}function isGNU(buf){return b4a.equals(GNU_MAGIC,
buf.subarray(MAGIC_OFFSET,MAGIC_OFFSET+6))&&b4a.equals(GNU_VER,buf.subarray(VERSION_OFFSET,VERSION_OFFSET+2))}function clamp(index,len,defaultValue){return typeof index!="number"?defaultValue:(index=~~index,
index>=len?len:index>=0||(index+=len,index>=0)?index:0)}function toType(flag){switch(flag){case 0:return"file";case 1:return"link";case 2:return"symlink";case 3:return"character-device";case 4:return"\
block-device";case 5:return"directory";case 6:return"fifo";case 7:return"contiguous-file";case 72:return"pax-header";case 55:return"pax-global-header";case 27:return"gnu-long-link-path";case 28:case 30:
return"gnu-long-path"}return null}function toTypeflag(flag){switch(flag){case"file":return 0;case"link":return 1;case"symlink":return 2;case"character-device":return 3;case"block-device":return 4;case"\
directory":return 5;case"fifo":return 6;case"contiguous-file":return 7;case"pax-header":return 72}return 0}function indexOf(block,num,offset,end2){for(;offset<end2;offset++)if(block[offset]===num)return offset;
return end2}function cksum(block){let sum=256;for(let i=0;i<148;i++)sum+=block[i];for(let j=156;j<512;j++)sum+=block[j];return sum}function encodeOct(val,n){return val=val.toString(8),val.length>n?SEVENS.
slice(0,n)+" ":ZEROS.slice(0,n-val.length)+val+" "}function encodeSizeBin(num,buf,off){buf[off]=128;for(let i=11;i>0;i--)buf[off+i]=num&255,num=Math.floor(num/256)}function encodeSize(num,buf,off){num.
toString(8).length>11?encodeSizeBin(num,buf,off):b4a.write(buf,encodeOct(num,11),off)}function parse256(buf){let positive;if(buf[0]===128)positive=!0;else if(buf[0]===255)positive=!1;else return null;
let tuple=[],i;for(i=buf.length-1;i>0;i--){let byte=buf[i];positive?tuple.push(byte):tuple.push(255-byte)}let sum=0,l=tuple.length;for(i=0;i<l;i++)sum+=tuple[i]*Math.pow(256,i);return positive?sum:-1*
sum}function decodeOct(val,offset,length){if(val=val.subarray(offset,offset+length),offset=0,val[offset]&128)return parse256(val);{for(;offset<val.length&&val[offset]===32;)offset++;let end2=clamp(indexOf(
val,32,offset,val.length),val.length,val.length);for(;offset<end2&&val[offset]===0;)offset++;return end2===offset?0:parseInt(b4a.toString(val.subarray(offset,end2)),8)}}function decodeStr(val,offset,length,encoding){
return b4a.toString(val.subarray(offset,indexOf(val,0,offset,offset+length)),encoding)}function addLength(str){let len=b4a.byteLength(str),digits=Math.floor(Math.log(len)/Math.log(10))+1;return len+digits>=
Math.pow(10,digits)&&digits++,len+digits+str}}});var require_extract=__commonJS({"node_modules/tar-stream/extract.js"(exports,module){var{Writable,Readable,getStreamError}=require_streamx(),FIFO=require_fast_fifo(),b4a=require_b4a(),headers=require_headers(),
EMPTY=b4a.alloc(0),MAX_HEADER_SIZE=4*1024*1024,BufferList=class{constructor(){this.buffered=0,this.shifted=0,this.queue=new FIFO,this._offset=0}push(buffer2){this.buffered+=buffer2.byteLength,this.queue.
push(buffer2)}shiftFirst(size){return this.buffered===0?null:this._next(size)}shift(size){if(size>this.buffered)return null;if(size===0)return EMPTY;let chunk=this._next(size);if(size===chunk.byteLength)
return chunk;let chunks=[chunk];for(;(size-=chunk.byteLength)>0;)chunk=this._next(size),chunks.push(chunk);return b4a.concat(chunks)}_next(size){let buf=this.queue.peek(),rem=buf.byteLength-this._offset;
if(size>=rem){let sub=this._offset?buf.subarray(this._offset,buf.byteLength):buf;return this.queue.shift(),this._offset=0,this.buffered-=rem,this.shifted+=rem,sub}return this.buffered-=size,this.shifted+=
size,buf.subarray(this._offset,this._offset+=size)}},Source=class extends Readable{constructor(self,header3,offset){super(),this.header=header3,this.offset=offset,this._parent=self}_read(cb){this.header.
size===0&&this.push(null),this._parent._stream===this&&this._parent._update(),cb(null)}_predestroy(){this._parent.destroy(getStreamError(this))}_detach(){this._parent._stream===this&&(this._parent._stream=
null,this._parent._missing=overflow(this.header.size),this._parent._update())}_destroy(cb){this._detach(),cb(null)}},Extract=class extends Writable{constructor(opts){super(opts),opts||(opts={}),this._buffer=
new BufferList,this._offset=0,this._header=null,this._stream=null,this._missing=0,this._longHeader=!1,this._callback=noop,this._locked=!1,this._finished=!1,this._pax=null,this._paxGlobal=null,this._gnuLongPath=
null,this._gnuLongLinkPath=null,this._filenameEncoding=opts.filenameEncoding||"utf-8",this._allowUnknownFormat=!!opts.allowUnknownFormat,this._unlockBound=this._unlock.bind(this)}_unlock(err){if(this.
_locked=!1,err){this.destroy(err),this._continueWrite(err);return}this._update()}_consumeHeader(){if(this._locked)return!1;this._offset=this._buffer.shifted;try{this._header=headers.decode(this._buffer.
shift(512),this._filenameEncoding,this._allowUnknownFormat)}catch(err){return this._continueWrite(err),!1}if(!this._header)return!0;switch(this._header.byteOffset=this._buffer.shifted,this._header.type){case"\
gnu-long-path":case"gnu-long-link-path":case"pax-global-header":case"pax-header":return this._longHeader=!0,this._missing=this._header.size,this._missing>MAX_HEADER_SIZE?(this._continueWrite(new Error(
"Header exceeds max size")),!1):!0}return this._locked=!0,this._applyLongHeaders(),this._header.size>=0?this._header.size===0||this._header.type==="directory"?(this.emit("entry",this._header,this._createStream(),
this._unlockBound),!0):(this._stream=this._createStream(),this._missing=this._header.size,this.emit("entry",this._header,this._stream,this._unlockBound),!0):(this._continueWrite(new Error("Invalid hea\
der")),!1)}_applyLongHeaders(){this._gnuLongPath&&(this._header.name=this._gnuLongPath,this._gnuLongPath=null),this._gnuLongLinkPath&&(this._header.linkname=this._gnuLongLinkPath,this._gnuLongLinkPath=
null),this._pax&&(this._pax.path&&(this._header.name=this._pax.path),this._pax.linkpath&&(this._header.linkname=this._pax.linkpath),this._pax.size&&(this._header.size=parseInt(this._pax.size,10)),this.
_header.pax=this._pax,this._pax=null)}_decodeLongHeader(buf){switch(this._header.type){case"gnu-long-path":this._gnuLongPath=headers.decodeLongPath(buf,this._filenameEncoding);break;case"gnu-long-link\
-path":this._gnuLongLinkPath=headers.decodeLongPath(buf,this._filenameEncoding);break;case"pax-global-header":this._paxGlobal=headers.decodePax(buf);break;case"pax-header":this._pax=this._paxGlobal===
null?headers.decodePax(buf):Object.assign({},this._paxGlobal,headers.decodePax(buf));break}}_consumeLongHeader(){this._longHeader=!1,this._missing=overflow(this._header.size);let buf=this._buffer.shift(
this._header.size);try{this._decodeLongHeader(buf)}catch(err){return this._continueWrite(err),!1}return!0}_consumeStream(){let buf=this._buffer.shiftFirst(this._missing);if(buf===null)return!1;this._missing-=
buf.byteLength;let drained2=this._stream.push(buf);return this._missing===0?(this._stream.push(null),drained2&&this._stream._detach(),drained2&&this._locked===!1):drained2}_createStream(){return new Source(
this,this._header,this._offset)}_update(){for(;this._buffer.buffered>0&&!this.destroying;){if(this._missing>0){if(this._stream!==null){if(this._consumeStream()===!1)return;continue}if(this._longHeader===
!0){if(this._missing>this._buffer.buffered)break;if(this._consumeLongHeader()===!1)return!1;continue}let ignore=this._buffer.shiftFirst(this._missing);ignore!==null&&(this._missing-=ignore.byteLength);
continue}if(this._buffer.buffered<512)break;if(this._stream!==null||this._consumeHeader()===!1)return}this._continueWrite(null)}_continueWrite(err){let cb=this._callback;this._callback=noop,cb(err)}_write(data,cb){
this._callback=cb,this._buffer.push(data),this._update()}_final(cb){this._finished=this._missing===0&&this._buffer.buffered===0,cb(this._finished?null:new Error("Unexpected end of data"))}_predestroy(){
this._continueWrite(null)}_destroy(cb){this._stream&&this._stream.destroy(getStreamError(this)),cb(null)}[Symbol.asyncIterator](){let error=null,promiseResolve=null,promiseReject=null,entryStream=null,
entryCallback=null,extract4=this;return this.on("entry",onentry),this.on("error",err=>{error=err}),this.on("close",onclose),{[Symbol.asyncIterator](){return this},next(){return new Promise(onnext)},return(){
return destroy(null)},throw(err){return destroy(err)}};function consumeCallback(err){if(!entryCallback)return;let cb=entryCallback;entryCallback=null,cb(err)}function onnext(resolve3,reject){if(error)
return reject(error);if(entryStream){resolve3({value:entryStream,done:!1}),entryStream=null;return}promiseResolve=resolve3,promiseReject=reject,consumeCallback(null),extract4._finished&&promiseResolve&&
(promiseResolve({value:void 0,done:!0}),promiseResolve=promiseReject=null)}function onentry(header3,stream2,callback){entryCallback=callback,stream2.on("error",noop),promiseResolve?(promiseResolve({value:stream2,
done:!1}),promiseResolve=promiseReject=null):entryStream=stream2}function onclose(){consumeCallback(error),promiseResolve&&(error?promiseReject(error):promiseResolve({value:void 0,done:!0}),promiseResolve=
promiseReject=null)}function destroy(err){return extract4.destroy(err),consumeCallback(err),new Promise((resolve3,reject)=>{if(extract4.destroyed)return resolve3({value:void 0,done:!0});extract4.once(
"close",function(){err?reject(err):resolve3({value:void 0,done:!0})})})}}};module.exports=function(opts){return new Extract(opts)};function noop(){}function overflow(size){return size&=511,size&&512-size}}});var require_constants=__commonJS({"node_modules/tar-stream/constants.js"(exports,module){var constants5={S_IFMT:61440,S_IFDIR:16384,S_IFCHR:8192,S_IFBLK:24576,S_IFIFO:4096,S_IFLNK:40960};try{module.exports=
__require("fs").constants||constants5}catch{module.exports=constants5}}});var require_pack=__commonJS({"node_modules/tar-stream/pack.js"(exports,module){var{Readable,Writable,getStreamError}=require_streamx(),b4a=require_b4a(),constants5=require_constants(),headers=require_headers(),
DMODE=493,FMODE=420,END_OF_TAR=b4a.alloc(1024),Sink=class extends Writable{constructor(pack4,header3,callback){super({mapWritable,eagerOpen:!0}),this.written=0,this.header=header3,this._callback=callback,
this._linkname=null,this._isLinkname=header3.type==="symlink"&&!header3.linkname,this._isVoid=header3.type!=="file"&&header3.type!=="contiguous-file",this._finished=!1,this._pack=pack4,this._openCallback=
null,this._pack._stream===null?this._pack._stream=this:this._pack._pending.push(this)}_open(cb){this._openCallback=cb,this._pack._stream===this&&this._continueOpen()}_continuePack(err){if(this._callback===
null)return;let callback=this._callback;this._callback=null,callback(err)}_continueOpen(){this._pack._stream===null&&(this._pack._stream=this);let cb=this._openCallback;if(this._openCallback=null,cb!==
null){if(this._pack.destroying)return cb(new Error("pack stream destroyed"));if(this._pack._finalized)return cb(new Error("pack stream is already finalized"));this._pack._stream=this,this._isLinkname||
this._pack._encode(this.header),this._isVoid&&(this._finish(),this._continuePack(null)),cb(null)}}_write(data,cb){if(this._isLinkname)return this._linkname=this._linkname?b4a.concat([this._linkname,data]):
data,cb(null);if(this._isVoid)return data.byteLength>0?cb(new Error("No body allowed for this entry")):cb();if(this.written+=data.byteLength,this._pack.push(data))return cb();this._pack._drain=cb}_finish(){
this._finished||(this._finished=!0,this._isLinkname&&(this.header.linkname=this._linkname?b4a.toString(this._linkname,"utf-8"):"",this._pack._encode(this.header)),overflow(this._pack,this.header.size),
this._pack._done(this))}_final(cb){if(this.written!==this.header.size)return cb(new Error("Size mismatch"));this._finish(),cb(null)}_getError(){return getStreamError(this)||new Error("tar entry destro\
yed")}_predestroy(){this._pack.destroy(this._getError())}_destroy(cb){this._pack._done(this),this._continuePack(this._finished?null:this._getError()),cb()}},Pack=class extends Readable{constructor(opts){
super(opts),this._drain=noop,this._finalized=!1,this._finalizing=!1,this._pending=[],this._stream=null}entry(header3,buffer2,callback){if(this._finalized||this.destroying)throw new Error("already fina\
lized or destroyed");typeof buffer2=="function"&&(callback=buffer2,buffer2=null),callback||(callback=noop),(!header3.size||header3.type==="symlink")&&(header3.size=0),header3.type||(header3.type=modeToType(
header3.mode)),header3.mode||(header3.mode=header3.type==="directory"?DMODE:FMODE),header3.uid||(header3.uid=0),header3.gid||(header3.gid=0),header3.mtime||(header3.mtime=new Date),typeof buffer2=="st\
ring"&&(buffer2=b4a.from(buffer2));let sink=new Sink(this,header3,callback);return b4a.isBuffer(buffer2)?(header3.size=buffer2.byteLength,sink.write(buffer2),sink.end(),sink):(sink._isVoid,sink)}finalize(){
if(this._stream||this._pending.length>0){this._finalizing=!0;return}this._finalized||(this._finalized=!0,this.push(END_OF_TAR),this.push(null))}_done(stream2){stream2===this._stream&&(this._stream=null,
this._finalizing&&this.finalize(),this._pending.length&&this._pending.shift()._continueOpen())}_encode(header3){if(!header3.pax){let buf=headers.encode(header3);if(buf){this.push(buf);return}}this._encodePax(
header3)}_encodePax(header3){let paxHeader=headers.encodePax({name:header3.name,linkname:header3.linkname,pax:header3.pax}),newHeader={name:"PaxHeader",mode:header3.mode,uid:header3.uid,gid:header3.gid,
size:paxHeader.byteLength,mtime:header3.mtime,type:"pax-header",linkname:header3.linkname&&"PaxHeader",uname:header3.uname,gname:header3.gname,devmajor:header3.devmajor,devminor:header3.devminor};this.
push(headers.encode(newHeader)),this.push(paxHeader),overflow(this,paxHeader.byteLength),newHeader.size=header3.size,newHeader.type=header3.type,this.push(headers.encode(newHeader))}_doDrain(){let drain=this.
_drain;this._drain=noop,drain()}_predestroy(){let err=getStreamError(this);for(this._stream&&this._stream.destroy(err);this._pending.length;){let stream2=this._pending.shift();stream2.destroy(err),stream2.
_continueOpen()}this._doDrain()}_read(cb){this._doDrain(),cb()}};module.exports=function(opts){return new Pack(opts)};function modeToType(mode){switch(mode&constants5.S_IFMT){case constants5.S_IFBLK:return"\
block-device";case constants5.S_IFCHR:return"character-device";case constants5.S_IFDIR:return"directory";case constants5.S_IFIFO:return"fifo";case constants5.S_IFLNK:return"symlink"}return"file"}function noop(){}
function overflow(self,size){size&=511,size&&self.push(END_OF_TAR.subarray(0,512-size))}function mapWritable(buf){return b4a.isBuffer(buf)?buf:b4a.from(buf)}}});var require_tar_stream=__commonJS({"node_modules/tar-stream/index.js"(exports){exports.extract=require_extract();exports.pack=require_pack()}});import{relative as relative3}from"node:path";import{setTimeout as setTimeout3}from"node:timers/promises";import{spawn}from"node:child_process";function spawnProcess(command3,args,options){return spawn(command3,[...args],options)}var PATIENCE_MS=2e3;function gitCommit(directory,env){return new Promise(resolve3=>{let git=spawnProcess("git",["rev-parse","--verify","HEAD"],{cwd:directory,env,stdio:["ignore","pipe","ignore"],timeout:PATIENCE_MS,
killSignal:"SIGKILL",windowsHide:!0}),text="";git.stdout?.setEncoding("utf8").on("data",chunk=>{text+=chunk}),git.on("error",()=>resolve3(null)),git.on("close",()=>resolve3(/^([0-9a-f]{40,64})\n$/.exec(
text)?.[1]??null))}).catch(()=>null)}var set=value=>value===void 0||value===""?null:value,join=(parts,separator)=>parts.every(part=>part!==void 0&&part!=="")?parts.join(separator):null,PLATFORMS=[{name:"github",marker:env=>env.GITHUB_ACTIONS===
"true",checkout:"GITHUB_WORKSPACE",facts:env=>({id:"https://github.com/actions/runner",repository:join([env.GITHUB_SERVER_URL,env.GITHUB_REPOSITORY],"/"),workflow:set(env.GITHUB_WORKFLOW_REF),runId:set(
env.GITHUB_RUN_ID),attempt:set(env.GITHUB_RUN_ATTEMPT),runUrl:githubRunUrl(env),commit:set(env.GITHUB_SHA),ref:set(env.GITHUB_REF),pullRequest:/^refs\/pull\/(\d+)\//.exec(env.GITHUB_REF??"")?.[1]??null})},
{name:"gitlab",marker:env=>env.GITLAB_CI==="true",checkout:"CI_PROJECT_DIR",facts:env=>({id:"https://gitlab.com/gitlab-org/gitlab-runner",repository:set(env.CI_PROJECT_URL),workflow:set(env.CI_CONFIG_PATH),
runId:set(env.CI_JOB_ID),runUrl:set(env.CI_JOB_URL),commit:set(env.CI_COMMIT_SHA),ref:set(env.CI_COMMIT_REF_NAME),pullRequest:set(env.CI_MERGE_REQUEST_IID)})},{name:"azure",marker:env=>env.TF_BUILD===
"True",checkout:"BUILD_SOURCESDIRECTORY",facts:env=>({id:"https://github.com/microsoft/azure-pipelines-agent",repository:set(env.BUILD_REPOSITORY_URI),workflow:set(env.BUILD_DEFINITIONNAME),runId:set(
env.BUILD_BUILDID),attempt:set(env.SYSTEM_JOBATTEMPT),commit:set(env.BUILD_SOURCEVERSION),ref:set(env.BUILD_SOURCEBRANCH),pullRequest:set(env.SYSTEM_PULLREQUEST_PULLREQUESTNUMBER)})},{name:"buildkite",
marker:env=>env.BUILDKITE==="true",checkout:"BUILDKITE_BUILD_CHECKOUT_PATH",facts:env=>({id:"https://github.com/buildkite/agent",repository:set(env.BUILDKITE_REPO),workflow:set(env.BUILDKITE_PIPELINE_SLUG),
runId:set(env.BUILDKITE_BUILD_ID),attempt:set(env.BUILDKITE_RETRY_COUNT),runUrl:set(env.BUILDKITE_BUILD_URL),commit:set(env.BUILDKITE_COMMIT),ref:set(env.BUILDKITE_BRANCH),pullRequest:env.BUILDKITE_PULL_REQUEST===
"false"?null:set(env.BUILDKITE_PULL_REQUEST)})},{name:"circleci",marker:env=>env.CIRCLECI==="true",checkout:"CIRCLE_WORKING_DIRECTORY",facts:env=>({id:"https://circleci.com",repository:set(env.CIRCLE_REPOSITORY_URL),
workflow:set(env.CIRCLE_WORKFLOW_ID),runId:set(env.CIRCLE_WORKFLOW_JOB_ID),runUrl:set(env.CIRCLE_BUILD_URL),commit:set(env.CIRCLE_SHA1),ref:set(env.CIRCLE_BRANCH),pullRequest:set(env.CIRCLE_PR_NUMBER)})},
{name:"bitbucket",marker:env=>env.BITBUCKET_BUILD_NUMBER!==void 0,checkout:"BITBUCKET_CLONE_DIR",facts:env=>({id:"https://bitbucket.org/product/features/pipelines",repository:set(env.BITBUCKET_GIT_HTTP_ORIGIN),
runId:set(env.BITBUCKET_BUILD_NUMBER),commit:set(env.BITBUCKET_COMMIT),ref:set(env.BITBUCKET_BRANCH),pullRequest:set(env.BITBUCKET_PR_ID)})},{name:"jenkins",marker:env=>env.JENKINS_URL!==void 0,checkout:"\
WORKSPACE",facts:env=>({id:"https://www.jenkins.io",repository:set(env.GIT_URL),workflow:set(env.JOB_NAME),runId:set(env.BUILD_ID),runUrl:set(env.BUILD_URL),commit:set(env.GIT_COMMIT),ref:set(env.GIT_BRANCH),
pullRequest:set(env.CHANGE_ID)})}];function detectCi(env){let row=PLATFORMS.find(candidate=>candidate.marker(env));if(row===void 0)return{name:"none",checkout:null,builder:{...UNKNOWN,id:"https://loca\
lhost"}};let builder={...UNKNOWN,...row.facts(env)},repository=builder.repository?.replace(/^(https?:\/\/)[^/@]*@/,"$1")??null;return{name:row.name,checkout:set(env[row.checkout]),builder:{...builder,
repository}}}async function builderFacts(env,projectDir){let{builder}=detectCi(env);return builder.commit===null?{...builder,commit:await gitCommit(projectDir,env)}:builder}function githubRunUrl(env){
let repository=join([env.GITHUB_SERVER_URL,env.GITHUB_REPOSITORY],"/");return repository===null?null:join([repository,"actions/runs",env.GITHUB_RUN_ID],"/")}var UNKNOWN={repository:null,workflow:null,
runId:null,attempt:null,runUrl:null,commit:null,ref:null,pullRequest:null};function round(ms){return Math.round(ms*1e3)/1e3}function onBackend(scenario2,backend){let variant=scenario2.variants?.[backend];return variant?{...scenario2,image:variant.image??scenario2.image,policy:variant.policy??scenario2.policy}:scenario2}async function mapConcurrently(items,limit3,work){let results=new Array(items.length),next=0,worker=async()=>{for(let index=next++;index<items.length;index=next++)results[index]=await work(items[index],
index)};return await Promise.all(Array.from({length:Math.min(limit3,items.length)},worker)),results}var CellSupply=class{constructor(open,total,depth){this.open=open;this.total=total;this.depth=depth;this.#fill()}open;total;depth;#ahead=[];#closing=[];#opened=0;#removing=0;#waiting=[];async first(){
let[next]=this.#ahead;if(next===void 0)throw new Error("the supply has no cell");return next}async take(){let next=this.#ahead.shift();if(next===void 0)throw new Error("more cells were taken than ther\
e are steps");return this.#fill(),next}discard(cell){let closing=this.#remove(cell);closing.catch(()=>{}),this.#closing.push(closing)}async close(){this.#opened=this.total;for(let ahead of this.#ahead.
splice(0)){let opened=ahead.then(cell=>this.#remove(cell),()=>{});this.#closing.push(opened)}let failed=(await Promise.allSettled(this.#closing)).find(outcome2=>outcome2.status==="rejected");if(failed!==
void 0)throw failed.reason}async#remove(cell){this.#removing>=2?await new Promise(resolve3=>this.#waiting.push(resolve3)):this.#removing+=1;try{await cell.close()}finally{let next=this.#waiting.shift();
next===void 0?this.#removing-=1:next()}}#fill(){for(;this.#opened<this.total&&this.#ahead.length<this.depth;){this.#opened+=1;let opening=this.open();opening.catch(()=>{}),this.#ahead.push(opening)}}};var UNRESTRICTED="unrestricted",OWN_PROCESSES=16;function compareControls(policy2,observation,outputLimit,memoryAllowance=0){let{limits:limits2}=policy2,seen=observation,compared={network:{requested:networkRequest(
policy2.network),holds:networkHolds(policy2.network,seen.interfaces)},capabilities:{requested:policy2.capabilities==="none"?"ALL dropped":UNRESTRICTED,holds:/^0+$/.test(seen.capabilities?.replace(/^0x/i,
"")??"")},user:{requested:policy2.user==="non_root"?"non-root":UNRESTRICTED,holds:(seen.uid??0)>0},root_filesystem:{requested:policy2.rootFilesystem==="read_only"?"read-only":UNRESTRICTED,holds:seen.rootReadOnly===
!0},no_new_privileges:{requested:"on",holds:seen.noNewPrivileges===!0},seccomp:{requested:"on",holds:seen.seccomp===1||seen.seccomp===2},memory:limit(limits2.memoryBytes,"bytes",seen.memoryBytes,memoryAllowance),
cpu:limit(limits2.cpus,"cpus",seen.cpus,1e-6),cpu_time:limit(limits2.cpuTimeSecs,"seconds",seen.cpuTimeSecs,0),pids:limit(limits2.processCount,"processes",seen.pids,OWN_PROCESSES),file_size:limit(limits2.
fileSizeBytes,"bytes",seen.fileSizeBytes,0),output:{requested:`${outputLimit} bytes`,holds:!0}};return CONTROL_NAMES.map(name=>{let{requested,holds}=compared[name];return{name,requested,enforced:requested!==
UNRESTRICTED&&holds,evidence:evidenceOf(name,observation,outputLimit)}})}function unenforced(controls){return controls.filter(control2=>control2.requested!==UNRESTRICTED&&!control2.enforced)}function networkRequest(network){
if(network.kind==="full")return UNRESTRICTED;if(network.kind==="none")return"none";let ports=network.ports.length===0?"":` on ports ${network.ports.join(", ")}`;return`only ${network.hosts.join(", ")||
"any host"}${ports}`}function networkHolds(network,interfaces){return network.kind==="none"&&interfaces!==void 0&&interfaces.every(name=>name==="lo")}function limit(wanted,unit,seen,allowance){if(wanted===
null)return{requested:UNRESTRICTED,holds:!1};let holds=seen!=null&&seen>0&&seen<=wanted+allowance;return{requested:`${wanted} ${unit}`,holds}}function evidenceOf(name,observation,outputLimit){let lines=observation.
evidence[name]??[];return lines.length>0?[...lines]:[name==="output"?`capture: each stream is cut at ${outputLimit} bytes`:"not observed"]}function isEmpty({entries}){return entries===0}var PAGE=4096;function workspaceMemory({bytes,files}){return bytes+files*PAGE}var ROUNDING_BYTES=64*1024,NOWHERE={controls:[],image:null,workdirs:[],artifactsDirs:[]};async function inspectCell(context,scenario2,cell){let outputLimit=Math.max(...scenario2.steps.map(step2=>step2.
maxOutput)),memory=workspaceMemory(await context.workspace)+ROUNDING_BYTES,controls=compareControls(scenario2.policy,cell.observation,outputLimit,memory),missing2=unenforced(controls);if(!context.requireEnforcement||
missing2.length===0)return controls;let names=missing2.map(control2=>control2.name).join(", ");throw new CleanroomError("EnforcementUnavailable",`policy "${scenario2.policy.name}" is not enforced here\
: ${names}`,{hint:"Run on docker or podman with cgroups, choose a policy that asks for less, or drop require-enforcement.",context:{controls:missing2}})}function visit(place,cell,controls){return{controls,
image:cell.image,workdirs:[...place.workdirs,cell.workdir],artifactsDirs:[...place.artifactsDirs,cell.artifactsDir]}}async function missingPrograms(cell,programs,signal){if(programs.length===0)return[];
let found=[];await cell.run({argv:["sh","-c",'for program do command -v "$program" >/dev/null 2>&1 && printf "%s\\n" "$program"; done',"sh",...programs],env:cell.baseEnv,stdin:null,timeoutMs:1e4,collect:[],
signal},{stdout:chunk=>{found.push(Buffer.from(chunk))},stderr:()=>{}});let names=new Set(Buffer.concat(found).toString("utf8").split(`
`));return programs.filter(program2=>!names.has(program2))}var import_canonicalize=__toESM(require_canonicalize(),1);var canonicalize=import_canonicalize.default;function canonicalJson(value){let text;try{text=canonicalize(value)}catch(cause){throw notJson(cause)}if(text===void 0)throw notJson(void 0);return text}function notJson(cause){
return new CleanroomError("Internal","A value that JSON cannot hold was to be written as canonical JSON",{hint:"This is a defect in Cleanroom: please report it.",cause})}var ARTIFACTS="<artifacts>",RUN_ID="<run_id>";function normaliseOutput(output2,context){let bytes=typeof output2=="string"?Buffer.from(output2):Buffer.from(output2.buffer,output2.byteOffset,output2.byteLength),
replacements=replacementsOf(context).filter(([from])=>bytes.includes(from,0,"latin1"));if(replacements.length===0)return bytes;let to=new Map(replacements),pattern=new RegExp(replacements.map(([from])=>`${escapePattern(
from)}(?![\\w-]|\\.\\w)`).join("|"),"g");return Buffer.from(bytes.toString("latin1").replace(pattern,found=>to.get(found)??found),"latin1")}function replacementsOf(context){let{workdir,cellWorkdirs=[],
artifactsDirs=[],runId}=context;return[...cellWorkdirs.filter(path=>path!==workdir).flatMap(path=>spellings(path,workdir)),...artifactsDirs.flatMap(path=>spellings(path,ARTIFACTS)),...runId===void 0?[]:
[[runId,RUN_ID]]].filter(([from])=>from.length>1).map(([from,to])=>[latin1(from),latin1(to)]).sort(([a],[b])=>b.length-a.length)}function spellings(path,to){return path.includes("\\")?[[path,to],[path.
replaceAll("\\","/"),to],[path.replaceAll("\\","\\\\"),to]]:[[path,to]]}function latin1(text){return Buffer.from(text).toString("latin1")}function escapePattern(text){return text.replace(/[\\^$.*+?()[\]{}|/-]/g,
"\\$&")}var SCENARIO_SCHEMA="cleanroom.scenario-digest/1",RUN_SCHEMA="cleanroom.run-digest/1";function scenarioDigest(planned,result,context){let{redact=text=>text}=context;return sha256(canonicalJson({schema:SCENARIO_SCHEMA,
name:planned.name,seed:context.seed,plan:mapTexts(planned.steps.map(step2=>planFacts(planned,step2)),redact),outcome:result.report.outcome,steps:result.steps.map(step2=>outcomeFacts(step2,context))}))}
function runDigest(scenarios){let pairs=scenarios.flatMap(({name,content_digest:digest3})=>digest3===null?[]:[canonicalJson([name,digest3])]);return sha256(canonicalJson({schema:RUN_SCHEMA,scenarios:[
...new Set(pairs)].sort()}))}function planFacts(scenario2,step2){return{name:step2.name,target:step2.target,args:step2.args,stdin:step2.stdin,env:{...scenario2.env,...step2.env},expect:step2.expect}}function outcomeFacts({
report,stdout,stderr,artifacts},context){let digest3=bytes=>sha256(normaliseOutput(bytes,context));return{outcome:report.outcome,exit_code:report.exit_code,error:report.error?.kind??null,stdout:digest3(
stdout),stderr:digest3(stderr),files:[...artifacts].map(([path,bytes])=>({path,sha256:digest3(bytes)})).sort((a,b)=>a.path<b.path?-1:a.path>b.path?1:0)}}function mapTexts(value,map){return typeof value==
"string"?map(value):typeof value=="bigint"?value.toString():Array.isArray(value)?value.map(item=>mapTexts(item,map)):typeof value!="object"||value===null?value:Object.fromEntries(Object.entries(value).
map(([key,item])=>[key,mapTexts(item,map)]))}import{createHash as createHash2}from"node:crypto";import{posix}from"node:path";import{constants}from"node:os";function excerpt(text,limit3=1200){if(text.length<=limit3)return text;let half=Math.floor(limit3/2),left=text.length-2*half;return`${text.slice(0,half)}
… ${left} characters left out …
${text.slice(-half)}`}function tail(text,lines=20,limit3=2e3){let last=text.trimEnd().split(`
`).slice(-lines).join(`
`);return last.length<=limit3?last:`…${last.slice(-limit3)}`}function quote(text,limit3=200){return JSON.stringify(text.length<=limit3?text:`${text.slice(0,limit3)}…`).replace(/\\\\/g,"\\")}function indented(text,indent="\
    "){return text===""?`${indent}(nothing)`:text.replace(/\n$/,"").split(`
`).map(line=>indent+line).join(`
`)}function assertionFailed(mismatch){let{matcher,message:message2,expected,actual,hint}=mismatch;return{kind:"AssertionFailed",message:message2,hint,context:{matcher,expected,actual}}}function textFailure(subject2,matcher,detail){
let{name,text}=subject2,size=`${Buffer.byteLength(text)} bytes`,body=detail.shown??`${name} was (${size}):
${indented(excerpt(text))}`,cut=text.endsWith("[TRUNCATED]")?`${name} was cut at max_output, so what is looked for may lie past the cut.`:"";return assertionFailed({matcher:`${name}.${matcher}`,message:`${detail.
message}
${body}`,expected:detail.expected,actual:excerpt(text),hint:[detail.hint,cut].filter(part=>part!=="").join(" ")})}function checkEnd(expect,facts){let{args,ended,limit:limit3,exitCode:exitCode2,timeoutMs}=facts,ran=commandLine(args);if(ended==="interrupted")return{kind:"Interrupted",message:`${ran} was interrupted\
 after ${Math.round(facts.durationMs)} ms`,hint:"The run was cancelled or got a signal; run it again.",context:{args}};if(ended==="timeout"){let whose=facts.timeoutOf??"step",within3=`within ${whose===
"step"?"":"the scenario's "}${timeoutMs??Math.round(facts.durationMs)} ms`;return{kind:"Timeout",message:`${ran} did not end ${within3}; it was killed with all its children
${lastWords(facts)}`,hint:`Find out what it waits for, or raise timeout_ms of the ${whose}.`,context:{args,timeout_ms:timeoutMs,stderr:tail(facts.stderr)}}}if(limit3!==null&&expect.exitCode!==exitCode2){
let what=limit3==="memory"?"used more memory than its limit":"used more CPU time than its limit",key=limit3==="memory"?"memory_bytes":"cpu_time_secs";return{kind:"ResourceLimit",message:`${ran} ${what}\
 and was killed (exit code ${exitCode2})
${lastWords(facts)}`,hint:`Raise limits.${key} in a policy of your own, or let the step need less.`,context:{args,limit:limit3,exit_code:exitCode2,stderr:tail(facts.stderr)}}}return null}function checkExitCode(expect,facts){
let{exitCode:exitCode2}=facts,outcome2=expect.error==="ProcessExit"?"success":expect.outcome,wanted=expect.exitCode??(outcome2==="success"?0:null);if(wanted===exitCode2)return expect.error==="ProcessE\
xit"&&exitCode2!==0?[processExit(facts)]:[];if(wanted===0)return[processExit(facts)];if(wanted===null&&(outcome2==="any"||exitCode2!==0))return[];let expected=wanted??"any but 0";return[assertionFailed(
{matcher:wanted===null?"failure":"exit_code",message:`${commandLine(facts.args)} ${describeExit(exitCode2)}, expected exit code ${expected}
${lastWords(facts)}`,expected,actual:exitCode2,hint:`The step was to ${wanted===null?"fail":"end so"} and did not.`})]}function processExit(facts){let{args,exitCode:exitCode2,stderr}=facts;return{kind:"\
ProcessExit",message:`${commandLine(args)} ${describeExit(exitCode2)}, expected success
${lastWords(facts)}`,hint:exitHint(exitCode2),context:{args,exit_code:exitCode2,stderr:tail(stderr)}}}function exitHint(exitCode2){return exitCode2===127?"127 means the command was not found: is it in\
 the image and on PATH?":exitCode2===126?"126 means the command could not be executed: is it executable, and for this CPU?":exitCode2===137?"Something killed it with SIGKILL; a memory limit does that.":
'If this exit code is right, expect it: expect = { exit_code = … } or expect = "failure".'}function describeExit(exitCode2){let signal=Object.entries(constants.signals).find(([,number3])=>exitCode2===
128+number3)?.[0];return signal===void 0?`exited with code ${exitCode2}`:`was ended by ${signal} (exit code ${exitCode2})`}function commandLine(args){let shown=args.map(arg=>/^[\w@%+=:,./-]+$/.test(arg)?
arg:JSON.stringify(arg)).join(" ");return shown===""?"The command":shown.length<=160?`\`${shown}\``:`\`${shown.slice(0,160)}…\``}function lastWords(facts){let name=facts.stderr.trim()===""?"stdout":
"stderr",text=tail(facts[name]);return text===""?"it wrote nothing":`${name} ended with:
${indented(text)}`}function jsonEqual(a,b){return canonical(a)===canonical(b)}function canonical(value){return value===void 0?"undefined":canonicalJson(plain(value))}function plain(value){return typeof value=="bigint"?Number(
value):Array.isArray(value)?value.map(plain):typeof value=="object"&&value!==null?Object.fromEntries(Object.entries(value).map(([key,item])=>[key,plain(item)])):value}function checkJson(subject2,expected){let document;try{document=JSON.parse(subject2.text)}catch(error){let why=error instanceof Error?error.message:String(error);return[textFailure(subject2,"json",{message:`${subject2.
name} is not valid JSON: ${why}`,expected,hint:subject2.text.trim().includes(`
{`)?"The whole text must be one JSON value; this looks like one on each line.":"Print the JSON value alone: what else there is to say belongs on stderr."})]}return Object.entries(expected).flatMap(([path,
value])=>checkPath(subject2,document,path,value))}function checkPath(subject2,document,path,expected){let fail=(message2,actual2,hint)=>[{...textFailure(subject2,"json",{message:message2,expected,hint,
shown:actual2}),context:{matcher:`${subject2.name}.json`,path,expected,actual:excerpt(actual2)}}],selection;try{selection=selectJson(document,path)}catch(error){return fail(error instanceof Error?error.
message:String(error),"","A path looks like $.items[0].name.")}let{values,singular}=selection;if(values.length===1&&jsonEqual(values[0],expected))return[];if(!singular&&jsonEqual(values,expected))return[];
let wanted=quote(canonical(expected)).slice(1,-1).replaceAll('\\"','"');if(values.length===0){let shown=`the JSON was:
${indented(excerpt(canonical(document)))}`;return fail(`${subject2.name} has nothing at ${path}, expected ${wanted}`,shown,keysHint(document))}let actual=canonical(singular?values[0]:values);return fail(
`${subject2.name} has another value at ${path}, expected ${wanted}`,`found:
${indented(excerpt(actual))}`,"Mend the program, or the value that is expected there.")}function keysHint(document){if(typeof document!="object"||document===null)return"The document is a single value:\
 its path is $.";let keys=Object.keys(document).slice(0,10);return keys.length===0?"The document is empty.":`At the top there is: ${keys.join(", ")}.`}function alignLines(expected,actual,same=(a,b)=>a===b){let start=0;for(;start<expected.length&&start<actual.length&&same(at(expected,start),at(actual,start));)start++;let rows=expected.length-start,columns=actual.
length-start,width=columns+1,whole=rows*columns>1e6,lengths=new Uint32Array(whole?0:(rows+1)*width);for(let i=whole?-1:rows-1;i>=0;i--)for(let j=columns-1;j>=0;j--)lengths[i*width+j]=same(at(expected,
start+i),at(actual,start+j))?(lengths[(i+1)*width+j+1]??0)+1:Math.max(lengths[(i+1)*width+j]??0,lengths[i*width+j+1]??0);let changes=[];for(let i=0;i<start;i++)changes.push({kind:"same",expected:at(expected,
i),actual:at(actual,i)});for(let i=0,j=0;i<rows||j<columns;){let[e,a]=[expected[start+i],actual[start+j]];e!==void 0&&a!==void 0&&!whole&&same(e,a)?(changes.push({kind:"same",expected:e,actual:a}),i++,
j++):e!==void 0&&(a===void 0||whole||(lengths[(i+1)*width+j]??0)>=(lengths[i*width+j+1]??0))?(changes.push({kind:"removed",expected:e}),i++):a!==void 0&&(changes.push({kind:"added",actual:a}),j++)}return changes}
function renderChanges(changes){let near=new Set;changes.forEach((change,index)=>{if(change.kind!=="same")for(let i=index-3;i<=index+3;i++)near.add(i)});let lines=[],skipped=0;return changes.forEach((change,index)=>{
if(!near.has(index)||lines.length>=60){skipped++;return}skipped>0&&lines.push(`  … ${skipped} equal lines …`),skipped=0,change.kind==="same"?lines.push(`  ${visible(change.actual)}`):lines.push(change.
kind==="removed"?`- ${visible(change.expected)}`:`+ ${visible(change.actual)}`)}),skipped>0&&lines.push(`  … ${skipped} more lines …`),lines.join(`
`)}function lineDiff(expected,actual){let changes=alignLines(expected.split(`
`),actual.split(`
`));return renderChanges(changes)}function at(lines,index){return lines[index]??""}function visible(line){return(line.length>400?`${line.slice(0,400)}…`:line).replace(/[\u0000-\u0008\u000b-\u001f\u007f]/g,
char=>JSON.stringify(char).slice(1,-1))}function checkText(subject2,matcher){return[...checkEquals(subject2,matcher.equals),...(matcher.contains??[]).flatMap(text=>checkContains(subject2,text)),...(matcher.notContains??[]).flatMap(text=>checkNotContains(
subject2,text)),...(matcher.matches??[]).flatMap(pattern=>checkMatches(subject2,pattern)),...checkEmpty(subject2,matcher.empty),...matcher.json===void 0?[]:checkJson(subject2,matcher.json),...checkSnapshot(
subject2,matcher.snapshot)]}function checkEquals(subject2,expected){let{name,text}=subject2;if(expected===void 0||text===expected)return[];let hint=`Mend the program, or expect.${name}.equals if the n\
ew text is right.`;return text.trimEnd()===expected.trimEnd()?hint=`Only whitespace at the end differs: expected ${quote(tail(expected,1,60)+end(expected))}, got ${quote(tail(text,1,60)+end(text))}.`:
text.replaceAll(`\r
`,`
`)===expected.replaceAll(`\r
`,`
`)&&(hint="Only the line ends differ: one text has \\r\\n where the other has \\n."),[textFailure(subject2,"equals",{message:`${name} is not what it should equal`,expected:excerpt(expected),hint,shown:`\
(- expected, + got)
${indented(lineDiff(expected,text))}`})]}function end(text){return text.slice(text.trimEnd().length)}function checkContains(subject2,expected){let{name,text}=subject2;if(text.includes(expected))return[];
let otherCase=text.toLowerCase().includes(expected.toLowerCase());return[textFailure(subject2,"contains",{message:`${name} does not contain ${quote(expected)}`,expected,hint:otherCase?"It is there in \
another case (upper or lower).":`Expected by expect.${name}.contains.`})]}function checkNotContains(subject2,unwanted){let{name,text}=subject2,at2=text.indexOf(unwanted);if(at2<0)return[];let line=text.
slice(0,at2).split(`
`).length,shown=text.split(`
`)[line-1]??"";return[textFailure(subject2,"not_contains",{message:`${name} contains ${quote(unwanted)}, which it must not (line ${line})`,expected:unwanted,hint:`Forbidden by expect.${name}.not_conta\
ins.`,shown:`line ${line} was:
${indented(excerpt(shown,400))}`})]}function checkMatches(subject2,pattern){let{name,text}=subject2;try{if(compilePattern(pattern).test(text))return[]}catch(error){return[asCleanroomError(error).toFailure()]}
return[textFailure(subject2,"matches",{message:`${name} does not match /${pattern}/`,expected:pattern,hint:"The pattern is searched for anywhere in the text; (?s) lets . match a line end, (?m) lets ^ \
and $ match at lines."})]}function checkEmpty(subject2,empty){let{name,text}=subject2;return empty===void 0||text===""===empty?[]:[textFailure(subject2,"empty",{message:empty?`${name} is not empty`:`${name}\
 is empty, and must not be`,expected:empty,hint:`Expected by expect.${name}.empty = ${empty}.`})]}function checkSnapshot(subject2,snapshot){let failure2=snapshot===void 0?null:subject2.snapshot(snapshot,
subject2.text);if(failure2===null)return[];let context={...failure2.context,matcher:`${subject2.name}.snapshot`};return[{...failure2,context}]}function checkStep(expect,facts){let end2=checkEnd(expect,facts);if(end2!==null&&end2.kind!==expect.error)return expect.error===void 0?[end2]:[otherError(expect.error,facts,end2),end2];let failures=[...end2===
null||expect.exitCode!==void 0?checkExitCode(expect,facts):[],...checkTexts(expect,facts),...checkDuration(expect,facts),...checkMemory(expect,facts)];if(expect.error===void 0||end2!==null)return failures;
let others=failures.filter(failure2=>failure2.kind!==expect.error);return others.length<failures.length?others:[otherError(expect.error,facts,failures[0]??null),...failures]}function checkTexts(expect,facts){
let{snapshot}=facts,stream2=name=>({name,text:facts[name],snapshot});return[...expect.stdout===void 0?[]:checkText(stream2("stdout"),expect.stdout),...expect.stderr===void 0?[]:checkText(stream2("stde\
rr"),expect.stderr),...Object.entries(expect.files??{}).flatMap(([path,matcher])=>{let text=facts.files.get(path)??null;return text===null?[missingFile(path,facts)]:checkText({name:`files."${path}"`,text,
snapshot},matcher)})]}function missingFile(path,facts){let there=[...facts.files].filter(([,text])=>text!==null).map(([name])=>name),others=there.length===0?"":` Of the expected files there are: ${there.
join(", ")}.`;return assertionFailed({matcher:`files."${path}"`,message:`the file ${path} is not there after the step`,expected:path,actual:null,hint:`The path is relative to the workdir, and what a s\
tep writes elsewhere is not seen.${others}`})}function checkDuration(expect,facts){let limit3=expect.durationLeMs;return limit3===void 0||facts.durationMs<=limit3?[]:[assertionFailed({matcher:"duratio\
n_le_ms",message:`${commandLine(facts.args)} took ${Math.ceil(facts.durationMs)} ms, expected at most ${limit3} ms`,expected:limit3,actual:facts.durationMs,hint:"Times differ between machines: leave r\
oom, or find what became slow."})]}function checkMemory(expect,facts){let limit3=expect.memoryPeakLe,known=facts.memoryPeakBytes,peak=known??facts.memoryCeilingBytes??null;if(limit3===void 0||peak!==null&&
peak<=limit3)return[];let fail=(message2,hint)=>[assertionFailed({matcher:"memory_peak_le",message:message2,expected:limit3,actual:known,hint})];return peak===null?fail(`the memory of ${commandLine(facts.
args)} could not be measured, so memory_peak_le = ${limit3} is not shown to hold`,"Run it on a backend that measures memory (docker or podman), or leave memory_peak_le out."):known===null?fail(`the me\
mory peak of ${commandLine(facts.args)} is hidden behind an earlier step that used ${peak} bytes; expected at most ${limit3}`,'Set isolation = "step", so that each step is measured by itself.'):fail(`${commandLine(
facts.args)} used ${known} bytes of memory at its peak, expected at most ${limit3}`,"Raise memory_peak_le if that much is right.")}function otherError(expected,facts,came){let what=came===null?describeExit(
facts.exitCode):`failed with ${came.kind}`;return assertionFailed({matcher:"error",message:`${commandLine(facts.args)} ${what}, expected the error ${expected}`,expected,actual:came?.kind??null,hint:`E\
xpected by expect.error = "${expected}".`})}var SIGNS=[/network (?:is )?unreachable|ENETUNREACH|ENETDOWN|network is down|no route to host|EHOSTUNREACH|NoRouteToHost/i,/temporary failure (?:in name resolution|resolving)|name or service not known|name does not resolve|nodename nor servname/i,
/EAI_AGAIN|EAI_NONAME|getaddrinfo (?:ENOTFOUND|failed)|gaierror|no address associated with hostname/i,/could not resolve (?:host|'|proxy)|couldn't resolve host|unable to resolve host|bad address '/i,/could not translate host name|unknown mysql server host|cannot resolve host|unknown host/i,
/dial (?:tcp|udp)[^\n]*: lookup |lookup \S+(?: on \S+)?: (?:no such host|server misbehaving|i\/o timeout|dial|read|write)/i,/failed to lookup address information|dns error: |UnknownHostException|UnresolvedAddressException/i,
/SocketException[^\n]*Resource temporarily unavailable|php_network_getaddresses/i],LINE='cleanroom: network disabled by the policy, which is the likely cause of this failure; if the step may go out, u\
se policy "permissive" or one with net = { allowed_hosts = […] }';function networkHint(facts){return facts.network!=="none"||facts.exitCode===0?null:[facts.stderr.slice(-65536),facts.stdout.slice(-65536)].some(text=>SIGNS.some(sign2=>sign2.test(text)))?LINE:null}var CELL_HOSTNAME="cleanroom";function fixedEnvironment(seed,artifactsDir){return{HOME:"/tmp",HOSTNAME:CELL_HOSTNAME,LANG:"C.UTF-8",LC_ALL:"C.UTF-8",TZ:"UTC",SOURCE_DATE_EPOCH:String(946684800),PYTHONHASHSEED:String(Math.abs(seed)%
2**32),CLEANROOM_SEED:String(seed),CLEANROOM_ARTIFACTS:artifactsDir}}import{createHash}from"node:crypto";var TRUNCATED="[TRUNCATED]",Capture=class{constructor(redactor,limit3){this.limit=limit3;this.#redaction=redactor.stream()}limit;#redaction;#chunks=[];#kept=0;#truncated=!1;write(chunk){
this.#truncated||this.#keep(this.#redaction.write(chunk))}end(){this.#truncated||this.#keep(this.#redaction.end());let bytes=Buffer.concat(this.#chunks);return this.#truncated&&(bytes=Buffer.concat([bytes.
subarray(0,this.limit-TRUNCATED.length),Buffer.from(TRUNCATED)])),{bytes,truncated:this.#truncated}}#keep(chunk){let room=this.limit-this.#kept;chunk.length>room&&(this.#truncated=!0);let part=chunk.length>
room?chunk.subarray(0,room):chunk;part.length!==0&&(this.#chunks.push(Buffer.from(part)),this.#kept+=part.length)}};function describeStream({bytes,truncated}){return{bytes:bytes.length,sha256:createHash(
"sha256").update(bytes).digest("hex"),truncated}}var NOTHING={bytes:Buffer.alloc(0),truncated:!1};async function runStep(context,frame2,cell,timeout){let{scenario:scenario2,step:step2}=frame2,{plan,redactor}=context,out=new Capture(redactor,step2.maxOutput),
err=new Capture(redactor,step2.maxOutput),exit;try{exit=await cell.run({argv:argvOf(step2,context.bin,cell),env:{...cell.baseEnv,...fixedEnvironment(plan.seed,cell.artifactsDir),...scenario2.env,...step2.
env},stdin:step2.stdin===null?null:Buffer.from(step2.stdin),timeoutMs:timeout.ms,collect:Object.keys(step2.expect.files??{}),signal:context.signal},{stdout:chunk=>out.write(chunk),stderr:chunk=>err.write(
chunk)})}catch(thrown){let failure2=redactor.json(asCleanroomError(thrown).toFailure());return assemble(context,frame2,{stdout:out.end(),stderr:err.end()},{outcome:"error",failures:[failure2]})}let stdout=out.
end(),stderr=withNetworkHint(scenario2,exit,stdout,err.end(),step2.maxOutput),failures=judge(context,frame2,cell,{exit,stdout,stderr,timeout}),outcome2=failures.length===0?"passed":"failed";return assemble(
context,frame2,{stdout,stderr},{outcome:outcome2,failures,exit})}function brokenStep(context,frame2,thrown){let failure2=context.redactor.json(asCleanroomError(thrown).toFailure());return assemble(context,
frame2,{stdout:NOTHING,stderr:NOTHING},{outcome:"error",failures:[failure2]})}function lateStep(context,frame2,scenarioMs){let args=context.redactor.json([...frame2.step.args]),failure2={kind:"Timeout",
message:`the scenario's ${scenarioMs} ms were over before this step began`,hint:"Find out which step takes so long, or raise timeout_ms of the scenario.",context:{args,timeout_ms:scenarioMs}};return assemble(
context,frame2,{stdout:NOTHING,stderr:NOTHING},{outcome:"failed",failures:[failure2]})}function skippedStep(context,frame2){return assemble(context,frame2,{stdout:NOTHING,stderr:NOTHING},{outcome:"ski\
pped",failures:[]})}function argvOf(step2,bin,cell){return step2.target==="command"?[...step2.args]:[cell.externalBin??posix.join(cell.workdir,bin.inProject??""),...step2.args]}function judge({redactor,
compareSnapshot,plan},{step:step2},cell,{exit,stdout,stderr,timeout}){let placeless={workdir:plan.workdir,cellWorkdirs:[cell.workdir],artifactsDirs:[cell.artifactsDir]},files=new Map(Object.keys(step2.
expect.files??{}).map(path=>{let content=exit.files.wanted.get(path);return[path,content===void 0?null:redactor.bytes(content).toString("utf8")]}));return checkStep(step2.expect,{args:redactor.json([...step2.
args]),exitCode:exit.exitCode,ended:exit.ended,limit:exit.limit,durationMs:exit.durationMs,memoryPeakBytes:exit.memoryPeakBytes,memoryCeilingBytes:exit.memoryCeilingBytes,timeoutMs:timeout.scenarioMs??
timeout.ms,timeoutOf:timeout.scenarioMs===null?"step":"scenario",stdout:stdout.bytes.toString("utf8"),stderr:stderr.bytes.toString("utf8"),files,snapshot:(name,text)=>compareSnapshot(name,normaliseOutput(
text,placeless).toString("utf8"))})}function withNetworkHint(scenario2,exit,stdout,stderr,limit3){let hint=networkHint({network:scenario2.policy.network.kind,exitCode:exit.exitCode,stdout:stdout.bytes.
toString("utf8"),stderr:stderr.bytes.toString("utf8")});if(hint===null||stderr.truncated)return stderr;let gap=stderr.bytes.length>0&&stderr.bytes.at(-1)!==10?`
`:"",bytes=Buffer.concat([stderr.bytes,Buffer.from(`${gap}${hint}
`)]);return bytes.length>limit3?stderr:{bytes,truncated:!1}}function assemble({redactor},{scenario:scenario2,step:step2,backend},streams,verdict2){let{exit,outcome:outcome2,failures}=verdict2,artifacts=new Map;
for(let[path,content]of exit?.files.artifacts??[]){let redacted2=redactor.text(path),name=redacted2;for(let n=2;artifacts.has(name);n++)name=`${redacted2}#${n}`;artifacts.set(name,redactor.bytes(content))}
let omitted=(exit?.files.omitted??[]).map(file2=>({...file2,path:redactor.text(file2.path)}));return{report:{name:step2.name,scenario:scenario2.name,backend,args:redactor.json([...step2.args]),location:{
...step2.location},outcome:outcome2,exit_code:exit===void 0||exit.ended!=="exited"?null:exit.exitCode,started_at:exit===void 0?null:new Date(exit.startedAt).toISOString(),duration_ms:round(exit?.durationMs??
0),stdout:describeStream(streams.stdout),stderr:describeStream(streams.stderr),files:[...artifacts].map(([path,content])=>describeFile(path,content)),resources:{cpu_ms:exit?.cpuMs==null?null:round(exit.
cpuMs),memory_peak_bytes:exit?.memoryPeakBytes??null},error:failures[0]??null,failures,log_dir:null},stdout:streams.stdout.bytes,stderr:streams.stderr.bytes,artifacts,omitted}}function describeFile(path,content){
return{path,bytes:content.length,sha256:createHash2("sha256").update(content).digest("hex")}}function concludeScenario(context,scenario2,chosen,steps,end2){let having=outcome3=>steps.find(({report:report2})=>report2.outcome===outcome3),bad=having("error")??having("failed"),cut=steps.some(({report:report2})=>report2.
outcome==="skipped"||report2.error?.kind==="Interrupted"),interrupted=context.signal.aborted&&cut?interruption():null,outcome2=end2.failure||interrupted?"error":bad?.report.outcome??"passed",report={...frame(
scenario2,chosen,steps,end2.place),outcome:outcome2,duration_ms:round(end2.durationMs),error:interrupted??end2.failure??bad?.report.error??null};return report.content_digest=scenarioDigest(scenario2,{
report,steps},{seed:context.plan.seed,workdir:context.plan.workdir,cellWorkdirs:end2.place.workdirs,artifactsDirs:end2.place.artifactsDirs,runId:context.runId,redact:text=>context.redactor.text(text)}),
context.observer.scenarioFinished(report),{report,steps}}function unrunScenario(context,scenario2,chosen,why){let steps=scenario2.steps.map(step2=>skippedStep(context,{scenario:scenario2,step:step2,backend:chosen.
name})),report={...frame(scenario2,chosen,steps,why.place??NOWHERE),outcome:why.outcome,reason:why.reason,error:why.failure};return context.observer.scenarioFinished(report),{report,steps}}function interruption(){
return{kind:"Interrupted",message:"the run was interrupted before this scenario was finished",hint:"Everything it had started was removed; run again for a whole result.",context:{}}}function frame(scenario2,chosen,steps,place){
let{engine:engine2}=chosen,reports=steps.map(({report})=>report);return{name:scenario2.name,backend:chosen.name,outcome:"skipped",reason:null,location:{...scenario2.location},tags:[...scenario2.tags],
duration_ms:0,image:place.image,engine:engine2===null?null:{name:engine2.name,version:engine2.version,rootless:engine2.rootless},policy:{name:scenario2.policy.name,controls:[...place.controls]},error:null,
steps:scenario2.concurrent?reports.sort(byStart):reports,content_digest:null}}function byStart(a,b){let[x,y]=[a.started_at??"",b.started_at??""];return x!==y?x<y?-1:1:a.name<b.name?-1:1}var StepRunner=class{constructor(context,scenario2,backend,supply){this.context=context;this.scenario=scenario2;this.backend=backend;this.supply=supply;this.#deadline=scenario2.timeoutMs===null?null:performance.
now()+scenario2.timeoutMs}context;scenario;backend;supply;#deadline;async sequence(cell){let{scenario:scenario2,context}=this,results=[],over=!1;for(let step3 of scenario2.steps){over||=context.signal.
aborted;let result=over?skippedStep(context,this.#frame(step3)):await this.#next(cell,step3);results.push(result);let{outcome:outcome2}=result.report;over||=this.#left()===0||outcome2==="error"&&cell!==
null,over||=outcome2!=="passed"&&!scenario2.continueOnFail}let next=results.findIndex(({report})=>report.outcome==="skipped"),{timeoutMs,steps}=scenario2,step2=steps[next],allPassed=results.slice(0,next).
every(({report})=>report.outcome==="passed");return step2!==void 0&&timeoutMs!==null&&this.#left()===0&&allPassed&&!context.signal.aborted&&(results[next]=this.#tell(lateStep(context,this.#frame(step2),
timeoutMs))),results}async inOwnCell(step2){let cell;try{cell=await this.supply.take()}catch(thrown){return this.#tell(brokenStep(this.context,this.#frame(step2),thrown))}try{return await this.#in(cell,
step2)}finally{this.supply.discard(cell)}}#next(cell,step2){return cell===null?this.inOwnCell(step2):this.#in(cell,step2)}async#in(cell,step2){let{context,scenario:scenario2}=this,left=this.#left();if(left===
0&&scenario2.timeoutMs!==null)return this.#tell(lateStep(context,this.#frame(step2),scenario2.timeoutMs));let scenarioFirst=left!==null&&(step2.timeoutMs===null||left<step2.timeoutMs),timeout={ms:scenarioFirst?
left:step2.timeoutMs,scenarioMs:scenarioFirst?scenario2.timeoutMs:null};return this.#tell(await runStep(context,this.#frame(step2),cell,timeout))}#tell(result){let{stdout,stderr,report}=result;return this.
context.observer.stepFinished(report,{stdout:stdout.toString("utf8"),stderr:stderr.toString("utf8")}),result}#frame(step2){return{scenario:this.scenario,step:step2,backend:this.backend}}#left(){return this.#deadline===
null?null:Math.max(0,this.#deadline-performance.now())}};var AHEAD=2,CONCURRENT_STEPS=4;async function runScenario(context,scenario2,chosen){let start=performance.now(),place=NOWHERE,open=async()=>{let cell=await chosen.backend.open(await cellSpec(context,scenario2));
try{return place=visit(place,cell,await inspectCell(context,scenario2,cell)),cell}catch(error){throw await cell.close(),error}},shared=scenario2.isolation==="scenario"&&!scenario2.concurrent;context.observer.
scenarioStarted(scenario2.name,chosen.name,chosen.engine);let supply=new CellSupply(open,shared?1:scenario2.steps.length,shared?1:AHEAD),steps,failure2=null;try{let missing2=await missingPrograms(await supply.
first(),scenario2.requires,context.signal);if(missing2.length>0){let reason=`requires ${missing2.join(", ")}`;return unrunScenario(context,scenario2,chosen,{outcome:"skipped",reason,failure:null,place})}
let runner=new StepRunner(context,scenario2,chosen.name,supply);steps=scenario2.concurrent?await mapConcurrently(scenario2.steps,CONCURRENT_STEPS,step2=>runner.inOwnCell(step2)):await runner.sequence(
shared?await supply.first():null)}catch(thrown){failure2=context.redactor.json(asCleanroomError(thrown).toFailure()),steps=scenario2.steps.map(step2=>skippedStep(context,{scenario:scenario2,step:step2,
backend:chosen.name}))}finally{context.afterwards(supply.close())}return concludeScenario(context,scenario2,chosen,steps,{place,failure:failure2,durationMs:performance.now()-start})}async function cellSpec(context,scenario2){
return{runId:context.runId,image:scenario2.image,policy:scenario2.policy,workdir:context.plan.workdir,workspace:await context.workspace,externalBin:context.bin.external,tempDir:context.tempDir,artifactsBytes:context.
artifactsBytes,pod:null}}var ENGINE_UNAVAILABLE="engine unavailable";async function executePlan(context){let jobs=context.plan.scenarios.flatMap(scenario2=>scenario2.backends.map(backend=>({scenario:scenario2,backend})));return mapConcurrently(
jobs,context.maxConcurrent,({scenario:scenario2,backend})=>runJob(context,scenario2,backend))}async function runJob(context,scenario2,requested){let selected=await context.select(requested);return context.
signal.aborted?unrunScenario(context,scenario2,{name:selected.name,engine:null},{outcome:"error",reason:"interrupted",failure:interruption()}):selected.backend===null?unrunScenario(context,scenario2,{
name:requested,engine:null},{outcome:context.requireBackend?"error":"skipped",reason:ENGINE_UNAVAILABLE,failure:missingEngine(requested,selected.reason)}):runScenario(context,onBackend(scenario2,selected.
name),selected)}function missingEngine(backend,reason){return{kind:"EngineUnavailable",message:`${backend} can't be used here: ${reason}`,hint:"Run `cleanroom doctor` to see what is missing; `--backen\
d local` needs no engine.",context:{backend,reason}}}import{createPrivateKey,createPublicKey as createPublicKey2,generateKeyPairSync,sign}from"node:crypto";import{createHash as createHash3,createPublicKey,verify}from"node:crypto";var IN_TOTO_PAYLOAD_TYPE="application/vnd.in-toto+json";function preAuthEncoding(payloadType,payload){let head=`DSSEv1 ${Buffer.byteLength(payloadType)} ${payloadType} ${payload.length} `;return Buffer.
concat([Buffer.from(head),payload])}function renderEnvelope(envelope){let{payload,payloadType,signatures}=envelope;return JSON.stringify({payload,payloadType,signatures:signatures.map(({keyid,sig})=>({
keyid,sig}))})}function signatureHolds(publicKey,payloadType,payload,signature){return verify(null,preAuthEncoding(payloadType,payload),publicKey,signature)}function keyIdOf(publicKey){return createHash3(
"sha256").update(publicKey.export({type:"spki",format:"der"})).digest("hex")}function readPublicKey(pem,origin){let key;try{if(/PRIVATE KEY/.test(pem))throw new Error("it is a private key");key=createPublicKey(
pem)}catch(cause){throw wrongKey(origin,"is not a public key in PEM form",cause)}if(key.asymmetricKeyType!=="ed25519")throw wrongKey(origin,`is of type ${key.asymmetricKeyType}, not Ed25519`);return key}
function wrongKey(origin,problem,cause){return new CleanroomError("ConfigInvalid",`${origin} ${problem}`,{hint:"Give the public half of the Ed25519 signing key: openssl pkey -in key.pem -pubout",cause})}function createSigner(request){switch(request.mode){case"none":return null;case"keyless":throw new CleanroomError("ConfigInvalid","Keyless signing is not available in this version",{hint:'It needs Sig\
store. Use sign "key" with a signing key, or "auto" for a key made for the run.',context:{mode:request.mode}});case"key":if(request.key===null||request.key.trim()==="")throw new CleanroomError("Config\
Invalid",'Signing mode "key" needs a signing key, and none was given',{hint:"Give an Ed25519 private key with --sign-key FILE or the input signing-key.",context:{mode:request.mode}});return signerOf("\
key",readPrivateKey(request.key));case"auto":return request.key!==null&&request.key.trim()!==""?signerOf("key",readPrivateKey(request.key)):signerOf("run-key",generateKeyPairSync("ed25519").privateKey)}}
function signerOf(kind,privateKey){let publicKey=createPublicKey2(privateKey),keyid=keyIdOf(publicKey);return{kind,keyid,publicKeyPem:publicKey.export({type:"spki",format:"pem"}).toString(),sign(statement){
let payload=Buffer.from(canonicalJson(statement)),signature=sign(null,preAuthEncoding(IN_TOTO_PAYLOAD_TYPE,payload),privateKey);return{payload:payload.toString("base64"),payloadType:IN_TOTO_PAYLOAD_TYPE,
signatures:[{keyid,sig:signature.toString("base64")}]}}}}function readPrivateKey(text){let pem=text.replaceAll("\\r","").replaceAll("\\n",`
`).trim(),key;try{key=createPrivateKey(pem)}catch{throw wrongKey2("is not an unencrypted private key in PKCS#8 PEM form")}if(key.asymmetricKeyType!=="ed25519")throw wrongKey2(`is of type ${key.asymmetricKeyType}\
, not Ed25519`);return key}function wrongKey2(problem){return new CleanroomError("ConfigInvalid",`The signing key ${problem}`,{hint:"Make one with: openssl genpkey -algorithm ed25519 -out key.pem"})}import{accessSync,closeSync,constants as constants2,openSync,readSync,realpathSync,statSync}from"node:fs";import{isAbsolute,join as join2,relative,resolve,sep}from"node:path";var ELF_MACHINE={ia32:3,x64:62,arm:40,arm64:183,riscv64:243,s390x:22,ppc64:21};function checkBin(projectDir,bin,exclude=[]){if(bin===null)return{inProject:null,external:null,hostPath:null};let path=resolve(
projectDir,bin),problem=(what,hint)=>new CleanroomError("ConfigInvalid",`bin "${bin}" ${what}`,{hint,context:{bin,path}}),stat=statSync(path,{throwIfNoEntry:!1});if(stat===void 0)throw problem("does n\
ot exist",`Build it first, or correct \`bin\`: it was looked for at ${path}.`);if(stat.isDirectory())throw problem("is a folder","Name the program itself, e.g. target/debug/mycli.");if(!stat.isFile())
throw problem("is not a regular file","Name the program itself, e.g. target/debug/mycli.");try{accessSync(path,constants2.X_OK)}catch{throw problem("is not executable",`Run: chmod +x ${path}`)}let foreign=foreignMachine(
path);if(foreign!==null)throw problem(`is made for another machine: ${foreign}, this is ${process.arch}`,"Build it for this machine.");let inProject=relative(projectDir,path).split(sep).join("/");return isPacked(
projectDir,path,inProject,exclude)?{inProject,external:null,hostPath:path}:{inProject:null,external:path,hostPath:path}}function isPacked(projectDir,path,inProject,exclude){return isAbsolute(inProject)||
inProject.startsWith("../")||realpathSync(path)!==join2(realpathSync(projectDir),inProject)?!1:!exclude.some(folder=>`${inProject}/`.startsWith(`${folder.replace(/^\.\/|\/+$/g,"")}/`))}function foreignMachine(path){
let header3=Buffer.alloc(20),file2=openSync(path,"r");try{if(readSync(file2,header3,0,header3.length,0)<header3.length)return null}finally{closeSync(file2)}if(header3.readUInt32BE(0)!==2135247942)return null;
let machine=header3[5]===2?header3.readUInt16BE(18):header3.readUInt16LE(18);return machine===ELF_MACHINE[process.arch]?null:Object.keys(ELF_MACHINE).find(key=>ELF_MACHINE[key]===machine)??`ELF machin\
e ${machine}`}var DETERMINISM={tier:"fixed-environment",controls:["environment","timezone","locale","hostname","uid","umask","paths","file order","mtimes","seed"]};function assembleReport(facts,results){let scenarios=results.
map(({report})=>report),ran=scenarios.filter(({engine:engine2})=>engine2!==null),counts={passed:0,failed:0,skipped:0,error:0};for(let{outcome:outcome2}of scenarios)counts[outcome2]+=1;let backends=new Set(
(ran.length>0?ran:scenarios).map(({backend})=>backend)),single=backends.size===1;return{schema_version:"1",run_id:facts.runId,outcome:overall(counts),started_at:facts.startedAt.toISOString(),duration_ms:facts.
durationMs,backend:single?[...backends][0]??"none":"mixed",engine:single&&ran[0]?.engine||{name:single?[...backends][0]??"none":"mixed",version:null,rootless:!1},policy:combinePolicies(ran.length>0?ran:
scenarios),seed:facts.seed,determinism:DETERMINISM,counts,source:{sha256:facts.workspace.sha256,files:facts.workspace.files,bytes:facts.workspace.bytes,bin:facts.bin},scenarios,steps:scenarios.flatMap(
({steps})=>steps),services:[],coverage:null,error:firstError(scenarios),omitted:[],content_digest:runDigest(scenarios)}}function overall(counts){return counts.error>0?"error":counts.failed>0?"failed":
counts.passed>0?"passed":"skipped"}function firstError(scenarios){return(scenarios.find(({outcome:outcome2})=>outcome2==="error")??scenarios.find(({outcome:outcome2})=>outcome2==="failed"))?.error??null}
function combinePolicies(scenarios){let names=new Set(scenarios.map(({policy:policy2})=>policy2.name)),merged=new Map;for(let{policy:policy2}of scenarios)for(let control2 of policy2.controls){let known=merged.
get(control2.name);known===void 0?merged.set(control2.name,{...control2,evidence:[...control2.evidence]}):(known.enforced&&=control2.enforced,known.requested!==control2.requested&&(known.requested="mi\
xed"))}return{name:names.size===1?[...names][0]??"none":"mixed",controls:[...merged.values()]}}import{setMaxListeners}from"node:events";import{join as join20}from"node:path";import{homedir}from"node:os";var INBOX="/cleanroom/in",ARTIFACTS2="/cleanroom/artifacts";function cellBinPath(name){return`${INBOX}/bin/${name}`}function quote2(word){return`'${word.replaceAll("'","'\\''")}'`}function stepScript(number3,command3,workdir){
let[program2="",...args]=command3.argv,environment=Object.entries(command3.env).map(([name,value])=>quote2(`${name}=${value}`));return[`exec <${command3.stdin===null?"/dev/null":`${INBOX}/${number3}.s\
tdin`}`,`cd ${quote2(workdir)} || exit 126`,`PATH=${quote2(command3.env.PATH??"")}`,...lookup(program2),`exec "$cleanroom_env" -i ${[...environment,quote2(program2),...args.map(quote2)].join(" ")}`,""].
join(`
`)}var NOT_EXECUTABLE="cannot be run: no execute permission";function lookup(program2){let fail=(says,code)=>`printf '%s\\n' ${quote2(`cleanroom: ${program2}: ${says}`)} >&2; exit ${code}`;return[...program2.
includes("/")?[`set -- ${quote2(program2)}`]:["IFS=:; set -f","set -- $PATH",`for folder; do set -- "$@" "\${folder:-.}"/${quote2(program2)}; shift; done`],"cleanroom_found=none","for file; do",'  [ -\
e "$file" ] || continue','  [ -x "$file" ] && [ ! -d "$file" ] && cleanroom_found=runnable && break',"  cleanroom_found=denied","done","case $cleanroom_found in",`  none) command -v ${quote2(program2)}\
 >/dev/null 2>&1 || { ${fail("command not found",127)}; } ;;`,`  denied) ${fail(NOT_EXECUTABLE,126)} ;;`,"esac"]}var REDATE=`find . ! -name . '(' -type l -o -type d ')' -exec touch -h -d @${946684800}\
 {} +`;function bootScript(workdir,workspace){let cg="/sys/fs/cgroup",facts=["/proc/self/status","/proc/self/limits","/proc/self/mountinfo","/proc/net/dev","memory/memory.limit_in_bytes","pids/pids.ma\
x","cpu/cpu.cfs_quota_us","cpu/cpu.cfs_period_us","memory.max","pids.max","cpu.max"].map(path=>path.startsWith("/")?path:`${cg}/${path}`);return[`cd ${quote2(workdir)} || exit 1`,workspace.empty?":":`\
tar -xof ${INBOX}/workspace.tar || exit 1`,...workspace.links?[`${REDATE} 2>/dev/null`]:[],`for fact in ${facts.join(" ")}; do`,'  [ -r "$fact" ] || continue',`  printf '\\035%s\\n' "$fact"`,`  while \
IFS= read -r line; do printf '%s\\n' "$line"; done <"$fact"`,"done","exit 0",""].join(`
`)}function wantedScript(workdir,wanted){return[`cd ${quote2(workdir)} || exit 1`,"set --",...wanted.map(path=>`[ -f ${quote2(`./${path}`)} ] && set -- "$@" ${quote2(`./${path}`)}`),'[ $# -eq 0 ] || e\
xec tar -chf - "$@"',""].join(`
`)}function artifactsScript(){return[`command -v chmod >/dev/null 2>&1 && chmod -R u+rwX ${ARTIFACTS2} 2>/dev/null`,`cd ${ARTIFACTS2} || exit 1`,"command -v find >/dev/null 2>&1 && find . ! -type d >&\
2 2>/dev/null","tar -cf - . 2>/dev/null","rm -rf ./* ./.[!.]* ./..?*",""].join(`
`)}import{randomBytes}from"node:crypto";var import_tar_stream=__toESM(require_tar_stream(),1);import{posix as posix2}from"node:path";function readTar(limit3){let files=new Map,omitted=[],links=new Map,kept=0,parser=(0,import_tar_stream.extract)(),
finished2=new Promise(resolve3=>{parser.on("finish",resolve3),parser.on("error",error=>{omitted.push({path:"",bytes:0,reason:`the tar ended early: ${error.message}`}),resolve3()})});return parser.on("\
entry",(header3,stream2,next)=>{let bytes=header3.size??0,path=cleanPath(header3.name);stream2.on("error",()=>{omitted.push({path,bytes,reason:"the tar ended in the middle of it"})});let target=linkTarget(
path,header3.type,header3.linkname);if(target!==null){links.set(path,target),stream2.on("end",next),stream2.resume();return}let reason=refusal(header3.type??"file",path,kept+bytes>limit3);if(stream2.on(
"end",next),reason!==null){header3.type!=="directory"&&omitted.push({path,bytes,reason}),stream2.resume();return}kept+=bytes;let chunks=[];stream2.on("data",chunk=>chunks.push(chunk)),stream2.on("end",
()=>files.set(path,Buffer.concat(chunks)))}),{write:chunk=>{parser.write(chunk)},end:async()=>{parser.end(Buffer.alloc(0)),await finished2;for(let[path,target]of links){let content=files.get(followed(
target,links));if(content!==void 0&&kept+content.length<=limit3)kept+=content.length,files.set(path,content);else{let reason=content===void 0?"a link to no file that was kept":OVER;omitted.push({path,
bytes:content?.length??0,reason})}}return{files:new Map([...files].sort(([a],[b])=>a<b?-1:1)),omitted}}}}var NAMES_BYTES=1024*1024,NameList=class{#chunks=[];#bytes=0;write(chunk){this.#bytes<NAMES_BYTES&&
this.#chunks.push(Buffer.from(chunk)),this.#bytes+=chunk.length}get paths(){let lines=Buffer.concat(this.#chunks).subarray(0,NAMES_BYTES).toString("utf8").split(`
`);return this.#bytes>NAMES_BYTES&&lines.pop(),lines.filter(line=>line.startsWith("./")).map(cleanPath)}};function withMissing({files,omitted},{paths}){let told=new Set(omitted.map(({path})=>path)),missing2=paths.
filter(path=>!files.has(path)&&!told.has(path)),reason="it could not be read, or is a socket";return{files,omitted:[...omitted,...missing2.map(path=>({path,bytes:0,reason}))]}}var OVER="artifacts are \
over the size limit";function cleanPath(name){return posix2.normalize(name).replace(/^\.\//,"")}function linkTarget(path,type,to){if(type!=="symlink"&&type!=="link"||!to||isOutside(path))return null;let target=type===
"symlink"&&!to.startsWith("/")?posix2.join(posix2.dirname(path),to):cleanPath(to);return isOutside(target)?null:target}function followed(target,links){let at2=target;for(let hops=0;hops<40;hops++){let next=links.
get(at2);if(next===void 0)return at2;at2=next}return""}function isOutside(path){return path.startsWith("../")||path.startsWith("/")||path===".."}function refusal(type,path,tooMuch){return type!=="file"&&
type!=="contiguous-file"?`not a regular file: ${type}`:isOutside(path)?"its path leads outside":tooMuch?OVER:null}var MarkerScanner=class{constructor(nonce,onData,onMarker){this.onData=onData;this.onMarker=onMarker;this.#start=Buffer.from(`${nonce} `)}onData;onMarker;#start;#held=Buffer.alloc(0);write(chunk){let rest=this.#held.
length===0?chunk:Buffer.concat([this.#held,chunk]);for(this.#held=Buffer.alloc(0);;){let at2=rest.indexOf(this.#start);if(at2===-1)break;let end2=rest.indexOf(`
`,at2+1);if(at2>0&&this.onData(rest.subarray(0,at2)),end2===-1){this.#held=rest.subarray(at2);return}this.onMarker(parse(rest.toString("latin1",at2+this.#start.length,end2))),rest=rest.subarray(end2+2)}
let keep=partialMatch(rest,this.#start);rest.length>keep&&this.onData(keep===0?rest:rest.subarray(0,rest.length-keep)),this.#held=keep===0?this.#held:Buffer.from(rest.subarray(rest.length-keep))}end(){
this.#held.length>0&&this.onData(this.#held),this.#held=Buffer.alloc(0)}};function partialMatch(bytes,pattern){let from=Math.max(0,bytes.length-pattern.length+1);for(let at2=bytes.indexOf(30,from);at2!==
-1;at2=bytes.indexOf(30,at2+1)){let tail2=bytes.subarray(at2);if(tail2.equals(pattern.subarray(0,tail2.length)))return tail2.length}return 0}function parse(fields){let[exitCode2,cpu0,peak0,usage0,oom0,
cpu1,peak1,oom1,left]=fields.split(" "),[cpuBefore,cpuAfter,oomBefore,oomAfter]=[number2(cpu0),number2(cpu1),number2(oom0),number2(oom1)];return{exitCode:number2(exitCode2)??-1,cpuNs:cpuBefore===null||
cpuAfter===null?null:cpuAfter-cpuBefore,peakBefore:number2(peak0),peakAfter:number2(peak1),usageBefore:number2(usage0),oomKills:oomBefore===null||oomAfter===null?null:oomAfter-oomBefore,artifactsLeft:left===
"1"}}function number2(text){return text!==void 0&&/^\d+$/.test(text)?Number(text):null}var GRACE_MS=250,ANSWER_MS=1e4,CellSession=class _CellSession{constructor(streams,inbox,options){this.streams=streams;this.inbox=inbox;this.options=options}streams;inbox;options;facts={};#number=0;#running=null;#gone=null;static async start(streams,inbox,options){
let session=new _CellSession(streams,inbox,options),nonce=randomBytes(16).toString("hex"),early="",scan=name=>new MarkerScanner(nonce,chunk=>{session.#running&&session.#running[name](chunk)},readings2=>session.#mark(
name,readings2)),scanners={stdout:scan("stdout"),stderr:scan("stderr")};streams.receive({stdout:chunk=>{session.#number<=1&&early.length<4096&&(early+=chunk.toString("utf8")),scanners.stdout.write(chunk)},
stderr:chunk=>{session.#number<=1&&early.length<4096&&(early+=chunk.toString("utf8")),scanners.stderr.write(chunk)}}),streams.ended.then(reason=>{scanners.stdout.end(),scanners.stderr.end(),session.#lost(
reason)}),streams.send(`${nonce}
`);let facts=[],problems=[],boot=bootScript(options.workdir,{empty:isEmpty(options.workspace),links:options.workspace.links>0}),sinks={stdout:c=>facts.push(c),stderr:c=>problems.push(c)},readings;try{
readings=await withDeadline(session.#script(boot,null,sinks),options.bootTimeoutMs)}catch(cause){throw new CellStartError(early.trim()||message(cause),cause)}if(readings.exitCode!==0)throw new CellStartError(
`the workspace could not be unpacked: ${Buffer.concat(problems).toString("utf8").trim()}`);return session.facts=parseFacts(Buffer.concat(facts).toString("utf8")),session}async run(command3,sinks){let startedAt=Date.
now(),start=performance.now(),ended="exited",timers=[],stop=why=>{ended==="exited"&&(ended=why,this.streams.send(`term
`),timers.push(setTimeout(()=>this.streams.send(`kill
`),GRACE_MS)),timers.push(setTimeout(()=>this.#lost("it did not answer to SIGKILL"),GRACE_MS+ANSWER_MS)))},onAbort=()=>stop("interrupted"),running=this.#script(stepScript(this.#number+1,command3,this.
options.workdir),command3.stdin,sinks);command3.timeoutMs!==null&&timers.push(setTimeout(()=>stop("timeout"),command3.timeoutMs)),command3.signal.aborted?onAbort():command3.signal.addEventListener("ab\
ort",onAbort,{once:!0});try{let readings=await running,durationMs=performance.now()-start;return{exitCode:readings.exitCode,ended,limit:limitOf(readings),startedAt,durationMs,cpuMs:readings.cpuNs===null?
null:readings.cpuNs/1e6,memoryPeakBytes:peakOf(readings),memoryCeilingBytes:ceilingOf(readings),files:await this.#collect(command3.collect,readings.artifactsLeft)}}finally{for(let timer of timers)clearTimeout(
timer);command3.signal.removeEventListener("abort",onAbort)}}close(){this.#lost("it was closed"),this.streams.end()}async#collect(wanted,artifactsLeft){let limit3=this.options.artifactsBytes,files=wanted.
length===0?null:await this.#tar(wantedScript(this.options.workdir,wanted),limit3),artifacts=artifactsLeft?await this.#tar(artifactsScript(),limit3,!0):null;return{wanted:files?.files??new Map,artifacts:artifacts?.
files??new Map,omitted:[...files?.omitted??[],...artifacts?.omitted??[]]}}async#tar(script,limit3,listed=!1){let tar=readTar(limit3),names=new NameList;await this.#script(script,null,{stdout:chunk=>tar.
write(chunk),stderr:chunk=>listed?names.write(chunk):void 0});let content=await tar.end();return listed?withMissing(content,names):content}#script(script,stdin,sinks){if(this.#gone!==null)return Promise.
reject(lostError(this.#gone));let number3=++this.#number;return this.inbox.putStep(number3,script,stdin),new Promise((resolve3,reject)=>{this.#running={stdout:chunk=>sinks.stdout(chunk),stderr:chunk=>sinks.
stderr(chunk),marked:{stdout:null,stderr:null},done:resolve3,failed:reject},this.streams.send(`run ${number3}
`)}).finally(()=>this.inbox.dropStep(number3))}#mark(name,readings){let running=this.#running;running!==null&&(running.marked[name]=readings,!(running.marked.stdout===null||running.marked.stderr===null)&&
(this.#running=null,running.done(running.marked.stdout)))}#lost(reason){this.#gone??=reason;let running=this.#running;this.#running=null,running?.failed(lostError(this.#gone))}},CellStartError=class extends Error{constructor(output2,cause){
super(`the cell did not start: ${output2}`,{cause});this.output=output2;this.name="CellStartError"}output};function lostError(reason){return new CleanroomError("EngineUnavailable",`the cell went away \
in the middle of a step: ${reason}`,{hint:"The engine may have been stopped or restarted; run `cleanroom doctor`, then run again.",context:{reason}})}var CPU_TIME_EXIT=152;function limitOf(readings){return(readings.
oomKills??0)>0&&readings.exitCode!==0?"memory":readings.exitCode===CPU_TIME_EXIT?"cpu_time":null}function peakOf({peakBefore,peakAfter,usageBefore}){return peakBefore===null||peakAfter===null||usageBefore===
null||peakAfter<=peakBefore?null:peakAfter-usageBefore}function ceilingOf({peakAfter,usageBefore}){return peakAfter===null||usageBefore===null?null:peakAfter-usageBefore}function parseFacts(text){let facts={};
for(let part of text.split("").slice(1)){let lineEnd=part.indexOf(`
`);facts[part.slice(0,lineEnd)]=part.slice(lineEnd+1)}return facts}async function withDeadline(work,ms){let timer,deadline=new Promise((_,reject)=>{timer=setTimeout(()=>reject(new Error(`the cell was \
not ready after ${ms} ms`)),ms)});try{return await Promise.race([work,deadline])}finally{clearTimeout(timer)}}function message(cause){return cause instanceof Error?cause.message:String(cause)}import{readFileSync}from"node:fs";import{hostname}from"node:os";function ownerId(pid=process.pid){return`${hostId()}.${pid}.${startTime(pid)??0}`}function ownerMayLive(owner){let match=/^([0-9a-z]+)\.(\d+)\.(\d+)$/.
exec(owner);if(match===null)return!0;let[,host,pid,start]=match;if(host!==hostId())return!0;if(!processExists(Number(pid)))return!1;let now=startTime(Number(pid));return now===null||now===Number(start)||
start==="0"}function hostId(){try{return readFileSync("/proc/sys/kernel/random/boot_id","utf8").replaceAll("-","").slice(0,12)}catch{return hostname().toLowerCase().replaceAll(/[^0-9a-z]/g,"").slice(0,
32)||"host"}}function processExists(pid){try{return process.kill(pid,0),!0}catch(error){return error.code==="EPERM"}}function startTime(pid){try{let stat=readFileSync(`/proc/${pid}/stat`,"latin1");return Number(
stat.slice(stat.lastIndexOf(")")+2).split(" ")[19])}catch{return null}}var MARK="cleanroom=1",LIFETIME=1440*60;function ownLabels(runId){return{cleanroom:"1","cleanroom.run":runId,"cleanroom.owner":ownerId(),"cleanroom.expires":String(Math.floor(Date.now()/1e3)+LIFETIME)}}
function leftBehind(labels,now=Date.now()){if(labels.cleanroom!=="1")return null;let owner=labels["cleanroom.owner"];if(owner!==void 0&&!ownerMayLive(owner))return"its process is gone";let expires=Number(
labels["cleanroom.expires"]);return Number.isFinite(expires)&&expires*1e3<now?"it has expired":null}var OWN_PROCESSES2=4,SHM_BYTES=64*1024*1024,PAGE2=4096,UNLIMITED_WORKSPACE=8*1024**3;function cellUser(spec){return spec.policy.user==="non_root"?`${65534}:${65534}`:null}function fileSizeLimit(spec,policyBytes){
return Math.max(policyBytes,spec.workspace.bytes)}function cellTmpfs(spec,dialect,artifactsDir){let owned=mode=>dialect.ownedTmpfs(cellUser(spec),mode),room=spec.policy.limits.memoryBytes??UNLIMITED_WORKSPACE;
return{"/tmp":`rw,exec,nosuid,nodev,${owned("1777")}`,[spec.workdir]:`rw,exec,nosuid,nodev,size=${Math.ceil(workspaceMemory(spec.workspace)*1.1)+room},${owned("0755")}`,[artifactsDir]:`rw,noexec,nosui\
d,nodev,size=${Math.max(spec.artifactsBytes,PAGE2)},${owned("0755")}`}}function containerRequest(spec,dialect,image,network,purpose){let{policy:policy2}=spec,user=cellUser(spec);return{Image:image.id,
Entrypoint:[...purpose.entrypoint],Cmd:[],Hostname:CELL_HOSTNAME,WorkingDir:spec.workdir,Tty:!1,OpenStdin:purpose.stdin,StdinOnce:purpose.stdin,AttachStdin:purpose.stdin,AttachStdout:!0,AttachStderr:!0,
Labels:ownLabels(spec.runId),...user===null?{}:{User:user},...purpose.env===null?{}:{Env:exactly(purpose.env,image.env)},...network.NetworkDisabled?{NetworkDisabled:!0}:{},HostConfig:{AutoRemove:purpose.
autoRemove,LogConfig:{Type:"none",Config:{}},...network.NetworkMode!==void 0?{NetworkMode:network.NetworkMode}:{},...policy2.capabilities==="none"?{CapDrop:["ALL"]}:{},SecurityOpt:["no-new-privileges"],
ReadonlyRootfs:policy2.rootFilesystem==="read_only",ShmSize:SHM_BYTES,...limits(spec,dialect),Tmpfs:{...purpose.tmpfs},Binds:Object.entries(purpose.volumes).map(([target,volume])=>dialect.volumeBind(volume,
target)),Mounts:Object.entries(purpose.mounts).map(([target,source])=>({Type:"bind",Source:source,Target:target,ReadOnly:!0}))}}}function limits(spec,dialect){let{cpuTimeSecs,memoryBytes,processCount,
fileSizeBytes,cpus}=spec.policy.limits,ulimits=[...dialect.ulimits];if(cpuTimeSecs!==null&&ulimits.push({Name:"cpu",Soft:cpuTimeSecs,Hard:cpuTimeSecs+1}),fileSizeBytes!==null){let bytes=fileSizeLimit(
spec,fileSizeBytes);ulimits.push({Name:"fsize",Soft:bytes,Hard:bytes})}let memory=memoryBytes===null?null:memoryBytes+workspaceMemory(spec.workspace);return{Ulimits:ulimits,...memory===null?{}:{Memory:memory,
MemorySwap:memory},...cpus===null?{}:{NanoCpus:Math.round(cpus*1e9)},...processCount===null?{}:{PidsLimit:processCount+OWN_PROCESSES2}}}function exactly(env,imageEnv){let unset=Object.keys(imageEnv).filter(
name=>!(name in env)&&name!=="PATH");return[...Object.entries(env).map(([name,value])=>`${name}=${value}`),...unset]}function requireEnforceable(spec,dialect){if(spec.policy.network.kind==="allowlist")
throw new CleanroomError("EnforcementUnavailable",`policy "${spec.policy.name}" allows some hosts only, which ${dialect.title} cannot enforce`,{hint:'Use net = "offline" and give the step what it need\
s, or net = "full" if it may reach everything.',context:{policy:spec.policy.name,control:"network",engine:dialect.name}})}import{readFileSync as readFileSync2}from"node:fs";import{join as join4}from"node:path";import{join as join3}from"node:path";function endpointUrl(endpoint){return endpoint.kind==="unix"?`unix://${endpoint.path}`:`tcp://${endpoint.host}:${endpoint.port}`}function dockerCandidates(env,home){
if(env.DOCKER_HOST)return parseHost("DOCKER_HOST",env.DOCKER_HOST,env);let runtime=env.XDG_RUNTIME_DIR;return unixSockets(["/var/run/docker.sock",...runtime?[join3(runtime,"docker.sock")]:[],join3(home,
".docker/run/docker.sock")])}function podmanCandidates(env,uid){for(let name of["CLEANROOM_PODMAN_SOCKET","CONTAINER_HOST"]){let value=env[name];if(value)return parseHost(name,value,env)}let runtime=env.
XDG_RUNTIME_DIR;return unixSockets([...runtime?[join3(runtime,"podman/podman.sock")]:[],...uid===0?[]:[`/run/user/${uid}/podman/podman.sock`],"/run/podman/podman.sock"])}function unixSockets(paths){return{
endpoints:[...new Set(paths)].map(path=>({kind:"unix",path}))}}function parseHost(variable,value,env){if(value.startsWith("/"))return unixSockets([value]);if(value.startsWith("unix://")){let path=value.
slice(7);return path.startsWith("/")?unixSockets([path]):{problem:`${variable}=${value} names no absolute socket path`}}if(/^(ssh|npipe|fd):/.test(value)){let scheme=value.slice(0,value.indexOf(":"));
return{problem:`${variable}=${hideUser(value)}: ${scheme}:// is not supported, only unix:// and tcp:// are`}}let address=value.includes("://")?value:`tcp://${value}`,url=URL.canParse(address)?new URL(
address):null;if(url===null||!["tcp:","http:","https:"].includes(url.protocol)||url.hostname==="")return{problem:`${variable}=${hideUser(value)} is no address of an engine (unix:///path or tcp://host:\
port)`};let tls=url.protocol==="https:"||url.port==="2376"||!!env.DOCKER_TLS_VERIFY,port=url.port===""?tls?2376:2375:Number(url.port);return{endpoints:[{kind:"tcp",host:url.hostname,port,tls,certDir:env.
DOCKER_CERT_PATH||null}]}}function hideUser(value){return value.replace(/\/\/[^@/]*@/,"//")}function faultOf(error){let{statusCode,code,json}=typeof error=="object"&&error!==null?error:{},said=typeof json=="object"&&json!==null?json.message:void 0,text=typeof said=="string"?said:error instanceof
Error?error.message:String(error);return{status:typeof statusCode=="number"?statusCode:null,code:typeof code=="string"?code:null,message:text.replace(/^\(HTTP code \d+\) [^-]* - /,"").trim().replaceAll(
/\s+/g," ")}}var ANSWER_MS2=6e4,EngineClient=class _EngineClient{constructor(docker,endpoint){this.docker=docker;this.url=endpointUrl(endpoint)}docker;url;static async connect(endpoint){let{default:Docker}=await import("./docker-2SN3C5BP.js");
return new _EngineClient(new Docker(connection(endpoint)),endpoint)}async greet(ms){let answer=await within(ms,this.#dial({path:"/_ping",method:"GET",isStream:!0}));return answer.resume(),String(answer.
headers.server??"")}version(ms){return within(ms,this.docker.version())}info(ms){return within(ms,this.docker.info())}async ping(ms){await within(ms,this.docker.ping())}async create(request){return(await within(
ANSWER_MS2,this.docker.createContainer(request))).id}attach(id,stdin){let path=`/containers/${id}/attach?stream=1&stdout=1&stderr=1${stdin?"&stdin=1":""}&`;return within(ANSWER_MS2,this.#dial({path,method:"\
POST",hijack:!0,file:Buffer.alloc(0)}))}async start(id){await within(ANSWER_MS2,this.docker.getContainer(id).start())}async inspect(id){return orNull(within(ANSWER_MS2,this.docker.getContainer(id).inspect()))}async removed(id,ms){
let removal=this.docker.getContainer(id).wait({condition:"removed"});removal.catch(()=>{}),await within(ms,removal).catch(()=>{})}async knows(id){try{return await this.inspect(id)!==null}catch(error){
if(faultOf(error).status===500)return!0;throw error}}async kill(id,signal){await tolerate([404,409,500],within(ANSWER_MS2,this.docker.getContainer(id).kill({signal})))}async remove(id){await tolerate(
[404,409,500],within(ANSWER_MS2,this.docker.getContainer(id).remove({force:!0,v:!0})))}async putArchive(id,tar,path){await within(ANSWER_MS2,this.docker.getContainer(id).putArchive(tar,{path}))}async getArchive(id,path){
return await orNull(within(ANSWER_MS2,this.docker.getContainer(id).getArchive({path})))}async createVolume(name,labels){await within(ANSWER_MS2,this.docker.createVolume({Name:name,Labels:labels}))}async removeVolume(name){
await tolerate([404],within(ANSWER_MS2,this.docker.getVolume(name).remove({force:!0})))}async labelled(label){return(await within(ANSWER_MS2,this.docker.listContainers({all:!0,filters:{label:[label]}}))).
map(item=>({id:item.Id,labels:item.Labels??{}}))}async labelledVolumes(label){let{Volumes}=await within(ANSWER_MS2,this.docker.listVolumes({filters:{label:[label]}}));return(Volumes??[]).map(item=>({id:item.
Name,labels:item.Labels??{}}))}#dial(call){let modem=this.docker.modem,statusCodes={101:!0,200:!0,204:!0};return new Promise((resolve3,reject)=>{modem.dial({...call,statusCodes},(error,answer)=>error?
reject(error):resolve3(answer))})}};function connection(endpoint){let none={host:void 0,port:void 0,ca:void 0,cert:void 0,key:void 0,timeout:void 0};if(endpoint.kind==="unix")return{...none,socketPath:endpoint.
path,protocol:"http"};let{host,port,tls,certDir}=endpoint;if(!tls)return{...none,host,port,protocol:"http"};let read3=name=>certDir===null?void 0:readFileSync2(join4(certDir,name));return{...none,host,
port,protocol:"https",ca:read3("ca.pem"),cert:read3("cert.pem"),key:read3("key.pem")}}async function within(ms,call){let timer,deadline=new Promise((_,reject)=>{timer=setTimeout(()=>{reject(Object.assign(
new Error(`no answer within ${ms} ms`),{code:"ETIMEDOUT"}))},ms)});try{return await Promise.race([call,deadline])}finally{clearTimeout(timer)}}async function orNull(call){try{return await call}catch(error){
let{status,message:message2}=faultOf(error);if(status===404||status===500&&/no such container/i.test(message2))return null;throw error}}async function tolerate(statuses,call){try{await call}catch(error){
let{status}=faultOf(error);if(status===null||!statuses.includes(status))throw error}}function engineError(title,doing,error){if(error instanceof CleanroomError)return error;let{status,message:message2}=faultOf(
error);return new CleanroomError("EngineUnavailable",`${title} could not ${doing}: ${message2}`,{hint:status===null?`Is ${title} still running? \`cleanroom doctor\` says what is reachable.`:`${title} \
refused the request; \`cleanroom doctor\` says which controls work here.`,context:{engine:title,status,reason:message2},cause:error})}import{randomBytes as randomBytes3}from"node:crypto";import{basename as basename3,join as join6}from"node:path";import{chmodSync,copyFileSync,linkSync,mkdirSync,rmSync,writeFileSync}from"node:fs";import{basename,join as join5}from"node:path";var AGENT=`[ $$ -eq 1 ] || { echo "cleanroom-agent: not pid 1"; exit 97; }
for tool in env tar rm; do
  command -v $tool >/dev/null 2>&1 || { echo "cleanroom-agent: missing $tool"; exit 98; }
done
cleanroom_env=$(command -v env)
exec 3>&1 4>&2 2>/dev/null
umask 022
IFS= read -r nonce || exit 0
trap 'exit 0' USR1
cg=/sys/fs/cgroup
readings() {
  cpu=- peak=- usage=- oom=-
  if [ -r $cg/memory/memory.usage_in_bytes ]; then
    read -r cpu < $cg/cpuacct/cpuacct.usage || cpu=-
    read -r peak < $cg/memory/memory.max_usage_in_bytes || peak=-
    read -r usage < $cg/memory/memory.usage_in_bytes || usage=-
    while read -r key value; do [ "$key" = oom_kill ] && oom=$value; done < $cg/memory/memory.oom_control
  elif [ -r $cg/memory.current ]; then
    while read -r key value; do [ "$key" = usage_usec ] && cpu=\${value}000; done < $cg/cpu.stat
    [ -r $cg/memory.peak ] && read -r peak < $cg/memory.peak
    read -r usage < $cg/memory.current || usage=-
    while read -r key value; do [ "$key" = oom_kill ] && oom=$value; done < $cg/memory.events
  fi
}
sweep() {
  set -- /proc/[0-9]*
  kill -9 -1
  # Pid 1, control and serve are all there was: nothing is left that could still be dying.
  [ $# -le 3 ] && return
  spins=0
  while set -- /proc/[0-9]*; [ $# -gt 2 ] && [ $spins -lt 20000 ]; do spins=$((spins + 1)); done
}
control() {
  while IFS= read -r line; do
    case $line in
      term) kill -15 -1 ;;
      kill) sweep; exit ;;
      *) printf '%s\\n' "$line" ;;
    esac
  done
  kill -USR1 1
  kill -9 -1
}
serve() {
  trap : TERM
  read -r verb number || exit 0
  ( exec 1>&3 2>&4 3>&- 4>&-; . "/cleanroom/in/$number.sh" )
  code=$?
  sweep
  exit $code
}
while :; do
  readings
  before="$cpu $peak $usage $oom"
  control | serve
  code=$?
  readings
  # What the kernel killed for its memory gives that back a moment later: the next step must not pay for it.
  [ "$oom" = "\${before##* }" ] || { spins=0; while [ $spins -lt 20000 ]; do spins=$((spins + 1)); done; }
  set -- /cleanroom/artifacts/* /cleanroom/artifacts/.[!.]* /cleanroom/artifacts/..?*
  left=0
  [ -r /cleanroom/artifacts ] && [ -x /cleanroom/artifacts ] || left=1
  for entry; do [ -e "$entry" ] || [ -h "$entry" ] && left=1 && break; done
  printf '\\036%s %s %s %s %s %s %s\\036\\n' "$nonce" "$code" "$before" "$cpu" "$peak" "$oom" "$left" >&3
  printf '\\036%s %s %s %s %s %s %s\\036\\n' "$nonce" "$code" "$before" "$cpu" "$peak" "$oom" "$left" >&4
done
`;var Inbox=class _Inbox{constructor(dir){this.dir=dir}dir;static create(dir,content){mkdirSync(dir),chmodSync(dir,493);let inbox=new _Inbox(dir);if(inbox.#put("agent",AGENT),inbox.#put("hosts",`127.0.0\
.1	localhost
::1	localhost
127.0.0.1	cleanroom
`),content.workspaceTar!==null&&linkOrCopy(content.workspaceTar,join5(dir,"workspace.tar")),content.externalBin!==null){mkdirSync(join5(dir,"bin")),chmodSync(join5(dir,"bin"),493);let target=join5(dir,
"bin",basename(content.externalBin));copyFileSync(content.externalBin,target),chmodSync(target,493)}return inbox}putStep(number3,script,stdin){stdin!==null&&this.#put(`${number3}.stdin`,stdin),this.#put(
`${number3}.sh`,script)}dropStep(number3){rmSync(join5(this.dir,`${number3}.sh`),{force:!0}),rmSync(join5(this.dir,`${number3}.stdin`),{force:!0})}remove(){rmSync(this.dir,{recursive:!0,force:!0})}#put(name,content){
let path=join5(this.dir,name);writeFileSync(path,content,{mode:420}),chmodSync(path,420)}};function linkOrCopy(from,to){try{linkSync(from,to)}catch{copyFileSync(from,to)}}function createDemux(sinks){let header3=Buffer.alloc(8),filled=0,remaining=0,type=1;function open(source,at2){if(type=source[at2]??0,type>2||source[at2+1]!==0||source[at2+2]!==0||source[at2+3]!==0)throw new RangeError(
`the stream is not multiplexed: a frame starts with ${source.toString("hex",at2,at2+8)}`);remaining=source.readUInt32BE(at2+4)}return{push(chunk){let at2=0;for(;at2<chunk.length;)if(remaining>0){let end2=Math.
min(chunk.length,at2+remaining),payload=chunk.subarray(at2,end2);remaining-=end2-at2,at2=end2,type===2?sinks.stderr(payload):sinks.stdout(payload)}else if(filled===0&&chunk.length-at2>=8)open(chunk,at2),
at2+=8;else{let copied=chunk.copy(header3,filled,at2,at2+8-filled);if(filled+=copied,at2+=copied,filled<8)return;filled=0,open(header3,0)}},atBoundary:()=>filled===0&&remaining===0}}function attachedStreams(socket,explain2){socket.pause();let ended=new Promise(resolve3=>{for(let event of["end","close","error"])socket.once(event,()=>resolve3())}).then(explain2);return socket.on("e\
rror",()=>{}),{send:text=>{socket.writable&&socket.write(text)},end:()=>{socket.end()},receive:receivers=>{let demux=createDemux(receivers);socket.on("data",chunk=>{try{demux.push(chunk)}catch(error){
socket.destroy(error)}}),socket.resume()},ended}}var import_tar_stream2=__toESM(require_tar_stream(),1);import{randomBytes as randomBytes2}from"node:crypto";import{createReadStream,readFileSync as readFileSync3}from"node:fs";import{basename as basename2}from"node:path";
import{buffer}from"node:stream/consumers";var PAUSE_MS=[4,200];async function removeContainer(client,id,graceMs=0){let start=Date.now();graceMs>0&&await client.removed(id,graceMs);for(let pause=PAUSE_MS[0];;pause=Math.min(pause*2,PAUSE_MS[1])){
let waited=Date.now()-start;if(waited>=graceMs&&await client.remove(id),!await client.knows(id)||waited>1e4)return;await new Promise(resolve3=>setTimeout(resolve3,pause))}}var CellVolumes=class _CellVolumes{constructor(client,dialect,spec,image){this.client=client;this.dialect=dialect;this.spec=spec;this.image=image;this.artifactsBytes=spec.artifactsBytes}client;dialect;spec;image;#prefix=`\
cleanroom-${randomBytes2(8).toString("hex")}`;targets={};artifactsBytes;static async create(client,dialect,spec,image){let volumes=new _CellVolumes(client,dialect,spec,image);try{return await volumes.#add(
spec.workdir,"workdir"),await volumes.#add("/tmp","tmp"),await volumes.#add(ARTIFACTS2,"artifacts"),spec.externalBin!==null&&await volumes.#add(`${INBOX}/bin`,"bin"),await volumes.#fill(Object.keys(volumes.
targets),!isEmpty(spec.workspace)),volumes}catch(error){throw await volumes.remove().catch(()=>{}),error}}async emptyArtifacts(){await this.client.removeVolume(this.targets[ARTIFACTS2]??""),await this.#add(
ARTIFACTS2,"artifacts"),await this.#fill([ARTIFACTS2],!1)}async remove(){await Promise.all(Object.values(this.targets).map(volume=>this.client.removeVolume(volume)))}async#add(target,purpose){let volume=`${this.#prefix}\
-${purpose}`;this.targets[target]=volume,await this.client.createVolume(volume,ownLabels(this.spec.runId))}async#fill(targets,workspace){let request=containerRequest(this.spec,this.dialect,this.image,
{},{entrypoint:["/nothing"],stdin:!1,autoRemove:!1,tmpfs:{},volumes:Object.fromEntries(targets.map(target=>[target,this.targets[target]??""])),mounts:{},env:null}),id=await this.client.create({...request,
HostConfig:{...request.HostConfig,ReadonlyRootfs:!1}});try{await this.client.putArchive(id,await this.#folders(targets),"/"),workspace&&await this.client.putArchive(id,createReadStream(this.spec.workspace.
path),this.spec.workdir);let{externalBin}=this.spec;externalBin!==null&&targets.includes(`${INBOX}/bin`)&&await this.client.putArchive(id,await program(externalBin),`${INBOX}/bin`)}finally{await removeContainer(
this.client,id)}}#folders(targets){let tar=(0,import_tar_stream2.pack)(),open=cellUser(this.spec)===null;for(let target of targets){let mode=open||target==="/tmp"?1023:493;tar.entry({name:`${target.slice(
1)}/`,type:"directory",mode,uid:65534,gid:65534})}return tar.finalize(),buffer(tar)}};function program(path){let tar=(0,import_tar_stream2.pack)();return tar.entry({name:basename2(path),mode:493},readFileSync3(
path)),tar.finalize(),buffer(tar)}import{posix as posix3}from"node:path";async function collectFiles(client,id,wanted,workdir,limit3){let found=new Map,omitted=[],left=limit3;for(let path of wanted){let tar=await fetchTar(client,id,posix3.join(workdir,path),left),content=tar?.
files.get(posix3.basename(path));content!==void 0&&found.set(path,content),left-=content?.length??0,omitted.push(...(tar?.omitted??[]).map(entry=>({...entry,path})))}let artifacts=await fetchTar(client,
id,`${ARTIFACTS2}/.`,limit3);return omitted.push(...artifacts?.omitted??[]),{wanted:found,artifacts:artifacts?.files??new Map,omitted}}async function fetchTar(client,id,path,limit3){let stream2=await client.
getArchive(id,path);if(stream2===null)return null;let tar=readTar(limit3);for await(let chunk of stream2)tar.write(chunk);return tar.end()}var EVERY_MS=5e3,ANSWER_MS3=1e4;function watchEngine(client){let fail=()=>{},dead=new Promise((_,reject)=>{fail=reject});dead.catch(()=>{});let asking=!1,timer=setInterval(()=>{asking||(asking=!0,client.
ping(ANSWER_MS3).catch(error=>{let{message:message2}=faultOf(error);fail(new CleanroomError("EngineUnavailable",`the engine at ${client.url} stopped answering: ${message2}`,{hint:"The engine may have \
been stopped or restarted; run `cleanroom doctor`, then run again.",context:{endpoint:client.url,reason:message2},cause:error}))}).finally(()=>{asking=!1}))},EVERY_MS);return{dead,stop:()=>clearInterval(
timer)}}var CGROUP="/sys/fs/cgroup";function observe(facts){let seen={evidence:{}};return readStatus(seen,facts["/proc/self/status"]??""),readInterfaces(seen,facts["/proc/net/dev"]??""),readRoot(seen,facts["/proc/self/mountinfo"]??""),readLimits(
seen,facts["/proc/self/limits"]??""),readCgroup(seen,facts),seen}function note(seen,control2,line){let lines=seen.evidence[control2]??[];lines.push(line),seen.evidence[control2]=lines}function readStatus(seen,status){
let field=name=>new RegExp(`^${name}:\\s*(\\S+)`,"m").exec(status)?.[1],tell=(control2,name,value)=>note(seen,control2,`inside: /proc/self/status ${name}=${value}`),masks=["CapEff","CapPrm","CapBnd"].
flatMap(name=>{let value=field(name);return value===void 0||!/^[0-9a-f]+$/.test(value)?[]:(tell("capabilities",name,value),[BigInt(`0x${value}`)])});masks.length>0&&(seen.capabilities=masks.reduce((all,mask)=>all|
mask,0n).toString(16).padStart(16,"0"));let uid=field("Uid");uid!==void 0&&(seen.uid=Number(uid),tell("user","Uid",uid));let noNewPrivileges=field("NoNewPrivs");noNewPrivileges!==void 0&&(seen.noNewPrivileges=
noNewPrivileges==="1",tell("no_new_privileges","NoNewPrivs",noNewPrivileges));let seccomp=field("Seccomp");seccomp!==void 0&&(seen.seccomp=Number(seccomp),tell("seccomp","Seccomp",seccomp))}function readInterfaces(seen,devices){
let names=[...devices.matchAll(/^\s*([^\s:|]+):/gm)].map(match=>match[1]??"");names.length!==0&&(seen.interfaces=names,note(seen,"network",`inside: /proc/net/dev lists ${names.join(", ")}`))}function readRoot(seen,mountinfo){
let root=mountinfo.split(`
`).map(line=>line.split(" ")).findLast(fields=>fields[4]==="/");if(root===void 0)return;let options=[...(root[5]??"").split(","),...(root.at(-1)??"").split(",")];seen.rootReadOnly=options.includes("ro"),
note(seen,"root_filesystem",`inside: /proc/self/mountinfo / is mounted ${seen.rootReadOnly?"ro":"rw"}`)}function readLimits(seen,limits2){let read3=(control2,name)=>{let match=new RegExp(`^${name}\\s+(\
\\S+)\\s+(\\S+)`,"m").exec(limits2);if(match===null)return;let[,soft="",hard=""]=match;return note(seen,control2,`inside: /proc/self/limits ${name}: soft ${soft}, hard ${hard}`),soft==="unlimited"?null:
Number(soft)},cpuTime=read3("cpu_time","Max cpu time");cpuTime!==void 0&&(seen.cpuTimeSecs=cpuTime);let fileSize=read3("file_size","Max file size");fileSize!==void 0&&(seen.fileSizeBytes=fileSize)}function readCgroup(seen,facts){
let read3=(control2,...names)=>{for(let name of names){let value=facts[`${CGROUP}/${name}`]?.trim();if(!(value===void 0||value===""))return note(seen,control2,`inside: ${CGROUP}/${name}=${value}`),value}},
memory=read3("memory","memory/memory.limit_in_bytes","memory.max");memory!==void 0&&(seen.memoryBytes=limit2(memory));let pids=read3("pids","pids/pids.max","pids.max");pids!==void 0&&(seen.pids=limit2(
pids));let quota=read3("cpu","cpu/cpu.cfs_quota_us","cpu.max");if(quota===void 0)return;let[budget="",inline]=quota.split(" "),period=Number(inline??read3("cpu","cpu/cpu.cfs_period_us")??1e5);seen.cpus=
budget==="max"||Number(budget)<=0?null:Number(budget)/period}function limit2(text){let value=Number(text);return Number.isFinite(value)&&value<1152921504606847e3?value:null}function readBack(facts,container,limitsEnforced){let seen=observe(facts);if(container===null)return seen;let host=container.HostConfig,disabled=container.Config.NetworkDisabled===!0,offline=disabled||
host.NetworkMode==="none";note(seen,"network",`engine: ${disabled?"NetworkDisabled=true":`NetworkMode=${host.NetworkMode}`}`),offline&&(seen.interfaces??=["lo"]);let dropped=(host.CapDrop??[]).map(name=>name.
toUpperCase().replace(/^CAP_/,""));note(seen,"capabilities",`engine: CapDrop=${dropped.join(",")||"none"}`),dropsAll(dropped)&&(host.CapAdd??[]).length===0&&(seen.capabilities??="0".repeat(16));let user=container.
Config.User;note(seen,"user",`engine: User=${user||"the image's"}`),/^\d+/.test(user)&&(seen.uid??=Number.parseInt(user,10)),note(seen,"root_filesystem",`engine: ReadonlyRootfs=${host.ReadonlyRootfs===
!0}`),seen.rootReadOnly??=host.ReadonlyRootfs===!0;let security=host.SecurityOpt??[];note(seen,"no_new_privileges",`engine: SecurityOpt=${security.join(",")||"none"}`),seen.noNewPrivileges??=security.
some(option=>/^no-new-privileges(?!.*false)/.test(option));let unconfined=security.some(option=>/^seccomp[=:]unconfined/.test(option))||host.Privileged===!0;return note(seen,"seccomp",`engine: ${unconfined?
"unconfined":"the engine's default profile"}`),seen.seccomp??=unconfined?0:2,readEngineLimits(seen,host,limitsEnforced),seen}var DEFAULT_CAPABILITIES=["CHOWN","DAC_OVERRIDE","FOWNER","FSETID","KILL","\
NET_BIND_SERVICE","SETFCAP","SETGID","SETPCAP","SETUID","SYS_CHROOT"];function dropsAll(dropped){return dropped.includes("ALL")||DEFAULT_CAPABILITIES.every(name=>dropped.includes(name))}function readEngineLimits(seen,host,enforced){
let said=value=>value===void 0||value<=0?null:value,suffix=enforced?"":" (not enforced: a rootless engine without cgroup v2)",memory=said(host.Memory);note(seen,"memory",`engine: Memory=${memory??"unl\
imited"}${suffix}`);let pids=said(host.PidsLimit??void 0);note(seen,"pids",`engine: PidsLimit=${pids??"unlimited"}${suffix}`);let cpus=said(host.NanoCpus);note(seen,"cpu",`engine: NanoCpus=${cpus??"un\
limited"}${suffix}`),enforced?(seen.memoryBytes??=memory,seen.pids??=pids,seen.cpus??=cpus===null?null:cpus/1e9):(seen.memoryBytes=null,seen.pids=null,seen.cpus=null);for(let{Name,Soft}of host.Ulimits??
[]){let name=Name.toLowerCase().replace(/^rlimit_/,"");name==="fsize"?(seen.fileSizeBytes??=Soft,note(seen,"file_size",`engine: ulimit fsize=${Soft}`)):name==="cpu"&&(seen.cpuTimeSecs??=Soft,note(seen,
"cpu_time",`engine: ulimit cpu=${Soft}`))}}function startProblem(error){let{message:message2}=faultOf(error);return/executable file .*not found|not found in \$PATH|exec:? .*no such file or directory|command that was not found/i.test(message2)?
{exitCode:127,says:"command not found"}:/exec:? .*(permission denied|is a directory)|OCI permission denied|executable .*(permission denied|is a directory)/i.test(message2)?{exitCode:126,says:NOT_EXECUTABLE}:
/exec format error/i.test(message2)?{exitCode:126,says:"cannot be run: exec format error"}:null}var GRACE_MS2=250,CPU_TIME_EXIT2=152,FreshCell=class _FreshCell{constructor(observation,make2,client,volumes,inbox,dialect,spec,image){this.observation=observation;this.make=make2;this.client=client;this.
volumes=volumes;this.inbox=inbox;this.dialect=dialect;this.baseEnv=image.env,this.image={name:image.name,digest:image.digest},this.workdir=spec.workdir,this.externalBin=spec.externalBin===null?null:cellBinPath(
basename3(spec.externalBin))}observation;make;client;volumes;inbox;dialect;baseEnv;image;workdir;artifactsDir=ARTIFACTS2;externalBin;#leaving=new Set;#current=null;#closed=null;static async open(spec,dialect,reached,image,network,seesHost){
let{client}=reached,inbox=Inbox.create(join6(spec.tempDir,`cell-${randomBytes3(12).toString("hex")}`),{workspaceTar:null,externalBin:null}),volumes=await CellVolumes.create(client,dialect,spec,image),
make2=command3=>client.create(containerRequest(spec,dialect,image,network,{entrypoint:command3.argv,stdin:command3.stdin!==null,autoRemove:!1,tmpfs:{},volumes:volumes.targets,mounts:seesHost?{"/etc/ho\
sts":join6(inbox.dir,"hosts")}:{},env:command3.env}));try{let nothing={stdin:null,timeoutMs:null,collect:[],signal:new AbortController().signal},sample=await make2({...nothing,argv:["/nothing"],env:image.
env}),inspected=await client.inspect(sample);await client.remove(sample);let observation=readBack({},inspected,reached.limitsEnforced);return new _FreshCell(observation,make2,client,volumes,inbox,dialect,
spec,image)}catch(error){throw inbox.remove(),await volumes.remove(),error}}async run(command3,sinks){if(this.#closed!==null)throw gone("it was closed");let watch=watchEngine(this.client);try{return await Promise.
race([this.#run(command3,sinks),watch.dead])}catch(error){throw engineError(this.dialect.title,`run ${command3.argv[0]??"a step"}`,error)}finally{watch.stop()}}close(){return this.#closed??=this.#close(),
this.#closed}async#run(command3,sinks){let startedAt=Date.now(),start=performance.now(),id=await this.make(command3);this.#current=id;try{let ended=await this.#execute(id,command3,sinks),{exitCode:exitCode2,
outOfMemory}=typeof ended=="object"?ended:await this.#exit(id),files=await collectFiles(this.client,id,command3.collect,this.workdir,this.volumes.artifactsBytes);return(files.artifacts.size>0||files.omitted.
length>0)&&(await removeContainer(this.client,id),await this.volumes.emptyArtifacts()),{exitCode:exitCode2,ended:typeof ended=="object"?"exited":ended,limit:outOfMemory?"memory":exitCode2===CPU_TIME_EXIT2?
"cpu_time":null,startedAt,durationMs:performance.now()-start,cpuMs:null,memoryPeakBytes:null,memoryCeilingBytes:null,files}}finally{this.#current=null;let leaving=removeContainer(this.client,id).catch(
()=>{});this.#leaving.add(leaving),leaving.then(()=>this.#leaving.delete(leaving))}}async#execute(id,command3,sinks){let socket=null,streams;try{socket=await this.client.attach(id,command3.stdin!==null),
streams=attachedStreams(socket,()=>Promise.resolve("its container ended")),streams.receive(sinks),await this.client.start(id)}catch(error){socket?.destroy();let problem=startProblem(error);if(problem===
null)throw error;return sinks.stderr(Buffer.from(`cleanroom: ${command3.argv[0]}: ${problem.says}
`)),{exitCode:problem.exitCode,outOfMemory:!1}}command3.stdin!==null&&(socket.write(command3.stdin),socket.end());let ended="exited",timers=[],stop=why=>{ended==="exited"&&(ended=why,this.client.kill(
id,"SIGTERM").catch(()=>{}),timers.push(setTimeout(()=>{this.client.kill(id,"SIGKILL").catch(()=>{})},GRACE_MS2)))},onAbort=()=>stop("interrupted");command3.timeoutMs!==null&&timers.push(setTimeout(()=>stop(
"timeout"),command3.timeoutMs)),command3.signal.aborted?onAbort():command3.signal.addEventListener("abort",onAbort,{once:!0});try{await streams.ended;for(let pause=2;await this.#isRunning(id);pause=Math.
min(pause*2,250))await new Promise(resolve3=>setTimeout(resolve3,pause));return ended}finally{for(let timer of timers)clearTimeout(timer);command3.signal.removeEventListener("abort",onAbort)}}async#isRunning(id){
let container=await this.client.inspect(id);if(container===null)throw gone("its container was removed");return container.State.Running}async#exit(id){let container=await this.client.inspect(id);if(container===
null)throw gone("its container was removed");return{exitCode:container.State.ExitCode,outOfMemory:container.State.OOMKilled}}async#close(){this.#current!==null&&await removeContainer(this.client,this.#current),
await Promise.all(this.#leaving),await this.volumes.remove(),this.inbox.remove()}};function gone(reason){return new CleanroomError("EngineUnavailable",`the cell went away: ${reason}`,{hint:"Something \
else removed Cleanroom's container; run again.",context:{reason}})}import{readFileSync as readFileSync4}from"node:fs";import{join as join7}from"node:path";var DOCKER_HUB="docker.io",DOCKER_HUB_KEYS=["https://index.docker.io/v1/","index.docker.io","docker.io","registr\
y-1.docker.io"];function registryOf(image){let slash=image.indexOf("/"),first=slash===-1?"":image.slice(0,slash);return first.includes(".")||first.includes(":")||first==="localhost"?first:DOCKER_HUB}function findAuth(image,env,home){
let registry=registryOf(image),keys=registry===DOCKER_HUB?DOCKER_HUB_KEYS:[registry,`https://${registry}`,`https://${registry}/v2/`];for(let file2 of authFiles(env,home)){let auths=readAuths(file2);for(let key of keys){
let auth=decode(auths[key]);if(auth!==null)return{...auth,serveraddress:registry===DOCKER_HUB?"https://index.docker.io/v1/":registry}}}return null}function authFiles(env,home){let runtime=env.XDG_RUNTIME_DIR;
return[...env.REGISTRY_AUTH_FILE?[env.REGISTRY_AUTH_FILE]:[],join7(env.DOCKER_CONFIG||join7(home,".docker"),"config.json"),...runtime?[join7(runtime,"containers/auth.json")]:[],join7(env.XDG_CONFIG_HOME||
join7(home,".config"),"containers/auth.json")]}function readAuths(file2){try{let content=JSON.parse(readFileSync4(file2,"utf8")),auths=isRecord(content)?content.auths:null;return isRecord(auths)?auths:
{}}catch{return{}}}function decode(entry){if(!isRecord(entry)||typeof entry.auth!="string")return null;let text=Buffer.from(entry.auth,"base64").toString("utf8"),colon=text.indexOf(":");return colon<1?
null:{username:text.slice(0,colon),password:text.slice(colon+1)}}function isRecord(value){return typeof value=="object"&&value!==null&&!Array.isArray(value)}var STALLED_MS=12e4;async function pullImage(client,dialect,name,from){from.onProgress(`pulling ${name} with ${dialect.title}`);let auth=findAuth(name,from.env,from.home);try{let stream2=await client.
docker.pull(tagged(name),auth===null?{}:{authconfig:auth});await follow(stream2)}catch(error){throw unavailable(dialect,name,faultOf(error).message,auth!==null)}}function tagged(name){let last=name.slice(
name.lastIndexOf("/")+1);return last.includes(":")||last.includes("@")?name:`${name}:latest`}function follow(stream2){return new Promise((resolve3,reject)=>{let rest="",stalled=setTimeout(()=>stream2.
destroy(new Error("the pull made no progress")),STALLED_MS),settle=error=>{clearTimeout(stalled),error===void 0?resolve3():reject(error)};stream2.on("data",chunk=>{stalled.refresh();let lines=(rest+chunk.
toString("utf8")).split(`
`);rest=lines.pop()??"";for(let line of lines){let failure2=errorIn(line);failure2!==null&&settle(new Error(failure2))}}),stream2.on("error",settle),stream2.on("end",()=>{let failure2=errorIn(rest);settle(
failure2===null?void 0:new Error(failure2))})})}function errorIn(line){try{let event=JSON.parse(line),error=typeof event=="object"&&event!==null?event.error:null;return typeof error=="string"&&error!==
""?error:null}catch{return null}}function unavailable(dialect,name,said,loggedIn){let registry=registryOf(name),unreachable=/dial|lookup|timeout|timed out|no such host|connection refused|no progress|TLS|EOF/i.
test(said),denied=/denied|unauthori[sz]ed|authentication required|no basic auth|credentials|forbidden/i.test(said),hint=unreachable?`${registry} can't be reached from ${dialect.title}: load the image \
beforehand, or set a mirror under [images].`:denied?`${loggedIn?"The login for":"Log in to"} ${registry} ${loggedIn?"was not accepted":`with \`${dialect.name} login ${registry}\``}, or check the name.`:
`Check the name, or pull it yourself: ${dialect.name} pull ${name}`;return new CleanroomError("ImageUnavailable",`${dialect.title} has no image ${name} and can't pull it: ${said}`,{hint,context:{image:name,
engine:dialect.name,registry,reason:said}})}var DEFAULT_PATH="/usr/local/sbin:/usr/local/bin:/usr/sbin:/usr/bin:/sbin:/bin";async function resolveImage(client,dialect,name,from){if(!/^\w[\w.\-/:@]*$/.test(name))throw unusableName(name,"it holds\
 characters that no reference may have");let present=await findImage(client,dialect,name);if(present!==null)return describeImage(name,present);await pullImage(client,dialect,name,from);let pulled=await findImage(
client,dialect,name);if(pulled!==null)return describeImage(name,pulled);throw new CleanroomError("ImageUnavailable",`${dialect.title} pulled ${name}, but does not have it`,{hint:"Check that the name a\
nd the platform of the image are right.",context:{image:name,engine:dialect.name}})}async function findImage(client,dialect,name){for(let candidate of localNames(name,dialect))try{return await client.
docker.getImage(candidate).inspect()}catch(error){let{status,message:message2}=faultOf(error);if(status===400)throw unusableName(name,message2);if(status!==404&&status!==500)throw engineError(dialect.
title,`look for the image ${name}`,error)}return null}function localNames(name,dialect){let first=name.split("/",1)[0]??"",short=!name.startsWith("sha256:")&&!first.includes(".")&&!first.includes(":")&&
first!=="localhost";return dialect.name!=="podman"||!short&&name.includes("/")?[name]:[name,`localhost/${name}`,name.includes("/")?`docker.io/${name}`:`docker.io/library/${name}`]}function describeImage(name,info){
let env={PATH:DEFAULT_PATH};for(let entry of info.Config.Env??[]){let equals=entry.indexOf("=");equals>0&&(env[entry.slice(0,equals)]=entry.slice(equals+1))}let pinned=(info.RepoDigests??[])[0],digest3=pinned===
void 0?info.Id:pinned.slice(pinned.indexOf("@")+1);return{name,id:info.Id,digest:digest3,env,user:info.Config.User||"0:0"}}function unusableName(name,said){return new CleanroomError("ImageUnavailable",
`${name} is no name of an image: ${said}`,{hint:"Write it as `name:tag` or `registry/name@sha256:…`, in lower case.",context:{image:name,reason:said}})}import{statSync as statSync2}from"node:fs";import{availableParallelism}from"node:os";var PROBE_MS=8e3;async function reachEngine(dialect,endpoints){let missing2=[],refused=[];for(let endpoint of endpoints){let url=endpointUrl(endpoint);try{return await reach(dialect,endpoint)}catch(error){
let{code}=faultOf(error);code==="ENOENT"||code==="ENOTDIR"?missing2.push(url):refused.push(`${url} ${explain(dialect,error)}`)}}return refused.length>0?{reason:`${dialect.title} can't be used: ${refused.
join("; ")}`}:{reason:`no ${dialect.title} socket found (tried ${missing2.join(", ")})`}}async function reach(dialect,endpoint){let client=await EngineClient.connect(endpoint),{name,version}=await identify(
client);if(name!==dialect.title)throw new WrongEngine(name);let{rootless,cgroupVersion,cpus}=await describe(endpoint,client);return{client,engine:{name:dialect.name,version,rootless,endpoint:client.url},
limitsEnforced:!rootless||cgroupVersion==="2",cpus}}async function identify(client){let[,product,version]=/^(Docker|Libpod)\/(\S+)/.exec(await client.greet(PROBE_MS))??[];if(version!==void 0)return{name:product===
"Docker"?"Docker":"Podman",version};let answer=await client.version(PROBE_MS);return{name:/podman/i.test(JSON.stringify(answer))?"Podman":"Docker",version:answer.Version??null}}async function describe(endpoint,client){
if(process.platform==="linux"&&endpoint.kind==="unix"&&statSync2(endpoint.path).uid===0)return{rootless:!1,cgroupVersion:"",cpus:availableParallelism()};let info=await client.info(PROBE_MS),options=Array.
isArray(info.SecurityOptions)?info.SecurityOptions.map(String):[],rootless=info.Rootless===!0||options.some(option=>/(^|[,=])rootless/.test(option)),cpus=typeof info.NCPU=="number"&&info.NCPU>0?info.NCPU:
null;return{rootless,cgroupVersion:String(info.CgroupVersion),cpus}}var WrongEngine=class extends Error{constructor(found){super(`it is ${found} that answers there`);this.found=found}found};function explain(dialect,error){
if(error instanceof WrongEngine)return`is ${error.found} and not ${dialect.title}: use the ${error.found.toLowerCase()} backend for it`;let{code,message:message2}=faultOf(error);return code==="EACCES"||
code==="EPERM"?`denies access: ${dialect.deniedHint}`:code==="ECONNREFUSED"?"refuses connections: the socket is there, but nothing listens":code==="ETIMEDOUT"?`did not answer within ${PROBE_MS/1e3} s`:
code==="ENOTFOUND"||code==="EAI_AGAIN"?"names a host that is not known":`does not answer as an engine: ${message2}`}import{randomBytes as randomBytes4}from"node:crypto";import{basename as basename4,join as join8}from"node:path";import{setTimeout as setTimeout2}from"node:timers/promises";var ASK_MS=3e3,LOOKS=8,LOOK_MS=120;async function askFate(client,id,since){try{await client.ping(ASK_MS)}catch(error){return{exitCode:null,outOfMemory:!1,reason:`the engine at ${client.url} is gone: ${faultOf(
error).message}`}}let events=await recentEvents(client,id,since),end2=()=>events.find(event=>event.action==="die"||event.action==="died");for(let looks=1;end2()===void 0&&looks<LOOKS;looks+=1)await setTimeout2(
LOOK_MS),events=await recentEvents(client,id,since);let died=end2(),outOfMemory=events.some(event=>event.action==="oom"),exitCode2=died?.exitCode??null,how=exitCode2===null?"its container ended":`its \
container ended with exit code ${exitCode2}`;return{exitCode:exitCode2,outOfMemory,reason:outOfMemory?`${how}: out of memory`:how}}async function recentEvents(client,id,since){try{let until=Math.ceil(
Date.now()/1e3),stream2=await client.docker.getEvents({since,until,filters:{container:[id]}}),timer=globalThis.setTimeout(()=>stream2.destroy(),ASK_MS),chunks=[];try{for await(let chunk of stream2)chunks.
push(chunk)}finally{clearTimeout(timer)}return Buffer.concat(chunks).toString("utf8").split(`
`).filter(line=>line!=="").map(parseEvent)}catch{return[]}}function parseEvent(line){let event=JSON.parse(line),attributes3=event.Actor?.Attributes??{},code=attributes3.exitCode??attributes3.containerExitCode;
return{action:event.Action??event.status??"",exitCode:code===void 0?null:Number(code)}}var ULIMIT_BLOCK=512,BOOT_MS=12e4,SELF_REMOVAL_MS=400,UNMETERED={limit:null,cpuMs:null,memoryPeakBytes:null,memoryCeilingBytes:null},ResidentCell=class _ResidentCell{constructor(observation,session,container,metered,removesItself,spec,image){
this.observation=observation;this.session=session;this.container=container;this.metered=metered;this.removesItself=removesItself;this.baseEnv=image.env,this.image={name:image.name,digest:image.digest},
this.workdir=spec.workdir,this.externalBin=spec.externalBin===null?null:cellBinPath(basename4(spec.externalBin))}observation;session;container;metered;removesItself;baseEnv;image;workdir;artifactsDir=ARTIFACTS2;externalBin;#closed=null;static async open(spec,dialect,reached,image,network){
let inbox=Inbox.create(join8(spec.tempDir,`cell-${randomBytes4(12).toString("hex")}`),{workspaceTar:isEmpty(spec.workspace)?null:spec.workspace.path,externalBin:spec.externalBin}),container=new ResidentContainer(
reached.client,inbox);try{let request=containerRequest(spec,dialect,image,network,{entrypoint:agentCommand(spec,reached.engine.rootless),stdin:!0,autoRemove:!0,tmpfs:cellTmpfs(spec,dialect,ARTIFACTS2),
volumes:{},mounts:{[INBOX]:inbox.dir,"/etc/hosts":join8(inbox.dir,"hosts")},env:null}),id=await container.create(request),inspecting=reached.client.inspect(id);inspecting.catch(()=>{});let socket=await reached.
client.attach(id,!0),streams=attachedStreams(socket,()=>container.fate()),session=CellSession.start(streams,inbox,{workdir:spec.workdir,workspace:spec.workspace,artifactsBytes:spec.artifactsBytes,bootTimeoutMs:BOOT_MS});
session.catch(()=>{});let started=reached.client.start(id);started.catch(()=>{});let ready=await Promise.race([session,started.then(()=>session)]).catch(()=>started.then(()=>session)),observation=readBack(
ready.facts,await inspecting,reached.limitsEnforced);return new _ResidentCell(observation,ready,container,reached.limitsEnforced,dialect.removesItself,spec,image)}catch(error){throw await container.remove().
catch(()=>{}),error}}async run(command3,sinks){let startedAt=Date.now(),start=performance.now(),watch=watchEngine(this.container.client);try{let exit=await Promise.race([this.session.run(command3,sinks),
watch.dead]);return this.metered?exit:{...exit,...UNMETERED}}catch(error){if(this.container.known?.outOfMemory!==!0)throw error;return{exitCode:this.container.known.exitCode??137,ended:"exited",startedAt,
durationMs:performance.now()-start,...UNMETERED,limit:"memory",files:{wanted:new Map,artifacts:new Map,omitted:[]}}}finally{watch.stop()}}close(){return this.#closed??=this.#close(),this.#closed}async#close(){
if(this.container.closing=!0,this.session.close(),!this.removesItself){let timer,late=new Promise(resolve3=>{timer=setTimeout(resolve3,SELF_REMOVAL_MS)});await Promise.race([this.session.streams.ended,
late]),clearTimeout(timer)}await this.container.remove(this.removesItself?SELF_REMOVAL_MS:0)}};function agentCommand(spec,rootless){if(!rootless)return["sh",`${INBOX}/agent`];let{cpuTimeSecs,fileSizeBytes}=spec.
policy.limits;return["sh","-c",[...[...cpuTimeSecs===null?[]:[`ulimit -S -t ${cpuTimeSecs}`,`ulimit -H -t ${cpuTimeSecs+1}`],...fileSizeBytes===null?[]:[`ulimit -f ${Math.ceil(fileSizeLimit(spec,fileSizeBytes)/
ULIMIT_BLOCK)}`]],`exec sh ${INBOX}/agent`].join("; ")]}var ResidentContainer=class{constructor(client,inbox){this.client=client;this.inbox=inbox}client;inbox;known=null;closing=!1;#id=null;#since=Math.
floor(Date.now()/1e3)-1;async create(request){return this.#id=await this.client.create(request),this.#id}async fate(){return this.closing||this.#id===null?"it was closed":(this.known=await askFate(this.
client,this.#id,this.#since),this.known.reason)}async remove(graceMs=0){this.closing=!0;let leaving=this.#id===null?Promise.resolve():removeContainer(this.client,this.#id,graceMs);leaving.catch(()=>{}),
this.inbox.remove(),await leaving}};async function sweepEngine(dialect,client){let removed2=[];try{for(let{id,labels}of await client.labelled(MARK)){let why=leftBehind(labels);why!==null&&(await removeContainer(client,id),removed2.push(
`${dialect.name}: removed container ${id.slice(0,12)} of run ${labels["cleanroom.run"]}: ${why}`))}for(let{id,labels}of await client.labelledVolumes(MARK)){let why=leftBehind(labels);why!==null&&(await client.
removeVolume(id),removed2.push(`${dialect.name}: removed volume ${id} of run ${labels["cleanroom.run"]}: ${why}`))}}catch(error){throw engineError(dialect.title,"remove what was left behind",error)}return removed2}var OciBackend=class{constructor(dialect,env,options={}){this.dialect=dialect;this.env=env;this.options=options;this.name=dialect.name,this.#home=env.HOME||homedir()}dialect;env;options;name;#home;#reach=null;#images=new Map;#bare=new Set;#seesHost=!0;#openNetwork=0;#isolation=0;async probe(){
this.#reach=this.#find();let reach2=await this.#reach;return"reason"in reach2?{available:!1,reason:reach2.reason}:{available:!0,engine:reach2.engine}}async open(spec){requireEnforceable(spec,this.dialect);
let reached=await this.#reached(),image=await this.#image(reached,spec.image);try{return await this.#openIn(withinCpus(spec,reached.cpus),reached,image)}catch(error){throw error instanceof CellStartError?
this.#startError(error,image):engineError(this.dialect.title,`open a cell from ${image.name}`,error)}}async sweep(){this.#reach??=this.#find();let reach2=await this.#reach;return"reason"in reach2?[]:sweepEngine(
this.dialect,reach2.client)}async#openIn(spec,reached,image){let open=spec.policy.network.kind==="full",{isolations,openNetworks}=this.dialect,network=(open?openNetworks[this.#openNetwork]:isolations[this.#isolation])??
{};if(!this.#seesHost||this.#bare.has(image.id))return FreshCell.open(spec,this.dialect,reached,image,network,this.#seesHost);let cell;try{cell=await ResidentCell.open(spec,this.dialect,reached,image,
network)}catch(error){if(mountFailed(error))this.#seesHost=!1;else if(agentCantRun(error))this.#bare.add(image.id);else if(open&&isNetworkFault(error)&&this.#openNetwork<openNetworks.length-1)this.#openNetwork+=
1;else throw error;return this.#openIn(spec,reached,image)}return!(spec.policy.network.kind==="none"&&cell.observation.interfaces?.some(isUplink)===!0)||this.#isolation>=this.dialect.isolations.length-
1?cell:(this.#isolation+=1,await cell.close(),this.#openIn(spec,reached,image))}async#find(){let uid=process.getuid?.()??0,candidates=this.dialect.candidates(this.env,{home:this.#home,uid});return"pro\
blem"in candidates?{reason:candidates.problem}:reachEngine(this.dialect,candidates.endpoints)}async#reached(){this.#reach??=this.#find();let reach2=await this.#reach;if(!("reason"in reach2))return reach2;
throw this.#reach=null,new CleanroomError("EngineUnavailable",reach2.reason,{hint:`Start ${this.dialect.title}, or name its socket; \`cleanroom doctor\` shows what is reachable.`,context:{engine:this.
name,reason:reach2.reason}})}#image(reached,name){if(name===null)throw new CleanroomError("ConfigInvalid",`no image is configured, and ${this.dialect.title} needs one`,{hint:'Set image = "…" in cleanr\
oom.toml or pass --image.',context:{engine:this.name}});let known=this.#images.get(name);if(known!==void 0)return known;let onProgress=this.options.onProgress??(()=>{}),found=resolveImage(reached.client,
this.dialect,name,{env:this.env,home:this.#home,onProgress});return this.#images.set(name,found),found.catch(()=>this.#images.delete(name)),found}#startError(error,image){return new CleanroomError("En\
gineUnavailable",`a cell from ${image.name} did not start: ${error.output}`,{hint:"Check that the image runs on this engine, and that the workspace fits into the policy's limits.",context:{image:image.
name,engine:this.name,output:error.output},cause:error})}};function withinCpus(spec,available){let{limits:limits2}=spec.policy;return limits2.cpus===null||available===null||limits2.cpus<=available?spec:
{...spec,policy:{...spec.policy,limits:{...limits2,cpus:available}}}}function isNetworkFault(error){return/netns|netavark|slirp4netns|pasta|\bcni\b|network namespace/i.test(faultOf(error).message)}function isUplink(name){
return!/^(lo|tunl\d|sit\d|ip6tnl\d|ip6?gre\d|gre(tap)?\d|erspan\d|ip_vti\d|ip6_vti\d|dummy\d)$/.test(name)}function mountFailed(error){return error instanceof CellStartError?error.output.includes(`${INBOX}\
/agent`):/bind source path does not exist|statfs|\/cell-[0-9a-f]{24}/.test(faultOf(error).message)}function agentCantRun(error){return error instanceof CellStartError?error.output.includes("cleanroom-\
agent: missing"):startProblem(error)?.exitCode===127}var DOCKER={name:"docker",title:"Docker",deniedHint:"add the user to the group `docker` (then log in again), or use rootless Docker or Podman",candidates:(env,asker)=>dockerCandidates(env,asker.home),
isolations:[{NetworkDisabled:!0},{NetworkMode:"none"}],openNetworks:[{}],ownedTmpfs:(user,mode)=>user===null?"mode=1777":`mode=${mode},${ownerOptions(user)}`,volumeBind:(volume,target)=>`${volume}:${target}`,
removesItself:!0,ulimits:[]};function ownerOptions(user){let[uid="0",gid=uid]=user.split(":");return`uid=${uid},gid=${gid}`}function createDockerBackend(env,options={}){return new OciBackend(DOCKER,env,options)}import{mkdtempSync,rmSync as rmSync5}from"node:fs";import{tmpdir}from"node:os";import{join as join15}from"node:path";import{copyFileSync as copyFileSync2,mkdirSync as mkdirSync3,rmSync as rmSync3}from"node:fs";import{basename as basename5,join as join10}from"node:path";var import_tar_stream3=__toESM(require_tar_stream(),1);import{chmodSync as chmodSync2,createReadStream as createReadStream2,createWriteStream,lstatSync,lutimesSync,mkdirSync as mkdirSync2,readdirSync,
readFileSync as readFileSync5,realpathSync as realpathSync2,rmSync as rmSync2,symlinkSync,utimesSync}from"node:fs";import{dirname,join as join9,resolve as resolve2,sep as sep2}from"node:path";import{pipeline}from"node:stream/promises";async function unpackWorkspace(tar,dir){let parser=(0,import_tar_stream3.extract)(),unpacking=pipeline(createReadStream2(tar),parser);unpacking.catch(()=>{});for await(let entry of parser){let{name,type,
mode=420}=entry.header,path=resolve2(dir,name);if(path!==dir&&!path.startsWith(dir+sep2))throw new Error(`the workspace holds a path that leads outside: ${name}`);if(type==="directory"){mkdirSync2(path,
{recursive:!0}),utimesSync(path,946684800,946684800),entry.resume();continue}if(type==="symlink"){symlinkSync(entry.header.linkname??"",path),lutimesSync(path,946684800,946684800),entry.resume();continue}
if(type!=="file")throw new Error(`the workspace holds something that is not a file: ${name} (${type})`);mkdirSync2(dirname(path),{recursive:!0}),await pipeline(entry,createWriteStream(path,{mode,flags:"\
wx"})),utimesSync(path,946684800,946684800)}await unpacking}function collectFiles2(workdir,artifactsDir,wanted,limit3){let omitted=[],kept=0,take=(path,real,into)=>{let{size}=lstatSync(real);if(kept+size>
limit3){omitted.push({path,bytes:size,reason:"artifacts are over the size limit"});return}kept+=size,into.set(path,readFileSync5(real))};makeReadable(artifactsDir);let wantedFiles=new Map;for(let path of wanted){
let real=fileWithin(workdir,path);real!==null&&take(path,real,wantedFiles)}kept=0;let artifacts=new Map;for(let path of listFiles(artifactsDir).sort((a,b)=>a<b?-1:1)){let real=fileWithin(artifactsDir,
path);real===null?omitted.push({path,bytes:0,reason:"not a regular file"}):take(path,real,artifacts)}for(let name of readdirSync(artifactsDir))rmSync2(join9(artifactsDir,name),{recursive:!0,force:!0});
return{wanted:wantedFiles,artifacts,omitted}}function fileWithin(dir,path){try{let real=realpathSync2(join9(dir,path));return real.startsWith(realpathSync2(dir)+sep2)&&lstatSync(real).isFile()?real:null}catch{
return null}}function makeReadable(path){let stat=lstatSync(path);if(stat.isDirectory()){(stat.mode&448)!==448&&chmodSync2(path,stat.mode|448);for(let name of readdirSync(path))makeReadable(join9(path,
name))}else stat.isFile()&&(stat.mode&256)===0&&chmodSync2(path,stat.mode|384)}function listFiles(dir,under=""){return readdirSync(join9(dir,under),{withFileTypes:!0}).flatMap(entry=>{let path=under===
""?entry.name:`${under}/${entry.name}`;return entry.isDirectory()?listFiles(dir,path):[path]})}import{constants as constants3}from"node:os";import{readdirSync as readdirSync2,readFileSync as readFileSync6}from"node:fs";import{randomBytes as randomBytes5}from"node:crypto";var PREFIX="cleanroom-local-";function makeCellName(){return`${PREFIX}${ownerId()}-${randomBytes5(8).toString("hex")}`}function isAbandoned(name){let owner=name.startsWith(PREFIX)?/^(.+)-[0-9a-f]{16}$/.
exec(name.slice(PREFIX.length))?.[1]:void 0;return owner!==void 0&&!ownerMayLive(owner)}var CELL_MARK="CLEANROOM_CELL",ROUNDS=20;async function signalTree(leader,mark,signal){if(process.platform==="win32"){signal==="SIGKILL"&&await taskkill(leader);return}send(-leader,signal);for(let round2=0;round2<
ROUNDS;round2+=1){let marked=markedProcesses(mark);for(let pid of marked)send(pid,signal);if(marked.length===0||signal==="SIGTERM")return;await new Promise(resolve3=>setTimeout(resolve3,2))}}function childrenOf(pid){
try{return readFileSync6(`/proc/${pid}/task/${pid}/children`,"latin1").split(" ").filter(word=>word!=="").map(Number)}catch{return[]}}function sweepProcesses(){if(process.platform!=="linux")return[];let stale=processIds().
filter(pid=>isAbandoned(markOf(pid)??""));for(let pid of stale)send(Number(pid),"SIGKILL");return stale.map(pid=>`process ${pid} of a step`)}function markedProcesses(mark){return process.platform!=="l\
inux"?[]:processIds().filter(pid=>markOf(pid)===mark).map(Number)}function processIds(){return readdirSync2("/proc").filter(name=>/^\d+$/.test(name))}function markOf(pid){try{return readFileSync6(`/pr\
oc/${pid}/environ`,"latin1").split("\0").find(entry=>entry.startsWith(`${CELL_MARK}=`))?.slice(CELL_MARK.length+1)??null}catch{return null}}function send(pid,signal){try{process.kill(pid,signal)}catch{}}
function taskkill(pid){return new Promise(resolve3=>{let child=spawnProcess("taskkill",["/T","/F","/PID",`${pid}`],{stdio:"ignore"});child.on("error",()=>resolve3()),child.on("exit",()=>resolve3())})}var GRACE_MS3=250,DRAIN_MS=500,DENIED=126,NOT_FOUND=127;async function runBareStep(command3,sinks,cwd,mark){let startedAt=Date.now(),start=performance.now(),[program2="",...args]=command3.argv,ended="\
exited",child=spawnProcess(program2,args,{cwd,env:{...command3.env,[CELL_MARK]:mark},stdio:[command3.stdin===null?"ignore":"pipe","pipe","pipe"],detached:process.platform!=="win32",windowsHide:!0});child.
stdout?.on("data",chunk=>sinks.stdout(chunk)),child.stderr?.on("data",chunk=>sinks.stderr(chunk)),child.stdin?.on("error",()=>{}),command3.stdin!==null&&child.stdin?.end(command3.stdin);let timers=[],
stop=why=>{let pid=child.pid;if(ended!=="exited"||pid===void 0)return;ended=why,signalTree(pid,mark,"SIGTERM");let hard=process.platform==="win32"?0:GRACE_MS3;timers.push(setTimeout(()=>{signalTree(pid,
mark,"SIGKILL")},hard))},onAbort=()=>stop("interrupted");command3.timeoutMs!==null&&timers.push(setTimeout(()=>stop("timeout"),command3.timeoutMs)),command3.signal.aborted?onAbort():command3.signal.addEventListener(
"abort",onAbort,{once:!0});try{let exitCode2=await exitOf(child,program2,sinks),durationMs=performance.now()-start;return child.pid!==void 0&&(await signalTree(child.pid,mark,"SIGKILL"),await drained(
child)),{exitCode:exitCode2,ended,startedAt,durationMs}}finally{for(let timer of timers)clearTimeout(timer);command3.signal.removeEventListener("abort",onAbort)}}function exitOf(child,program2,sinks){
return new Promise(resolve3=>{child.on("error",error=>{if(child.pid!==void 0)return;let missing2=error.code==="ENOENT",denied=error.code==="EACCES"?NOT_EXECUTABLE:`cannot be run: ${error.message}`,what=missing2?
"command not found":denied;sinks.stderr(Buffer.from(`cleanroom: ${program2}: ${what}
`)),resolve3(missing2?NOT_FOUND:DENIED)}),child.on("exit",(code,signal)=>resolve3(code??128+(signal===null?0:constants3.signals[signal])))})}async function drained(child){let streams=[child.stdout,child.
stderr].filter(stream2=>stream2!==null),over=Promise.all(streams.map(stream2=>stream2.closed?null:new Promise(resolve3=>stream2.on("close",resolve3)))),timer,late=new Promise(resolve3=>{timer=setTimeout(
resolve3,DRAIN_MS)});await Promise.race([over,late]),clearTimeout(timer);for(let stream2 of streams)stream2.destroy()}var WINDOWS_NEEDS=["SystemRoot","SystemDrive","PATHEXT","ComSpec","TEMP","TMP","WINDIR"],NOT_ISOLATED={evidence:Object.fromEntries(CONTROL_NAMES.filter(name=>name!=="output").map(name=>[name,["host: n\
o sandbox works here; steps are ordinary processes of this host"]]))};async function openBareCell(spec,env){let dir=join10(spec.tempDir,makeCellName());try{let workdir=join10(dir,"workspace"),artifactsDir=join10(
dir,"artifacts");mkdirSync3(workdir,{recursive:!0}),mkdirSync3(artifactsDir),isEmpty(spec.workspace)||await unpackWorkspace(spec.workspace.path,workdir);let externalBin=spec.externalBin===null?null:join10(
dir,basename5(spec.externalBin));return spec.externalBin!==null&&externalBin!==null&&copyFileSync2(spec.externalBin,externalBin),new BareCell(dir,workdir,artifactsDir,externalBin,bareEnvironment(env),
spec.artifactsBytes)}catch(cause){throw rmSync3(dir,{recursive:!0,force:!0}),new CleanroomError("Internal",`the workspace could not be unpacked: ${cause.message}`,{hint:"Check the space left in the fo\
lder for temporary files, then run again.",context:{path:dir},cause})}}function bareEnvironment(env){let path=env.PATH??env.Path,base=path===void 0?{}:{PATH:path};if(process.platform!=="win32")return base;
for(let name of WINDOWS_NEEDS){let value=env[name];value!==void 0&&(base[name]=value)}return base}var BareCell=class{constructor(dir,workdir,artifactsDir,externalBin,baseEnv,artifactsBytes){this.dir=dir;
this.workdir=workdir;this.artifactsDir=artifactsDir;this.externalBin=externalBin;this.baseEnv=baseEnv;this.artifactsBytes=artifactsBytes;this.#mark=basename5(dir)}dir;workdir;artifactsDir;externalBin;baseEnv;artifactsBytes;image=null;observation=NOT_ISOLATED;#mark;#running=null;#closed=null;#idle=Promise.
resolve();run(command3,sinks){let running=this.#run(command3,sinks);return this.#idle=running.catch(()=>{}),running}close(){return this.#closed??=this.#close(),this.#closed}async#run(command3,sinks){this.#refuseClosed(),
this.#running=new AbortController;let signal=AbortSignal.any([command3.signal,this.#running.signal]),ending=await runBareStep({...command3,signal},sinks,this.workdir,this.#mark);this.#refuseClosed();let files=collectFiles2(
this.workdir,this.artifactsDir,command3.collect,this.artifactsBytes);return{...ending,limit:null,cpuMs:null,memoryPeakBytes:null,memoryCeilingBytes:null,files}}#refuseClosed(){if(this.#closed!==null)throw new CleanroomError(
"EngineUnavailable","the cell was closed",{hint:"Open a new cell.",context:{}})}async#close(){this.#running?.abort(),await this.#idle,rmSync3(this.dir,{recursive:!0,force:!0,maxRetries:5})}};import{existsSync as existsSync2,mkdirSync as mkdirSync4,readdirSync as readdirSync3,readFileSync as readFileSync8,rmdirSync,writeFileSync as writeFileSync2}from"node:fs";import{join as join12}from"node:path";import{accessSync as accessSync2,constants as constants4,existsSync,readFileSync as readFileSync7}from"node:fs";import{dirname as dirname2,join as join11}from"node:path";var MOUNT="/sys/fs/cgroup",PERIOD_US=1e5,
AGENT_PROCESSES=4;function groupsFor(limits2,extraBytes,elevated){let usable=folder=>elevated?existsSync(join11(folder,"cgroup.procs")):writable(folder),bytes=limits2.memoryBytes===null?null:Math.ceil(
(limits2.memoryBytes+extraBytes)/4096)*4096,own=ownPaths();return v1Groups(limits2,bytes,own,usable)??v2Groups(limits2,bytes,own,usable)}function v1Groups(limits2,bytes,own,usable){let parentOf=controller=>[
own.get(controller)??"",""].map(path=>join11(MOUNT,controller,path)).find(usable),[memory,pids,cpu,account]=["memory","pids","cpu","cpuacct"].map(parentOf);if(memory===void 0||pids===void 0)return null;
let quota=limits2.cpus===null?[]:[["cpu.cfs_period_us",`${PERIOD_US}`],["cpu.cfs_quota_us",`${quotaUs(limits2.cpus)}`]],groups=[{inside:`${MOUNT}/memory`,parent:memory,files:v1MemoryFiles(memory,bytes)},
{inside:`${MOUNT}/pids`,parent:pids,files:pidsFiles(limits2)}];return cpu!==void 0&&groups.push({inside:`${MOUNT}/cpu`,parent:cpu,files:quota}),account!==void 0&&groups.push({inside:`${MOUNT}/cpuacct`,
parent:account,files:[]}),groups}function v2Groups(limits2,bytes,own,usable){let path=own.get("");if(path===void 0)return null;for(let folder=join11(MOUNT,path);folder.startsWith(MOUNT);folder=dirname2(
folder)){let handedDown=read(join11(folder,"cgroup.subtree_control")).trim().split(/\s+/);if(!handedDown.includes("memory")||!handedDown.includes("pids")||!usable(folder))continue;let files=[...pidsFiles(
limits2)];return bytes!==null&&files.push(["memory.max",`${bytes}`],...swaps(folder)?[["memory.swap.max","0"]]:[]),limits2.cpus!==null&&handedDown.includes("cpu")&&files.push(["cpu.max",`${quotaUs(limits2.
cpus)} ${PERIOD_US}`]),[{inside:MOUNT,parent:folder,files}]}return null}function v1MemoryFiles(parent,bytes){if(bytes===null)return[];let both=existsSync(join11(parent,"memory.memsw.limit_in_bytes"));
return[["memory.limit_in_bytes",`${bytes}`],...both?[["memory.memsw.limit_in_bytes",`${bytes}`]]:[]]}function swaps(folder){return existsSync(join11(folder,"memory.swap.max"))||folder===MOUNT}function pidsFiles(limits2){
return limits2.processCount===null?[]:[["pids.max",`${limits2.processCount+AGENT_PROCESSES}`]]}function quotaUs(cpus){return Math.max(1e3,Math.round(cpus*PERIOD_US))}function ownPaths(){let paths=new Map;
for(let line of read("/proc/self/cgroup").split(`
`)){let[,controllers,path]=/^\d+:([^:]*):(.*)$/.exec(line)??[];if(path!==void 0)for(let controller of(controllers??"").split(","))paths.set(controller,path)}return paths}function writable(folder){try{
return accessSync2(join11(folder,"cgroup.procs"),constants4.W_OK),!0}catch{return!1}}function read(path){try{return readFileSync7(path,"utf8")}catch{return""}}var ROUNDS2=50,PAUSE_MS2=4;async function createCgroup(name,limits2,extraBytes,elevate){let groups=groupsFor(limits2,extraBytes,elevate.length>0);if(groups===null)return null;let folders=groups.map(({
parent})=>join12(parent,name)),mounts2=Object.fromEntries(groups.map(({inside,parent})=>[inside,join12(parent,name)]));return(elevate.length===0?make(groups,name):await makeElevated(groups,name,elevate))?
{mounts:mounts2,folders}:(await removeCgroups(folders,elevate),null)}async function removeCgroups(folders,elevate){let left=folders.filter(folder=>existsSync2(folder));for(let round2=0;left.length>0&&
round2<ROUNDS2;round2+=1){if(round2>0&&await new Promise(resolve3=>setTimeout(resolve3,PAUSE_MS2)),elevate.length>0)await succeeds([...elevate,"rmdir",...left]);else for(let folder of left)removeOne(folder);
left=left.filter(folder=>existsSync2(folder))}}async function sweepCgroups(){let unlimited={cpuTimeSecs:null,memoryBytes:null,processCount:null,fileSizeBytes:null,cpus:null},stale=(process.platform===
"linux"?groupsFor(unlimited,0,!1)??[]:[]).flatMap(({parent})=>readdirSync3(parent).filter(isAbandoned).map(name=>join12(parent,name)));for(let folder of stale)killAll(folder);return await removeCgroups(
stale,[]),stale.filter(folder=>!existsSync2(folder)).map(folder=>`control group ${folder}`)}function make(groups,name){try{for(let{parent,files}of groups){mkdirSync4(join12(parent,name));for(let[file2,
value]of files)writeFileSync2(join12(parent,name,file2),value)}return!0}catch{return!1}}function makeElevated(groups,name,elevate){let lines=groups.flatMap(({parent,files})=>[`mkdir ${quote2(join12(parent,
name))}`,...files.map(([file2,value])=>`echo ${quote2(value)} >${quote2(join12(parent,name,file2))}`)]);return succeeds([...elevate,"sh","-ec",lines.join(`
`)])}function killAll(folder){try{let pids=readFileSync8(join12(folder,"cgroup.procs"),"latin1").split(`
`);for(let pid of pids)pid!==""&&process.kill(Number(pid),"SIGKILL")}catch{}}function removeOne(folder){try{rmdirSync(folder)}catch{}}function succeeds([program2="",...args]){return new Promise(resolve3=>{
let child=spawnProcess(program2,args,{stdio:"ignore"});child.on("error",()=>resolve3(!1)),child.on("exit",code=>resolve3(code===0))})}function prlimitWords(limits2){let words=["--core=0"];return limits2.fileSizeBytes!==null&&words.push(`--fsize=${limits2.fileSizeBytes}`),limits2.cpuTimeSecs!==null&&words.push(`--cpu=${limits2.cpuTimeSecs}\
:${limits2.cpuTimeSecs+1}`),limits2.processes!==null&&words.push(`--nproc=${limits2.processes}`),limits2.dataBytes!==null&&words.push(`--data=${limits2.dataBytes}`),["prlimit",...words]}var NO_PRIVILEGES=[
"--bounding-set=-all","--inh-caps=-all","--ambient-caps=-all","--no-new-privs","--pdeathsig=KILL"];var bwrap={name:"bwrap",loadsSeccomp:!0,command};function command(spec){let words=["bwrap","--unshare-pid","--unshare-ipc","--unshare-uts","--unshare-cgroup-try"];if(spec.ownNetwork&&words.push("--uns\
hare-net"),words.push("--hostname",CELL_HOSTNAME,"--as-pid-1","--clearenv"),words.push("--setenv","PATH",spec.path),spec.asRoot){words.push("--cap-drop","ALL");for(let name of["SETUID","SETGID","SETPC\
AP","CHOWN"])words.push("--cap-add",`CAP_${name}`)}else words.push("--die-with-parent"),words.push("--unshare-user","--uid",`${65534}`,"--gid",`${65534}`,"--cap-drop","ALL");spec.seccomp&&words.push("\
--seccomp","3");for(let entry of spec.layout)words.push(...render(entry));return words.push("--remount-ro","/dev","--remount-ro","/","--chdir",spec.workdir,"--"),[...words,...spec.asRoot?becomeNobody(
spec):[],...prlimitWords(spec.rlimits),"sh",`${INBOX}/agent`]}function render(entry){switch(entry.kind){case"dir":return["--perms","0755","--dir",entry.path];case"symlink":return["--symlink",entry.target,
entry.path];case"bind":return["--ro-bind",entry.from,entry.path];case"tmpfs":return[...entry.bytes===null?[]:["--size",`${entry.bytes}`],"--perms",entry.shared?"1777":"0755","--tmpfs",entry.path];case"\
proc":return["--proc","/proc"];case"dev":return["--dev","/dev","--perms","1777","--tmpfs","/dev/shm"]}}function becomeNobody(spec){let owned=spec.layout.flatMap(entry=>entry.kind==="tmpfs"&&!entry.shared?
[entry.path]:[]),drop=["setpriv",`--reuid=${65534}`,`--regid=${65534}`,"--clear-groups",...NO_PRIVILEGES];return["sh","-c",`chown ${65534}:${65534} ${owned.map(quote2).join(" ")} && exec "$@"`,"sh",...drop]}import{chmodSync as chmodSync3,mkdirSync as mkdirSync5,rmSync as rmSync4}from"node:fs";import{basename as basename7,join as join14}from"node:path";import{readFileSync as readFileSync9}from"node:fs";var INTERVAL_MS=20,MemoryPeak=class{constructor(root,ignored){this.root=root;this.ignored=ignored;this.#timer=setInterval(()=>this.#look(),INTERVAL_MS),this.#timer.unref()}root;ignored;#peak=null;#timer;stop(){
return clearInterval(this.#timer),this.#peak}#look(){let sum=0;for(let pid of descendants(this.root).slice(this.ignored))sum+=residentBytes(pid);sum>0&&(this.#peak=Math.max(this.#peak??0,sum))}};function descendants(pid){
return childrenOf(pid).flatMap(child=>[child,...descendants(child)])}function residentBytes(pid){let match=/^VmRSS:\s*(\d+) kB/m.exec(read2(`/proc/${pid}/status`));return match===null?0:Number(match[1])*
1024}function read2(path){try{return readFileSync9(path,"latin1")}catch{return""}}function noteRlimits(seen,facts,inForce){let limits2=facts["/proc/self/limits"]??"",data=inForce.memory?softLimit(limits2,"Max data size"):null;data!==null&&note(seen,"memory",`inside: /proc/self/limi\
ts Max data size=${data}, for each process and not for all together`);let processes=inForce.processes?softLimit(limits2,"Max processes"):null;processes!==null&&(seen.pids=processes,note(seen,"pids",`i\
nside: /proc/self/limits Max processes=${processes}, counted in the cell's own user namespace`))}function softLimit(limits2,name){let value=new RegExp(`^${name}\\s+(\\d+)`,"m").exec(limits2)?.[1];return value===
void 0?null:Number(value)}import{writeFileSync as writeFileSync3}from"node:fs";import{join as join13}from"node:path";function guardedCommand({launch,third,folder,cgroups,watched}){let ungroup=`for n in 1 2 3 4 5 6 7 8 9; do rmdir ${cgroups.map(quote2).join(" ")} && break; sleep 0.02; done`,clean=[...["read -r childr\
en </proc/$$/task/$$/children","read -r self rest </proc/self/stat","for child in $children; do [ $child = $self ] || kill -9 $child; done","kill -9 $$"],`rm -rf ${quote2(folder)}`,...cgroups.length===
0?[]:[ungroup]].join("; ");return["sh","-c",[...watched?[`( read -r word <&3 || { ${clean}; } ) </dev/null >/dev/null 2>&1 &`,"exec 3<&-"]:[],...cgroups.map(group=>`echo 0 >${quote2(`${group}/cgroup.p\
rocs`)} || exit 96`),`exec "$@"${third===null?"":` 3<${quote2(third)}`}`].join(`
`),"cleanroom-guard",...launch]}import{lstatSync as lstatSync2,readdirSync as readdirSync4,readlinkSync,realpathSync as realpathSync3,statSync as statSync3}from"node:fs";import{dirname as dirname3}from"node:path";var SYSTEM_FOLDERS=["/usr","/bin","/sbin","/lib","/lib32","/lib64","/libx32","/etc","/opt","/nix","/gnu"],OWN_ETC=["hosts","hostname","passwd","group"];function cellLayout(options){let entries=[],known=new Set(
["/"]),folder=path=>{known.has(path)||(folder(dirname3(path)),known.add(path),entries.push({kind:"dir",path}))},bind=(path,from,file2=!1)=>{folder(dirname3(path)),file2||known.add(path),entries.push({
kind:"bind",path,from,file:file2})},memory=(path,bytes,shared)=>{folder(dirname3(path)),known.add(path),entries.push({kind:"tmpfs",path,bytes,shared})},show=path=>{let link=linkTarget2(path);if(link!==
null)entries.push({kind:"symlink",path,target:link});else if(isPlainFile(path))bind(path,path,!0);else{if(!isFolder(path)||path===options.workdir)return;if(!options.workdir.startsWith(`${path}/`))bind(
path,path);else{folder(path);for(let name of readdirSync4(path))show(`${path}/${name}`)}}};for(let path of SYSTEM_FOLDERS)show(path);for(let name of OWN_ETC)isPlainFile(`/etc/${name}`)&&bind(`/etc/${name}`,
`${options.inboxDir}/${name}`,!0);entries.push({kind:"proc"},{kind:"dev"}),memory("/tmp",options.tmpBytes,!0);for(let path of["/run","/var"])folder(path);let resolver=options.hostNetwork?linkedFile("/\
etc/resolv.conf"):null;resolver!==null&&bind(resolver,resolver,!0);for(let path of options.toolchains)bind(path,path);for(let[path,from]of Object.entries(options.cgroups))bind(path,from);return memory(
options.workdir,options.workdirBytes,!1),memory(ARTIFACTS2,options.artifactsBytes,!1),bind(INBOX,options.inboxDir),entries}function linkTarget2(path){try{return lstatSync2(path).isSymbolicLink()?readlinkSync(
path):null}catch{return null}}function isFolder(path){return statSync3(path,{throwIfNoEntry:!1})?.isDirectory()??!1}function isPlainFile(path){return lstatSync2(path,{throwIfNoEntry:!1})?.isFile()??!1}
function linkedFile(path){try{let real=realpathSync3(path);return SYSTEM_FOLDERS.some(folder=>real.startsWith(`${folder}/`))?null:real}catch{return null}}var X64={audit:3221225534,clone:56,clone3:435,denied:[163,248,321,161,305,227,174,176,300,313,431,432,430,433,177,175,425,426,427,173,172,320,246,250,212,165,442,429,279,303,180,304,428,298,155,178,179,
443,169,249,171,170,308,164,168,167,156,139,103,166,272,134,323,136,153]},ARM64={audit:3221225655,clone:220,clone3:435,denied:[89,217,280,51,266,112,106,262,273,431,432,430,433,105,425,426,427,294,104,
219,18,40,442,429,239,264,42,265,428,241,41,60,443,142,218,162,161,268,170,225,224,116,39,97,282,58]},LOAD=32,JUMP_EQUAL=21,JUMP_GREATER_OR_EQUAL=53,JUMP_ANY_BIT=69,RETURN=6,ALLOW=2147418112,ERROR=327680,
EPERM=1,ENOSYS=38,OFFSET={number:0,arch:4,firstArgument:16},NEW_NAMESPACE=2114060288,X32=1073741824;function seccompFilter(arch){let table=arch==="x64"?X64:arch==="arm64"?ARM64:null;if(table===null)return null;
let program2=[[LOAD,0,0,OFFSET.arch],[JUMP_EQUAL,1,0,table.audit],[RETURN,0,0,ERROR|ENOSYS],[LOAD,0,0,OFFSET.number],[JUMP_GREATER_OR_EQUAL,0,1,X32],[RETURN,0,0,ERROR|ENOSYS],[JUMP_EQUAL,0,1,table.clone3],
[RETURN,0,0,ERROR|ENOSYS],[JUMP_EQUAL,0,4,table.clone],[LOAD,0,0,OFFSET.firstArgument],[JUMP_ANY_BIT,0,1,NEW_NAMESPACE],[RETURN,0,0,ERROR|EPERM],[RETURN,0,0,ALLOW]];for(let number3 of table.denied)program2.
push([JUMP_EQUAL,0,1,number3],[RETURN,0,0,ERROR|EPERM]);program2.push([RETURN,0,0,ALLOW]);let bytes=Buffer.alloc(program2.length*8);return program2.forEach(([code,ifTrue,ifFalse,value],index)=>{bytes.
writeUInt16LE(code,index*8),bytes.writeUInt8(ifTrue,index*8+2),bytes.writeUInt8(ifFalse,index*8+3),bytes.writeUInt32LE(value>>>0,index*8+4)}),bytes}import{realpathSync as realpathSync4,statSync as statSync4}from"node:fs";import{basename as basename6,dirname as dirname4,isAbsolute as isAbsolute2,relative as relative2}from"node:path";var STANDARD_PATH=[
"/usr/local/sbin","/usr/local/bin","/usr/sbin","/usr/bin","/sbin","/bin"],SHOWN=["/usr","/bin","/sbin","/lib","/lib32","/lib64","/etc","/opt","/nix","/gnu"],NEVER=["/proc","/sys","/dev","/tmp","/run",
"/cleanroom"];function toolchains(env,hidden){let home=env.HOME??"/root",path=[...STANDARD_PATH],folders=[];for(let entry of(env.PATH??"").split(":")){let real=realFolder(entry);if(!(real===null||path.
includes(real))&&!(entry.includes("/node_modules/")||real.includes("/node_modules/"))&&![...NEVER,...hidden].some(folder=>within2(real,folder))){if(!SHOWN.some(folder=>within2(real,folder))){let root=installation(
real,home);if(root===null||hidden.some(folder=>within2(folder,root)))continue;folders.some(folder=>within2(root,folder))||folders.push(root)}path.push(real)}}return{folders:folders.filter(a=>!folders.
some(b=>a!==b&&within2(a,b))),path:path.join(":")}}function installation(folder,home){let homes=[home,realFolder(home)??home,"/home","/root","/var","/mnt","/media","/srv"];if(homes.some(place=>within2(
place,folder)))return null;let named=["bin","sbin"].includes(basename6(folder)),root=dirname4(folder),inHome=homes.slice(0,2).find(place=>within2(folder,place)),depth=(inHome===void 0?root:relative2(inHome,
root)).split("/").filter(part=>part!=="").length;return named&&depth>=3&&!homes.some(place=>within2(place,root))?root:folder}function within2(path,folder){return path===folder||path.startsWith(folder.
endsWith("/")?folder:`${folder}/`)}function realFolder(path){try{let real=isAbsolute2(path)?realpathSync4(path):null;return real!==null&&statSync4(real).isDirectory()?real:null}catch{return null}}var ETC={hostname:`cleanroom
`,passwd:`root:x:0:0:root:/root:/bin/sh
nobody:x:65534:65534:nobody:/tmp:/bin/sh
`,group:`root:x:0:
nogroup:x:65534:
`};function planSandbox(spec,options,{dir,inbox,cgroup}){let{limits:limits2,network}=spec.policy;for(let[file2,content]of Object.entries(ETC))writeFileSync3(join13(inbox.dir,file2),content,{mode:420});
let tools=toolchains(options.env,[spec.workdir]),rlimits=rlimitsOf(spec,options,cgroup),filter=options.launcher.loadsSeccomp?writeFilter(join13(dir,"seccomp.bpf")):null,ownNetwork=network.kind!=="full",
launch=options.launcher.command({layout:cellLayout({inboxDir:inbox.dir,workdir:spec.workdir,workdirBytes:limits2.memoryBytes===null?null:limits2.memoryBytes+workspaceMemory(spec.workspace),tmpBytes:limits2.
memoryBytes,artifactsBytes:spec.artifactsBytes,toolchains:tools.folders,cgroups:cgroup?.mounts??{},hostNetwork:!ownNetwork}),workdir:spec.workdir,path:tools.path,ownNetwork,asRoot:options.asRoot,rlimits,
seccomp:filter!==null}),watched=options.elevate.length===0,guarded=guardedCommand({launch,third:filter,folder:dir,cgroups:cgroup?.folders??[],watched});return{command:[...options.elevate,...guarded],watched,
tools,rlimits}}function rlimitsOf(spec,options,cgroup){let limits2=spec.policy.limits,counted=options.countsPerNamespace&&!(options.asRoot&&options.launcher.name==="bwrap"),processes=cgroup===null&&counted&&
limits2.processCount!==null?limits2.processCount+AGENT_PROCESSES:null;return{fileSizeBytes:limits2.fileSizeBytes,cpuTimeSecs:limits2.cpuTimeSecs,processes,dataBytes:cgroup===null?limits2.memoryBytes:null}}
function writeFilter(path){let filter=seccompFilter(process.arch);return filter!==null&&writeFileSync3(path,filter),filter===null?null:path}import{finished}from"node:stream/promises";var PATIENCE_MS2=5e3,SandboxProcess=class{ended;#child;constructor(command3,path,watched){let[program2="",...args]=command3,child=spawnProcess(program2,args,{cwd:"/",env:{PATH:path},stdio:["pipe","pip\
e","pipe",...watched?["pipe"]:[]],detached:!0});this.#child=child,child.stdin?.on("error",()=>{}),this.#pipe?.on("error",()=>{}),this.ended=endOf(child)}get pid(){return this.#child.pid??null}send(text){
this.#child.stdin?.write(text)}end(){this.#child.stdin?.end()}receive(receivers){this.#child.stdout?.on("data",receivers.stdout),this.#child.stderr?.on("data",receivers.stderr)}async stop(){this.end();
let children=this.pid===null?[]:childrenOf(this.pid);for(let pid of children.slice(this.#pipe===null?0:1))kill(pid);this.pid!==null&&this.#child.exitCode===null&&this.#child.signalCode===null&&kill(this.
pid);let timer,late=new Promise(resolve3=>{timer=setTimeout(resolve3,PATIENCE_MS2)});await Promise.race([this.ended,late]),clearTimeout(timer)}dismissGuard(){this.#pipe?.end(`done
`)}get#pipe(){return this.#child.stdio[3]??null}};function kill(pid){try{process.kill(pid,"SIGKILL")}catch{}}async function endOf(child){let reason=await new Promise(resolve3=>{child.on("error",error=>{
child.pid===void 0&&resolve3(error.message)}),child.on("exit",(code,signal)=>resolve3(signal===null?`it ended with code ${code}`:`it was ended by ${signal}`))}),outputs=[child.stdout,child.stderr].filter(
stream2=>stream2!==null);return await Promise.allSettled(outputs.map(stream2=>finished(stream2,{writable:!1}))),reason}var BOOT_TIMEOUT_MS=6e4;async function openSandboxCell(spec,options){let name=makeCellName(),dir=join14(spec.tempDir,name),cgroup=null,child=null,remove=async()=>{await child?.stop(),rmSync4(dir,{recursive:!0,
force:!0}),await removeCgroups(cgroup?.folders??[],options.elevate),child?.dismissGuard()};try{mkdirSync5(dir),chmodSync3(dir,457),cgroup=await createCgroup(name,spec.policy.limits,workspaceMemory(spec.
workspace),options.elevate);let workspaceTar=isEmpty(spec.workspace)?null:spec.workspace.path,inbox=Inbox.create(join14(dir,"in"),{workspaceTar,externalBin:spec.externalBin}),plan=planSandbox(spec,options,
{dir,inbox,cgroup});child=new SandboxProcess(plan.command,`${options.env.PATH??""}:/usr/sbin:/usr/bin:/sbin:/bin`,plan.watched);let session=await CellSession.start(child,inbox,{workdir:spec.workdir,workspace:spec.
workspace,artifactsBytes:spec.artifactsBytes,bootTimeoutMs:BOOT_TIMEOUT_MS}),observation=observe(session.facts);return noteRlimits(observation,session.facts,{memory:plan.rlimits.dataBytes!==null,processes:plan.
rlimits.processes!==null}),new SandboxCell(spec,{session,child,observation,path:plan.tools.path,remove,counted:cgroup!==null})}catch(error){throw await remove(),error}}var SandboxCell=class{image=null;artifactsDir=ARTIFACTS2;baseEnv;observation;workdir;externalBin;#opened;#closed=null;constructor(spec,opened){
this.#opened=opened,this.baseEnv={PATH:opened.path},this.observation=opened.observation,this.workdir=spec.workdir,this.externalBin=spec.externalBin===null?null:cellBinPath(basename7(spec.externalBin))}async run(command3,sinks){
let{session,child,counted}=this.#opened;if(counted||child.pid===null)return session.run(command3,sinks);let peak=new MemoryPeak(child.pid,AGENT_PROCESSES);try{let exit=await session.run(command3,sinks);
return{...exit,memoryPeakBytes:exit.memoryPeakBytes??peak.stop()}}finally{peak.stop()}}close(){return this.#closed??=this.#close(),this.#closed}async#close(){this.#opened.session.close(),await this.#opened.
remove()}};import{existsSync as existsSync3}from"node:fs";var unshare={name:"unshare",loadsSeccomp:!1,command:command2},STAGES=["/mnt","/media","/srv","/sys"],DEVICES=["null","zero","full","random","urandom","tty"];function command2(spec){let words=["unshare",
"--mount","--pid","--ipc","--uts","--cgroup","--fork","--kill-child"];return spec.ownNetwork&&words.push("--net"),spec.asRoot||words.push("--user","--map-root-user"),[...words,"sh","-c",setup(spec),"c\
leanroom-setup"]}function setup(spec){let stage=stageFor(spec.layout),at2=path=>quote2(`${stage}${path}`),paths=wanted=>spec.layout.flatMap(wanted),folders=paths(entry=>needsFolder(entry)?[at2(entry.path)]:
[]),files=paths(entry=>needsFile(entry,spec.layout)?[at2(entry.path)]:[]),links=paths(entry=>entry.kind==="symlink"?[`ln -s ${quote2(entry.target)} ${at2(entry.path)}`]:[]),fstab=paths(entry=>mounts(entry,
stage,spec.asRoot?65534:0)).join("");return["set -e; umask 022",`mount -t tmpfs -o mode=0755,nosuid,nodev cleanroom ${stage}`,`mkdir -p ${[...folders,at2("/proc"),at2("/dev/shm"),at2("/.old")].join(" ")}`,
...[...files,...DEVICES.map(name=>at2(`/dev/${name}`))].map(file2=>`: >${file2}`),...links,`ln -s /proc/self/fd ${at2("/dev/fd")}`,...["stdin","stdout","stderr"].map((name,fd)=>`ln -s /proc/self/fd/${fd}\
 ${at2(`/dev/${name}`)}`),`printf %s ${quote2(fstab)} >${at2("/dev/shm/fstab")}`,`mount --all --fstab ${at2("/dev/shm/fstab")}`,`hostname ${CELL_HOSTNAME} 2>/dev/null || echo ${CELL_HOSTNAME} 2>/dev/n\
ull >/proc/sys/kernel/hostname || :`,...spec.ownNetwork?["ip link set lo up 2>/dev/null || :"]:[],`mount -o remount,ro,nosuid,nodev cleanroom ${stage}`,`cd ${stage}`,"pivot_root . .old","umount -l /.o\
ld",`cd ${quote2(spec.workdir)}`,`exec env -i ${[`PATH=${spec.path}`,...becomeNobody2(spec)].map(quote2).join(" ")}`].join(`
`)}function becomeNobody2(spec){let nested=["unshare","--user","--keep-caps",`--map-user=${65534}`,`--map-group=${65534}`],keep=["--inh-caps=+sys_admin","--ambient-caps=+sys_admin"],drop=spec.asRoot?[
"setpriv",`--reuid=${65534}`,`--regid=${65534}`,"--clear-groups",...keep]:[],close=["sh","-c",'echo 0 >/proc/sys/user/max_user_namespaces && exec "$@"',"sh"];return[...drop,...nested,...close,...prlimitWords(
spec.rlimits),"setpriv",...NO_PRIVILEGES,"sh",`${INBOX}/agent`]}function stageFor(layout){let taken=layout.flatMap(entry=>entry.kind==="bind"?[entry.from]:[]);return STAGES.filter(stage=>existsSync3(stage)&&
!taken.some(path=>path.startsWith(`${stage}/`)))[0]??"/mnt"}function needsFolder(entry){return entry.kind==="dir"||entry.kind==="tmpfs"||entry.kind==="bind"&&!entry.file}function needsFile(entry,layout){
let inHostFolder=path=>layout.some(other=>other.kind==="bind"&&!other.file&&path.startsWith(`${other.path}/`));return entry.kind==="bind"&&entry.file&&!inHostFolder(entry.path)}function mounts(entry,stage,owner){
let line=(source,path,type,options)=>`${escaped(source)} ${escaped(stage+path)} ${type} ${options} 0 0
`;switch(entry.kind){case"bind":return[line(entry.from,entry.path,"none","rbind,ro,nosuid,nodev")];case"tmpfs":{let size=entry.bytes===null?"":`,size=${entry.bytes}`,access=entry.shared?"mode=1777":`m\
ode=0755,uid=${owner},gid=${owner}`;return[line("tmpfs",entry.path,"tmpfs",`nosuid,nodev,${access}${size}`)]}case"proc":return[line("proc","/proc","proc","nosuid,nodev,noexec")];case"dev":return[...DEVICES.
map(name=>line(`/dev/${name}`,`/dev/${name}`,"none","bind")),line("tmpfs","/dev/shm","tmpfs","nosuid,nodev,noexec,mode=1777")];default:return[]}}function escaped(path){return path.replaceAll("\\","\\13\
4").replaceAll(" ","\\040").replaceAll("	","\\011").replaceAll(`
`,"\\012")}function ways(env){let plain2=[bwrap,unshare].map(launcher=>({label:launcher.name,launcher,elevate:[]}));return env.GITHUB_ACTIONS!=="true"||process.getuid?.()===0?plain2:[...plain2,...plain2.map(way=>({
...way,label:`sudo ${way.label}`,elevate:["sudo","-n"]}))]}var SandboxChoice=class{constructor(env){this.env=env;this.#ways=process.platform==="linux"?ways(env):[],this.#ways.length===0&&this.reasons.
push(`${process.platform} has no Linux namespaces`)}env;reasons=[];#ways;#settled=!1;#trial=Promise.resolve();#perNamespace=null;get launcher(){return this.#settled?this.#ways[0]?.launcher.name??null:
null}async open(spec){if(this.#settled)return this.#openSettled(spec);let before=this.#trial,done=()=>{};this.#trial=new Promise(resolve3=>{done=resolve3}),await before;try{return this.#settled?await this.#openSettled(
spec):await this.#openFirst(spec)}finally{done()}}async#openSettled(spec){let way=this.#ways[0];if(way===void 0)return null;try{return await openSandboxCell(spec,await this.#options(way))}catch(error){
throw startError(error,way)}}async#openFirst(spec){for(let way=this.#ways[0];way!==void 0;way=this.#ways[0])try{let cell=await openSandboxCell(spec,await this.#options(way));return this.#settled=!0,cell}catch(error){
if(!(error instanceof CellStartError))throw error;if(await this.#works(way,spec))throw this.#settled=!0,startError(error,way);this.reasons.push(`${way.label}: ${error.output}`),this.#ways.shift()}return this.#settled=
!0,null}async#works(way,spec){try{return await(await openSandboxCell(emptySpec(spec.tempDir),await this.#options(way))).close(),!0}catch{return!1}}async#options(way){let asRoot=way.elevate.length>0||process.
getuid?.()===0;return this.#perNamespace??=asRoot?Promise.resolve(!0):countsPerNamespace(),{env:this.env,launcher:way.launcher,elevate:way.elevate,asRoot,countsPerNamespace:await this.#perNamespace}}};
function emptySpec(tempDir){return{runId:"",image:null,policy:{name:"locked",network:{kind:"none"},capabilities:"none",user:"non_root",rootFilesystem:"read_only",limits:{cpuTimeSecs:null,memoryBytes:null,
processCount:null,fileSizeBytes:null,cpus:null}},workdir:"/workspace",workspace:{path:"",sha256:"",bytes:0,files:0,links:0,entries:0},externalBin:null,tempDir,artifactsBytes:4096,pod:null}}function startError(error,way){
return error instanceof CellStartError?new CleanroomError("EngineUnavailable",`the local sandbox (${way.label}) did not start: ${error.output}`,{hint:"Limits that are too low keep a cell from starting\
: raise them. `cleanroom doctor` shows what works here.",context:{launcher:way.label,output:error.output},cause:error}):error}async function countsPerNamespace(){let trial=["--user","--map-root-user",
"prlimit","--nproc=3","sh","-c","(:) && (:)"];return new Promise(resolve3=>{let child=spawnProcess("unshare",trial,{stdio:"ignore"});child.on("error",()=>resolve3(!1)),child.on("exit",code=>resolve3(code===
0))})}function createLocalBackend(options){let choice=options.sandbox==="none"?null:new SandboxChoice(options.env);return{name:"local",probe:async()=>({available:!0,engine:{name:"local",version:null,rootless:process.
getuid?.()!==0,endpoint:null}}),open:async spec=>await choice?.open(spec)??openBareCell(spec,options.env),notes:async()=>{let{mode,reasons}=await describeSandbox(options.env);return[`steps run in ${mode===
"bare"?"no sandbox":`a sandbox of ${mode}`}`,...reasons]},sweep:async()=>[...sweepProcesses(),...await sweepCgroups()]}}async function describeSandbox(env){let tempDir=mkdtempSync(join15(tmpdir(),"cle\
anroom-try-")),choice=new SandboxChoice(env),cell=null;try{return cell=await choice.open(emptySpec(tempDir)),{mode:choice.launcher??"bare",reasons:choice.reasons}}finally{await cell?.close(),rmSync5(tempDir,
{recursive:!0,force:!0})}}var PODMAN={name:"podman",title:"Podman",deniedHint:"use your own engine: `systemctl --user start podman.socket`",candidates:(env,asker)=>podmanCandidates(env,asker.uid),isolations:[{NetworkMode:"none"}],
openNetworks:[{},{NetworkMode:"slirp4netns"},{NetworkMode:"pasta"}],ownedTmpfs:(user,mode)=>user===null?"mode=1777":`mode=${mode},U`,volumeBind:(volume,target)=>`${volume}:${target}:U`,removesItself:!1,
ulimits:[{Name:"nofile",Soft:2e4,Hard:2e4},{Name:"nproc",Soft:32768,Hard:32768}]};function createPodmanBackend(env,options={}){return new OciBackend(PODMAN,env,options)}var PREFERENCE=["docker","podman","local"];function builtin(env,onProgress){return{docker:()=>createDockerBackend(env,{onProgress}),podman:()=>createPodmanBackend(env,{onProgress}),local:()=>createLocalBackend(
{env})}}var BackendSelector=class{#factories;#tried=new Map;constructor(env,{custom=[],onProgress=()=>{}}={}){this.#factories={...builtin(env,onProgress),...Object.fromEntries(custom.map(backend=>[backend.
name,()=>backend]))}}async select(name){if(name!=="auto")return this.#named(name);let reasons=[];for(let candidate of PREFERENCE){let selected=await this.#named(candidate);if(selected.backend!==null)return selected;
reasons.push(`${candidate}: ${selected.reason}`)}return{name,backend:null,reason:reasons.join("; ")}}async passedOver(chosen){let before=PREFERENCE.slice(0,Math.max(0,PREFERENCE.indexOf(chosen)));return(await Promise.
all(before.map(name=>this.#named(name)))).flatMap(entry=>entry.backend===null?[`${entry.name}: ${entry.reason}`]:[])}all(){return Object.values(this.#factories).map(make2=>make2())}async#named(name){let make2=this.#factories[name];
if(make2===void 0)throw new CleanroomError("ConfigInvalid",`unknown backend "${name}"`,{hint:`Use one of: auto, ${Object.keys(this.#factories).join(", ")}.`,context:{backend:name}});let attempt2=this.#tried.
get(name)??tryOut(make2());this.#tried.set(name,attempt2);let{backend,availability}=await attempt2;return availability.available?{name,backend,engine:availability.engine}:{name,backend:null,reason:availability.
reason}}};async function tryOut(backend){return{backend,availability:await backend.probe()}}import{mkdirSync as mkdirSync6,readFileSync as readFileSync10,renameSync,writeFileSync as writeFileSync4}from"node:fs";import{dirname as dirname5,join as join16}from"node:path";var TIMESTAMP="<timestamp>",MOMENT=/\b\d{4}-\d{2}-\d{2}[T ]\d{2}:\d{2}:\d{2}(?:[.,]\d+)?(?: ?(?:Z|UTC|[+-]\d{2}:?\d{2}))?/g;function normaliseSnapshot(text,paths=[]){let normal=text.replaceAll(`\r
`,`
`);for(let{path,placeholder}of[...paths].sort((a,b)=>b.path.length-a.path.length))path.length>1&&(normal=normal.replaceAll(path,placeholder));return normal.replace(MOMENT,TIMESTAMP)}var ANY_LINES="...",ANY_TEXT="[..]";function matchesSnapshot(stored,text){let wanted=stored.split(`
`),lines=text.split(`
`),retry=null,at2=0,line=0;for(;line<lines.length;){let expected=wanted[at2];if(isAnyLines(expected))retry={wanted:++at2,line};else if(expected!==void 0&&lineMatches(expected,lines[line]??""))at2++,line++;else if(retry!==
null)line=++retry.line,at2=retry.wanted;else return!1}for(;isAnyLines(wanted[at2]);)at2++;return at2===wanted.length-1&&wanted[at2]===""&&isAnyLines(wanted[at2-1])&&at2++,at2===wanted.length}function compareWithSnapshot(stored,text){
let changes=alignLines(stored.split(`
`),text.split(`
`),lineMatches),shown=[],any=!1;for(let change of changes)change.kind==="removed"&&isAnyLines(change.expected)?any=!0:change.kind==="added"&&any?shown.push({kind:"same",expected:ANY_LINES,actual:change.
actual}):(any=!1,shown.push(change));return shown}function updatedSnapshot(stored,text){if(!stored.includes(ANY_TEXT)&&!stored.split(`
`).some(isAnyLines))return text;let lines=[],any=!1;for(let change of alignLines(stored.split(`
`),text.split(`
`),lineMatches))if(change.kind==="removed"){if(!isAnyLines(change.expected))continue;lines.push(change.expected),any=!0}else change.kind==="same"?(lines.push(change.expected),any=!1):any||lines.push(change.
actual);return lines.join(`
`)}function isAnyLines(line){return line?.trim()===ANY_LINES}function lineMatches(expected,actual){if(isAnyLines(expected))return!1;if(!expected.includes(ANY_TEXT))return expected===actual;let parts=expected.
split(ANY_TEXT),[first="",last=""]=[parts[0],parts.at(-1)];if(!actual.startsWith(first)||!actual.endsWith(last)||actual.length<first.length+last.length)return!1;let at2=first.length;for(let part of parts.
slice(1,-1)){let found=actual.indexOf(part,at2);if(found<0)return!1;at2=found+part.length}return at2<=actual.length-last.length}var SNAPSHOT_FOLDER="snapshots",SnapshotStore=class{constructor(options){this.options=options}options;#written=new Set;compare(name,text){if(!/^[\w][\w .-]*$/.test(name))return badName(name);let{ci,update,
dir}=this.options,path=join16(dir,`${name}.txt`),normal=normaliseSnapshot(text,this.options.paths),stored;try{stored=readSnapshot(path)}catch(error){return unusable(path,"read",error)}return stored===
null?ci&&!update?missing(name,path):this.#write(name,path,normal,`Snapshot "${name}" is new: ${path}`):(stored=normaliseSnapshot(stored,this.options.paths),matchesSnapshot(stored,normal)?null:update&&
!this.#written.has(name)?this.#write(name,path,updatedSnapshot(stored,normal),`Snapshot "${name}" is updated: ${path}`):this.#mismatch(name,path,stored,normal))}#write(name,path,text,notice){try{mkdirSync6(
dirname5(path),{recursive:!0});let whole=`${path}.${process.pid}.tmp`;writeFileSync4(whole,text),renameSync(whole,path)}catch(error){return unusable(path,"written",error)}return this.#written.add(name),
this.options.onNotice?.(notice),null}#mismatch(name,path,stored,text){let diff=renderChanges(compareWithSnapshot(stored,text));return{kind:"AssertionFailed",message:`the text differs from the snapshot\
 "${name}" (- stored, + got)
${diff.replace(/^/gm,"    ")}`,hint:this.#written.has(name)?"This same run wrote the snapshot from another backend or step: the two do not agree.":`If the new text is right, update ${path}; [..] in a \
line and a line of ... there match anything.`,context:{matcher:"snapshot",snapshot:name,path,diff}}}};function readSnapshot(path){try{return readFileSync10(path,"utf8")}catch(error){if(error.code==="E\
NOENT")return null;throw error}}function missing(name,path){return{kind:"AssertionFailed",message:`the snapshot "${name}" does not exist`,hint:`Run once outside CI, which writes ${path}, look at it, a\
nd commit it.`,context:{matcher:"snapshot",snapshot:name,path}}}function badName(name){return{kind:"ConfigInvalid",message:`${JSON.stringify(name)} cannot be the name of a snapshot`,hint:"Use letters,\
 digits, spaces, and . _ - after the first one.",context:{snapshot:name}}}function unusable(path,action,error){return{kind:"ArtifactInvalid",message:`the snapshot ${path} could not be ${action}: ${error instanceof
Error?error.message:String(error)}`,hint:"Mind the rights and the free space of the folder.",context:{path}}}var import_tar_stream4=__toESM(require_tar_stream(),1);import{createHash as createHash4}from"node:crypto";import{closeSync as closeSync2,openSync as openSync2,readFileSync as readFileSync11,readlinkSync as readlinkSync2,
statSync as statSync5,writeSync}from"node:fs";import{join as join18,posix as posix4}from"node:path";import{setImmediate}from"node:timers/promises";import{lstatSync as lstatSync3,readdirSync as readdirSync5}from"node:fs";import{join as join17}from"node:path";var NEVER2=new Set([".git"]),MOST={entries:2e5,bytes:2*1024**3};function listEntries(projectDir,excluded,most=MOST){let entries=[],folders=[],sizes=new Map,bytes=0,measure=path=>{let{size}=lstatSync3(
join17(projectDir,path)),top=path.split("/")[0]??path;if(sizes.set(top,(sizes.get(top)??0)+size),bytes+=size,bytes>most.bytes||entries.length>most.entries)throw tooLarge(projectDir,sizes,most)},walk=folder=>{
let children=readdirSync5(join17(projectDir,folder),{withFileTypes:!0});for(let child of children.sort((a,b)=>compare(a.name,b.name))){let path=folder===""?child.name:`${folder}/${child.name}`;if(!(NEVER2.
has(child.name)||excluded.has(path)))if(child.isDirectory()){let entry={path,kind:"directory"};entries.push(entry),folders.push(entry),walk(path)}else child.isFile()?(entries.push({path,kind:"file"}),
measure(path)):child.isSymbolicLink()&&entries.push({path,kind:"symlink"})}};return walk(""),[...entries,...folders.reverse()]}function tooLarge(projectDir,sizes,most){let largest=[...sizes].sort(([,a],[
,b])=>b-a).slice(0,3),shown=largest.map(([name,size])=>`${name} (${Math.ceil(size/1024**2)} MiB so far)`).join(", "),limits2=`${formatBytes(most.bytes)} or ${most.entries} files`;return new CleanroomError(
"ConfigInvalid",`the project at ${projectDir} is larger than ${limits2}: ${shown}`,{hint:"Leave out what the steps don't need: [workspace] exclude = [...] in cleanroom.toml; or run from the project's \
own folder.",context:{project_dir:projectDir,largest:largest.map(([name])=>name)}})}function compare(a,b){return a<b?-1:a>b?1:0}var FLUSH_BYTES=16*1024*1024;async function packWorkspace(projectDir,exclude,tarPath){let excluded=new Set(exclude.map(path=>posix4.normalize(path).replace(/\/$/,""))),entries=guard(projectDir,"",()=>listEntries(
projectDir,excluded)),output2=openSync2(tarPath,"wx",420),hash=createHash4("sha256"),tar=(0,import_tar_stream4.pack)();tar.on("data",chunk=>{hash.update(chunk),writeSync(output2,chunk)});let written=new Promise(
(resolve3,reject)=>{tar.on("end",resolve3),tar.on("error",reject)});written.catch(()=>{});let bytes=0,files=0,queued=0;try{for(let entry of entries){let size=add(tar,projectDir,entry);bytes+=size,queued+=
size,queued>FLUSH_BYTES&&(queued=0,await setImmediate()),entry.kind==="file"&&(files+=1)}tar.finalize(),await written}finally{tar.removeAllListeners("data"),tar.destroy(),closeSync2(output2)}let links=entries.
filter(({kind})=>kind==="symlink").length;return{path:tarPath,sha256:hash.digest("hex"),bytes,files,links,entries:entries.length}}function add(tar,projectDir,entry){return guard(projectDir,entry.path,
()=>{let source=join18(projectDir,entry.path),common2={name:entry.path,uid:65534,gid:65534,mtime:new Date(946684800*1e3)};if(entry.kind==="directory")return tar.entry({...common2,type:"directory",mode:493}),
0;if(entry.kind==="symlink")return tar.entry({...common2,type:"symlink",linkname:readlinkSync2(source),mode:511}),0;let content=readFileSync11(source),executable=(statSync5(source).mode&64)!==0;return tar.
entry({...common2,type:"file",mode:executable?493:420},content),content.length})}function guard(projectDir,path,read3){try{return read3()}catch(cause){if(cause instanceof CleanroomError)throw cause;let code=cause.
code??"error";throw new CleanroomError("ConfigInvalid",`cannot read ${path===""?projectDir:path} of the project: ${code}`,{hint:"Make it readable, or leave it out of the workspace: add it to `exclude`\
 under [workspace] in cleanroom.toml.",context:{path,code},cause})}}import{chmodSync as chmodSync4,mkdtempSync as mkdtempSync2,readdirSync as readdirSync6,rmSync as rmSync6}from"node:fs";import{tmpdir as tmpdir2}from"node:os";import{join as join19}from"node:path";var PREFIX2="cleanroom-run-";function makeTempDir(){let dir=mkdtempSync2(join19(tmpdir2(),`${PREFIX2}${ownerId()}-`));return chmodSync4(dir,457),dir}function removeTempDir(dir){rmSync6(dir,{recursive:!0,
force:!0})}function sweepTempDirs(){return readdirSync6(tmpdir2()).filter(name=>{let owner=name.startsWith(PREFIX2)?name.slice(PREFIX2.length,name.lastIndexOf("-")):null;return owner!==null&&!ownerMayLive(
owner)}).filter(removed).map(name=>`temp folder ${name}`)}function removed(name){try{return removeTempDir(join19(tmpdir2(),name)),!0}catch{return!1}}function engineContext(request,handlers,{backend},{config,plan,bin,redactor,runId,tempDir,afterwards}){let{settings}=config,selector=new BackendSelector(request.env,{custom:backend===null?[]:[backend],
onProgress:message2=>handlers.onEvent({type:"notice",message:message2})});afterwards.push(Promise.resolve().then(sweepTempDirs));let workspace=packWorkspace(plan.projectDir,plan.exclude,join20(tempDir,
"workspace.tar"));workspace.catch(()=>{});let snapshots=new SnapshotStore({dir:join20(plan.projectDir,SNAPSHOT_FOLDER),update:request.updateSnapshots,ci:request.env.CI==="true",onNotice:message2=>handlers.
onEvent({type:"notice",message:message2})}),notified=new Set;return setMaxListeners(0,handlers.signal),{runId,plan,workspace,bin,redactor,tempDir,select:async name=>{let selected=await selector.select(
name);if(name==="auto"&&selected.backend!==null&&!notified.has(selected.name)){notified.add(selected.name);let passed=await selector.passedOver(selected.name),why=passed.length===0?"":` (${passed.join(
"; ")})`;handlers.onEvent({type:"notice",message:`backend auto: using ${selected.name}${why}`})}return selected},maxConcurrent:settings.maxConcurrent,artifactsBytes:settings.artifacts.maxSizeBytes,requireBackend:request.
requireBackend,requireEnforcement:request.requireEnforcement,compareSnapshot:(name,text)=>snapshots.compare(name,text),signal:handlers.signal,afterwards:work=>{work.catch(()=>{}),afterwards.push(work)},
observer:{scenarioStarted:(name,backend2)=>handlers.onEvent({type:"scenario_started",name:redactor.text(name),backend:backend2}),stepFinished:(step2,output2)=>handlers.onEvent({type:"step_finished",step:redactor.
json(step2),output:output2}),scenarioFinished:scenario2=>handlers.onEvent({type:"scenario_finished",scenario:redactor.json(scenario2)})}}}var BASE64_COLUMNS=[64,76],HEX_COLUMNS=[60];function partsOf(secret){let parts=new Set([secret,secret.trim()]);if(/[\r\n]/.test(secret)){let lines=secret.split(/\r\n|\r|\n/);parts.add(lines.join(`\r
`).trim()),parts.add(lines.join(`
`).trim());for(let line of lines.map(each=>each.trim()))line.length>=8&&!/^-+(BEGIN|END) [A-Z0-9 ]+-+$/.test(line)&&parts.add(line)}return[...parts]}function encodingsOf(text){let bytes=Buffer.from(text,
"utf8"),forms=new Set([text]),add2=each=>forms.add(each);for(let each of base64Forms(bytes))add2(each);let hex=bytes.toString("hex");for(let each of[hex,...HEX_COLUMNS.flatMap(columns=>wrapped(hex,columns))])
add2(each),add2(each.toUpperCase());for(let each of percentForms(bytes))add2(each);for(let each of jsonForms(text))add2(each);for(let each of xmlForms(text))add2(each);for(let each of shellForms(text))
add2(each);return[...forms].map(form=>Buffer.from(form,"utf8"))}function*base64Forms(bytes){let alone=bytes.toString("base64"),forms=[alone,alone.replace(/=+$/,""),...BASE64_COLUMNS.flatMap(columns=>wrapped(
alone,columns))];for(let before of[0,1,2]){let whole=Buffer.concat([Buffer.alloc(before),bytes]).toString("base64");forms.push(whole.slice(Math.ceil(before*8/6),Math.floor((before+bytes.length)*8/6)))}
for(let form of forms)yield form,yield form.replaceAll("+","-").replaceAll("/","_")}function wrapped(text,columns){if(text.length<=columns)return[];let lines=text.match(new RegExp(`.{1,${columns}}`,"g"))??
[];return[lines.join(`
`),lines.join(`\r
`)]}var UNESCAPED=[/[A-Za-z0-9\-_.~]/,/[A-Za-z0-9\-_.!~*'()]/,/[A-Za-z0-9\-_.!~*'();/?:@&=+$,#]/,/[A-Za-z0-9*\-._]/];function*percentForms(bytes){for(let unescaped of UNESCAPED){let form="";for(let byte of bytes){
let character=String.fromCharCode(byte),hex=byte.toString(16).padStart(2,"0").toUpperCase();form+=byte<128&&unescaped.test(character)?character:`%${hex}`}yield form,yield form.replaceAll("%20","+");let lower=form.
replace(/%../g,each=>each.toLowerCase());yield lower,yield lower.replaceAll("%20","+")}}function*jsonForms(text){let plain2=inJson(text),html2=plain2.replace(/[<>&\u2028\u2029]/g,each=>unicodeEscape(each));
for(let form of[plain2,html2,plain2.replaceAll("/","\\/"),inJson(plain2)]){yield form;let ascii=form.replace(/[^\0-\x7f]/g,each=>unicodeEscape(each));yield ascii,yield ascii.replace(/\\u[0-9a-f]{4}/g,
each=>`\\u${each.slice(2).toUpperCase()}`)}}function inJson(text){return JSON.stringify(text).slice(1,-1)}function unicodeEscape(codeUnit){return`\\u${codeUnit.charCodeAt(0).toString(16).padStart(4,"0")}`}
function*xmlForms(text){let content=text.replaceAll("&","&amp;").replaceAll("<","&lt;").replaceAll(">","&gt;");for(let quote3 of['"',"&quot;","&#34;"])for(let apostrophe of["'","&apos;","&#39;","&#x27\
;"])yield content.replaceAll('"',quote3).replaceAll("'",apostrophe)}function*shellForms(text){yield text.replaceAll("'","'\\''"),yield text.replaceAll("'",`'"'"'`),yield text.replace(/[\\"$`]/g,"\\$&"),
yield text.replace(/[^A-Za-z0-9_\-.,:/@%+=\u0080-\uffff\n]/g,"\\$&")}var PatternSearch=class{#window;#shift;#candidates=new Map;constructor(patterns){this.#window=Math.min(255,...patterns.map(pattern=>pattern.length)),this.#shift=new Uint8Array(262144).fill(this.#window-
3+1);for(let pattern of patterns){for(let end2=2;end2<this.#window;end2++){let block=blockAt(pattern,end2);this.#shift[block]=Math.min(this.#shift[block]??0,this.#window-1-end2)}let last=blockAt(pattern,
this.#window-1);this.#candidates.set(last,[...this.#candidates.get(last)??[],pattern])}for(let bucket of this.#candidates.values())bucket.sort((a,b)=>b.length-a.length)}scan(bytes,final,onMatch){let shift=this.#shift,
reach2=this.#window-1,length=bytes.length,start=0,end2=reach2;for(;end2<length;){let block=blockAt(bytes,end2),skip=shift[block];if(skip!==0){end2+=skip;continue}start=end2-reach2;let found=this.#longestAt(
bytes,start,block,final);if(found==="undecided")return start;found>0&&onMatch(start,start+found),end2++}return final?length:end2-reach2}#longestAt(bytes,start,block,final){let available=bytes.length-start;
for(let pattern of this.#candidates.get(block)??[]){let compared=Math.min(pattern.length,available);if(compared<pattern.length&&final)continue;let at2=0;for(;at2<compared&&pattern[at2]===bytes[start+at2];)
at2++;if(at2===compared)return compared===pattern.length?compared:"undecided"}return 0}};function blockAt(bytes,end2){return(bytes[end2-2]<<12^bytes[end2-1]<<6^bytes[end2])&262143}var KEYS="schema_version run_id outcome started_at duration_ms backend engine version rootless policy controls requested enforced evidence seed determinism tier counts passed failed skipped error sour\
ce sha256 files bytes path name scenarios scenario steps services coverage percent omitted reason content_digest location line column tags image digest args exit_code stdout stderr truncated resources\
 cpu_ms memory_peak_bytes failures log_dir kind message hint context log bin file",REPORT_VOCABULARY=[...KEYS.split(" "),...ERROR_KINDS,...CONTROL_NAMES];var MARKER="[REDACTED]",MIN_CHARACTERS=4,MIN_DIGITS=6,COMMON=new Set("true false null none undefined enabled disabled default auto root admin user guest test tests testing debug info warn warning erro\
r trace local localhost main master latest stable release production staging development postgres mysql mariadb redis docker podman cleanroom passed failed skipped".split(" "));function rejectionOf(secret){
return[...secret].length<MIN_CHARACTERS?`shorter than ${MIN_CHARACTERS} characters: it would be found everywhere by chance`:COMMON.has(secret.toLowerCase())?`"${secret}" is too common a word to be a s\
ecret`:/^\d+$/.test(secret)&&secret.length<MIN_DIGITS?`a number of fewer than ${MIN_DIGITS} digits: it would be found in sizes, times and digests by chance`:new Set(secret).size===1?"one character, re\
peated: ordinary output holds it by chance":REPORT_VOCABULARY.some(word=>word.includes(secret))?"a word, or part of one, that every report holds":MARKER.includes(secret)?`a part of "${MARKER}", which \
stands in the place of secrets`:null}var MARKER_BYTES=Buffer.from(MARKER),NOTHING2=Buffer.alloc(0),RedactionStream=class{#search;#held=NOTHING2;#covered=0;constructor(search){this.#search=search}write(chunk){return this.#pass(chunk,!1)}end(){
return this.#pass(NOTHING2,!0)}#pass(chunk,final){if(this.#search===null)return chunk;let bytes=this.#held.length===0?chunk:Buffer.concat([this.#held,chunk]),pieces=[],written=this.#covered,decided=this.#search.
scan(bytes,final,(start,end2)=>{start>=written&&(start>written&&pieces.push(bytes.subarray(written,start)),pieces.push(MARKER_BYTES)),written=Math.max(written,end2)});return decided>written&&pieces.push(
bytes.subarray(written,decided)),this.#covered=Math.max(0,written-decided),this.#held=Buffer.from(bytes.subarray(decided)),pieces.length===1?pieces[0]:Buffer.concat(pieces)}};var Redactor=class{rejected;#search;constructor(secrets){let rejected=[],patterns=new Map;for(let secret of new Set(secrets)){if(secret.trim()==="")continue;let reason=rejectionOf(secret.trim());if(reason!==
null){rejected.push({length:secret.length,reason});continue}for(let part of partsOf(secret))if(rejectionOf(part)===null)for(let pattern of encodingsOf(part))patterns.set(pattern.toString("latin1"),pattern)}
this.rejected=rejected,this.#search=patterns.size===0?null:new PatternSearch([...patterns.values()])}stream(){return new RedactionStream(this.#search)}bytes(bytes){let buffer2=Buffer.from(bytes.buffer,
bytes.byteOffset,bytes.byteLength);if(this.#search===null)return buffer2;let stream2=this.stream(),head=stream2.write(buffer2),tail2=stream2.end();return tail2.length===0?head:Buffer.concat([head,tail2])}text(text){
if(this.#search===null)return text;let bytes=Buffer.from(text,"utf8"),redacted2=this.bytes(bytes);return redacted2.equals(bytes)?text:redacted2.toString("utf8")}json(value){return this.#search===null?
value:this.#deep(value)}#deep(value){if(typeof value=="string")return this.text(value);if(Array.isArray(value))return value.map(each=>this.#deep(each));if(typeof value!="object"||value===null)return value;
let entries=new Map;for(let[key,each]of Object.entries(value)){let redacted2=this.text(key),name=redacted2;for(let n=2;entries.has(name);n++)name=`${redacted2}#${n}`;entries.set(name,this.#deep(each))}
return Object.fromEntries(entries)}};function redactorFor(request,{settings,scenarios},handlers){let patterns=settings.artifacts.redactSensitive?settings.security.sensitiveEnvPatterns:[],tables=[request.env,settings.env,...scenarios.flatMap(
each=>[each.env,...each.steps.map(step2=>step2.env)])],declared=request.signing.key===null?request.secrets:[...request.secrets,request.signing.key],redactor=new Redactor(tables.flatMap(env=>collectSecrets(
env,patterns,declared)));for(let{length,reason}of redactor.rejected)handlers.onEvent({type:"warning",message:`a secret of ${length} characters can't be redacted: ${reason}`});return redactor}import{existsSync as existsSync4,mkdirSync as mkdirSync7,writeFileSync as writeFileSync5}from"node:fs";import{dirname as dirname6,join as join21}from"node:path";var MANIFEST="manifest.json",ATTESTATIONS="attestations.jsonl",PUBLIC_KEY="signing-key.pub.pem",REPORT="report.json",CONFIG="config.json";function bundleName(runId){return`${runId}.bundle.tgz`}function partialName(runId){return`${bundleName(runId)}.partial`}function isSafePath(path){return path===""||path.includes("\0")||/^[A-Za-z]:/.test(
path)?!1:path.split(/[/\\]/).every(segment=>segment!==""&&segment!=="."&&segment!=="..")}function byPath(a,b){return a.path<b.path?-1:a.path>b.path?1:0}function stepFiles(steps,redact){let files=[],width=Math.max(2,String(steps.length).length),whole={stdout:[],stderr:[]};return steps.forEach((step2,index)=>{let dir=`steps/${String(index+1).padStart(width,
"0")}-${slug(redact(step2.report.name))}`;step2.report.outcome!=="skipped"&&(step2.report.log_dir=dir);for(let name of["stdout","stderr"]){let bytes=step2[name];bytes.length>0&&steps.length>1&&whole[name].
push(Buffer.from(redact(header(step2)))),whole[name].push(bytes),step2.report.outcome!=="skipped"&&files.push({path:`${dir}/${name}.log`,content:bytes,essential:!1})}for(let[path,content]of step2.artifacts)
files.push({path:`${dir}/artifacts/${path}`,content,essential:!1})}),[{path:"stdout.log",content:Buffer.concat(whole.stdout),essential:!1},{path:"stderr.log",content:Buffer.concat(whole.stderr),essential:!1},
...files]}function untakenFiles(steps){return steps.flatMap(({report,omitted=[]})=>omitted.map(({path,bytes,reason})=>{let whole=`${report.log_dir}/artifacts/${path}`;return{path:isSafePath(whole)?whole:
JSON.stringify(whole),bytes,reason}}))}function writeRunFiles(runDir,files){let made=new Set;for(let{path,content}of files){let target=join21(runDir,path);attempt(target,()=>{let dir=dirname6(target);
made.has(dir)||makeFolders(dir),made.add(dir),writeFileSync5(target,content)})}}function makeRunDir(runDir){attempt(runDir,()=>{makeFolders(dirname6(runDir)),mkdirSync7(runDir)})}function makeFolders(dir){
if(!existsSync4(dir)){dirname6(dir)!==dir&&makeFolders(dirname6(dir));try{mkdirSync7(dir)}catch(error){if(error.code!=="EEXIST")throw error}}}function attempt(path,write){try{write()}catch(cause){let code=cause.
code??"error",full=code==="ENOSPC"||code==="EDQUOT";throw new CleanroomError("ArtifactInvalid",`cannot write ${path}: ${full?"no space left on the disk":code}`,{hint:full?"Free some space or choose an\
other output folder with --output-dir; the results above are complete.":"Choose a folder you may write to with --output-dir or [artifacts] output_dir.",context:{path,code},cause})}}function header({report}){
return`==> ${report.scenario} > ${report.name} (${report.backend}) <==
`}function slug(name){return name.toLowerCase().replaceAll(/[^a-z0-9]+/g,"-").replaceAll(/^-|-$/g,"").slice(0,40)||"step"}import{randomBytes as randomBytes6}from"node:crypto";function newRunId(now=new Date){return`${now.toISOString().replaceAll(/[-:]|\.\d+/g,"")}-${randomBytes6(4).toString("hex")}`}function timeOfRunId(name){
let match=/^(\d{4})(\d\d)(\d\d)T(\d\d)(\d\d)(\d\d)Z-[0-9a-f]{8}$/.exec(name);if(match===null)return null;let[,year,month,day,hour,minute,second]=match;return new Date(`${year}-${month}-${day}T${hour}:${minute}\
:${second}Z`)}import{join as join26}from"node:path";function tomlLiteral(value){if(value instanceof Date)return value.toISOString();if(Array.isArray(value))return`[${value.map(tomlLiteral).join(", ")}]`;if(typeof value=="object"&&value!==null){let pairs=Object.
entries(value).map(([key,child])=>`${tomlKey(key)} = ${tomlLiteral(child)}`);return pairs.length===0?"{}":`{ ${pairs.join(", ")} }`}return JSON.stringify(value)??"null"}function tomlKey(key){return/^[\w-]+$/.
test(key)?key:JSON.stringify(key)}var WIDEST=48;function configJson(loaded){let{settings,provenance:provenance2,values,files}=loaded,patterns=settings.security.sensitiveEnvPatterns,shown=[];for(let key of ordered(provenance2.keys())){
let origin=provenance2.get(key);if(!origin||key==="scenarios"||key==="services")continue;let secret=key.startsWith("env.")&&isSensitiveName(key.slice(4),patterns);shown.push({key,value:secret?"[REDACT\
ED]":values.get(key)??null,kind:origin.kind,from:origin.text})}for(let list of["services","scenarios"]){let kind=provenance2.get(list)?.kind??"default";for(let[index,{name,location:location2}]of loaded[list].
entries()){let from=kind==="option"?location2.file:`${location2.file}:${location2.line}:${location2.column}`;shown.push({key:`${list}[${index}]`,value:name,kind,from})}}return{project_dir:settings.projectDir,
files,values:shown}}function renderConfig(loaded){let rows=configJson(loaded).values.map(({key,value,from})=>({key,literal:tomlLiteral(value),from})),keyWidth=Math.max(...rows.map(({key})=>key.length)),
valueWidth=Math.min(WIDEST,Math.max(...rows.map(({literal:literal2})=>literal2.length)));return`${rows.map(({key,literal:literal2,from})=>`${key.padEnd(keyWidth)} = ${literal2.padEnd(valueWidth)}  # ${from}`).
join(`
`)}
`}function ordered(keys){return[...keys].map(key=>{let row=optionRow(key)??optionRow(key.split(".")[0]??"");return{key,rank:row?OPTIONS.indexOf(row):OPTIONS.length}}).sort((a,b)=>a.rank-b.rank||(a.key<
b.key?-1:1)).map(({key})=>key)}import{rmSync as rmSync8,writeFileSync as writeFileSync8}from"node:fs";import{join as join24}from"node:path";import{readFileSync as readFileSync12,renameSync as renameSync2,rmSync as rmSync7,writeFileSync as writeFileSync6}from"node:fs";import{join as join22}from"node:path";import{createHash as createHash5}from"node:crypto";import{gunzipSync,gzipSync,inflateRawSync}from"node:zlib";var FIXED=Buffer.from([31,139,8,4,0,0,0,0,0,255]),EXTRA=Buffer.from([36,0,67,82,32,0]),DIGEST_BYTES=32,
HEADER_BYTES=FIXED.length+EXTRA.length+DIGEST_BYTES,PLAIN_HEADER_BYTES=10,TRAILER_BYTES=8;function gzip(data){let body=gzipSync(data,{level:6}).subarray(PLAIN_HEADER_BYTES);return Buffer.concat([FIXED,
EXTRA,digestOf(body),body])}function gunzip(bytes,maxBytes){if(bytes.length<HEADER_BYTES+TRAILER_BYTES)return{data:null,problems:["truncated: shorter than a gzip header and trailer"]};let problems=[],
prefix=Buffer.concat([FIXED,EXTRA]);bytes.subarray(0,prefix.length).equals(prefix)||problems.push("the gzip header is not the one of a bundle");let body=bytes.subarray(HEADER_BYTES);digestOf(body).equals(
bytes.subarray(prefix.length,HEADER_BYTES))||problems.push("the compressed bytes do not have the digest that the gzip header states");let inflated=inflate(body,maxBytes);if(typeof inflated=="string")return{
data:null,problems:[...problems,inflated]};let end2=HEADER_BYTES+inflated.consumed+TRAILER_BYTES;return end2>bytes.length&&problems.push("truncated: the gzip trailer is cut short"),end2<bytes.length&&
problems.push(`${bytes.length-end2} bytes after the end of the gzip data`),trailerHolds(bytes.subarray(HEADER_BYTES,end2),maxBytes)||problems.push("the gzip checksum does not hold"),{data:inflated.data,
problems}}function inflate(body,maxBytes){try{let result=inflateRawSync(body,{maxOutputLength:maxBytes,info:!0});return{data:result.buffer,consumed:result.engine.bytesWritten}}catch(error){let code=error instanceof
Error&&"code"in error?error.code:void 0;return code==="ERR_BUFFER_TOO_LARGE"?`unpacks to more than ${maxBytes} bytes`:code==="Z_BUF_ERROR"?"truncated: the compressed data has no end":"the compressed d\
ata is damaged"}}function trailerHolds(member,maxBytes){try{let header3=Buffer.from([31,139,8,0,0,0,0,0,0,255]);return gunzipSync(Buffer.concat([header3,member]),{maxOutputLength:maxBytes}),!0}catch{return!1}}
function digestOf(body){return createHash5("sha256").update(body).digest()}var import_tar_stream5=__toESM(require_tar_stream(),1);async function packTar(members){let tar=(0,import_tar_stream5.pack)(),chunks=[],done=new Promise((resolve3,reject)=>{tar.on("data",chunk=>chunks.push(chunk)),tar.on("end",resolve3),tar.on("error",reject)});
for(let{path,bytes}of members)tar.entry({name:path,mode:420,uid:0,gid:0,mtime:new Date(0),type:"file"},bytes);tar.finalize();try{await done}catch(cause){throw new CleanroomError("Internal","The bundle\
 could not be packed",{hint:"This is a defect in Cleanroom: please report it.",cause})}return Buffer.concat(chunks)}async function writeBundle(runDir,manifest,attested){let members=[...manifest.files.map(file2=>file2.path),MANIFEST,...attested?[ATTESTATIONS]:[]].map(path2=>({path:path2,bytes:readFileSync12(join22(runDir,
path2))})),bytes=gzip(await packTar(members.sort(byPath))),path=join22(runDir,bundleName(manifest.run_id)),partial=join22(runDir,partialName(manifest.run_id));try{writeFileSync6(partial,bytes),renameSync2(
partial,path)}catch(error){throw rmSync7(partial,{force:!0}),error}return{path,sha256:sha256(bytes)}}import{readdirSync as readdirSync7,writeFileSync as writeFileSync7}from"node:fs";import{join as join23}from"node:path";function writeManifest(runDir,runId,signing){let files=manifestPaths(runDir,runId).map(path=>({path,...sha256File(join23(runDir,path))})),bytes=files.reduce((sum,file2)=>sum+file2.bytes,0);if(bytes>536870912)
throw new CleanroomError("ArtifactInvalid",`${runDir} holds ${bytes} bytes, a bundle at most ${536870912}`,{hint:"Lower max_size_bytes under [artifacts], or leave fewer files in $CLEANROOM_ARTIFACTS.",
context:{path:runDir,bytes,limit:536870912}});let manifest={schema_version:"1",run_id:runId,signing,files},text=renderManifest(manifest);return writeFileSync7(join23(runDir,MANIFEST),text),{manifest,sha256:sha256(
text)}}function renderManifest(manifest){let{schema_version,run_id,signing,files}=manifest,plain2={schema_version,run_id,signing:{kind:signing.kind,keyid:signing.keyid},files:files.map(({path,bytes,sha256:sha2562})=>({
path,bytes,sha256:sha2562}))};return`${JSON.stringify(plain2,null,2)}
`}function manifestPaths(runDir,runId){let unlisted=new Set([MANIFEST,ATTESTATIONS,bundleName(runId)]);return filesBelow(runDir,"").filter(path=>!unlisted.has(path)).map(path=>({path})).sort(byPath).map(
({path})=>path)}function filesBelow(root,folder){return readdirSync7(join23(root,folder),{withFileTypes:!0}).flatMap(entry=>{let path=folder===""?entry.name:`${folder}/${entry.name}`;if(entry.isDirectory())
return filesBelow(root,path);if(entry.isFile()&&isSafePath(path))return[path];let problem=entry.isFile()?"has a name that cannot be unpacked safely":"is neither a file nor a folder";throw new CleanroomError(
"ArtifactInvalid",`${JSON.stringify(path)} in ${root} ${problem}`,{hint:"A run directory holds only what Cleanroom wrote: remove the entry.",context:{path}})})}var STATEMENT_TYPE="https://in-toto.io/Statement/v1",TEST_RESULT="https://in-toto.io/attestation/test-result/v0.1",PROVENANCE="https://slsa.dev/provenance/v1",ISOLATION="https://cleanroom.dev/attestat\
ion/isolation/v1",BUILD_TYPE="https://cleanroom.dev/buildtypes/run/v1",PREDICATE_TYPES=[TEST_RESULT,PROVENANCE,ISOLATION];function statementsOf(facts){let subject2=subjectsOf(facts.report,facts.manifest.
sha256),predicates={[TEST_RESULT]:testResult(facts),[PROVENANCE]:provenance(facts),[ISOLATION]:isolation(facts)};return PREDICATE_TYPES.map(predicateType=>({_type:STATEMENT_TYPE,subject:subject2,predicateType,
predicate:predicates[predicateType]}))}function subjectsOf(report,manifestSha256){let{sha256:sha2562,bin}=report.source;if(!/^[0-9a-f]{64}$/.test(sha2562))return[{name:MANIFEST,digest:{sha256:manifestSha256}}];
let source={name:"source",digest:{sha256:sha2562}};if(bin===null)return[source];let name=bin.path===source.name?`./${bin.path}`:bin.path;return[source,{name,digest:{sha256:bin.sha256}}]}function runDescriptor(report,manifestSha256){
return{name:MANIFEST,digest:{sha256:manifestSha256},annotations:{run_id:report.run_id,content_digest:report.content_digest}}}function resultOf(report){return report.outcome==="passed"?"PASSED":report.
outcome==="skipped"?"WARNED":"FAILED"}function testResult({report,manifest}){let config=manifest.manifest.files.find(file2=>file2.path===CONFIG),runs=new Map;for(let{name}of report.scenarios)runs.set(
name,(runs.get(name)??0)+1);let named=(...outcomes)=>report.scenarios.filter(({outcome:outcome2})=>outcomes.includes(outcome2)).map(({name,backend})=>runs.get(name)===1?name:`${name} (${backend})`);return{
result:resultOf(report),configuration:[...config===void 0?[]:[{name:CONFIG,digest:{sha256:config.sha256}}],...imagesOf(report),runDescriptor(report,manifest.sha256)],passedTests:named("passed"),warnedTests:named(
"skipped"),failedTests:named("failed","error")}}function provenance({report,manifest,builder,parameters}){let started=Date.parse(report.started_at);return{buildDefinition:{buildType:BUILD_TYPE,externalParameters:parameters,
internalParameters:{seed:report.seed,backend:report.backend,determinism:report.determinism},resolvedDependencies:[...subjectsOf(report,manifest.sha256),...imagesOf(report)]},runDetails:{builder:{id:builder.
id,version:{cleanroom:builder.version}},metadata:{invocationId:report.run_id,startedOn:report.started_at,finishedOn:new Date(Math.round(started+report.duration_ms)).toISOString()},byproducts:[runDescriptor(
report,manifest.sha256)]}}}function isolation({report,manifest}){return{run_id:report.run_id,content_digest:report.content_digest,evidence:[runDescriptor(report,manifest.sha256)],scenarios:report.scenarios.
map(({name,backend,outcome:outcome2,engine:engine2,image,policy:policy2,content_digest})=>({name,backend,outcome:outcome2,engine:engine2,image,policy:policy2.name,controls:policy2.controls,content_digest}))}}
function imagesOf(report){let images=new Map;for(let{image}of report.scenarios){if(image===null)continue;let sha2562=/sha256:([0-9a-f]{64})$/.exec(image.digest??"")?.[1],descriptor={name:image.name,uri:`\
oci:${image.name}`};images.set(`${image.name} ${sha2562}`,sha2562===void 0?descriptor:{...descriptor,digest:{sha256:sha2562}})}return[...images.values()]}async function sealRun(request){let{runDir,report,signer,builder,parameters}=request;try{for(let stale of[PUBLIC_KEY,ATTESTATIONS,partialName(report.run_id)])rmSync8(join24(runDir,stale),{force:!0});signer!==
null&&writeFileSync8(join24(runDir,PUBLIC_KEY),signer.publicKeyPem);let signing={kind:signer?.kind??"none",keyid:signer?.keyid??null},manifest=writeManifest(runDir,report.run_id,signing);if(signer!==null){
let lines=statementsOf({report,manifest,builder,parameters}).map(statement=>`${renderEnvelope(signer.sign(statement))}
`);writeFileSync8(join24(runDir,ATTESTATIONS),lines.join(""))}return{bundle:await writeBundle(runDir,manifest.manifest,signer!==null),manifestSha256:manifest.sha256,signing}}catch(error){if(error instanceof
CleanroomError)throw error;let message2=error instanceof Error?error.message:String(error);throw new CleanroomError("ArtifactInvalid",`The evidence of the run could not be written: ${message2}`,{hint:"\
Check that the output directory is writable and that its disk is not full.",context:{path:runDir},cause:error})}}var Markup=class _Markup{constructor(text){this.text=text}text;static of(parts,values){return new _Markup(parts.map((part,index)=>part+(index<values.length?render2(values[index]):"")).join(""))}};function html(parts,...values){
return Markup.of(parts,values)}var ENTITIES={"&":"&amp;","<":"&lt;",">":"&gt;",'"':"&quot;","'":"&#39;"};function render2(value){return value instanceof Markup?value.text:value===null||value===!1||value===
void 0?"":typeof value=="object"?value.map(render2).join(""):plainText(String(value)).replace(/[&<>"']/g,char=>ENTITIES[char]??char)}function controlsSection(report){let groups=controlGroups(report);return groups.length===0?null:html`<h2>Isolation</h2>
<p class="muted small">What was asked for, and what was read back from the engine and from inside.</p>
${groups.map(({policy:policy2,backends})=>html`<details class="card">
<summary><h3>${policy2.name}</h3><span class="muted small">${backends.join(", ")}</span><span class="push small muted">${policy2.controls.filter(control2=>control2.enforced).length} of ${policy2.controls.
length} in force</span></summary>
<div class="scroll"><table>
<thead><tr><th scope="col">Control</th><th scope="col">Asked for</th><th scope="col">In force</th><th scope="col">Evidence</th></tr></thead>
<tbody>${policy2.controls.map(control2=>html`<tr><th scope="row">${control2.name}</th><td>${control2.requested}</td>
<td>${control2.enforced?html`<span class="yes">yes</span>`:html`<span class="no">no</span>`}</td>
<td class="small">${control2.evidence.map(line=>html`<code>${line}</code><br>`)}</td></tr>`)}</tbody></table></div></details>`)}`}function evidenceSection(report){let{source,omitted}=report,rows=[["Co\
ntent digest",report.content_digest,"what must not vary between two runs of the same input"],["Tested source",source.sha256,`${source.files} files, ${bytesText(source.bytes)}`],...source.bin===null?[]:
[["Tested binary",source.bin.sha256,source.bin.path]]];return html`<h2>Evidence</h2>
<div class="card"><div class="scroll"><table>
<thead><tr><th scope="col">Subject</th><th scope="col">SHA-256</th><th scope="col">What it covers</th></tr></thead>
<tbody>${rows.map(([name,digest3,note2])=>html`<tr><th scope="row">${name}</th><td><code>${digest3}</code></td><td class="muted small">${note2}</td></tr>`)}</tbody></table></div></div>
${omitted.length>0&&html`<details class="card"><summary><h3>${plural(omitted.length,"file")} left out of the run directory</h3></summary><div class="body"><ul class="plain">${omitted.slice(0,200).map(
file2=>html`<li><code>${file2.path}</code> <span class="muted small">${bytesText(file2.bytes)}, ${file2.reason}</span></li>`)}</ul></div></details>`}`}var MAX_STREAM=2e4,MAX_ALL=2e6,MAX_PASSED=200,OutputBudget=class{#left=MAX_ALL;take(text){let taken=lastPart(text,400,Math.min(MAX_STREAM,Math.max(this.#left,1e3)));return this.#left-=taken.length,taken}get spent(){
return this.#left<=0}};function scenarioCard(scenario2,id,texts,budget){let own=ownFailure(scenario2),room=MAX_PASSED,steps=scenario2.steps.filter(step2=>isBad(step2)||room-- >0),left=scenario2.steps.
length-steps.length,open=html`<details class="card" id="${id}" open>`,closed=html`<details class="card" id="${id}">`,{file:file2,line}=scenario2.location;return html`${isBad(scenario2)?open:closed}
<summary><span class="badge ${scenario2.outcome}">${scenario2.outcome}</span><h3>${scenario2.name}</h3>
<span class="muted small">${scenario2.backend}</span><span class="muted small push">${durationText(scenario2.duration_ms)}</span></summary>
<div class="body">
<p class="muted small"><code>${file2}:${line}</code>${scenario2.image!==null&&html` · image <code>${scenario2.image.name}</code>`} · policy ${scenario2.policy.name}${scenario2.tags.length>0&&` · ${scenario2.
tags.join(" ")}`}</p>
${scenario2.reason!==null&&html`<p>${scenario2.outcome}: ${scenario2.reason}</p>`}
${own!==null&&failureBox(own)}
${steps.map(step2=>stepBox(step2,texts(step2),budget))}
${left>0&&html`<p class="muted">${plural(left,"more step")} passed and left out here; report.json has all of them.</p>`}
</div>
</details>
`}function stepBox(step2,text,budget){let bad=isBad(step2),facts=[...step2.outcome==="skipped"?[]:[step2.exit_code===null?"no exit code":`exit ${step2.exit_code}`,durationText(step2.duration_ms)],...step2.
resources.memory_peak_bytes===null?[]:[`${bytesText(step2.resources.memory_peak_bytes)} memory`]];return html`<div class="step">
<div class="head"><span class="badge ${step2.outcome}">${step2.outcome}</span><strong>${step2.name}</strong><span class="muted small push">${facts.join(" · ")}</span></div>
<p class="cmd"><code>${commandText(step2.args)}</code></p>
${failuresOf(step2).map(failureBox)}
${output("stderr",step2.stderr,text?.stderr,bad,budget)}${output("stdout",step2.stdout,text?.stdout,bad,budget)}
${step2.files.length>0&&html`<details><summary>${plural(step2.files.length,"file")} left by the step</summary><ul class="plain">${step2.files.map(file2=>html`<li><code>${file2.path}</code> <span class="muted small">${bytesText(
file2.bytes)}</span></li>`)}</ul></details>`}
${bad&&step2.log_dir!==null&&html`<p class="muted small">Whole logs: <code>${step2.log_dir}</code></p>`}
</div>
`}function failureBox(failure2){let[first="",...rest]=failure2.message.split(`
`);return html`<div class="failure"><p><span class="kind">${failure2.kind}</span> ${first}</p>
${rest.length>0&&html`<pre>${rest.join(`
`).replace(/^ {4}/gm,"")}</pre>`}
${failure2.hint!==""&&html`<p class="hint">${failure2.hint}</p>`}</div>`}function output(name,stream2,text,bad,budget){if(stream2.bytes===0)return null;let title=html`${name} <span class="small">(${bytesText(
stream2.bytes)}${stream2.truncated&&", cut at max_output"})</span>`;if(text===void 0||budget.spent&&!bad)return html`<p class="muted small">${title}</p>`;let body=html`<summary>${title}</summary><pre tabindex="0">${budget.
take(text)}</pre></details>`;return html`<details>${body}`}var STYLE=`
:root {
  color-scheme: light dark;
  --bg: #f6f7f9; --card: #ffffff; --line: #dfe3e8; --text: #1b1f24; --muted: #59636e; --code: #f0f2f5;
  --passed: #116329; --failed: #b3261e; --error: #9a3412; --skipped: #59636e; --link: #0757ba;
  --passed-bg: #dafbe1; --failed-bg: #ffe9e7; --error-bg: #ffeedd; --skipped-bg: #e9ecf0;
  --passed-bar: #2da44e; --failed-bar: #d1342b; --error-bar: #dd7a2b; --skipped-bar: #a3adb8;
}
@media (prefers-color-scheme: dark) {
  :root {
    --bg: #0d1117; --card: #161b22; --line: #2d343d; --text: #e6edf3; --muted: #9aa4af; --code: #0b0f14;
    --passed: #6fdd8b; --failed: #ff9a92; --error: #ffb27a; --skipped: #9aa4af; --link: #79b8ff;
    --passed-bg: #12331e; --failed-bg: #43191b; --error-bg: #40270f; --skipped-bg: #262c34;
    --passed-bar: #2ea043; --failed-bar: #da3633; --error-bar: #c4691f; --skipped-bar: #484f58;
  }
}
* { box-sizing: border-box; }
html { scroll-behavior: smooth; }
body { margin: 0; background: var(--bg); color: var(--text); line-height: 1.5;
  font: 15px/1.5 system-ui, -apple-system, "Segoe UI", Roboto, "Noto Sans", Ubuntu, "DejaVu Sans", sans-serif; }
main, header > div, footer { max-width: 1080px; margin: 0 auto; padding: 0 24px; }
header { background: var(--card); border-bottom: 1px solid var(--line); padding: 28px 0 22px; }
h1 { font-size: 24px; line-height: 1.25; margin: 0; display: flex; flex-wrap: wrap; gap: 12px; align-items: center; }
h2 { font-size: 17px; margin: 34px 0 12px; }
h3 { font-size: 15px; margin: 0; overflow-wrap: anywhere; }
p { margin: 6px 0; }
a { color: var(--link); text-underline-offset: 2px; }
:focus-visible { outline: 2px solid var(--link); outline-offset: 2px; border-radius: 4px; }
.skip { position: absolute; left: -9999px; }
.skip:focus { left: 12px; top: 12px; background: var(--card); padding: 8px 12px; }
code, pre, .mono { font-family: ui-monospace, "SF Mono", SFMono-Regular, Menlo, Consolas, "DejaVu Sans Mono", monospace; font-size: 12.5px; }
code { overflow-wrap: anywhere; }
pre { background: var(--code); border: 1px solid var(--line); border-radius: 6px; padding: 10px 12px; margin: 8px 0;
  overflow: auto; max-height: 420px; white-space: pre-wrap; overflow-wrap: anywhere; tab-size: 4; }
.muted { color: var(--muted); }
.small { font-size: 13px; }
.num { text-align: right; font-variant-numeric: tabular-nums; white-space: nowrap; }
.badge { display: inline-block; border-radius: 999px; padding: 1px 10px; font-size: 12.5px; font-weight: 600; white-space: nowrap; line-height: 1.6; }
h1 .badge { font-size: 15px; padding: 2px 14px; }
.passed { color: var(--passed); background: var(--passed-bg); }
.failed { color: var(--failed); background: var(--failed-bg); }
.error { color: var(--error); background: var(--error-bg); }
.skipped { color: var(--skipped); background: var(--skipped-bg); }
.bar { display: flex; height: 8px; border-radius: 4px; overflow: hidden; margin: 16px 0 8px; gap: 2px; }
.bar span { min-width: 4px; background: var(--skipped-bar); }
.bar .b-passed { background: var(--passed-bar); } .bar .b-failed { background: var(--failed-bar); } .bar .b-error { background: var(--error-bar); }
dl.facts { display: grid; grid-template-columns: repeat(auto-fit, minmax(200px, 1fr)); gap: 12px 24px; margin: 18px 0 0; }
dl.facts dt { color: var(--muted); font-size: 12.5px; }
dl.facts dd { margin: 0; font-weight: 500; overflow-wrap: anywhere; }
.card { background: var(--card); border: 1px solid var(--line); border-radius: 10px; margin: 0 0 12px; overflow: hidden; }
.card > summary, .card > .head { padding: 12px 16px; display: flex; gap: 10px; align-items: center; flex-wrap: wrap; }
summary { cursor: pointer; }
.card > summary { list-style: none; }
.card > summary::-webkit-details-marker { display: none; }
.card > summary::before { content: "›"; color: var(--muted); font-size: 18px; line-height: 1; width: 10px; transition: transform .12s; }
.card[open] > summary::before { transform: rotate(90deg); }
.card > summary:hover { background: color-mix(in srgb, var(--text) 4%, transparent); }
.push { margin-left: auto; }
.body { padding: 4px 16px 14px; border-top: 1px solid var(--line); }
.scroll { overflow-x: auto; }
table { border-collapse: collapse; width: 100%; }
caption { text-align: left; color: var(--muted); font-size: 13px; padding: 6px 0; }
th { text-align: left; font-weight: 600; font-size: 12.5px; color: var(--muted); }
th, td { padding: 8px 12px 8px 0; border-bottom: 1px solid var(--line); vertical-align: top; }
th:last-child, td:last-child { padding-right: 0; }
tbody tr:last-child > * { border-bottom: 0; }
td { overflow-wrap: anywhere; }
.card > .scroll { padding: 4px 16px; }
.step { padding: 12px 0; border-bottom: 1px solid var(--line); }
.step:last-child { border-bottom: 0; padding-bottom: 2px; }
.step .head { display: flex; gap: 10px; align-items: baseline; flex-wrap: wrap; }
.step .cmd { margin: 4px 0 0; color: var(--muted); }
.failure { border-left: 3px solid var(--failed-bar); padding: 2px 0 2px 14px; margin: 12px 0; }
.failure pre { border: 0; }
.failure .kind { color: var(--failed); font-weight: 600; }
.hint::before { content: "→ "; color: var(--muted); }
.step details { margin-top: 8px; }
.step details > summary { color: var(--muted); font-size: 13px; }
.yes { color: var(--passed); font-weight: 600; } .no { color: var(--error); font-weight: 600; }
ul.plain { margin: 0; padding: 0; list-style: none; }
footer { color: var(--muted); font-size: 13px; padding-top: 24px; padding-bottom: 40px; }
@media (max-width: 640px) { main, header > div, footer { padding-left: 14px; padding-right: 14px; } .push { margin-left: 0; } }
@media print { body { background: #fff; } pre { max-height: none; } .card { break-inside: avoid; } }
`;var MAX_PASSED2=500,STYLE_ELEMENT=Markup.of([`<style>${STYLE}</style>`],[]),OUTCOMES=["passed","failed","error","skipped"];function renderHtml(report,texts=noTexts){let numbered=report.scenarios.map((scenario2,index)=>({
scenario:scenario2,id:`s${index+1}`})),bad=numbered.filter(({scenario:scenario2})=>isBad(scenario2)),good=numbered.filter(({scenario:scenario2})=>!isBad(scenario2)),shown=[...bad,...good.slice(0,MAX_PASSED2)],
left=numbered.length-shown.length,budget=new OutputBudget;return html`<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta http-equiv="Content-Security-Policy" content="default-src 'none'; style-src 'unsafe-inline'">
<title>${report.outcome}: Cleanroom ${report.run_id}</title>
${STYLE_ELEMENT}
</head>
<body>
<a class="skip" href="#main">Skip to the results</a>
${header2(report)}
<main id="main">
${runError(report)}
<h2 id="scenarios">Scenarios</h2>
${overview(shown)}
${left>0&&html`<p class="muted">${plural(left,"more scenario")} passed or skipped and left out here; report.json has all of them.</p>`}
<h2>Steps</h2>
${shown.map(({scenario:scenario2,id})=>scenarioCard(scenario2,id,texts,budget))}
${controlsSection(report)}
${evidenceSection(report)}
</main>
<footer>Times and sizes as measured in this run. The same results as data: report.json, junit.xml, trace.json.</footer>
</body>
</html>
`.text}function header2(report){let{engine:engine2,counts}=report,name=[engine2.name,engine2.version,engine2.rootless?"(rootless)":null].filter(part=>part!==null).join(" "),facts=[["Run",report.run_id],
["Started",report.started_at.replace("T"," ").replace(/\.\d+Z$/," UTC")],["Duration",durationText(report.duration_ms)],["Backend",report.backend===engine2.name?name:`${report.backend} · ${name}`],["P\
olicy",report.policy.name],["Seed",String(report.seed)],["Determinism",report.determinism.tier]],bars=OUTCOMES.filter(outcome2=>counts[outcome2]>0);return html`<header><div>
<h1><span class="badge ${report.outcome}">${report.outcome}</span> Cleanroom run</h1>
<div class="bar" role="img" aria-label="${countsText(counts)}">${bars.map(outcome2=>html`<span class="b-${outcome2}" style="flex-grow: ${counts[outcome2]}"></span>`)}</div>
<p>${plural(report.scenarios.length,"scenario")}: <strong>${countsText(counts)}</strong> · ${plural(report.steps.length,"step")}</p>
<dl class="facts">${facts.map(([term,value])=>html`<div><dt>${term}</dt><dd>${value}</dd></div>`)}</dl>
</div></header>`}function runError({error,scenarios}){return error===null||scenarios.some(scenario2=>scenario2.error?.message===error.message)?null:html`<div class="failure" role="alert"><p class="kind">${error.
kind}</p><pre>${error.message}</pre><p class="hint">${error.hint}</p></div>`}function overview(shown){return html`<div class="card"><div class="scroll"><table>
<caption>What failed comes first.</caption>
<thead><tr><th scope="col">Outcome</th><th scope="col">Scenario</th><th scope="col">Backend</th><th scope="col" class="num">Steps</th><th scope="col" class="num">Duration</th></tr></thead>
<tbody>
${shown.map(({scenario:scenario2,id})=>html`<tr>
<td><span class="badge ${scenario2.outcome}">${scenario2.outcome}</span></td>
<th scope="row" style="color: inherit; font-size: inherit"><a href="#${id}">${scenario2.name}</a>${scenario2.reason!==null&&html`<div class="muted small" style="font-weight: 400">${scenario2.reason}</div>`}</th>
<td>${scenario2.backend}</td><td class="num">${scenario2.steps.length}</td><td class="num">${durationText(scenario2.duration_ms)}</td>
</tr>`)}
</tbody></table></div></div>`}var outcome=_enum(["passed","failed","skipped","error"]),failure=object({kind:_enum(ERROR_KINDS),message:string(),hint:string(),context:record(string(),unknown())}),stream=object({bytes:int(),sha256:string(),
truncated:boolean()}),location=object({file:string(),line:int(),column:int()}),file=object({path:string(),bytes:int(),sha256:string()}),step=object({name:string(),scenario:string(),backend:string(),args:array(
string()),location,outcome,exit_code:nullable(int()),started_at:nullable(string()),duration_ms:number(),stdout:stream,stderr:stream,files:array(file),resources:object({cpu_ms:nullable(number()),memory_peak_bytes:nullable(
int())}),error:nullable(failure),failures:array(failure),log_dir:nullable(string())}),control=object({name:_enum(CONTROL_NAMES),requested:string(),enforced:boolean(),evidence:array(string())}),policy=object(
{name:string(),controls:array(control)}),engine=object({name:string(),version:nullable(string()),rootless:boolean()}),scenario=object({name:string(),backend:string(),outcome,reason:nullable(string()),
location,tags:array(string()),duration_ms:number(),image:nullable(object({name:string(),digest:nullable(string())})),engine:nullable(engine),policy,error:nullable(failure),steps:array(step),content_digest:nullable(
string())}),reportSchema=object({schema_version:literal("1"),run_id:string(),outcome,started_at:string(),duration_ms:number(),backend:string(),engine,policy,seed:int(),determinism:object({tier:string(),
controls:array(string())}),counts:object({passed:int(),failed:int(),skipped:int(),error:int()}),source:object({sha256:string(),files:int(),bytes:int(),bin:nullable(file)}),scenarios:array(scenario),steps:array(
step),services:array(object({name:string(),image:string(),outcome:string(),log:nullable(string())})),coverage:nullable(object({percent:number()})),error:nullable(failure),omitted:array(object({path:string(),
bytes:int(),reason:string()})),content_digest:string()});var READABLE_STEPS=500;function renderReport(report){let checked=safeParse(reportSchema,report);if(!checked.success){let problems=checked.error.issues.map(issue=>`${issue.path.join(".")}: ${issue.message}`);
throw new CleanroomError("Internal",`the report does not fit its own schema: ${problems.slice(0,5).join("; ")}`,{hint:"This is a defect in Cleanroom: please report it with the run directory attached.",
context:{problems}})}return`${JSON.stringify(checked.data,null,report.steps.length>READABLE_STEPS?0:2)}
`}import{stripVTControlCharacters}from"node:util";var NOT_XML=/[^\t\n\r\x20-\ud7ff\ue000-\ufffd\u{10000}-\u{10ffff}]/gu,ENTITIES2={"&":"&amp;","<":"&lt;",">":"&gt;","\r":"&#13;"};function escapeText(text){
return stripVTControlCharacters(text).replace(NOT_XML,"�").replace(/[&<>\r]/g,char=>ENTITIES2[char]??char)}function attributes(values){return Object.entries(values).map(([name,value])=>{let text=escapeText(
String(value)).replaceAll('"',"&quot;").replaceAll(`
`,"&#10;").replaceAll("	","&#9;");return` ${name}="${text}"`}).join("")}function element(name,values,text){return`      <${name}${attributes(values)}>${escapeText(text)}</${name}>
`}var MAX_OUTPUT=32768;function renderJunit(report,texts=noTexts){let suites=report.scenarios.map(scenario2=>renderSuite(report,scenario2,texts)),totals=suites.reduce((sum,{counts})=>addCounts(sum,counts),
noCounts()),head=attributes({name:"cleanroom",...totals,time:seconds(report.duration_ms),timestamp:report.started_at}),body=suites.map(({xml})=>xml).join("");return`<?xml version="1.0" encoding="UTF-8\
"?>
<testsuites${head}>
${body}</testsuites>
`}function renderSuite(report,scenario2,texts){let name=`${scenario2.name} [${scenario2.backend}]`,cases=scenario2.steps.map(step2=>renderStep(name,scenario2,step2,texts(step2))),own=renderScenarioCase(
name,scenario2);own!==null&&cases.push(own);let counts=cases.reduce((sum,{outcome:outcome2})=>addCounts(sum,countsOf(outcome2)),noCounts()),properties={run_id:report.run_id,backend:scenario2.backend,engine:scenario2.
engine===null?"":`${scenario2.engine.name} ${scenario2.engine.version??""}`.trim(),image:scenario2.image?.digest??scenario2.image?.name??"",policy:scenario2.policy.name,seed:String(report.seed),content_digest:scenario2.
content_digest??""},shown=Object.entries(properties).filter(([,value])=>value!==""),timestamp=scenario2.steps.find(step2=>step2.started_at!==null)?.started_at??report.started_at,head=attributes({name,
...counts,time:seconds(scenario2.duration_ms),timestamp,file:scenario2.location.file}),list=shown.map(([key,value])=>`      <property${attributes({name:key,value})}/>
`).join("");return{xml:`  <testsuite${head}>
    <properties>
${list}    </properties>
${cases.map(one=>one.xml).join("")}  </testsuite>
`,counts}}function renderScenarioCase(classname,scenario2){let failure2=ownFailure(scenario2);if(failure2===null&&scenario2.steps.length>0)return null;let text=failure2===null?scenario2.reason??"":`${failure2.
kind}: ${failure2.message}
${failure2.hint}`,body=verdict(scenario2.outcome,failure2?.kind??scenario2.outcome,failure2?.message??text,text);return testcase(classname,scenario2.name,scenario2.location,0,scenario2.outcome,body)}function renderStep(classname,scenario2,step2,text){
let failures=failuresOf(step2),detail=[...failures.map(failure2=>`${failure2.kind}: ${failure2.message}
${failure2.hint}
`),`args: ${commandText(step2.args)}`,`exit code: ${step2.exit_code??"none"}`,...step2.log_dir===null?[]:[`logs: ${step2.log_dir}`]].join(`
`),why=step2.outcome==="skipped"?scenario2.reason??"an earlier step failed":failures[0]?.message??step2.outcome,output2=(name,stream2)=>stream2===void 0||stream2===""?"":element(name,{},lastPart(stream2,
2e3,MAX_OUTPUT)),body=[verdict(step2.outcome,failures[0]?.kind??step2.outcome,why,detail),output2("system-out",text?.stdout),output2("system-err",text?.stderr)].join("");return testcase(classname,step2.
name,step2.location,step2.duration_ms,step2.outcome,body)}function testcase(classname,name,location2,ms,outcome2,body){let head=attributes({classname,name,time:seconds(ms),file:location2.file,line:location2.
line});return{xml:body===""?`    <testcase${head}/>
`:`    <testcase${head}>
${body}    </testcase>
`,outcome:outcome2}}function verdict(outcome2,type,message2,text){let[first=""]=message2.split(`
`);return outcome2==="skipped"?`      <skipped${attributes({message:first})}/>
`:isBad({outcome:outcome2})?element(outcome2==="failed"?"failure":"error",{type,message:first},escapeText(text)===""?first:text):""}function noCounts(){return{tests:0,failures:0,errors:0,skipped:0}}function countsOf(outcome2){
let one=name=>outcome2===name?1:0;return{tests:1,failures:one("failed"),errors:one("error"),skipped:one("skipped")}}function addCounts(a,b){return{tests:a.tests+b.tests,failures:a.failures+b.failures,
errors:a.errors+b.errors,skipped:a.skipped+b.skipped}}function seconds(ms){return(ms/1e3).toFixed(3)}function renderTrace(report,phases){let start=Math.min(...phases.map(phase2=>phase2.start),instant(report.started_at)??1/0),begin=Number.isFinite(start)?start:0,end2=Math.max(begin,...phases.map(phase2=>phase2.
end)),phase=phases.find(({name})=>name==="run"),run={path:phase===void 0?"run":"phase/run",start:phase?.start??begin},root={path:"run",parent:null,name:"cleanroom",start:begin,end:end2,outcome:report.
outcome,message:report.error?.message??"",attributes:{"cleanroom.run_id":report.run_id,"cleanroom.seed":report.seed,"cleanroom.content_digest":report.content_digest}},spans=[root,...phases.map(phase2=>{
let outcome2=phase2.name==="run"?report.outcome:"passed";return{...phase2,path:`phase/${phase2.name}`,parent:root.path,outcome:outcome2,message:"",attributes:{}}}),...report.scenarios.flatMap((scenario2,index)=>scenarioSpans(
scenario2,`scenario/${index}`,run))],resource={attributes:attributes2({"service.name":"cleanroom","cleanroom.backend":report.backend,"cleanroom.policy":report.policy.name,"cleanroom.engine":report.engine.
name,"cleanroom.engine_version":report.engine.version})},scopeSpans=[{scope:{name:"cleanroom"},spans:spans.map(span=>encode(report.run_id,span))}];return`${JSON.stringify({resourceSpans:[{resource,scopeSpans}]},
null,1)}
`}function scenarioSpans(scenario2,path,run){let steps=scenario2.steps.map((step2,index)=>{let start2=(step2.started_at===null?null:instant(step2.started_at))??run.start;return{path:`${path}/step/${index}`,
parent:path,name:step2.name,start:start2,end:start2+step2.duration_ms,outcome:step2.outcome,message:step2.error?.message??"",attributes:{"cleanroom.backend":step2.backend,"process.exit.code":step2.exit_code,
"cleanroom.error_kind":step2.error?.kind??null,"cleanroom.stdout_bytes":step2.stdout.bytes,"cleanroom.stderr_bytes":step2.stderr.bytes,"cleanroom.cpu_ms":step2.resources.cpu_ms,"cleanroom.memory_peak_\
bytes":step2.resources.memory_peak_bytes}}}),begun=scenario2.steps.flatMap((step2,index)=>step2.started_at===null?[]:[steps[index]?.start??run.start]),start=begun.length===0?run.start:Math.min(...begun);
return[{path,parent:run.path,name:scenario2.name,start,end:Math.max(start+scenario2.duration_ms,...steps.map(step2=>step2.end)),outcome:scenario2.outcome,message:scenario2.error?.message??scenario2.reason??
"",attributes:{"cleanroom.backend":scenario2.backend,"container.image.name":scenario2.image?.name??null,"cleanroom.policy":scenario2.policy.name,"code.file.path":scenario2.location.file,"code.line.num\
ber":scenario2.location.line}},...steps]}function encode(runId,span){let{path,parent,outcome:outcome2,message:message2}=span,end2=Math.max(span.start,span.end),bad=outcome2==="failed"||outcome2==="err\
or";return{traceId:sha256(`trace\0${runId}`).slice(0,32),spanId:spanId(runId,path),parentSpanId:parent===null?"":spanId(runId,parent),name:plainText(span.name),kind:1,startTimeUnixNano:nanoseconds(span.
start),endTimeUnixNano:nanoseconds(end2),attributes:attributes2({...span.attributes,"cleanroom.outcome":outcome2,"cleanroom.duration_ms":Math.round((end2-span.start)*1e3)/1e3}),status:bad?{code:2,message:plainText(
message2)}:{code:outcome2==="passed"?1:0}}}function spanId(runId,path){return sha256(`span\0${runId}\0${path}`).slice(0,16)}function nanoseconds(ms){return String(BigInt(Math.round(ms*1e3))*1000n)}function attributes2(values){
return Object.entries(values).flatMap(([key,value])=>value===null?[]:[{key,value:encodeValue(value)}])}function encodeValue(value){return typeof value=="string"?{stringValue:plainText(value)}:Number.isInteger(
value)?{intValue:String(value)}:{doubleValue:value}}function instant(text){let ms=Date.parse(text);return Number.isNaN(ms)?null:ms}import{deflateRawSync}from"node:zlib";var EVIDENCE={run:32*1024,scenario:8*1024,file:256};function keepWhatFits(files,maxBytes,report){let safe=files.filter(file2=>isSafePath(file2.path)?!0:(leaveOut(report,JSON.stringify(file2.path),file2,
"its name can't be kept safely on every system"),!1)),room=maxBytes-EVIDENCE.run-EVIDENCE.scenario*report.scenarios.length-EVIDENCE.file*safe.length;if(2*safe.reduce((sum,{content})=>sum+Buffer.byteLength(
content),0)<=room)return safe;let cost=({content})=>Buffer.byteLength(content)+deflateRawSync(content).length;for(let file2 of safe)file2.essential&&(room-=cost(file2));return safe.filter(file2=>{if(file2.
essential)return!0;let taken=Buffer.byteLength(file2.content)<=room?cost(file2):Number.POSITIVE_INFINITY;return taken<=room?(room-=taken,!0):(leaveOut(report,file2.path,file2,`the run directory is lim\
ited to ${maxBytes} bytes`),!1)})}function leaveOut(report,path,{content},reason){report.omitted.push({path,bytes:Buffer.byteLength(content),reason})}import{readdirSync as readdirSync8,rmSync as rmSync9}from"node:fs";import{join as join25}from"node:path";var DAY_MS=1440*60*1e3;function applyRetention(outputDir,keepDays,now=new Date){if(keepDays===null)return[];let old=readdirSync8(outputDir).filter(name=>{let began=timeOfRunId(name);return began!==null&&
now.getTime()-began.getTime()>keepDays*DAY_MS});for(let name of old)rmSync9(join25(outputDir,name),{recursive:!0,force:!0});return old}var REPORT2="report.json";async function writeResults(finished2){let{report,config}=finished2,{artifacts}=config.settings;if(!artifacts.enabled)return{report,runDir:null,bundle:null,writeError:null};let runDir=join26(
artifacts.outputDir,report.run_id);try{makeRunDir(runDir),report.omitted.push(...untakenFiles(finished2.results.flatMap(({steps})=>steps)));let told=keepWhatFits([...documents(finished2),...inOrderOfNeed(
finished2.logs,report)],artifacts.maxSizeBytes,report).map(file2=>file2.path===REPORT2?reportFile(report):file2);writeRunFiles(runDir,told);let{bundle}=await seal(finished2,runDir);return applyRetention(
artifacts.outputDir,artifacts.keepDays),{report,runDir,bundle,writeError:null}}catch(thrown){return{report,runDir,bundle:null,writeError:redacted(asCleanroomError(thrown),finished2.redactor)}}}function documents(finished2){
let{report,results,config,redactor}=finished2,texts=stepTextsOf(report,results);return[{path:"config.json",content:`${JSON.stringify(redactor.json(configJson(config)),null,2)}
`,essential:!0},reportFile(report),{path:"junit.xml",content:renderJunit(report,texts),essential:!0},{path:"report.html",content:renderHtml(report,texts),essential:!1},traceFile(finished2)]}function traceFile({
report,phases}){let spans=[{name:"prepare",start:phases.start,end:phases.prepared},{name:"run",start:phases.prepared,end:phases.ran},{name:"teardown",start:phases.ran,end:Date.now()}];return{path:"tra\
ce.json",content:renderTrace(report,spans),essential:!1}}function inOrderOfNeed(logs,report){let bad=new Set(report.steps.filter(({outcome:outcome2})=>outcome2!=="passed").map(({log_dir})=>log_dir)),needed=({
path})=>bad.has(path.split("/").slice(0,2).join("/"));return[...logs.filter(needed),...logs.filter(file2=>!needed(file2))]}function reportFile(report){return{path:REPORT2,content:renderReport(report),
essential:!0}}async function seal({builder,plan,report,redactor,signer},runDir){let facts=await builder,scenarios=plan.scenarios.map(({name,backends,image,policy:policy2,isolation:isolation2,concurrent,
steps})=>({name,backends,image,policy:policy2.name,isolation:isolation2,concurrent,steps:steps.map(step2=>step2.name)}));return sealRun({runDir,report,parameters:redactor.json({seed:plan.seed,workdir:plan.
workdir,bin:plan.bin,scenarios,ci:{...facts}}),signer,builder:{id:facts.id,version:VERSION}})}function redacted(error,redactor){return redactor.json(error.toFailure())}var ENGINE_BUSY_MS=30;async function runProject(request,handlers,extensions={backend:null,policy:null}){let startedAt=new Date,start=performance.now(),config=await loadConfig({cwd:request.cwd,env:request.
env,configPath:locateConfig(request.cwd,request.paths),overrides:request.overrides}),plan=extendPlan(buildPlan(config,request.selection,request.command),extensions),bin=checkBin(plan.projectDir,plan.scenarios.
some(usesBin)?plan.bin:null,plan.exclude),signer=createSigner(signingOf(request,config)),redactor=redactorFor(request,config,handlers);config.settings.coverage.enabled&&handlers.onEvent({type:"warning",
message:"coverage is asked for, but this version does not collect it"});let runId=newRunId(startedAt),tempDir=makeTempDir(),afterwards=[];try{let context=engineContext(request,handlers,extensions,{config,
plan,bin,redactor,runId,tempDir,afterwards});handlers.onEvent({type:"run_started",runId,scenarios:plan.scenarios.length,steps:countSteps(plan)});let prepared=Date.now(),running=executePlan(context),builder=setTimeout3(
ENGINE_BUSY_MS).then(()=>builderFacts(request.env,plan.projectDir)),results=await running,ran=Date.now(),logs=stepFiles(results.flatMap(({steps})=>steps),text=>redactor.text(text)),facts={runId,startedAt,
durationMs:round(performance.now()-start),seed:plan.seed,bin:describeBin(plan,bin)},report=redactor.json(assembleReport({...facts,workspace:await context.workspace},results)),written=await writeResults(
{builder,config,plan,results,report,logs,redactor,signer,phases:{start:startedAt.getTime(),prepared,ran}});return{...written,exitCode:exitCode(written.report,written.writeError)}}finally{for(let outcome2 of await Promise.
allSettled(afterwards)){if(outcome2.status==="fulfilled")continue;let{message:message2}=asCleanroomError(outcome2.reason);handlers.onEvent({type:"warning",message:redactor.text(`cleaning up failed: ${message2}\
; \`cleanroom gc\` removes what is left`)})}removeTempDir(tempDir)}}function signingOf({signing},{settings}){let{attestationEnabled,signingEnabled}=settings.security;return signing.mode==="auto"&&signing.
key===null&&!(attestationEnabled&&signingEnabled)?{mode:"none",key:null}:signing}function extendPlan(plan,{backend,policy:policy2}){let changes={...backend===null?{}:{backends:[backend.name]},...policy2===
null?{}:{policy:policy2}},scenarios=plan.scenarios.map(({variants={},...scenario2})=>({...scenario2,...changes,...policy2===null?{variants}:{}}));return{...plan,scenarios}}function usesBin(scenario2){
return scenario2.steps.some(({target})=>target==="bin")}function countSteps(plan){return plan.scenarios.reduce((sum,{steps})=>sum+steps.length,0)}function describeBin(plan,bin){if(bin.hostPath===null)
return null;let{sha256:sha2562,bytes}=sha256File(bin.hostPath);return{path:bin.inProject??relative3(plan.projectDir,bin.hostPath),bytes,sha256:sha2562}}function exitCode(report,writeError){return report.
outcome==="error"?exitCodeOf(report.error?.kind??"Internal"):report.outcome==="failed"?EXIT.failed:writeError===null?EXIT.ok:exitCodeOf(writeError.kind)}import{readFileSync as readFileSync13,statSync as statSync6}from"node:fs";function checkStatements(statements,files,note2){let types=statements.map(({predicateType})=>predicateType);for(let type of PREDICATE_TYPES){let count=types.filter(each=>each===type).length;count===0&&
note2(ATTESTATIONS,`the statement ${type} is missing`),count>1&&note2(ATTESTATIONS,`the statement ${type} is there ${count} times`)}let expected=PREDICATE_TYPES.filter(type=>types.includes(type));types.
length===expected.length&&types.some((type,index)=>type!==expected[index])&&note2(ATTESTATIONS,"the statements are not in their order");for(let statement of statements)for(let{part,problem}of problemsOf(
statement,files))note2(part,problem)}function*problemsOf(statement,{manifest,manifestSha256,report}){let own=problem=>({part:ATTESTATIONS,problem:`the statement ${statement.predicateType} ${problem}`}),
runId=report?.run_id??manifest.run_id,run=descriptorsOf(statement).find(({name})=>name===MANIFEST),stated=[run?.annotations?.run_id,...statedRunIds(statement)],other=stated.findIndex(id=>id!==runId);if(run===
void 0||other>=0){yield own(`is of run ${stated[other]??"(none)"}, the bundle of run ${runId}`);return}if(run.digest?.sha256!==manifestSha256){yield{part:MANIFEST,problem:"was changed: it is not the m\
anifest that was signed"};return}if(report===null)return;run.annotations?.content_digest!==report.content_digest&&(yield own("has another content_digest than the report"));let subjects=subjectsOf(report,
manifestSha256);statement.subject.length===subjects.length&&subjects.every(({name,digest:digest3},index)=>{let claimed=statement.subject[index];return claimed?.name===name&&claimed.digest.sha256===digest3?.
sha256})||(yield own("is about another source or binary than the report")),statement.predicateType===TEST_RESULT&&statement.predicate.result!==resultOf(report)&&(yield own(`says ${statement.predicate.
result}, the report says ${report.outcome}`))}function descriptorsOf(statement){switch(statement.predicateType){case TEST_RESULT:return statement.predicate.configuration;case PROVENANCE:return statement.
predicate.runDetails.byproducts;case ISOLATION:return statement.predicate.evidence}}function statedRunIds(statement){return statement.predicateType===PROVENANCE?[statement.predicate.runDetails.metadata.
invocationId]:statement.predicateType===ISOLATION?[statement.predicate.run_id]:[]}var envelopeSchema=strictObject({payload:string(),payloadType:literal(IN_TOTO_PAYLOAD_TYPE),signatures:array(strictObject({keyid:string(),sig:string()})).check(_length(1))}),digest=object({sha256:string()}),
subject=object({name:string(),digest}),descriptors=array(object({name:string(),digest:optional(digest),annotations:optional(object({run_id:string(),content_digest:string()}))})),common={_type:literal(
STATEMENT_TYPE),subject:array(subject)},statementSchema=discriminatedUnion("predicateType",[object({...common,predicateType:literal(TEST_RESULT),predicate:object({result:string(),configuration:descriptors})}),
object({...common,predicateType:literal(PROVENANCE),predicate:object({runDetails:object({metadata:object({invocationId:string()}),byproducts:descriptors})})}),object({...common,predicateType:literal(ISOLATION),
predicate:object({run_id:string(),content_digest:string(),evidence:descriptors})})]);function parseEnvelope(line){try{let parsed=envelopeSchema.safeParse(JSON.parse(line));return parsed.success&&renderEnvelope(
parsed.data)===line?parsed.data:null}catch{return null}}function parseStatement(payload){try{let parsed=statementSchema.safeParse(JSON.parse(payload.toString("utf8")));return parsed.success?parsed.data:
null}catch{return null}}function decodeBase64(text){let bytes=Buffer.from(text,"base64");return bytes.toString("base64")===text?bytes:null}var NOBODY={kind:"none",keyid:null};function checkAttestations(files,checked,demanded,note2){let{kind,keyid}=checked.manifest.signing,bytes=files.get(ATTESTATIONS);if(kind==="none")return bytes!==void 0&&
note2(ATTESTATIONS,"was added: the manifest says that the run was not signed"),files.has(PUBLIC_KEY)&&note2(PUBLIC_KEY,"was added: the manifest says that the run was not signed"),demanded!==null&&note2(
ATTESTATIONS,`is missing: a signature of key ${keyIdOf(demanded)} is demanded`),NOBODY;let bundled=bundledKey(files.get(PUBLIC_KEY),keyid,checked.intact.has(PUBLIC_KEY),note2);if(bytes===void 0)return note2(
ATTESTATIONS,"is missing: the manifest says that the run was signed"),NOBODY;let used=bundled===null?keyid:keyIdOf(bundled);if(demanded!==null&&keyIdOf(demanded)!==used){let by=kind==="run-key"?`a key\
 made for the run (${used}), which proves no identity`:`key ${used}`;return note2(PUBLIC_KEY,`is not the demanded key ${keyIdOf(demanded)}: the run was signed by ${by}`),NOBODY}let key=demanded??bundled;
if(key===null)return NOBODY;let statements=signedStatements(bytes,key,note2);return checkStatements(statements.valid,checked,note2),statements.allValid&&keyIdOf(key)===keyid?{kind,keyid}:NOBODY}function bundledKey(pem,keyid,intact,note2){
if(pem===void 0)return note2(PUBLIC_KEY,"is missing"),null;try{let key=readPublicKey(pem.toString("utf8"),PUBLIC_KEY),named=keyIdOf(key)===keyid;return named||note2(PUBLIC_KEY,`is another key than the\
 manifest's ${keyid}`),named||intact?key:null}catch{return note2(PUBLIC_KEY,"is not a public Ed25519 key"),null}}function signedStatements(bytes,key,note2){let valid=[],lines=bytes.toString("utf8").split(
`
`);lines.pop()!==""&&note2(ATTESTATIONS,"is cut short: its last line has no end");let keyid=keyIdOf(key);for(let[index,line]of lines.entries()){let result=signedStatement(line,key,keyid);typeof result==
"string"?note2(ATTESTATIONS,`line ${index+1} ${result}`):valid.push(result)}return{valid,allValid:valid.length===lines.length&&valid.length>0}}function signedStatement(line,key,keyid){let envelope=parseEnvelope(
line),signature=envelope?.signatures[0];if(envelope===null||signature===void 0)return"is not a DSSE envelope with one signature";if(signature.keyid!==keyid)return`is signed by another key: ${signature.
keyid}`;let payload=decodeBase64(envelope.payload),sig=decodeBase64(signature.sig);return payload===null||sig===null?"is not standard base64":signatureHolds(key,envelope.payloadType,payload,sig)?parseStatement(
payload)??"is not a statement of a known type":"has a signature that does not hold"}var digest2=string().check(_regex(/^[0-9a-f]{64}$/)),manifestSchema=strictObject({schema_version:literal("1"),run_id:string().check(_minLength(1)),signing:strictObject({kind:_enum(["key","run-key","no\
ne"]),keyid:nullable(digest2)}),files:array(strictObject({path:string(),bytes:int().check(_nonnegative()),sha256:digest2}))});function parseManifest(bytes){let json;try{json=JSON.parse(bytes.toString("utf8"))}catch{return"is not JSON"}let parsed=manifestSchema.safeParse(json);if(!parsed.success){let issue=parsed.error.issues[0];
return`does not have the shape of a manifest, at ${JSON.stringify(issue?.path.join(".")??"")}`}let manifest=parsed.data;if(!Buffer.from(renderManifest(manifest)).equals(bytes))return"is not written th\
e way a manifest is";let unsafe=manifest.files.find(({path})=>!isSafePath(path));if(unsafe!==void 0)return`lists ${JSON.stringify(unsafe.path)}, which leads out of the folder`;let disordered=manifest.
files.findIndex((file2,index)=>{let before=manifest.files[index-1];return before!==void 0&&byPath(before,file2)>=0});return disordered>=0?`lists ${JSON.stringify(manifest.files[disordered]?.path)} twi\
ce or not in its place`:manifest.signing.kind==="none"!=(manifest.signing.keyid===null)?"does not say plainly whether the run was signed":manifest}function checkFiles(files,note2){let bytes=files.get(MANIFEST);if(bytes===void 0)return note2(MANIFEST,"is missing"),null;let manifest=parseManifest(bytes);if(typeof manifest=="string")return note2(MANIFEST,
manifest),null;let intact=new Set;for(let{path,bytes:size,sha256:digest3}of manifest.files){let content=files.get(path);content===void 0?note2(path,"is missing"):content.length!==size?note2(path,`was \
changed: ${content.length} bytes, the manifest says ${size}`):sha256(content)!==digest3?note2(path,"was changed: its SHA-256 is not the one in the manifest"):intact.add(path)}let listed=new Set([MANIFEST,
ATTESTATIONS,...manifest.files.map(({path})=>path)]);for(let path of files.keys())listed.has(path)||note2(path,"was added: it is not in the manifest");let report=readReport(files.get(REPORT),intact.has(
REPORT),note2);return manifest.files.some(({path})=>path===REPORT)||note2(REPORT,"is not in the manifest"),report!==null&&report.run_id!==manifest.run_id&&note2(MANIFEST,`is of run ${manifest.run_id},\
 the report of run ${report.run_id}`),{manifest,manifestSha256:sha256(bytes),report,intact}}function readReport(bytes,intact,note2){if(bytes===void 0||!intact)return null;try{let parsed=reportSchema.safeParse(
JSON.parse(bytes.toString("utf8")));if(parsed.success)return parsed.data;let issue=parsed.error.issues[0];note2(REPORT,`does not have the shape of a report, at ${JSON.stringify(issue?.path.join(".")??
"")}`)}catch{note2(REPORT,"is not JSON")}return null}var ARCHIVE="archive";function noteProblems(){let problems=[],noted=new Set;return{problems,note:(part,problem)=>{let entry={part:printable(part),problem:printable(problem)},key=JSON.stringify(entry);
noted.has(key)||noted.size>1e3||(noted.add(key),problems.push(noted.size>1e3?{part:ARCHIVE,problem:"has more problems than are told"}:entry))}}}function printable(text){return(text.length>400?`${text.
slice(0,400)}…`:text).replace(/[\p{Cc}\p{Zl}\p{Zp}\p{Bidi_C}]/gu,each=>`\\u${each.charCodeAt(0).toString(16).padStart(4,"0")}`)}var import_tar_stream6=__toESM(require_tar_stream(),1);async function unpackBundle(bytes,maxBytes,note2){let{data,problems}=gunzip(bytes,maxBytes);for(let problem of problems)note2(ARCHIVE,problem);if(data===null)return new Map;let{members,offsets}=await readTar2(
data,note2),files=new Map,last="";for(let{path,bytes:content}of members)files.has(path)?note2(path,"is in the archive more than once"):path<last&&note2(path,"is not in its place: the files of a bundle\
 are sorted"),files.has(path)||files.set(path,content),path>last&&(last=path);return await compareRepacked(data,members,offsets,note2),files}async function readTar2(tar,note2){let members=[],offsets=[],
reader=(0,import_tar_stream6.extract)();reader.on("error",()=>{}),reader.end(tar);try{for await(let entry of reader){let chunks=[];for await(let chunk of entry)chunks.push(chunk);let{name,type}=entry.
header;type!=="file"?note2(name,`is a ${type??"special file"}: a bundle holds plain files only`):isSafePath(name)?(members.push({path:name,bytes:Buffer.concat(chunks)}),offsets.push(byteOffsetOf(entry.
header))):note2(name,"has a path that leads out of the folder it is unpacked to")}}catch{note2(ARCHIVE,"the tar inside is damaged or cut short")}return{members,offsets}}function byteOffsetOf(header3){
return"byteOffset"in header3&&typeof header3.byteOffset=="number"?header3.byteOffset:0}var BLOCK_BYTES=512;async function compareRepacked(tar,members,offsets,note2){let repacked=await packTar(members);
if(repacked.equals(tar))return;let at2=0;for(;at2<tar.length&&tar[at2]===repacked[at2];)at2++;let index=offsets.findLastIndex(offset=>offset-BLOCK_BYTES<=at2),member=members[index],end2=(offsets[index]??
0)+Math.ceil((member?.bytes.length??0)/BLOCK_BYTES)*BLOCK_BYTES;member===void 0||at2>=end2?note2(ARCHIVE,`the tar inside differs at byte ${at2} from what is written for its files`):note2(member.path,"\
has a tar header or padding that a bundle does not have")}async function verifyBundle(path,options={}){let bytes;try{if(statSync6(path).size>536870912)return verificationOf([{part:ARCHIVE,problem:`is larger than ${536870912} bytes`}]);bytes=readFileSync13(path)}catch(cause){
let reason=cause instanceof Error?cause.message:String(cause);throw new CleanroomError("ConfigInvalid",`The bundle ${path} cannot be read: ${reason}`,{hint:"Give the path of a <run_id>.bundle.tgz; a r\
un directory holds one.",context:{path},cause})}return verifyBytes(bytes,options)}async function verifyBytes(bytes,options={}){let demanded=options.publicKey===void 0?null:readPublicKey(options.publicKey,
"The public key"),{problems,note:note2}=noteProblems(),files=await unpackBundle(bytes,options.maxBytes??536870912,note2);if(files.size===0&&problems.length>0)return verificationOf(problems);let checked=checkFiles(
files,note2);if(checked===null)return verificationOf(problems);let signer=checkAttestations(files,checked,demanded,note2);return problems.sort((a,b)=>+(b.part===MANIFEST)-+(a.part===MANIFEST)),verificationOf(
problems,signer,checked.manifest.run_id,demanded!==null)}function verificationOf(problems,signer={kind:"none",keyid:null},runId=null,identified=!1){let ok=problems.length===0;return{ok,problems,signer,
runId,summary:ok?praise(signer,runId,identified):blame(problems)}}function praise({kind,keyid},runId,identified){let whole=`Run ${runId} is whole and unchanged`;return kind==="none"?`Run ${runId} is c\
onsistent, but not signed: nothing proves that it is unchanged or whose it is`:identified?`${whole}, signed by the demanded key ${keyid}`:kind==="run-key"?`${whole}, signed by a key made for the run (${keyid}\
): integrity is proven, identity is not`:`${whole}, signed by key ${keyid}: whose key that is, only a public key of yours can tell`}function blame(problems){let parts=new Set(problems.map(({part})=>part));
return`Not verified: ${problems.length} problem(s) in ${[...parts].slice(0,5).join(", ")}${parts.size>5?", …":""}`}export{configJson,renderConfig,BackendSelector,compareControls,packWorkspace,makeTempDir,removeTempDir,sweepTempDirs,detectCi,checkEnd,checkExitCode,describeExit,commandLine,checkText,checkStep,checkBin,
reportSchema,runProject,verifyBundle};
