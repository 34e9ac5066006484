import { basename, dirname } from "node:path";
import { asCleanroomError } from "../core/errors.js";

/** What came of handing the bundle over. */
export type Upload =
  | { readonly ok: true; readonly id: number; readonly name: string; readonly url: string }
  | { readonly ok: false; readonly reason: string };

export interface UploadRequest {
  /** Absolute path of the bundle. */
  readonly bundle: string;
  readonly name: string;
  readonly retentionDays: number | null;
}

/**
 * Uploads the bundle as a workflow artifact. Never throws: the evidence is on disk whatever happens here.
 *
 * A broken connection may hide an answer: the artifact may exist, and its name is taken. So that, and a conflict, are
 * tried once more under another name.
 */
export async function uploadBundle(
  request: UploadRequest,
  env: Readonly<Record<string, string | undefined>>,
): Promise<Upload> {
  if (!env["ACTIONS_RUNTIME_TOKEN"] || !env["ACTIONS_RESULTS_URL"]) {
    return {
      ok: false,
      reason: "this runner offers no artifact service (ACTIONS_RUNTIME_TOKEN and ACTIONS_RESULTS_URL are not set)",
    };
  }
  const first = await attempt(request, env);
  if (first.ok || !/\(409\)|ECONNRESET|ETIMEDOUT|socket hang up/.test(first.reason)) return first;
  const second = await attempt({ ...request, name: `${request.name}-2` }, env);
  return second.ok
    ? second
    : { ok: false, reason: `${first.reason}; once more as ${request.name}-2: ${second.reason}` };
}

/** A name no other job of a matrix, attempt or step takes: the run id is random. */
export function defaultArtifactName(
  backend: string,
  runId: string,
  shard: { index: number; total: number } | null,
): string {
  const part = shard === null ? "" : `-${shard.index}-of-${shard.total}`;
  return `cleanroom-${backend.replace(/[^A-Za-z0-9._-]/g, "_")}${part}-${runId}`;
}

async function attempt(request: UploadRequest, env: Readonly<Record<string, string | undefined>>): Promise<Upload> {
  try {
    const { DefaultArtifactClient } = await import("@actions/artifact");
    const options = {
      compressionLevel: 0,
      ...(request.retentionDays === null ? {} : { retentionDays: request.retentionDays }),
    };
    const client = new DefaultArtifactClient();
    const { id } = await client.uploadArtifact(request.name, [request.bundle], dirname(request.bundle), options);
    if (id === undefined) return { ok: false, reason: "the artifact service gave no id" };
    const url = `${env["GITHUB_SERVER_URL"] ?? ""}/${env["GITHUB_REPOSITORY"] ?? ""}/actions/runs/${env["GITHUB_RUN_ID"] ?? ""}/artifacts/${id}`;
    return { ok: true, id, name: request.name, url };
  } catch (thrown) {
    return {
      ok: false,
      reason: asCleanroomError(thrown).message.split("\n")[0] ?? `could not upload ${basename(request.bundle)}`,
    };
  }
}
