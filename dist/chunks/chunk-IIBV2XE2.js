var BUILTIN_POLICIES=["locked","standard","permissive"],CONTROL_NAMES=["network","capabilities","user","root_filesystem","no_new_privileges","seccomp","memory","cpu","cpu_time","pids","file_size","out\
put"];export{BUILTIN_POLICIES,CONTROL_NAMES};
