/** What the agent read around one step; null where the kernel offered no reading. */
export interface Readings {
    readonly exitCode: number;
    readonly cpuNs: number | null;
    readonly peakBefore: number | null;
    readonly peakAfter: number | null;
    readonly usageBefore: number | null;
    readonly oomKills: number | null;
    readonly artifactsLeft: boolean;
}
/**
 * Cuts one stream of a cell at the agent's markers. Bytes before a marker go to `onData` as they come; bytes that
 * might be the beginning of a marker are held back until that is known. Markers carry a nonce the step never sees.
 */
export declare class MarkerScanner {
    #private;
    readonly onData: (chunk: Buffer) => void;
    readonly onMarker: (readings: Readings) => void;
    constructor(nonce: string, onData: (chunk: Buffer) => void, onMarker: (readings: Readings) => void);
    write(chunk: Buffer): void;
    /** The stream is over: what was held back was no marker. */
    end(): void;
}
