/** `/flat/TABLE.json` and `/flat/TABLE.csv`: published operations as tables, for Grafana, Superset, Metabase and spreadsheets. */
import type { IncomingMessage, ServerResponse } from 'node:http';
import type { Instant } from '../../graph/model.ts';
import { type AskOperation, operationOf } from '../ask-operation.ts';
import { createErrorDoor } from '../errors.ts';
import { answerRefusal, findForeignOrigin } from '../guard.ts';
import type { ServerLog } from '../server-log.ts';
import { toCsv } from './csv.ts';
import { TABLES, tableOf } from './tables.ts';
import { parseQuery } from './variables.ts';

export const isFlatPath = (path: string): boolean => path === '/flat' || path.startsWith('/flat/');

export interface FlatHandlerOptions {
  ask: AskOperation;
  now: () => Instant;
  log: ServerLog;
  publicUrl: string | null;
}

export function createFlatHandler({ ask, now, log, publicUrl }: FlatHandlerOptions) {
  const door = createErrorDoor(log);
  return async (request: IncomingMessage, response: ServerResponse): Promise<void> => {
    const refusal = findForeignOrigin(request, publicUrl);
    if (refusal !== null) return answerRefusal(response, refusal);
    if (request.method !== 'GET' && request.method !== 'HEAD') return answer(405, 'text/plain', 'Only GET.\n');
    const { pathname, searchParams } = new URL(request.url!, 'http://localhost');
    if (pathname === '/flat' || pathname === '/flat/') return answer(200, 'application/json', listing());
    const [, name, format] = /^\/flat\/([\w-]+)\.(json|csv)$/.exec(pathname) ?? [];
    const table = Object.hasOwn(TABLES, name ?? '') ? TABLES[name!] : undefined;
    if (table === undefined) return answer(404, 'text/plain', 'No such table. /flat lists them.\n');
    try {
      const variables = { ...table.defaults, ...parseQuery(operationOf(table.file), searchParams) };
      const rows = tableOf(table, await ask(table.file, variables, now()));
      if (format === 'csv') return answer(200, 'text/csv', toCsv(table.columns, rows));
      answer(200, 'application/json', `${JSON.stringify(rows)}\n`);
    } catch (error) {
      const { message, extensions } = door(error);
      const status = { BAD_INPUT: 400, NOT_FOUND: 404 }[String(extensions.code)] ?? 500;
      answer(status, 'application/json', `${JSON.stringify({ errors: [{ message, extensions }] })}\n`);
    }

    function answer(status: number, type: string, text: string): void {
      response.writeHead(status, { 'content-type': `${type}; charset=utf-8`, 'cache-control': 'no-store' });
      response.end(request.method === 'HEAD' ? undefined : text);
    }
  };
}

/** What there is: for people, and for programs that look. */
function listing(): string {
  const tables = Object.entries(TABLES).map(([name, { title, file, columns }]) => ({
    ...{ name, title, json: `/flat/${name}.json`, csv: `/flat/${name}.csv`, columns },
    operation: file,
    variables: operationOf(file).definitions.flatMap((one) =>
      'variableDefinitions' in one ? (one.variableDefinitions ?? []).map(({ variable }) => variable.name.value) : [],
    ),
  }));
  return `${JSON.stringify({ tables }, null, 2)}\n`;
}
