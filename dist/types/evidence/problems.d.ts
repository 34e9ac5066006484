export interface Problem {
    /** A path in the bundle, or `archive`. */
    readonly part: string;
    readonly problem: string;
}
/** Notes what is wrong with which part. */
export type Note = (part: string, problem: string) => void;
/** The part that stands for the archive as a whole. */
export declare const ARCHIVE = "archive";
/** A list of problems and the function that adds to it, each problem once. */
export declare function noteProblems(): {
    problems: Problem[];
    note: Note;
};
