import { describe, expect, it } from "vitest";
import type { Cell } from "../backend/backend.js";
import { CellSupply } from "./cell-supply.js";

/** A stand-in that only counts: what cells do is the conformance suite's business. */
function counted(fail: (index: number) => boolean = () => false) {
  const state = { opened: 0, closed: 0 };
  const open = async (): Promise<Cell> => {
    const index = state.opened++;
    await new Promise((resolve) => setTimeout(resolve, 1));
    if (fail(index)) throw new Error(`cell ${index}`);
    return { close: async () => void state.closed++ } as unknown as Cell;
  };
  return { state, open };
}

describe("CellSupply", () => {
  it("opens no further ahead than its depth, and nothing beyond the total", async () => {
    const { state, open } = counted();
    const supply = new CellSupply(open, 3, 2);
    expect(state.opened).toBe(2);
    const first = await supply.take();
    expect(state.opened).toBe(3);
    await supply.take();
    await supply.take();
    expect(state.opened).toBe(3);
    supply.discard(first);
    await supply.close();
    expect(state.closed).toBe(1);
  });

  it("closes what was opened ahead and never used", async () => {
    const { state, open } = counted();
    const supply = new CellSupply(open, 10, 2);
    supply.discard(await supply.take());
    await supply.close();
    expect(state.closed).toBe(state.opened);
    expect(state.opened).toBe(3);
  });

  it("closes two at a time, tries all of them, and tells what failed", async () => {
    let [closing, most, closed] = [0, 0, 0];
    const close = async () => {
      most = Math.max(most, ++closing);
      await new Promise((resolve) => setTimeout(resolve, 1));
      closing -= 1;
      closed += 1;
      if (closed === 2) throw new Error("gone already");
    };
    const supply = new CellSupply(async () => ({ close }) as unknown as Cell, 7, 3);
    for (let i = 0; i < 5; i++) supply.discard(await supply.take());
    await expect(supply.close()).rejects.toThrow("gone already");
    expect([most, closed]).toEqual([2, 7]);
  });

  it("passes on why a cell could not be opened, and still closes the others", async () => {
    const { state, open } = counted((index) => index === 0);
    const supply = new CellSupply(open, 3, 2);
    await expect(supply.first()).rejects.toThrow("cell 0");
    await expect(supply.take()).rejects.toThrow("cell 0");
    await supply.close();
    expect(state.closed).toBe(state.opened - 1);
  });
});
