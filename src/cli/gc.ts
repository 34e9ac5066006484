import { sweep } from "../app/sweep.js";
import { parseFlags } from "./flags.js";
import type { Verb } from "./verb.js";

export const verb: Verb = {
  summary: "removes what killed runs left behind",
  usage: "Usage: cleanroom gc\n\nRemoves containers, volumes and temp folders of runs whose process is gone.\n",
  run: async (args, io) => {
    parseFlags(args, {}, false);
    const removed = await sweep(io.env);
    for (const line of removed) io.out(`removed ${line}\n`);
    io.out(removed.length === 0 ? "nothing was left behind\n" : `${removed.length} removed\n`);
    return 0;
  },
};
