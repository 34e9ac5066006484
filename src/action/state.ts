/** What main leaves for post, by the names under which the runner keeps it. */
export const STATE = {
  /** Set as soon as main starts: without it there is nothing to clean up. */
  started: "started",
  runId: "run-id",
  /** JSON of an UploadRequest that a cancelled main had no time for. */
  pendingUpload: "pending-upload",
  /** JSON of the images that this job pulled and that are worth keeping. */
  imagesToKeep: "images-to-keep",
} as const;
