import { describe, expect, test } from 'vitest';
import { KNOWN_ELSEWHERE, readConfig, SETTINGS } from '../../config.ts';
import { BellwetherError } from '../../graph/errors.ts';
import { read } from './source-files.ts';

describe('settings', () => {
  test('have defaults that work in any folder', () => {
    expect(readConfig({}, '/srv/desk')).toEqual({
      dataDir: '/srv/desk/.bellwether',
      store: 'sqlite:/srv/desk/.bellwether/graph.sqlite',
      neo4j: { poolSize: 50 },
      port: 4000,
      host: '127.0.0.1',
      publicUrl: 'http://127.0.0.1:4000',
      webhookNetworks: [],
      mail: {
        ...{ smtpUrl: null, passwordFile: null, caFile: null, from: null, returnPath: null, secretFile: null },
        ...{ perSecond: 10, dkimKeyFile: null, dkimSelector: 'bellwether' },
      },
      debug: false,
      colour: true,
    });
  });

  test('are each described in docs/configuration.md, in a row of their own with their default', () => {
    const documented = [...read('docs/configuration.md').matchAll(/^\| `([A-Z_0-9]+)` \| ([^|]+) \| [^|]+ \|$/gm)];
    expect(documented.map((row) => row[1]).sort()).toEqual([...Object.keys(SETTINGS.shape), ...KNOWN_ELSEWHERE].sort());
  });

  test('the store follows the data folder, unless it is set', () => {
    expect(readConfig({ BELLWETHER_DATA: 'data' }, '/srv').store).toBe('sqlite:/srv/data/graph.sqlite');
    expect(readConfig({ BELLWETHER_STORE: 'sqlite:g.db' }, '/srv').store).toBe('sqlite:/srv/g.db');
    expect(readConfig({ BELLWETHER_STORE: 'sqlite::memory:' }, '/srv').store).toBe('sqlite::memory:');
    expect(readConfig({ BELLWETHER_STORE: 'neo4j://graph.internal:7687' }, '/srv').store).toBe(
      'neo4j://graph.internal:7687',
    );
  });

  test('user and password of Neo4j come from variables or a file, which is found from the working folder', () => {
    const env = { BELLWETHER_NEO4J_USER: 'desk', BELLWETHER_NEO4J_PASSWORD_FILE: 'secrets/neo4j' };
    expect(readConfig({ ...env, BELLWETHER_NEO4J_POOL_SIZE: '8' }, '/srv').neo4j).toEqual({
      user: 'desk',
      passwordFile: '/srv/secrets/neo4j',
      poolSize: 8,
    });
    expect(readConfig({ BELLWETHER_NEO4J_PASSWORD: 'p' }, '/srv').neo4j).toEqual({ password: 'p', poolSize: 50 });
  });

  test('an empty value is no value', () => {
    expect(readConfig({ PORT: '', BELLWETHER_DATA: '' }, '/srv').port).toBe(4000);
  });

  test.each([
    [{ PORT: 'http' }, 'PORT must be a whole number from 0 to 65535, but is ‘http’.'],
    [{ PORT: '65536' }, 'PORT must be a whole number from 0 to 65535, but is ‘65536’.'],
    [{ PORT: '-1' }, 'PORT must be a whole number from 0 to 65535, but is ‘-1’.'],
    [
      { BELLWETHER_STORE: 'postgres://x' },
      'BELLWETHER_STORE must be sqlite:PATH or neo4j://HOST:PORT, but is ‘postgres://x’.',
    ],
    [
      { BELLWETHER_STORE: 'neo4k://neo4j:s3cret/x@graph.internal' },
      'BELLWETHER_STORE must be sqlite:PATH or neo4j://HOST:PORT, but is ‘neo4k://graph.internal’.',
    ],
    [
      { BELLWETHER_NEO4J_POOL_SIZE: '0' },
      'BELLWETHER_NEO4J_POOL_SIZE must be a whole number from 1 to 9999, but is ‘0’.',
    ],
    [{ BELLWETHER_DEBUG: 'yes' }, 'BELLWETHER_DEBUG must be 1 (on) or 0 (off), but is ‘yes’.'],
    [{ BELLWETHER_STOER: 'sqlite:x' }, 'BELLWETHER_STOER is no setting of Bellwether.'],
  ])('%o is refused by name', (env, message) => {
    expect(() => readConfig(env, '/srv')).toThrow(
      expect.objectContaining({ code: 'BAD_INPUT', message: message.replace(/[‘’]/g, "'") }),
    );
  });

  test('a typing error is answered with the nearest name', () => {
    const error = (() => {
      try {
        return readConfig({ BELLWETHER_STOER: 'sqlite:x' }, '/srv');
      } catch (thrown) {
        return thrown as BellwetherError;
      }
    })();
    expect(error).toBeInstanceOf(BellwetherError);
    expect(error).toMatchObject({ hint: 'Nearest: BELLWETHER_STORE.' });
  });
});
