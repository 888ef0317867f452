/** compose.yaml: what can be held without Docker. */
import { expect, test } from 'vitest';
import { parse } from 'yaml';
import { isOlder } from '../../graph/neo4j/schema.ts';
import { read } from './source-files.ts';

const { services, volumes } = parse(read('compose.yaml')) as {
  services: Record<string, Service>;
  volumes: Record<string, unknown>;
};
interface Service {
  image: string;
  environment: Record<string, string>;
  ports: string[];
  volumes: string[];
  healthcheck: { test: string[] };
}

test('Neo4j is of the version that npm run neo4j has, and new enough', () => {
  const version = /neo4j-server<\/artifactId>\s*<version>([^<]+)</.exec(read('graph/neo4j/server/pom.xml'))?.[1];
  expect(services.neo4j?.image).toBe(`neo4j:${version}-community`);
  expect(isOlder(version as string)).toBe(false);
});

test('there is no password in it, and no way to start without one', () => {
  expect(services.neo4j?.environment.NEO4J_AUTH).toMatch(/^neo4j\/\$\{NEO4J_PASSWORD:\?[^}]+\}$/);
});

test('nobody but this machine reaches it', () => {
  expect(services.neo4j?.ports.every((port) => port.startsWith('127.0.0.1:'))).toBe(true);
});

test('data outlives the container, and health is asked by a statement', () => {
  const mounted = services.neo4j?.volumes.map((volume) => volume.split(':')) ?? [];
  expect(mounted.map(([, folder]) => folder)).toContain('/data');
  expect(mounted.map(([name]) => name)).toEqual(Object.keys(volumes));
  expect(services.neo4j?.healthcheck.test.join(' ')).toContain('RETURN 1');
});
