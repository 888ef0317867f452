/** The errors of the driver and the server in words for people. */
import { BellwetherError } from '../errors.ts';
import { OLDEST_SERVER } from './schema.ts';

/** Tried again by the driver where the address is neo4j://; of bolt://, it knows no other server. */
const NOT_THE_LEADER = ['Neo.ClientError.Cluster.NotALeader', 'Neo.ClientError.General.ForbiddenOnReadOnlyDatabase'];

/** The error to throw for what went wrong with the server at `address`; what isn't the driver's comes back as it is. */
export function failureOf(error: unknown, address: string): unknown {
  if (error instanceof BellwetherError || !(error instanceof Error)) return error;
  const { code = '' } = error as Error & { code?: string };
  if (typeof code !== 'string') return error;
  const unavailable = (message: string, hint: string) =>
    new BellwetherError('STORE_UNAVAILABLE', message, {
      hint,
      details: { address, code, reason: error.message },
      cause: error,
    });
  if (code.startsWith('Neo.ClientError.Security')) {
    return code.endsWith('AuthenticationRateLimit')
      ? unavailable(
          `${address} refuses more attempts to log in for now.`,
          'Check user and password, and wait a little.',
        )
      : unavailable(`${address} does not accept this user and password.`, AUTH_HINT);
  }
  if (code === 'Neo.ClientError.Database.DatabaseNotFound') {
    return unavailable(`${address} has no such database.`, DATABASE_HINT);
  }
  if (code === 'SessionExpired' || code === 'ServiceUnavailable') {
    // Of a routed connection, the reason lies one deeper.
    return /database/i.test(error.message) && /not found|does not exist/i.test(error.message)
      ? unavailable(`${address} has no such database.`, DATABASE_HINT)
      : unavailable(
          `${address} does not answer.`,
          'Is Neo4j running there, and is the scheme right (neo4j+s for TLS)?',
        );
  }
  // Of what is said before both sides agree on Bolt, the driver gives no code.
  if (code === 'N/A' && /responded HTTP/.test(error.message)) {
    return unavailable(
      `${address} is a port for browsers.`,
      "Give Bolt's: 7687, where a server has no other of its own.",
    );
  }
  if (code === 'N/A' && /Unknown Bolt protocol/.test(error.message)) {
    return unavailable(
      `${address} speaks no Bolt that Bellwether knows.`,
      `Is it Neo4j there, ${OLDEST_SERVER.join('.')} or newer?`,
    );
  }
  if (NOT_THE_LEADER.includes(code)) {
    return unavailable(
      `${address} does not lead its cluster and takes no writes.`,
      'Give neo4j://, which finds the leader.',
    );
  }
  if (/acquisition timed out|pool/i.test(error.message) && code === 'N/A') {
    return unavailable(
      `${address}: all connections stayed busy for too long.`,
      'Try again, or let fewer things run at once.',
    );
  }
  if (code.startsWith('Neo.TransientError')) {
    return unavailable(`${address} could not finish what was asked, even when tried again.`, 'Try again later.');
  }
  return error;
}

const AUTH_HINT =
  'Give neo4j://USER:PASSWORD@HOST, or set BELLWETHER_NEO4J_USER and BELLWETHER_NEO4J_PASSWORD (or …_PASSWORD_FILE).';
const DATABASE_HINT = 'Name a database that exists, as the path of the URL: neo4j://HOST:PORT/DATABASE.';
