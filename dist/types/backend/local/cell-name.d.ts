/** A name for one cell's folder, control groups and processes; it tells who made it. */
export declare function makeCellName(): string;
/** Whether this is the name of a cell whose maker is certainly gone. */
export declare function isAbandoned(name: string): boolean;
