import { join } from "node:path";
import type { FinishedRun, Publication } from "./publication.js";

const SUMMARY = "cleanroom-summary.md";
/** A page of a run is read by people: more than this many bytes serves nobody. */
const MAX_SUMMARY = 1_048_576;

/** Azure Pipelines: logging commands for issues, for the summary, and for handing over the bundle. */
export function publishToAzure({ annotations, summary, written }: FinishedRun): Publication {
  const lines = annotations.map(({ title, message, place }) => {
    const where =
      place === null ? "" : `sourcepath=${property(place.file)};linenumber=${place.line};columnnumber=${place.column};`;
    return `##vso[task.logissue type=error;${where}]${data(`${title}: ${message}`)}`;
  });
  if (written === null) return { lines, files: [] };
  const path = join(written.outputDir, SUMMARY);
  lines.push(`##vso[task.uploadsummary]${data(path)}`);
  if (written.bundle !== null) {
    lines.push(`##vso[artifact.upload containerfolder=cleanroom;artifactname=cleanroom]${data(written.bundle)}`);
  }
  return { lines, files: [{ path, content: summary(MAX_SUMMARY), append: false }] };
}

/** Escapes as the agent's logging commands want it: https://learn.microsoft.com/azure/devops/pipelines/scripts/logging-commands */
function data(text: string): string {
  return text.replaceAll("%", "%AZP25").replaceAll("\r", "%0D").replaceAll("\n", "%0A");
}

function property(text: string): string {
  return data(text).replaceAll(";", "%3B").replaceAll("]", "%5D");
}
