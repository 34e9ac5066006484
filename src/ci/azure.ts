import type { Finished, Publication } from "./publication.js";

/** Azure Pipelines: logging commands for issues, and for handing over the bundle. */
export function publishToAzure({ annotations, context }: Finished): Publication {
  const lines = annotations.map(({ title, message, file, line, column }) => {
    const place = file === null ? "" : `sourcepath=${property(file)};linenumber=${line};columnnumber=${column};`;
    return `##vso[task.logissue type=error;${place}]${data(`${title}: ${message}`)}`;
  });
  if (context.bundle !== null) {
    lines.push(`##vso[artifact.upload containerfolder=cleanroom;artifactname=cleanroom]${data(context.bundle)}`);
  }
  return { lines, files: [] };
}

/** Escapes as the agent's logging commands want it: https://learn.microsoft.com/azure/devops/pipelines/scripts/logging-commands */
function data(text: string): string {
  return text.replaceAll("%", "%AZP25").replaceAll("\r", "%0D").replaceAll("\n", "%0A");
}

function property(text: string): string {
  return data(text).replaceAll(";", "%3B").replaceAll("]", "%5D");
}
