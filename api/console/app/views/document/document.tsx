/** One document as it was read: its text with the passages that facts rest on, and the quote that a link leads to. */
import { useEffect, useMemo, useRef } from 'preact/hooks';
import { type DocumentData, operation } from '../../operations/document.ts';
import { ShowAnswer } from '../../parts/answer.tsx';
import { Icon } from '../../parts/icon.tsx';
import { NodeLink } from '../../parts/link.tsx';
import { When } from '../../parts/when.tsx';
import type { ViewProps } from '../../routes.ts';
import { count, sentence, words } from '../../state/format.ts';
import { useMoment } from '../../state/moment.ts';
import { useParam } from '../../state/router.ts';
import { useTitle } from '../../state/title.ts';
import { useQuery } from '../../state/use-query.ts';
import { NotKnown } from '../event/not-known.tsx';
import './document.css';
import { parseRange, splitText } from './passages.ts';

type Document = Extract<DocumentData['node'], { __typename: 'Document' }>;

export default function DocumentPage({ id }: ViewProps) {
  const { at, knownAt } = useMoment();
  const answer = useQuery(operation, id === null ? null : { id, at, knownAt });
  if (id === null) return <NotKnown what="Document" id={id} />;
  return (
    <ShowAnswer answer={answer} what="the document">
      {({ node }) => (node?.__typename === 'Document' ? <Found found={node} /> : <NotKnown what="Document" id={id} />)}
    </ShowAnswer>
  );
}

function Found({ found }: { found: Document }) {
  const { title, url, source, publishedAt, fetchedAt, learnedAt, language, quotes, events } = found;
  useTitle(title);
  return (
    <>
      <div class="page-head">
        <div>
          <p class="quiet small">
            {source === null ? 'Document' : `${source.name}${source.kind === null ? '' : `, ${words(source.kind)}`}`}
          </p>
          <h1>{title}</h1>
        </div>
        {url !== null && (
          <a class="button" href={url} target="_blank" rel="noreferrer noopener">
            <Icon name="out" /> Where it was published
          </a>
        )}
      </div>
      <div class="columns">
        <section class="card" aria-labelledby="text">
          <header>
            <h2 id="text">Text</h2>
            <span class="quiet small">{count(quotes.length, 'passage')} that facts rest on</span>
          </header>
          <Text found={found} />
        </section>
        <div class="stack">
          <section class="card" aria-labelledby="about">
            <header>
              <h2 id="about">About it</h2>
            </header>
            <dl class="inside facts">
              <dt>Published</dt>
              <dd>
                <When at={publishedAt} empty="it does not say" />
              </dd>
              <dt>Reached us</dt>
              <dd>
                <When at={learnedAt} />
              </dd>
              <dt>Fetched</dt>
              <dd>
                <When at={fetchedAt} empty="never, it was imported" />
              </dd>
              {language !== null && (
                <>
                  <dt>Language</dt>
                  <dd>{new Intl.DisplayNames(undefined, { type: 'language' }).of(language)}</dd>
                </>
              )}
            </dl>
          </section>
          <section class="card" aria-labelledby="tells">
            <header>
              <h2 id="tells">What it tells of</h2>
            </header>
            {events.length === 0 ? (
              <p class="inside quiet">No event was read from it.</p>
            ) : (
              <ul class="rows">
                {events.map(({ id, title: name, type, occurredAt }) => (
                  <li key={id}>
                    <NodeLink node={{ id, name }} />
                    <p class="quiet small">
                      {sentence(words(type))}, <When at={occurredAt} precision="day" />
                    </p>
                  </li>
                ))}
              </ul>
            )}
          </section>
        </div>
      </div>
    </>
  );
}

function Text({ found: { text, quotes, language } }: { found: Document }) {
  const [asked] = useParam('quote');
  const wanted = parseRange(asked, text.length);
  const pieces = useMemo(() => splitText(text, quotes, wanted), [text, quotes, asked]);
  const target = useRef<HTMLElement>(null);
  useEffect(() => {
    target.current?.scrollIntoView({ block: 'center' });
  }, [asked, text]);
  const first = pieces.findIndex(({ wanted: isWanted }) => isWanted);
  return (
    <div class="inside text" lang={language ?? undefined}>
      {asked !== null && wanted === null && (
        <p class="notice tone-warn">The passage that the link leads to is not in this version of the text.</p>
      )}
      <p>
        {pieces.map(({ text: piece, start, quoted, wanted: isWanted }, index) => {
          if (isWanted) {
            return (
              <mark key={start} class="wanted" ref={index === first ? target : null}>
                {piece}
              </mark>
            );
          }
          return quoted ? (
            <mark key={start} class="passage">
              {piece}
            </mark>
          ) : (
            piece
          );
        })}
      </p>
    </div>
  );
}
