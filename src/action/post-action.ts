import type { ActionHost } from "./run-action.js";
import { STATE } from "./state.js";
import { type UploadRequest, uploadBundle } from "./upload.js";

/** What the post entry hands in. */
export type PostHost = Pick<ActionHost, "toolkit" | "doors" | "env"> & {
  /** Saves what main noted as worth keeping; see image-cache.ts. */
  keepImages(noted: string): Promise<void>;
};

/** The post step, also after a cancelled or killed main. Never throws, and never fails the job. */
export async function postAction({ toolkit, doors, env, keepImages }: PostHost): Promise<void> {
  if (toolkit.getState(STATE.started) === "") return;
  const tasks: [string, () => Promise<void>][] = [
    ["clean up", cleanUp],
    ["upload the bundle of the cancelled run", () => uploadPending(toolkit.getState(STATE.pendingUpload))],
    ["keep images", () => keep(toolkit.getState(STATE.imagesToKeep))],
  ];
  for (const [what, task] of tasks) {
    try {
      await task();
    } catch (thrown) {
      toolkit.warning(`Could not ${what}: ${thrown instanceof Error ? thrown.message : String(thrown)}`, {
        title: "Cleanroom",
      });
    }
  }

  async function cleanUp(): Promise<void> {
    const { removed, failed } = await doors.sweep(env);
    for (const line of removed) toolkit.info(line);
    if (failed.length > 0) throw failed[0];
  }

  async function uploadPending(noted: string): Promise<void> {
    if (noted === "") return;
    const upload = await uploadBundle(JSON.parse(noted) as UploadRequest, env);
    if (!upload.ok) throw new Error(upload.reason);
    toolkit.info(`Uploaded the evidence of the cancelled run: ${upload.url}`);
  }

  async function keep(noted: string): Promise<void> {
    if (noted !== "") await keepImages(noted);
  }
}
