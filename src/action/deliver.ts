import type { RunResult } from "../app/api.js";
import type { Evidence } from "../report/markdown.js";
import type { ActionInputs } from "./inputs.js";
import { STATE } from "./state.js";
import type { Toolkit } from "./toolkit.js";
import { defaultArtifactName, type UploadRequest, uploadBundle } from "./upload.js";

export interface Delivery {
  readonly evidence: Evidence | null;
  /** No artifact, where the inputs require one. */
  readonly mustFail: boolean;
}

/**
 * Hands the bundle over as a workflow artifact where the inputs want that. A failure is told as a warning, or as an
 * error where artifacts are required; the bundle stays on disk.
 *
 * @param interrupted the runner is about to kill this process: post uploads instead
 */
export async function deliverBundle(
  { bundle, report }: RunResult,
  inputs: ActionInputs,
  toolkit: Toolkit,
  interrupted: boolean,
): Promise<Delivery> {
  const required = inputs.artifacts === "required";
  const tell = required ? toolkit.error : toolkit.warning;
  if (bundle === null) {
    if (required) tell("No bundle was written, and artifacts are required.", { title: "Cleanroom" });
    return { evidence: null, mustFail: required };
  }
  const evidence: Evidence = { ...bundle, url: null };
  if (inputs.artifacts === "false") return { evidence, mustFail: false };
  const request: UploadRequest = {
    bundle: bundle.path,
    name: inputs.artifactName ?? defaultArtifactName(report.backend, report.run_id, inputs.request.selection.shard),
    retentionDays: inputs.retentionDays,
  };
  if (interrupted) {
    toolkit.saveState(STATE.pendingUpload, JSON.stringify(request));
    return { evidence, mustFail: false };
  }
  const upload = await uploadBundle(request, inputs.request.env);
  if (upload.ok) {
    toolkit.setOutput("artifact-id", upload.id);
    toolkit.setOutput("artifact-url", upload.url);
    return { evidence: { ...evidence, url: upload.url }, mustFail: false };
  }
  tell(`The bundle was not uploaded: ${upload.reason}. It is kept at ${bundle.path}.`, { title: "Cleanroom" });
  return { evidence: { ...evidence, problem: "It could not be uploaded; the log says why." }, mustFail: required };
}
