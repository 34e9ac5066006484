const n=669,O=[669],m={93669:((E,o,_)=>{_.d(o,{jobsOf:()=>t.aG});var s=_(98995),t=_(30216),d=_(63486);const e=(0,s.createRequire)(import.meta.url)})};export{n as id,O as ids,m as modules};
