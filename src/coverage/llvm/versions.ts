/**
 * Which releases of LLVM write and read a version of the raw profile format, from INSTR_PROF_RAW_VERSION in their sources
 * (llvm/include/llvm/ProfileData/InstrProfData.inc). A release reads its own version only.
 */
const RELEASES: Readonly<Record<number, readonly [from: number, to: number]>> = {
  5: [11, 12],
  7: [13, 13],
  8: [14, 17],
  9: [18, 18],
  10: [19, 22],
};

/** First bytes of a raw profile, as a 64-bit or a 32-bit program of either byte order writes them. */
const MAGIC = /^(\xff(l|L)prof(r|R)\x81|\x81(r|R)forp(l|L)\xff)$/;
/** First bytes of a profile that llvm-profdata has indexed. */
const INDEXED_MAGIC = "\xfflprofi\x81";

export type ProfileKind = { readonly kind: "raw"; readonly version: number } | { readonly kind: "indexed" };

/**
 * What the first sixteen bytes of a profile say: which kind it is, and the version of its format. The rest of a
 * profile is llvm-profdata's to read. Null for other files.
 */
export function profileKind(head: Buffer): ProfileKind | null {
  const magic = head.subarray(0, 8).toString("latin1");
  if (magic === INDEXED_MAGIC) return { kind: "indexed" };
  if (!MAGIC.test(magic) || head.length < 16) return null;
  // The version's upper byte holds flags.
  const version = magic.startsWith("\x81") ? head.readUInt32LE(8) : head.readUInt32BE(12);
  return { kind: "raw", version };
}

/** Whether tools of this release read raw profiles of this version; null where that is not known. */
export function reads(major: number, rawVersion: number): boolean | null {
  const releases = RELEASES[rawVersion];
  if (releases !== undefined) return major >= releases[0] && major <= releases[1];
  const newest = Math.max(...Object.values(RELEASES).map(([, to]) => to));
  return major > newest ? null : false;
}

/** The releases that read this version, e.g. `LLVM 14 to 17`. */
export function releasesFor(rawVersion: number): string {
  const releases = RELEASES[rawVersion];
  if (releases === undefined) return "the release of LLVM that the program was built with";
  const [from, to] = releases;
  return from === to ? `LLVM ${from}` : `LLVM ${from} to ${to}`;
}

/** The raw profile version that tools of this release read, where it is known. */
export function versionOf(major: number): number | null {
  const entry = Object.entries(RELEASES).find(([, [from, to]]) => major >= from && major <= to);
  return entry === undefined ? null : Number(entry[0]);
}
