/**
 * The words of report.json that are not anybody's text: its keys and the values it chooses from. Were one of them
 * redacted, the report could not be read any more.
 */
export declare const REPORT_VOCABULARY: readonly string[];
