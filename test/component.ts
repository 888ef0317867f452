/** Parts that some tests need and not every machine has. */

/**
 * For `describe.skipIf(!hasComponent(…))`: is it there? With BELLWETHER_REQUIRE=all (CI), or with its name in that
 * list (`npm,neo4j`), a missing one is a failure and not a skip.
 */
export function hasComponent(name: string, present: boolean): boolean {
  const required = (process.env.BELLWETHER_REQUIRE ?? '').split(',').map((part) => part.trim());
  if (!present && (required.includes('all') || required.includes(name))) {
    throw new Error(`BELLWETHER_REQUIRE asks for ${name}, which is not on this machine.`);
  }
  return present;
}
