import{spawn}from"node:child_process";function spawnProcess(command,args,options){return spawn(command,[...args],options)}export{spawnProcess};
