/** When a run took place, in milliseconds since the Unix epoch. */
export interface Window {
  readonly from: number;
  readonly to: number;
}

/** Milliseconds that clocks may be apart, and that a program may have looked at one before. */
const SLACK_MS = 2_000;
const DAY_MS = 86_400_000;

const MONTHS = ["Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec"];

/** The output with every time that lies within its run blotted out, so that all else keeps its place. */
export function withoutTimes(output: Buffer, { from, to }: Window): Buffer {
  const inside = (ms: number) => ms >= from - SLACK_MS && ms <= to + SLACK_MS;
  const day = Math.floor(to / DAY_MS) * DAY_MS;
  const blot = (found: string) => "#".repeat(found.length);
  const text = output
    .toString("latin1")
    .replaceAll(/(?<![\d.])\d{10,19}(?:\.\d+)?/g, (found) => (inside(epochMs(found)) ? blot(found) : found))
    .replaceAll(/(?<!\d)(\d{1,2}):(\d{2}):(\d{2})(?:[.,]\d+)?/g, (found, hours, minutes, seconds) => {
      const ms = day + ((Number(hours) * 60 + Number(minutes)) * 60 + Number(seconds)) * 1000;
      return inside(ms) || inside(ms - DAY_MS) ? blot(found) : found;
    });
  return Buffer.from(text, "latin1");
}

/** Whether a text holds the date of a moment (milliseconds since the epoch), in any of the usual ways to write it. */
export function holdsDate(text: string, moment: number): boolean {
  const date = new Date(moment);
  const [year, month, day] = [date.getUTCFullYear(), date.getUTCMonth(), date.getUTCDate()];
  const two = (value: number) => String(value).padStart(2, "0");
  const name = MONTHS[month] ?? "";
  const spellings = [
    `${year}-${two(month + 1)}-${two(day)}`,
    `${year}/${two(month + 1)}/${two(day)}`,
    `${year}${two(month + 1)}${two(day)}`,
    `${two(day)}.${two(month + 1)}.${year}`,
    `${two(month + 1)}/${two(day)}/${year}`,
    `${two(day)} ${name} ${year}`,
    `${name} ${String(day).padStart(2)} `,
    `${name} ${two(day)} `,
  ];
  return spellings.some((spelling) => text.includes(spelling));
}

/** Seconds, milliseconds, microseconds or nanoseconds since the epoch, by their number of digits. */
function epochMs(number: string): number {
  const digits = number.split(".")[0]?.length ?? 0;
  const value = Number(number);
  return digits <= 11 ? value * 1000 : digits <= 14 ? value : digits <= 17 ? value / 1000 : value / 1e6;
}
