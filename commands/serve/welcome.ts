/** What `serve` prints when it is ready: where it listens, the sample's answer, and how to go on. */
import { renderCurl } from '../../api/render-curl.ts';
import type { RunningServer } from '../../api/server.ts';
import { type SampleQuestion, toExample } from './sample-question.ts';

/** `answer`: the sample's, as a table. Where there is no sample, the reader has data of their own, and knows what to ask. */
export function renderWelcome(
  { url, loopback }: RunningServer,
  sample: { question: SampleQuestion; answer: string } | null,
): string {
  const lines: string[] = [];
  if (sample !== null) {
    const { event, organisation, at } = sample.question;
    const name = organisation.slice('organisation:'.length);
    lines.push(
      sample.answer,
      '',
      'The same again, here, over HTTP or in a browser:',
      `  ${program()} impact ${event} --org ${name} --at ${shortTime(at)}`,
      `  ${renderCurl(url, toExample(sample.question))}`,
      `  ${url}/now?organisation=${name}&at=${shortTime(at)}`,
      '',
    );
  }
  lines.push(
    `Serving ${url}${loopback ? ' (this machine only)' : ''}: the console in a browser; GraphQL at ${url}/graphql.`,
    'Ctrl-C stops it.',
  );
  return lines.join('\n');
}

const shortTime = (at: number): string => new Date(at).toISOString().replace('.000', '');

/** What the command line is called where it runs: in the checkout there is no `bellwether` on the path. */
const program = (): string => (import.meta.url.endsWith('.ts') ? 'npm run -s bellwether --' : 'bellwether');
