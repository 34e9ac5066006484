import { request } from "node:http";
import type { Engine } from "./engines.test-support.js";

/** Something that an engine has and that Cleanroom made, or claims to have made. */
export interface Thing {
  readonly kind: "container" | "network" | "volume";
  readonly id: string;
  readonly labels: Readonly<Record<string, string>>;
  /** Of a container: the names of its volumes, which need not carry labels. */
  readonly volumes: readonly string[];
}

interface Listed {
  readonly Id: string;
  readonly Name: string;
  readonly Labels: Record<string, string> | null;
  readonly Mounts?: readonly { readonly Type: string; readonly Name?: string }[];
}

/** Asks an engine over its API. Throws with what it said where it refuses. */
export async function askEngine(
  { socket }: Pick<Engine, "socket">,
  method: "GET" | "POST" | "DELETE",
  path: string,
  body?: unknown,
): Promise<unknown> {
  const text = body === undefined ? "" : JSON.stringify(body);
  const { status, answer } = await new Promise<{ status: number; answer: string }>((resolve, reject) => {
    const headers = { "Content-Type": "application/json", "Content-Length": Buffer.byteLength(text) };
    const asked = request({ socketPath: socket ?? "", method, path: `/v1.40${path}`, headers }, (response) => {
      const chunks: Buffer[] = [];
      response.on("data", (chunk: Buffer) => chunks.push(chunk));
      response.on("error", reject);
      response.on("end", () =>
        resolve({ status: response.statusCode ?? 0, answer: Buffer.concat(chunks).toString("utf8") }),
      );
    });
    asked.on("error", reject);
    asked.end(text);
  });
  if (status >= 400) throw new Error(`${method} ${path}: ${status} ${answer}`);
  return answer === "" ? null : JSON.parse(answer);
}

/** Everything with Cleanroom's mark that an engine has, e.g. of one owner. */
export async function thingsOn(
  engine: Pick<Engine, "socket">,
  wanted: (labels: Thing["labels"]) => boolean,
): Promise<Thing[]> {
  if (engine.socket === null) return [];
  const filters = encodeURIComponent(JSON.stringify({ label: ["cleanroom=1"] }));
  const [containers, networks, volumes] = (await Promise.all([
    askEngine(engine, "GET", `/containers/json?all=true&filters=${filters}`),
    askEngine(engine, "GET", `/networks?filters=${filters}`),
    askEngine(engine, "GET", `/volumes?filters=${filters}`),
  ])) as [Listed[], Listed[], { Volumes: Listed[] | null }];
  const thing = (kind: Thing["kind"], { Id, Name, Labels, Mounts = [] }: Listed): Thing => ({
    kind,
    id: kind === "volume" ? Name : Id,
    labels: Labels ?? {},
    volumes: Mounts.flatMap((mount) => (mount.Type === "volume" ? [mount.Name ?? ""] : [])),
  });
  return [
    ...containers.map((each) => thing("container", each)),
    ...networks.map((each) => thing("network", each)),
    ...(volumes.Volumes ?? []).map((each) => thing("volume", each)),
  ].filter(({ labels }) => wanted(labels));
}

/** What an engine has of the process of this pid. */
export function thingsOwnedBy(engine: Pick<Engine, "socket">, pid: number | undefined): Promise<Thing[]> {
  return thingsOn(engine, (labels) => (labels["cleanroom.owner"] ?? "").includes(`.${pid}.`));
}

/** Whether an engine has a volume of this name. */
export async function hasVolume(engine: Pick<Engine, "socket">, name: string): Promise<boolean> {
  return askEngine(engine, "GET", `/volumes/${name}`).then(
    () => true,
    () => false,
  );
}
