/** What happened and what was published: about what the organisation uses, and elsewhere. */
import { count, listText } from '../../queries/words.ts';
import type { DigestAnswer } from './ask.ts';
import { documents, restOf, type Section, type Telling, useText } from './section.ts';
import { clip } from './words.ts';

function eventEntry({ event, ours: used, documents: n, evidence }: DigestAnswer['events'][number], telling: Telling) {
  const { answer, times, links } = telling;
  const { occurredAt } = event;
  const when =
    occurredAt === null
      ? 'undated'
      : Date.parse(occurredAt) < Date.parse(answer.from)
        ? `dated ${times.moment(occurredAt)}, first told of now`
        : Date.parse(occurredAt) >= Date.parse(answer.until)
          ? `announced for ${times.moment(occurredAt)}`
          : times.moment(occurredAt);
  return {
    title: event.title,
    url: links.event(event.id),
    moved: null,
    details: [`${when}; ${count(n, 'document')}${used.length > 0 ? `; ${useText(used)}` : ''}`],
    evidence: documents(evidence, links),
  };
}

export function ours(telling: Telling): Section {
  const all = telling.answer.events.filter((one) => one.ours.length > 0);
  return {
    title: 'What happened to what you use',
    entries: all.slice(0, telling.most).map((one) => eventEntry(one, telling)),
    tail: restOf(all.length, telling.most, telling.links.home),
  };
}

export function besides({ answer, times, links, most }: Telling): Section {
  return {
    title: 'Also published, about what you use',
    entries: answer.besides.slice(0, most).map(({ document: { id, title, source, publishedAt }, ours: used }) => ({
      title: clip(title, 160),
      url: links.document(id),
      moved: null,
      details: [
        [
          ...(source === null ? [] : [source.name]),
          ...(publishedAt === null ? [] : [times.moment(publishedAt)]),
          `names ${listText(used.map(({ name }) => name))}`,
        ].join('; '),
      ],
      evidence: [],
    })),
    tail: null,
  };
}

/** One entry for each search: what it is called, how much it found, and links to the newest. */
export function searches({ answer, links, most }: Telling): Section {
  const pages: Record<string, (id: string) => string> = {
    Event: links.event,
    Action: links.action,
    Document: links.document,
  };
  return {
    title: 'Found by your saved searches',
    entries: answer.searches.slice(0, most).map(({ name, count: n, items }) => ({
      title: clip(name, 120),
      url: links.home,
      moved: null,
      details: [`${n} new${n > items.length ? `, of these the newest ${items.length}` : ''}`],
      evidence: items.map((item) => {
        const page = pages[item.__typename];
        const title = clip(item.name, 100);
        return { text: title, title, url: page === undefined ? links.home : page(item.id) };
      }),
    })),
    tail: null,
  };
}

export function elsewhere(telling: Telling): Section {
  const { answer, links } = telling;
  const others = answer.events.filter((one) => one.ours.length === 0);
  const hidden = answer.eventCount - answer.events.length;
  return {
    title: 'Elsewhere',
    entries: others.slice(0, telling.most).map((one) => eventEntry(one, telling)),
    tail: hidden > 0 ? { text: `${count(hidden, 'more event')} about what you don’t use`, url: links.home } : null,
  };
}
