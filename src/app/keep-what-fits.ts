import { deflateRawSync } from "node:zlib";
import { isSafePath } from "../evidence/layout.js";
import type { Report } from "../model/report.js";
import type { RunFile } from "./run-dir.js";

/** Bytes of evidence beside the files: for each run, each scenario's controls, and each file's line in the manifest. */
const EVIDENCE = { run: 32 * 1024, scenario: 8 * 1024, file: 256 };

/**
 * Keeps what has a safe name and fits into `maxBytes`, in order; the rest is listed in `report.omitted`. Essential files
 * are kept whatever they take. Counted is what the run directory will hold: each file once as it is and once more, as
 * small as it packs, in the bundle.
 */
export function keepWhatFits(files: readonly RunFile[], maxBytes: number, report: Report): RunFile[] {
  const safe = files.filter((file) => {
    if (isSafePath(file.path)) return true;
    leaveOut(report, JSON.stringify(file.path), file, "its name can't be kept safely on every system");
    return false;
  });
  let room = maxBytes - EVIDENCE.run - EVIDENCE.scenario * report.scenarios.length - EVIDENCE.file * safe.length;
  const whole = safe.reduce((sum, { content }) => sum + Buffer.byteLength(content), 0);
  // Most runs are small: nothing needs to be packed to know that they fit.
  if (2 * whole <= room) return safe;
  const cost = ({ content }: RunFile) => Buffer.byteLength(content) + deflateRawSync(content).length;
  for (const file of safe) if (file.essential) room -= cost(file);
  return safe.filter((file) => {
    if (file.essential) return true;
    // Packing is only tried where it could help.
    const taken = Buffer.byteLength(file.content) <= room ? cost(file) : Number.POSITIVE_INFINITY;
    if (taken <= room) {
      room -= taken;
      return true;
    }
    leaveOut(report, file.path, file, `the run directory is limited to ${maxBytes} bytes`);
    return false;
  });
}

function leaveOut(report: Report, path: string, { content }: RunFile, reason: string): void {
  report.omitted.push({ path, bytes: Buffer.byteLength(content), reason });
}
