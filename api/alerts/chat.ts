/** What Slack and Teams are sent: blocks and cards, within the sizes that they take. What comes from outside is plain text there. */
import type { ItemView, NoticeView } from './view.ts';

/** More are named in one line. */
const MOST_ITEMS = 8;

/** https://docs.slack.dev/reference/block-kit/blocks: a header has 150 characters, a section 3,000, a message 50 blocks. */
export function slackMessage(view: NoticeView): object {
  const { acknowledge, console: open } = view.urls;
  return {
    text: slackText(view.subject),
    blocks: [
      { type: 'header', text: { type: 'plain_text', text: cut(view.subject, 150) } },
      ...view.items.slice(0, MOST_ITEMS).map((item) => ({
        type: 'section',
        text: { type: 'mrkdwn', text: slackItem(item) },
      })),
      ...more(view).map((text) => ({ type: 'section', text: { type: 'mrkdwn', text: slackText(text) } })),
      { type: 'context', elements: [{ type: 'mrkdwn', text: slackText(view.note) }] },
      {
        type: 'actions',
        elements: [
          ...(acknowledge === null ? [] : [slackButton('Acknowledge', acknowledge, 'primary')]),
          slackButton('How everything stands', open),
        ],
      },
    ],
  };
}

function slackItem({ name, severity, status, why, wayOut, when, quotes: [said], url }: ItemView): string {
  return cut(
    [
      `*<${url}|${slackText(name).replaceAll('|', '¦')}>* (${severity}): ${slackText(status)}, ${when}`,
      slackText(why),
      ...(said === undefined ? [] : [`> “${slackText(cut(said.text, 300))}” (${slackText(said.title)})`]),
      ...(wayOut === null ? [] : [`What to do: ${slackText(wayOut)}`]),
    ].join('\n'),
    3000,
  );
}

const slackButton = (text: string, url: string, style?: 'primary') => ({
  type: 'button',
  text: { type: 'plain_text', text },
  url,
  ...(style === undefined ? {} : { style }),
});

/** Slack reads `<`, `>` and `&` (and so links and mentions), and marks like `*`; a mark in a name is kept from being one by an invisible joiner. */
const slackText = (text: string): string =>
  text
    .replaceAll('&', '&amp;')
    .replaceAll('<', '&lt;')
    .replaceAll('>', '&gt;')
    .replace(/[*_~`]/g, '\u2060$&\u2060');

/** Of the 28 KB that Teams takes. */
const MOST_CARD_BYTES = 24_000;

/** An Adaptive Card for the webhook of a Teams workflow. `RichTextBlock` shows its text as it is: no Markdown of others is read. */
export function teamsMessage(view: NoticeView): object {
  for (let shown = MOST_ITEMS; ; shown = Math.floor(shown / 2)) {
    const message = teamsCard(view, shown);
    if (shown <= 1 || Buffer.byteLength(JSON.stringify(message)) <= MOST_CARD_BYTES) return message;
  }
}

function teamsCard(view: NoticeView, shown: number): object {
  const { acknowledge, console: open } = view.urls;
  const line = (...runs: object[]) => ({ type: 'RichTextBlock', inlines: runs });
  const run = (text: string, style: object = {}) => ({ type: 'TextRun', text: cut(text, 1500), ...style });
  const items = view.items
    .slice(0, shown)
    .flatMap(({ name, severity, status, tone, why, wayOut, when, quotes }) => [
      line(
        run(name, { weight: 'bolder' }),
        run(` (${severity}): `),
        run(status, { color: COLOURS[tone] }),
        run(`, ${when}`),
      ),
      line(run(why)),
      ...quotes.slice(0, 1).map(({ text, title }) => line(run(`“${cut(text, 300)}” (${title})`, { italic: true }))),
      ...(wayOut === null ? [] : [line(run(`What to do: ${wayOut}`))]),
    ]);
  const content = {
    $schema: 'http://adaptivecards.io/schemas/adaptive-card.json',
    type: 'AdaptiveCard',
    version: '1.4',
    body: [
      line(run(view.subject, { size: 'large', weight: 'bolder' })),
      ...items,
      ...more(view, shown).map((text) => line(run(text))),
      line(run(view.note, { isSubtle: true, size: 'small' })),
    ],
    actions: [
      ...(acknowledge === null ? [] : [{ type: 'Action.OpenUrl', title: 'Acknowledge', url: acknowledge }]),
      { type: 'Action.OpenUrl', title: 'How everything stands', url: open },
    ],
  };
  return {
    type: 'message',
    attachments: [{ contentType: 'application/vnd.microsoft.card.adaptive', contentUrl: null, content }],
  };
}

const COLOURS = { bad: 'attention', warn: 'warning', good: 'good', plain: 'default' } as const;

const more = ({ items }: NoticeView, shown = MOST_ITEMS): string[] =>
  items.length <= shown
    ? []
    : [
        `and ${items.length - shown} more: ${cut(
          items
            .slice(shown)
            .map(({ name }) => name)
            .join(', '),
          1000,
        )}`,
      ];

const cut = (text: string, most: number): string => (text.length <= most ? text : `${text.slice(0, most - 1)}…`);
