/** What the agent read around one step; null where the kernel offered no reading. */
export interface Readings {
  readonly exitCode: number;
  readonly cpuNs: number | null;
  readonly peakBefore: number | null;
  readonly peakAfter: number | null;
  readonly usageBefore: number | null;
  readonly oomKills: number | null;
  readonly artifactsLeft: boolean;
}

/**
 * Cuts one stream of a cell at the agent's markers. Bytes before a marker go to `onData` as they come; bytes that
 * might be the beginning of a marker are held back until that is known. Markers carry a nonce the step never sees.
 */
export class MarkerScanner {
  readonly #start: Buffer;
  #held: Buffer = Buffer.alloc(0);

  constructor(
    nonce: string,
    readonly onData: (chunk: Buffer) => void,
    readonly onMarker: (readings: Readings) => void,
  ) {
    this.#start = Buffer.from(`\x1e${nonce} `);
  }

  write(chunk: Buffer): void {
    let rest = this.#held.length === 0 ? chunk : Buffer.concat([this.#held, chunk]);
    this.#held = Buffer.alloc(0);
    for (;;) {
      const at = rest.indexOf(this.#start);
      if (at === -1) break;
      const end = rest.indexOf("\x1e\n", at + 1);
      if (at > 0) this.onData(rest.subarray(0, at));
      if (end === -1) {
        this.#held = rest.subarray(at);
        return;
      }
      this.onMarker(parse(rest.toString("latin1", at + this.#start.length, end)));
      rest = rest.subarray(end + 2);
    }
    const keep = partialMatch(rest, this.#start);
    if (rest.length > keep) this.onData(keep === 0 ? rest : rest.subarray(0, rest.length - keep));
    this.#held = keep === 0 ? this.#held : Buffer.from(rest.subarray(rest.length - keep));
  }

  /** The stream is over: what was held back was no marker. */
  end(): void {
    if (this.#held.length > 0) this.onData(this.#held);
    this.#held = Buffer.alloc(0);
  }
}

/** How many of the last bytes of `bytes` are a beginning of `pattern`. */
function partialMatch(bytes: Buffer, pattern: Buffer): number {
  const from = Math.max(0, bytes.length - pattern.length + 1);
  for (let at = bytes.indexOf(0x1e, from); at !== -1; at = bytes.indexOf(0x1e, at + 1)) {
    const tail = bytes.subarray(at);
    if (tail.equals(pattern.subarray(0, tail.length))) return tail.length;
  }
  return 0;
}

function parse(fields: string): Readings {
  const [exitCode, cpu0, peak0, usage0, oom0, cpu1, peak1, oom1, left] = fields.split(" ");
  const [cpuBefore, cpuAfter, oomBefore, oomAfter] = [number(cpu0), number(cpu1), number(oom0), number(oom1)];
  return {
    exitCode: number(exitCode) ?? -1,
    cpuNs: cpuBefore === null || cpuAfter === null ? null : cpuAfter - cpuBefore,
    peakBefore: number(peak0),
    peakAfter: number(peak1),
    usageBefore: number(usage0),
    oomKills: oomBefore === null || oomAfter === null ? null : oomAfter - oomBefore,
    artifactsLeft: left === "1",
  };
}

function number(text: string | undefined): number | null {
  return text !== undefined && /^\d+$/.test(text) ? Number(text) : null;
}
