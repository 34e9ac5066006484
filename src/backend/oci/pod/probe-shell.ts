import { randomBytes } from "node:crypto";
import { quote } from "../../cell/scripts.js";
import type { CellStreams } from "../../cell/session.js";
import type { ProbeResult } from "../../pod.js";

/** Bytes of output that a probe keeps: with its frame one write to a pipe, which nothing else can get between. */
const KEPT = 3800;
/** Milliseconds that a shell has to end a script that was given up. */
const STOP_MS = 2000;
const RECORD_END = "\x1e\n";

/**
 * What is fed to a plain `sh` first: scripts run side by side in the background, each leaving one record on stdout,
 * `RS nonce number exit-code US output RS LF`. Ending one ends all that it started: it is stopped before its children
 * are looked up, so that none can come in between.
 */
function program(nonce: string): string {
  return `exec 2>/dev/null
cleanroom_tell() { printf '\\036${nonce} %s %s\\037%.${KEPT}s\\036\\n' "$1" "$2" "$3"; }
cleanroom_job() {
  ( cleanroom_out=$(exec 2>&1; cleanroom_script=$2; set --; eval "$cleanroom_script")
    cleanroom_tell "$1" $? "$cleanroom_out" ) &
  eval "cleanroom_pid_$1=$!"
}
cleanroom_reap() { eval "wait \\$cleanroom_pid_$1; unset cleanroom_pid_$1"; }
cleanroom_fell() {
  kill -STOP "$1"
  for cleanroom_kids in /proc/$1/task/*/children; do
    read -r cleanroom_kids <"$cleanroom_kids"
    for cleanroom_kid in $cleanroom_kids; do cleanroom_fell "$cleanroom_kid"; done
  done
  kill -KILL "$1"
}
cleanroom_stop() {
  eval "cleanroom_fell \\$cleanroom_pid_$1"
  cleanroom_reap "$1"
  cleanroom_tell "$1" 137 ''
}
`;
}

/** A `sh` in a container that is fed over its stdin: a script costs a fork or two, where an exec costs 40 ms and more. */
export class ProbeShell {
  /** Why it can't be used any more; null while it can. */
  lost: string | null = null;
  readonly #nonce = randomBytes(16).toString("hex");
  readonly #waiting = new Map<number, (result: ProbeResult) => void>();
  #number = 0;
  #rest = "";

  constructor(readonly streams: CellStreams) {
    streams.receive({ stdout: (chunk) => this.#read(chunk), stderr: () => undefined });
    void streams.ended.then((reason) => this.#lose(reason));
    streams.send(program(this.#nonce));
  }

  /** Scripts may run side by side. Exit code null: it was given up after `timeoutMs`, or the shell is lost. */
  async run(script: string, timeoutMs: number): Promise<ProbeResult> {
    if (this.lost !== null) return { exitCode: null, output: this.lost };
    const number = ++this.#number;
    let timer: NodeJS.Timeout | undefined;
    const answer = new Promise<ProbeResult>((resolve) => this.#waiting.set(number, resolve));
    const late = new Promise<null>((resolve) => {
      timer = setTimeout(resolve, timeoutMs, null);
    });
    this.streams.send(`cleanroom_job ${number} ${quote(script)}\n`);
    const result = await Promise.race([answer, late]);
    clearTimeout(timer);
    if (result !== null) {
      this.streams.send(`cleanroom_reap ${number}\n`);
      return result;
    }
    this.#stop(number);
    return { exitCode: null, output: `it was given up after ${timeoutMs} ms` };
  }

  close(reason = "it was closed"): void {
    this.#lose(reason);
    this.streams.end();
  }

  #stop(number: number): void {
    const timer = setTimeout(() => this.close("it did not end a script that was given up"), STOP_MS);
    timer.unref();
    this.#waiting.set(number, () => clearTimeout(timer));
    this.streams.send(`cleanroom_stop ${number}\n`);
  }

  #lose(reason: string): void {
    this.lost ??= reason;
    for (const tell of this.#waiting.values()) tell({ exitCode: null, output: this.lost });
    this.#waiting.clear();
  }

  #read(chunk: Buffer): void {
    // Bytes as characters, until a record is whole: a chunk may end inside a character.
    this.#rest += chunk.toString("latin1");
    for (let end = this.#rest.indexOf(RECORD_END); end >= 0; end = this.#rest.indexOf(RECORD_END)) {
      const record = Buffer.from(this.#rest.slice(0, end), "latin1").toString("utf8");
      this.#rest = this.#rest.slice(end + RECORD_END.length);
      const [, nonce, number, code, output] = /^\x1e(\w+) (\d+) (\d+)\x1f(.*)$/s.exec(record) ?? [];
      if (nonce !== this.#nonce) continue;
      const tell = this.#waiting.get(Number(number));
      this.#waiting.delete(Number(number));
      tell?.({ exitCode: Number(code), output: output ?? "" });
    }
  }
}
