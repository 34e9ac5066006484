/**
 * A seccomp filter (classic BPF, see seccomp(2)) that refuses what container engines refuse to a process without
 * capabilities: system calls that reach the kernel's rarely used and dangerous parts, and new namespaces. ptrace
 * stays allowed as it is there: debuggers and sanitizers need it, and it reaches this cell's processes only.
 *
 * Numbers from the kernel's syscall tables (arch/x86/entry/syscalls/syscall_64.tbl, include/uapi/asm-generic/unistd.h).
 */
const X64 = {
  audit: 0xc000003e,
  clone: 56,
  clone3: 435,
  // acct add_key bpf chroot clock_adjtime clock_settime create_module delete_module fanotify_init finit_module
  // fsconfig fsmount fsopen fspick get_kernel_syms init_module io_uring_* ioperm iopl kexec_file_load kexec_load keyctl
  // lookup_dcookie mount mount_setattr move_mount move_pages name_to_handle_at nfsservctl open_by_handle_at open_tree
  // perf_event_open pivot_root query_module quotactl quotactl_fd reboot request_key setdomainname sethostname setns
  // settimeofday swapoff swapon _sysctl sysfs syslog umount2 unshare uselib userfaultfd ustat vhangup
  denied: [
    163, 248, 321, 161, 305, 227, 174, 176, 300, 313, 431, 432, 430, 433, 177, 175, 425, 426, 427, 173, 172, 320, 246,
    250, 212, 165, 442, 429, 279, 303, 180, 304, 428, 298, 155, 178, 179, 443, 169, 249, 171, 170, 308, 164, 168, 167,
    156, 139, 103, 166, 272, 134, 323, 136, 153,
  ],
};
const ARM64 = {
  audit: 0xc00000b7,
  clone: 220,
  clone3: 435,
  denied: [
    89, 217, 280, 51, 266, 112, 106, 262, 273, 431, 432, 430, 433, 105, 425, 426, 427, 294, 104, 219, 18, 40, 442, 429,
    239, 264, 42, 265, 428, 241, 41, 60, 443, 142, 218, 162, 161, 268, 170, 225, 224, 116, 39, 97, 282, 58,
  ],
};

const LOAD = 0x20;
const JUMP_EQUAL = 0x15;
const JUMP_GREATER_OR_EQUAL = 0x35;
const JUMP_ANY_BIT = 0x45;
const RETURN = 0x06;
const ALLOW = 0x7fff0000;
const ERROR = 0x00050000;
const EPERM = 1;
const ENOSYS = 38;
const OFFSET = { number: 0, arch: 4, firstArgument: 16 };
/** CLONE_NEWNS, NEWCGROUP, NEWUTS, NEWIPC, NEWUSER, NEWPID, NEWNET. */
const NEW_NAMESPACE = 0x7e020000;
/** Numbers from here on are x32 calls, a second way to the same functions. */
const X32 = 0x40000000;

/** The filter for a CPU as Node names it, ready for the kernel; null where its system calls are not known here. */
export function seccompFilter(arch: string): Buffer | null {
  const table = arch === "x64" ? X64 : arch === "arm64" ? ARM64 : null;
  if (table === null) return null;
  const program: [code: number, ifTrue: number, ifFalse: number, value: number][] = [
    [LOAD, 0, 0, OFFSET.arch],
    [JUMP_EQUAL, 1, 0, table.audit],
    [RETURN, 0, 0, ERROR | ENOSYS],
    [LOAD, 0, 0, OFFSET.number],
    [JUMP_GREATER_OR_EQUAL, 0, 1, X32],
    [RETURN, 0, 0, ERROR | ENOSYS],
    // Its flags lie in memory, where a filter can't look; ENOSYS makes the C library use clone.
    [JUMP_EQUAL, 0, 1, table.clone3],
    [RETURN, 0, 0, ERROR | ENOSYS],
    [JUMP_EQUAL, 0, 4, table.clone],
    [LOAD, 0, 0, OFFSET.firstArgument],
    [JUMP_ANY_BIT, 0, 1, NEW_NAMESPACE],
    [RETURN, 0, 0, ERROR | EPERM],
    [RETURN, 0, 0, ALLOW],
  ];
  for (const number of table.denied) program.push([JUMP_EQUAL, 0, 1, number], [RETURN, 0, 0, ERROR | EPERM]);
  program.push([RETURN, 0, 0, ALLOW]);
  const bytes = Buffer.alloc(program.length * 8);
  program.forEach(([code, ifTrue, ifFalse, value], index) => {
    bytes.writeUInt16LE(code, index * 8);
    bytes.writeUInt8(ifTrue, index * 8 + 2);
    bytes.writeUInt8(ifFalse, index * 8 + 3);
    bytes.writeUInt32LE(value >>> 0, index * 8 + 4);
  });
  return bytes;
}
