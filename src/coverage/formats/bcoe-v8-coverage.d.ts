// The package has no types of its own.
declare module "@bcoe/v8-coverage" {
  export interface RangeCov {
    startOffset: number;
    endOffset: number;
    count: number;
  }
  export interface FunctionCov {
    functionName: string;
    ranges: RangeCov[];
    isBlockCoverage: boolean;
  }
  export interface ScriptCov {
    scriptId: string;
    url: string;
    functions: FunctionCov[];
  }
  export interface ProcessCov {
    result: ScriptCov[];
  }
  /** Changes what it is given. */
  const bcoe: { mergeProcessCovs(processes: readonly ProcessCov[]): ProcessCov };
  export default bcoe;
}
