import { readFileSync } from "node:fs";

/** Where programs count processors, beside their own affinity: path -> what it says with another number of them. */
export function fewerCpus(): Record<string, string> {
  const info = read("/proc/cpuinfo");
  const stat = read("/proc/stat");
  const cpus = info.split(/\n(?=processor\s*:)/).filter((block) => block.startsWith("processor"));
  const [first = ""] = cpus;
  // One where there are several, and three where there is only one.
  const numbers = cpus.length > 1 ? [0] : [0, 1, 2];
  const block = (number: number) => `${first.trimEnd().replace(/^processor(\s*): \d+/, `processor$1: ${number}`)}\n\n`;
  const lines = stat.split("\n").filter((line) => !/^cpu\d/.test(line));
  const own = /^cpu0 (.*)$/m.exec(stat)?.[1] ?? "0 0 0 0 0 0 0 0 0 0";
  const counted = [lines[0] ?? "", ...numbers.map((number) => `cpu${number} ${own}`), ...lines.slice(1)];
  return {
    ...(first === "" ? {} : { "/proc/cpuinfo": numbers.map(block).join("") }),
    ...(stat === "" ? {} : { "/proc/stat": counted.join("\n") }),
    "/sys/devices/system/cpu/online": numbers.length === 1 ? "0\n" : `0-${numbers.length - 1}\n`,
  };
}

function read(path: string): string {
  try {
    return readFileSync(path, "utf8");
  } catch {
    return "";
  }
}
