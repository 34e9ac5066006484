import { ERROR_KINDS } from "../core/errors.js";
import { CONTROL_NAMES } from "../model/policy.js";

const KEYS =
  "schema_version run_id outcome started_at duration_ms backend engine version rootless policy controls requested " +
  "enforced evidence seed determinism tier counts passed failed skipped error source sha256 files bytes path name " +
  "scenarios scenario steps services coverage percent omitted reason content_digest location line column tags image " +
  "digest args exit_code stdout stderr truncated resources cpu_ms memory_peak_bytes failures log_dir kind message " +
  "hint context log bin file ready_ms health chaos ready not_started action share step when at pause kill cut slow " +
  "restore before after parts bundle signer kind keyid key run-key none via ci run attempt replaced by why same ran latest lines " +
  "functions branches changed missing formats uncovered total covered first last " +
  "fixed-environment advancing-clock frozen-clock";

/**
 * The words of report.json that are not anybody's text: its keys and the values it chooses from. Were one of them
 * redacted, the report could not be read any more.
 */
export const REPORT_VOCABULARY: readonly string[] = [...KEYS.split(" "), ...ERROR_KINDS, ...CONTROL_NAMES];
