import { type Compilation, compileTest } from "../compile-test.js";
import { demand, present } from "../demand.js";
import { phrase, type Theme } from "../vocabulary.js";
import type { World } from "../world.js";

/** How a policy is made, by the name that features use. */
const POLICIES: Readonly<Record<string, string>> = {
  restricted: "Policy.locked()",
  locked: "Policy.locked()",
  standard: "Policy.standard()",
  permissive: "Policy.permissive()",
};

/** Programs that use the library, given to the TypeScript compiler; a scenario without it is skipped. */
export const COMPILE: Theme = {
  title: "Programs that must (not) compile",
  phrases: [
    phrase(
      "a test that calls {text} under {name} policy",
      "A TypeScript program that calls a method of a policy: Restricted, Standard or Permissive. Names may be in snake case.",
      'Given a test that calls "enable_network()" under Restricted policy',
      (world, call: string, policy: string) => {
        world.notes.set("call", camelCase(call));
        world.notes.set("policy", policy);
      },
    ),
    phrase("I compile the test", "Checks its types.", "When I compile the test", compile),
    phrase(
      "(when )I change (the )policy to {name}",
      "The same program with another policy, compiled.",
      ["And when I change policy to Permissive", "When I change the policy to Permissive"],
      async (world, policy: string) => {
        world.notes.set("policy", policy);
        await compile(world);
      },
    ),
    phrase(
      "compilation fails with a type error mentioning {text}",
      "The compiler refuses the program, and its message has this text.",
      'Then compilation fails with a type error mentioning "Permissive"',
      (world, text: string) => {
        const errors = compiled(world).errors;
        demand(
          errors.some((error) => error.includes(text)),
          { message: `no error mentions ${text}`, expected: text, actual: errors.join("\n") },
        );
      },
    ),
    phrase("compilation succeeds", "The compiler has nothing to complain of.", "Then compilation succeeds", (world) => {
      const { errors } = compiled(world);
      demand(errors.length === 0, { message: "the program does not compile", actual: errors.join("\n") });
    }),
  ],
};

async function compile(world: World): Promise<void> {
  const call = present(world.notes.get("call") as string | undefined, "no test is defined so far");
  const policy = String(world.notes.get("policy")).toLowerCase();
  const made = present(POLICIES[policy], `no policy is named ${policy}`);
  const source = `import { Policy } from "cleanroom";\n${made}.${call};\n`;
  const compilation = await compileTest(world, source);
  if (compilation === null) world.skip("requires the TypeScript compiler and the package cleanroom");
  world.notes.set("compilation", compilation);
}

function compiled(world: World): Compilation {
  return present(world.notes.get("compilation") as Compilation | undefined, "nothing was compiled so far");
}

function camelCase(name: string): string {
  return name.replaceAll(/_([a-z])/g, (_whole, letter: string) => letter.toUpperCase());
}
