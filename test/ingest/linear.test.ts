/**
 * No text makes reading slow: what extraction does grows with the length, and no regular expression of ours goes back over a text
 * again and again. Counted and proven, not timed: a busy machine changes nothing.
 */
import { globSync, readFileSync } from 'node:fs';
import { Session } from 'node:inspector';
import { stripTypeScriptTypes } from 'node:module';
import { join } from 'node:path';
import { type Token, tokenizer } from 'acorn';
import fc from 'fast-check';
import { analyse } from 'scslre';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { extractText } from './reading.ts';

const ROOT = join(import.meta.dirname, '../..');
/** Patterns that are put together from parts: what they are used on has at most 60 characters. */
const BUILT = ['ingest/formats/parse-date.ts'];

describe('regular expressions', () => {
  const found = globSync('ingest/{extract,formats}/**/*.ts', { cwd: ROOT }).flatMap((file) => {
    const code = stripTypeScriptTypes(readFileSync(join(ROOT, file), 'utf8'));
    return [...tokenizer(code, { ecmaVersion: 'latest', sourceType: 'module' })].map((token) => ({
      file,
      token: token as Token & { value: unknown },
    }));
  });
  const literals = found.filter(({ token }) => token.type.label === 'regexp');

  test('are written as literals', () => {
    expect(literals.length).toBeGreaterThan(300);
    const built = found.filter(({ token }) => token.type.label === 'name' && token.value === 'RegExp');
    expect([...new Set(built.map(({ file }) => file))]).toEqual(BUILT);
  });

  test('take a time that grows with the text', () => {
    const slow = literals.flatMap(({ file, token }) => {
      const { pattern, flags } = token.value as { pattern: string; flags: string };
      const { reports } = analyse({ source: pattern, flags });
      return reports.map(
        ({ type, exponential }) => `${file}: /${pattern}/: ${type}${exponential ? ', exponential' : ''}`,
      );
    });
    expect(slow).toEqual([]);
  });

  test('that go back over the text would be noticed', () => {
    for (const source of ['(?:a|a)*b', 'a*a*b', ' +$', '\\w+@']) {
      expect(analyse({ source, flags: '' }).reports, source).not.toEqual([]);
    }
  });
});

describe('steps of extraction', () => {
  const session = new Session();
  const post = (method: string, params: object = {}): unknown => {
    let answer: unknown;
    session.post(method, params, (error, result) => {
      if (error) throw new Error(JSON.stringify(error));
      answer = result;
    });
    return answer;
  };
  /** How often each block of `ingest/extract` is entered while the text is read. */
  const steps = (text: string): number => {
    post('Profiler.takePreciseCoverage');
    extractText(text);
    const { result } = post('Profiler.takePreciseCoverage') as {
      result: { url: string; functions: { ranges: { count: number }[] }[] }[];
    };
    return result
      .filter(({ url }) => url.includes('/ingest/extract/'))
      .flatMap(({ functions }) => functions.flatMap(({ ranges }) => ranges))
      .reduce((sum, { count }) => sum + count, 0);
  };
  /** Four times the text: four times the steps; the square would be sixteen. A little is lost and won at the ends. */
  const growth = (make: (times: number) => string, times: number): number => {
    extractText(make(times));
    return steps(make(times * 4)) / steps(make(times));
  };

  beforeAll(() => {
    session.connect();
    post('Profiler.enable');
    post('Profiler.startPreciseCoverage', { callCount: true, detailed: true });
  });
  afterAll(() => session.disconnect());

  test('are counted', () => {
    expect(steps('Anthropic suspended Claude Fable 5 on 12 June.')).toBeGreaterThan(200);
  });

  test.each([
    ['names', 'Claude Fable 5 and Claude Mythos 5, '],
    ['verbs', 'suspended restored ordered banned '],
    ['the same event again and again', 'Anthropic suspended Claude Fable 5 on 12 June. '],
    ['openings that nothing closes', '"((('],
    ['one word', 'aaaaaaaaaaaaaaaaaaaa'],
    ['full stops', '. . . . . '],
    ['numbers', '1.2.3,4:5/6-7 1.2.3,4:5/6-7 '],
    ['blank lines', '\n\n \n\n\n \n'],
    ['almost citations', '15 CFR 744.22(b)(b)(b)(b)( Executive Order 1 '],
    ['the company, the regulator', 'the company and the regulator of the two models '],
  ])('grow with the length: %s', (_, part) => {
    expect(growth((times) => part.repeat(times), 150)).toBeLessThan(5);
  });

  test('grow with the length, whatever is repeated', () => {
    const words =
      `Anthropic Claude Fable 5 Mythos 4.8 GPT-5.6 Grok OpenAI Italy Italian Washington BIS Commerce Garante the both models
      two company regulator it which that if not no except other all remain available was were be has had will may could suspended
      suspend restored banned ordered lifted fined blocked on from by until after Friday 12 June 2026 17:21 ET EAR 15 CFR 744.22 ( ) " ' “ ” .
      , ; : - … 停止 禁止 6月12日 wurde gesperrt n'est pas`.split(/\s+/);
    const part = fc.array(fc.constantFrom(...words, '\n\n', '\n- '), { minLength: 1, maxLength: 8 });
    fc.assert(
      fc.property(part, (parts) => {
        expect(growth((times) => `${parts.join(' ')} `.repeat(times), 60)).toBeLessThan(5.5);
      }),
      { numRuns: 30, seed: 12 },
    );
  });
});
