/**
 * Who made a resource: `<host>.<pid>.<start>`, where host tells this boot of this machine apart from others and
 * start tells a process apart from a later one with the same pid. Goes into labels and names of temp folders.
 */
export declare function ownerId(pid?: number): string;
/** Whether the owner may still be alive: false only for a process of this host that is certainly gone. */
export declare function ownerMayLive(owner: string): boolean;
