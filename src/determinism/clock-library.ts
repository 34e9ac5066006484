/** A moment, as the clock of a step is set to it; seconds since the Unix epoch. */
export interface ClockSetting {
  /** `frozen`: always this very moment. `advancing`: goes on from there, `offset` seconds from the real time. */
  readonly mode: "frozen" | "advancing";
  /** Whole seconds: the moment where frozen, what is added to the real time where advancing. */
  readonly seconds: number;
}

/** Machines whose instructions this module can write, as `process.arch` names them. */
export const CLOCK_ARCHITECTURES: readonly string[] = ["x64"];

const PAGE = 0x1000;
const EHDR = 64;
const PHDR = 56;
const SYM = 24;
/** Linux system calls of x86-64. */
const SYS = { gettimeofday: 0x60, time: 0xc9, clockGettime: 0xe4 };

/**
 * A shared library for LD_PRELOAD that answers for the clock in place of the C library: `clock_gettime` (real-time
 * clocks alone), `gettimeofday`, `time` and `timespec_get`. It needs no other library, so that one file serves glibc and
 * musl alike; it does what libfaketime does, for the real time and for nothing else. Programs without a dynamic loader
 * (static ones, Go's) are out of its reach.
 *
 * Source: System V ABI, AMD64 supplement; ELF-64 object file format 1.5.
 */
export function clockLibrary(setting: ClockSetting): Buffer {
  const functions = functionsOf(setting);
  const names = Object.keys(functions);
  const strings = Buffer.from(`\0${names.join("\0")}\0`, "latin1");
  const hash = words([1, names.length + 1, 1, 0, ...names.map((_, index) => (index + 2) % (names.length + 1))]);
  const at = { hash: EHDR + 4 * PHDR, symbols: 0, strings: 0, code: 0 };
  at.symbols = align(at.hash + hash.length, 8);
  at.strings = at.symbols + SYM * (names.length + 1);
  at.code = align(at.strings + strings.length, 16);
  const image = Buffer.alloc(2 * PAGE);
  hash.copy(image, at.hash);
  strings.copy(image, at.strings);
  let code = at.code;
  names.forEach((name, index) => {
    const bytes = functions[name] ?? Buffer.alloc(0);
    symbol(strings.indexOf(`\0${name}\0`) + 1, code, bytes.length).copy(image, at.symbols + SYM * (index + 1));
    bytes.copy(image, code);
    code = align(code + bytes.length, 16);
  });
  // DT_HASH, DT_STRTAB, DT_SYMTAB, DT_STRSZ, DT_SYMENT, DT_NULL.
  const dynamic = longs([4, at.hash, 5, at.strings, 6, at.symbols, 10, strings.length, 11, SYM, 0, 0]);
  dynamic.copy(image, PAGE);
  header().copy(image, 0);
  const READ_EXECUTE = 5;
  const READ_WRITE = 6;
  const segments = [
    segment(1, READ_EXECUTE, 0, code, PAGE),
    // The loader writes into its table: it lies on a page of its own.
    segment(1, READ_WRITE, PAGE, dynamic.length, PAGE),
    segment(2, READ_WRITE, PAGE, dynamic.length, 8),
    // Without it some loaders make the stack executable.
    segment(0x6474e551, READ_WRITE, 0, 0, 16),
  ];
  Buffer.concat(segments).copy(image, EHDR);
  return image.subarray(0, PAGE + dynamic.length);
}

function functionsOf({ mode, seconds }: ClockSetting): Record<string, Buffer> {
  const value = longs([seconds]);
  const RETURN_0 = [0x31, 0xc0, 0xc3];
  const syscall = (number: number) => [0xb8, number, 0, 0, 0, 0x0f, 0x05];
  /** rax = the setting; [reg] = rax or += rax; then a fraction of none. `rdi` or `rsi` hold the struct. */
  const store = (register: "rdi" | "rsi") => {
    const r = register === "rdi" ? 7 : 6;
    const load = [0x48, 0xb8, ...value];
    if (mode === "advancing") return [...load, 0x48, 0x01, r];
    return [...load, 0x48, 0x89, r, 0x48, 0xc7, 0x40 + r, 8, 0, 0, 0, 0];
  };
  const real = (number: number) => (mode === "advancing" ? syscall(number) : []);
  const unlessNull = (body: number[]) => [0x48, 0x85, 0xff, 0x74, body.length, ...body];
  // clock_gettime(edi clock, rsi timespec): 0 REALTIME, 5 REALTIME_COARSE and 11 TAI are ours, all others the kernel's.
  const other = [...syscall(SYS.clockGettime), 0xc1, 0xf8, 0x1f, 0xc3];
  const isOurs = [0x83, 0xff, 0x00, 0x74, 10 + other.length, 0x83, 0xff, 0x05, 0x74, 5 + other.length];
  const clockGettime = [
    ...[...isOurs, 0x83, 0xff, 0x0b, 0x74, other.length, ...other],
    ...[...real(SYS.clockGettime), ...store("rsi"), ...RETURN_0],
  ];
  const noZone = [0x48, 0x85, 0xf6, 0x74, 7, 0x48, 0xc7, 0x06, 0, 0, 0, 0];
  const gettimeofday = [...real(SYS.gettimeofday), ...unlessNull(store("rdi")), ...noZone, ...RETURN_0];
  const put = [...unlessNull([0x48, 0x89, 0x07]), 0xc3];
  const time =
    mode === "frozen"
      ? [0x48, 0xb8, ...value, ...put]
      : [0x57, 0x31, 0xff, ...syscall(SYS.time), 0x5f, 0x48, 0xb9, ...value, 0x48, 0x01, 0xc8, ...put];
  // timespec_get(rdi timespec, esi base): 1 is TIME_UTC, the one base there is.
  const asked = [0x48, 0x89, 0xfe, 0x31, 0xff, ...real(SYS.clockGettime), ...store("rsi"), 0xb8, 1, 0, 0, 0, 0xc3];
  const timespecGet = [0x83, 0xfe, 0x01, 0x75, asked.length, ...asked, ...RETURN_0];
  const all = { clock_gettime: clockGettime, gettimeofday, time, timespec_get: timespecGet };
  return Object.fromEntries(Object.entries(all).map(([name, bytes]) => [name, Buffer.from(bytes)]));
}

function header(): Buffer {
  const bytes = Buffer.alloc(EHDR);
  // 64 bits, little endian, version 1, a shared object for x86-64.
  bytes.set([0x7f, 0x45, 0x4c, 0x46, 2, 1, 1]);
  bytes.writeUInt16LE(3, 16);
  bytes.writeUInt16LE(62, 18);
  bytes.writeUInt32LE(1, 20);
  bytes.writeBigUInt64LE(BigInt(EHDR), 32);
  [EHDR, PHDR, 4, 64, 0, 0].forEach((value, index) => void bytes.writeUInt16LE(value, 52 + 2 * index));
  return bytes;
}

function segment(type: number, flags: number, offset: number, size: number, alignment: number): Buffer {
  return Buffer.concat([words([type, flags]), longs([offset, offset, offset, size, size, alignment])]);
}

/** A global function; the section it is said to be in only must not be none. */
function symbol(name: number, value: number, size: number): Buffer {
  return Buffer.concat([words([name]), Buffer.from([0x12, 0, 1, 0]), longs([value, size])]);
}

function words(values: readonly number[]): Buffer {
  return Buffer.from(Uint32Array.from(values).buffer);
}

function longs(values: readonly number[]): Buffer {
  return Buffer.from(BigInt64Array.from(values.map(BigInt)).buffer);
}

function align(offset: number, to: number): number {
  return Math.ceil(offset / to) * to;
}
