/** Says at the start of a run why tests of Neo4j are left out, if they are. */
export default function notice(): void {
  if (process.env.BELLWETHER_TEST_NEO4J) return;
  console.log(
    'Tests of the Neo4j engine are left out: no BELLWETHER_TEST_NEO4J. `npm run neo4j` starts a server (docs/scaling.md).\n',
  );
}
