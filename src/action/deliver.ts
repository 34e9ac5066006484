import type { RunResult } from "../app/api.js";
import type { ActionInputs } from "./inputs.js";
import { STATE } from "./state.js";
import type { Toolkit } from "./toolkit.js";
import { defaultArtifactName, type UploadRequest, uploadBundle } from "./upload.js";

/** What became of the bundle: Markdown for the summary, and whether the job must fail over it. */
export interface Delivery {
  readonly notes: readonly string[];
  readonly mustFail: boolean;
}

/**
 * Hands the bundle over as a workflow artifact where the inputs want that. A failure is told as a warning, or as an
 * error where artifacts are required; the bundle stays on disk.
 *
 * @param interrupted the runner is about to kill this process: post uploads instead
 */
export async function deliverBundle(
  result: RunResult,
  inputs: ActionInputs,
  toolkit: Toolkit,
  interrupted: boolean,
): Promise<Delivery> {
  const { bundle, report } = result;
  if (bundle === null) {
    const missing = inputs.artifacts === "required";
    if (missing) toolkit.error("No bundle was written, and artifacts are required.", { title: "Cleanroom" });
    return { notes: [], mustFail: missing };
  }
  const notes = [`Bundle \`${bundle.sha256}\`, content \`${report.content_digest}\`.`];
  if (inputs.artifacts === "false") return { notes, mustFail: false };
  const request: UploadRequest = {
    bundle: bundle.path,
    name: inputs.artifactName ?? defaultArtifactName(report.backend, report.run_id, inputs.request.selection.shard),
    retentionDays: inputs.retentionDays,
  };
  if (interrupted) {
    toolkit.saveState(STATE.pendingUpload, JSON.stringify(request));
    return { notes, mustFail: false };
  }
  const upload = await uploadBundle(request, inputs.request.env);
  if (upload.ok) {
    toolkit.setOutput("artifact-id", upload.id);
    toolkit.setOutput("artifact-url", upload.url);
    return { notes: [...notes, "", `[Evidence: ${upload.name}](${upload.url})`], mustFail: false };
  }
  const message = `The bundle was not uploaded: ${upload.reason}. It is kept at ${bundle.path}.`;
  const required = inputs.artifacts === "required";
  if (required) toolkit.error(message, { title: "Cleanroom" });
  else toolkit.warning(message, { title: "Cleanroom" });
  return { notes: [...notes, "", "The bundle could not be uploaded; the log says why."], mustFail: required };
}
