import { afterAll, describe, expect, it } from "vitest";
import type { Difference } from "../../src/diff/generated/difference.ts";
import { grown, shop } from "../diff/plans.ts";
import { emptyRepository, folderOutside, removeRepositories, runIn } from "./repository.ts";

afterAll(removeRepositories);

/** main has the shop, in a folder; the branch that is checked out has it grown. */
function twoBranches() {
  const repository = emptyRepository();
  repository.commit({ "plans/topo.yaml": shop, "README.md": "" });
  repository.git("switch", "--quiet", "--create", "grown");
  repository.commit({ "plans/topo.yaml": grown });
  return repository;
}

describe("REV:path", () => {
  const repository = twoBranches();
  const documentOf = async (argv: readonly string[], inside?: string) => {
    const { stdout, stderr } = await runIn(repository, ["diff", ...argv, "-f", "json"], inside);
    expect(stderr).toBe("");
    return JSON.parse(stdout) as Difference;
  };

  it("begins at the root of the repository, and REV:./path at the working directory", async () => {
    const fromRoot = await documentOf(["main:plans/topo.yaml", "plans/topo.yaml"]);
    const [main] = repository.git("rev-parse", "main").split("\n");
    expect(fromRoot.old).toMatchObject({ from: "main:plans/topo.yaml", kind: "topology", commit: main, name: "shop" });
    expect(fromRoot.new).toMatchObject({ from: "plans/topo.yaml", commit: null });
    expect(fromRoot.causes).toHaveLength(4);
    const inside = await documentOf(["main:plans/topo.yaml", "topo.yaml"], "plans");
    const fromHere = await documentOf(["main:./topo.yaml", "topo.yaml"], "plans");
    expect(inside.effects).toEqual(fromRoot.effects);
    expect(fromHere.effects).toEqual(fromRoot.effects);
  });

  it("is any revision that git knows, on either side", async () => {
    const back = await documentOf(["HEAD:plans/topo.yaml", "HEAD~1:plans/topo.yaml"]);
    expect(back.effects.find(({ figure }) => figure === "load.web")).toMatchObject({ before: 450, after: 300 });
  });

  it("shows what is wrong with a file at its place in that revision", async () => {
    repository.git("switch", "--quiet", "--create", "wrong", "main");
    repository.commit({ "plans/topo.yaml": shop.replace("rate: 300/s", "rate: 300") });
    repository.git("switch", "--quiet", "grown");
    const { code, stderr } = await runIn(repository, ["diff", "wrong:plans/topo.yaml", "plans/topo.yaml"]);
    expect(code).toBe(2);
    expect(stderr).toContain("wrong:plans/topo.yaml:3:27: error: 300 has no unit");
    expect(stderr).toContain("  3 | workloads: { web: { rate: 300 }");
  });

  it("reads overlays from the same revision; one that was not there yet changes nothing", async () => {
    repository.git("switch", "--quiet", "--create", "overlaid", "main");
    repository.commit({ "plans/prod.yaml": "tiers: { app: { instances: 8 } }\n" });
    const overlaid = await documentOf(["main:plans/topo.yaml", "plans/topo.yaml", "--overlay", "plans/prod.yaml"]);
    expect(overlaid.changes?.map(({ path, before, after }) => [path, before, after])).toEqual([
      ["tiers.app.instances", 4, 8],
    ]);
    repository.git("switch", "--quiet", "grown");
  });

  it.each([
    ["a revision that there is not", "nowhere:plans/topo.yaml", /git knows no revision nowhere here/],
    ["a path that is not in it", "main:topo.yaml", /there is no topo\.yaml at main[\s\S]*REV:\.\/path/],
    ["a folder", "main:plans", /no file there, but a directory/],
    ["what looks like an option", "-x:plans/topo.yaml", /-x is no revision/],
  ])("answers 2 to %s", async (_, word, message) => {
    const { code, stdout, stderr } = await runIn(repository, ["diff", "--", word, "plans/topo.yaml"]);
    expect({ code, stdout }).toEqual({ code: 2, stdout: "" });
    expect(stderr).toMatch(message);
    expect(stderr).not.toContain(repository.folder);
  });

  it("answers 2 outside of a repository", async () => {
    const outside = folderOutside();
    outside.write("topo.yaml", shop);
    const { code, stderr } = await runIn(outside, ["diff", "main:topo.yaml", "topo.yaml"]);
    expect(code).toBe(2);
    expect(stderr).toContain("the working directory is in no git repository");
  });

  it("is a file where there is one of that name", async () => {
    repository.write("main:topo.yaml", grown);
    const document = await documentOf(["main:topo.yaml", "plans/topo.yaml"]);
    expect(document).toMatchObject({ moved: false, old: { commit: null } });
  });
});
