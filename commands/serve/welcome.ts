/** What `serve` prints when it is ready: where it listens, the sample's answer, and how to go on. */
import { renderCurl } from '../../api/landing-page.ts';
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
      'The same again, here or over HTTP:',
      `  ${program()} impact ${event} --org ${name} --at ${new Date(at).toISOString().replace('.000', '')}`,
      `  ${renderCurl(url, toExample(sample.question))}`,
      '',
    );
  }
  lines.push(
    `Serving ${url}/graphql${loopback ? ' (this machine only)' : ''}; in a browser it is GraphiQL, with every query and field described.`,
    'Ctrl-C stops it.',
  );
  return lines.join('\n');
}

/** What the command line is called where it runs: in the checkout there is no `bellwether` on the path. */
const program = (): string => (import.meta.url.endsWith('.ts') ? 'npm run -s bellwether --' : 'bellwether');
