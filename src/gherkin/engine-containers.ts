import { request } from "node:http";
import { CleanroomError } from "../core/errors.js";

export interface LabelledContainer {
  readonly id: string;
  readonly labels: Readonly<Record<string, string>>;
}

/** Containers of an engine, running or not, that have a label. The endpoint is `unix://…` or `http(s)://…` / `tcp://…`. */
export async function labelledContainers(endpoint: string | null, label: string): Promise<LabelledContainer[]> {
  if (endpoint === null) return [];
  const filters = encodeURIComponent(JSON.stringify({ label: [label] }));
  const path = `/v1.41/containers/json?all=1&filters=${filters}`;
  const list = (await ask(endpoint, path)) as { Id: string; Labels: Record<string, string> | null }[];
  return list.map(({ Id, Labels }) => ({ id: Id.slice(0, 12), labels: Labels ?? {} }));
}

function ask(endpoint: string, path: string): Promise<unknown> {
  const place = endpoint.startsWith("unix://")
    ? { socketPath: endpoint.slice("unix://".length), path }
    : new URL(path, endpoint.replace(/^tcp:/, "http:"));
  return new Promise((resolve, reject) => {
    const asked = request(place, (response) => {
      const chunks: Buffer[] = [];
      response.on("data", (chunk: Buffer) => chunks.push(chunk));
      response.on("error", reject);
      response.on("end", () => {
        const text = Buffer.concat(chunks).toString("utf8");
        if (response.statusCode === 200) resolve(JSON.parse(text));
        else reject(unanswered(endpoint, text));
      });
    });
    asked.on("error", (cause) => reject(unanswered(endpoint, cause.message)));
    asked.end();
  });
}

function unanswered(endpoint: string, why: string): CleanroomError {
  return new CleanroomError("EngineUnavailable", `${endpoint} did not list its containers: ${why}`, {
    hint: "Run `cleanroom doctor`.",
    context: { endpoint },
  });
}
