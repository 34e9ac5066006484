/** A workflow command as the runner understood it. */
export interface RunnerCommand {
  readonly name: string;
  readonly properties: Readonly<Record<string, string>>;
  readonly message: string;
}

export interface RunnerLog {
  /** What people see: masks applied, commands that the runner swallows left out. */
  readonly visible: string;
  readonly commands: readonly RunnerCommand[];
}

const SHOWN = new Set(["stop-commands", "group", "endgroup", "error", "warning", "notice"]);

/** Reads a step's output the way the runner does: both command forms, stop-commands, and masks in the order they come. */
export function readRunnerLog(output: string): RunnerLog {
  const masks: string[] = [];
  const commands: RunnerCommand[] = [];
  const visible: string[] = [];
  let stopToken: string | null = null;
  for (const line of output.split(/\r\n|\r|\n/)) {
    const command = parse(line);
    if (stopToken !== null) {
      if (command?.name === stopToken) stopToken = null;
    } else if (command !== null) {
      if (command.name === "stop-commands") stopToken = command.message;
      if (command.name === "add-mask") masks.push(command.message, ...command.message.split(/\r?\n/));
      commands.push(command);
      if (!SHOWN.has(command.name)) continue;
    }
    visible.push(masks.filter((mask) => mask.length > 0).reduce((text, mask) => text.replaceAll(mask, "***"), line));
  }
  return { visible: visible.join("\n"), commands };
}

function parse(line: string): RunnerCommand | null {
  const modern = /^\s*::([^\s:]+)(?: ((?:[^:]|:(?!:))*))?::(.*)$/s.exec(line);
  if (modern)
    return { name: modern[1] ?? "", properties: pairs(modern[2] ?? "", ","), message: unescapeData(modern[3] ?? "") };
  const legacy = /##\[([^\s\]]+)(?: ([^\]]*))?\](.*)$/s.exec(line);
  return legacy && { name: legacy[1] ?? "", properties: pairs(legacy[2] ?? "", ";"), message: legacy[3] ?? "" };
}

function pairs(text: string, separator: string): Record<string, string> {
  const entries = text.split(separator).map((pair) => pair.split("="));
  return Object.fromEntries(
    entries.filter((pair) => pair.length > 1).map(([key = "", ...rest]) => [key, unescapeData(rest.join("="))]),
  );
}

function unescapeData(text: string): string {
  return text
    .replaceAll("%0D", "\r")
    .replaceAll("%0A", "\n")
    .replaceAll("%3A", ":")
    .replaceAll("%2C", ",")
    .replaceAll("%25", "%");
}
