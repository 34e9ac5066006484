import { type ChildProcess, spawn } from "node:child_process";
import type { Pod, PodSpec, ProbeResult, ServiceAddress, ServiceContainer, ServiceSinks } from "../backend/pod.js";
import { CleanroomError } from "../core/errors.js";
import type { ServiceSpec } from "../model/service.js";

/**
 * Services as plain processes of this machine, on its own loopback interface: everything about them is real but for
 * their isolation. A service's name must resolve, so tests call theirs `localhost` where it is asked for.
 */
export class HostPod implements Pod {
  readonly evidence = [];
  readonly services = new Map<string, HostService>();
  readonly events: string[] = [];
  closed = 0;

  constructor(readonly spec: PodSpec) {}

  address(service: string): ServiceAddress {
    const port = this.spec.services.find(({ name }) => name === service)?.port ?? null;
    return { host: "127.0.0.1", port };
  }

  async start(service: ServiceSpec, sinks: ServiceSinks): Promise<ServiceContainer> {
    this.events.push(`start ${service.name}`);
    if (service.image === "missing") {
      throw new CleanroomError("ImageUnavailable", "there is no image missing", { hint: "Name another." });
    }
    const [program = "sleep", ...args] = service.command ?? ["sleep", "1000"];
    const child = spawn(program, args, { env: { ...process.env, ...service.env }, detached: true });
    child.stdout.on("data", sinks.log);
    child.stderr.on("data", sinks.log);
    const started = new HostService(child, service.image);
    this.services.set(service.name, started);
    return started;
  }

  probe(script: string, timeoutMs: number): Promise<ProbeResult> {
    return runToEnd(["sh", "-c", script], timeoutMs);
  }

  async close(): Promise<void> {
    this.closed += 1;
    for (const service of this.services.values()) await service.kill();
  }
}

export class HostService implements ServiceContainer {
  readonly image;
  readonly healthcheck: readonly string[] | null;
  readonly ended: Promise<{ exitCode: number | null; reason: string }>;
  readonly acts: string[] = [];

  constructor(
    readonly child: ChildProcess,
    image: string,
  ) {
    this.image = { name: image, digest: null };
    this.healthcheck = image === "healthy" ? ["true"] : null;
    this.ended = new Promise((resolve) => {
      child.on("close", (code) => resolve({ exitCode: code, reason: `it exited with code ${code}` }));
    });
  }

  exec(argv: readonly string[], timeoutMs: number): Promise<ProbeResult> {
    return runToEnd(argv, timeoutMs);
  }

  async pause(): Promise<void> {
    this.#signal("SIGSTOP");
  }

  async resume(): Promise<void> {
    this.#signal("SIGCONT");
  }

  async kill(): Promise<void> {
    this.#signal("SIGKILL");
    await this.ended;
  }

  async detach(): Promise<void> {
    this.acts.push("detach");
  }

  async attach(): Promise<void> {
    this.acts.push("attach");
  }

  async slow(share: number): Promise<void> {
    this.acts.push(`slow ${share}`);
  }

  #signal(name: NodeJS.Signals): void {
    this.acts.push(name);
    try {
      process.kill(-(this.child.pid ?? 0), name);
    } catch {
      // It has ended.
    }
  }
}

function runToEnd([program = "", ...args]: readonly string[], timeoutMs: number): Promise<ProbeResult> {
  return new Promise((resolve) => {
    const child = spawn(program, args, { detached: true, stdio: ["ignore", "pipe", "pipe"] });
    let output = "";
    let over = false;
    child.stdout.on("data", (chunk) => (output += chunk));
    child.stderr.on("data", (chunk) => (output += chunk));
    const timer = setTimeout(() => {
      over = true;
      process.kill(-(child.pid ?? 0), "SIGKILL");
    }, timeoutMs);
    child.on("close", (code) => {
      clearTimeout(timer);
      resolve({ exitCode: over ? null : code, output: output.slice(0, 4096) });
    });
  });
}
