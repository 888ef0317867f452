/** Who could use what, when. */
import { useEffect, useMemo, useRef } from 'preact/hooks';
import { type AvailabilityTimelineVariables, operation } from '../../operations/availability-timeline.ts';
import { operation as postureOperation, type TimelineData } from '../../operations/timeline.ts';
import { Empty, ShowAnswer } from '../../parts/answer.tsx';
import { NodeLink } from '../../parts/link.tsx';
import { StatusPill } from '../../parts/status-pill.tsx';
import { When } from '../../parts/when.tsx';
import type { ViewProps } from '../../routes.ts';
import { announce } from '../../state/announce.ts';
import { audienceParam, parseAudience } from '../../state/audience.ts';
import { formatMinutes, formatMoment } from '../../state/format.ts';
import { shortIso, useMoment } from '../../state/moment.ts';
import { useOrganisation } from '../../state/organisation.tsx';
import { setParams, useParam } from '../../state/router.ts';
import { useQuery } from '../../state/use-query.ts';
import { BandChart, type ChartGroup, chartRow } from './band-chart.tsx';
import { MomentTable } from './moment-table.tsx';
import { Player } from './player.tsx';
import { PRESETS } from './presets.ts';
import { type Row, rowsOf, segmentAt } from './rows.ts';
import { type Step, stepAt, stepsOf } from './steps.ts';
import './time.css';

const DAY = 86_400_000;

export default function Time(_props: ViewProps) {
  const { chosen } = useOrganisation();
  const { at, knownAt } = useMoment();
  const [from, to] = usePeriod(at);
  const [models, setModels] = useParam('models');
  const [other, setOther] = useParam('for');
  const [all, setAll] = useParam('all');
  const [together] = useParam('with');
  const audience = useMemo(() => parseAudience(other), [other]);
  const organisation = chosen?.id ?? null;
  const asked: AvailabilityTimelineVariables | null =
    models === null && organisation === null
      ? null
      : {
          ...(models === null ? { organisation } : { models: models.split(',').map((name) => name.trim()) }),
          from: iso(from),
          to: iso(to),
          knownAt,
        };
  const everyone = useQuery(operation, asked);
  const others = useQuery(operation, asked === null || audience === null ? null : { ...asked, audience });
  const posture = useQuery(
    postureOperation,
    organisation === null ? null : { organisation, from: iso(from), to: iso(to), knownAt },
  );
  const shownAt = clamp(at === null ? to - 60_000 : Date.parse(at), from, to - 60_000);
  return (
    <>
      <div class="page-head">
        <div>
          <h1>Time</h1>
          <p class="lead">Who could use what, when, and how that left us. Move the line, or play it.</p>
        </div>
        <div class="row" role="group" aria-label="Stretches of time">
          {PRESETS.map(({ title, params }) => (
            <button key={title} type="button" class="button small" onClick={() => setParams(params)}>
              {title}
            </button>
          ))}
        </div>
      </div>
      <Period from={from} to={to} models={models} setModels={setModels} />
      <ShowAnswer
        answer={everyone}
        what="the availability over time"
        empty={({ availabilityTimeline: { bands } }) =>
          bands.length === 0 ? (
            <Empty title="Nothing is offered of what was asked for.">
              <p class="quiet">
                Name other models above, or leave the names out to see those that the organisation uses.
              </p>
            </Empty>
          ) : null
        }
      >
        {({ availabilityTimeline: { bands, moments } }) => (
          <Shown
            rows={rowsOf(
              bands,
              audience === null ? [] : (others.data?.availabilityTimeline.bands ?? []),
              labelOf(moments, other),
              all === null,
            )}
            steps={stepsOf(moments, posture.data?.timeline.moments ?? [])}
            posture={posture.data?.timeline ?? null}
            organisation={chosen?.name ?? null}
            standing={
              <ShowAnswer answer={posture} what="how the organisation stood">
                {({ timeline }) => <Posture posture={timeline} at={shownAt} organisation={chosen?.name ?? null} />}
              </ShowAnswer>
            }
            at={shownAt}
            knownAt={knownAt === null ? null : Date.parse(knownAt)}
            together={together === 'then'}
            from={from}
            to={to}
          >
            <div class="row">
              <label class="row">
                Beside everyone
                <select value={other ?? ''} onChange={(event) => setOther(event.currentTarget.value || null)}>
                  <option value="">nobody else</option>
                  {audiencesOf(moments, other).map(([value, label]) => (
                    <option key={value} value={value}>
                      {label}
                    </option>
                  ))}
                </select>
              </label>
              <label class="check">
                <input
                  type="checkbox"
                  checked={all !== null}
                  onChange={(event) => setAll(event.currentTarget.checked ? 'channels' : null)}
                />
                A row for each channel
              </label>
            </div>
          </Shown>
        )}
      </ShowAnswer>
    </>
  );
}

type Moments = Parameters<typeof stepsOf>[0];

/** Whom the events of the period are about, other than everyone; what was chosen is always among them. */
function audiencesOf(moments: Moments, chosen: string | null): [value: string, label: string][] {
  const found = new Map<string, string>(chosen === null ? [] : [[chosen, chosen.replace(/^[A-Z_]+:/, '')]]);
  for (const change of moments.flatMap(({ events }) => events.flatMap(({ changes }) => changes))) {
    const value = audienceParam(change);
    if (value !== null) found.set(value, change.audience.label);
  }
  for (const [value, label] of [
    ['REGION:EU', 'users in the EU'],
    ['FOREIGN_PERSONS:US', 'foreign persons, seen from the US'],
  ] as const) {
    if (!found.has(value)) found.set(value, label);
  }
  return [...found];
}

const labelOf = (moments: Moments, chosen: string | null): string | null =>
  audiencesOf(moments, chosen).find(([value]) => value === chosen)?.[1] ?? null;

const iso = (ms: number): string => new Date(ms).toISOString();
const clamp = (value: number, least: number, most: number): number => Math.max(least, Math.min(most, value));

/** Of the address; by default the 90 days up to now, or around the moment that is looked at. */
function usePeriod(at: string | null): [from: number, to: number] {
  const [from] = useParam('from');
  const [to] = useParam('to');
  const today = useMemo(() => Math.ceil(Date.now() / DAY) * DAY, []);
  const given = [from, to].map((text) => (text === null ? Number.NaN : Date.parse(text)));
  const middle = at === null ? null : Math.floor(Date.parse(at) / DAY) * DAY;
  const end = Number.isNaN(given[1]!) ? (middle === null ? today : Math.min(today, middle + 30 * DAY)) : given[1]!;
  const start = Number.isNaN(given[0]!) ? (middle === null ? end - 90 * DAY : middle - 30 * DAY) : given[0]!;
  // A period that ends before it begins is refused by the server, in words.
  return [start, end];
}

function Period({
  from,
  to,
  models,
  setModels,
}: {
  from: number;
  to: number;
  models: string | null;
  setModels: (value: string | null) => void;
}) {
  const day = (ms: number): string => iso(ms).slice(0, 10);
  const change = (name: 'from' | 'to') => (event: Event) => {
    const { value } = event.currentTarget as HTMLInputElement;
    if (value !== '') setParams({ from: `${day(from)}T00:00Z`, to: `${day(to)}T00:00Z`, [name]: `${value}T00:00Z` });
  };
  return (
    <div class="row period">
      <label class="row small">
        From <input type="date" value={day(from)} onChange={change('from')} />
      </label>
      <label class="row small">
        to <input type="date" value={day(to)} onChange={change('to')} />
      </label>
      <label class="row small models">
        Models{' '}
        <input
          type="text"
          placeholder="all that we use"
          value={models ?? ''}
          onChange={(event) => setModels(event.currentTarget.value.trim() || null)}
        />
      </label>
    </div>
  );
}

interface ShownProps {
  rows: Row[];
  steps: Step[];
  posture: TimelineData['timeline'] | null;
  organisation: string | null;
  /** How the organisation stood. */
  standing: preact.ComponentChildren;
  at: number;
  knownAt: number | null;
  together: boolean;
  from: number;
  to: number;
  children: preact.ComponentChildren;
}

function Shown({
  rows,
  steps,
  posture,
  organisation,
  standing,
  at,
  knownAt,
  together,
  from,
  to,
  children,
}: ShownProps) {
  const move = (next: number): void => {
    const text = shortIso(iso(next));
    setParams({ at: text, ...(together ? { knownAt: text } : {}) }, { replace: true });
    const step = steps.find((one) => one.at === next);
    if (step !== undefined) announce(`${formatMoment(iso(next))}: ${step.words}`);
  };
  const groups: ChartGroup[] = [
    ...[...Map.groupBy(rows, ({ model }) => model.name)].map(([title, those]) => ({
      title,
      rows: those.map(chartRow),
    })),
    ...(posture === null ? [] : [postureGroup(posture, organisation)]),
  ];
  return (
    <>
      <Player
        {...{ from, to, at, knownAt, together, steps }}
        onMove={move}
        onKnown={(next) =>
          setParams({ knownAt: next === null ? null : shortIso(iso(next)), with: null }, { replace: true })
        }
        onTogether={(on) => setParams({ with: on ? 'then' : null, ...(on ? { knownAt: shortIso(iso(at)) } : {}) })}
      />
      <section class="card">
        <header>
          <h2>Availability and posture</h2>
          {children}
        </header>
        <div class="inside">
          <BandChart groups={groups} steps={steps} from={from} to={to} at={at} onMove={move} />
        </div>
      </section>
      <section class="stack">
        <h2>At this moment</h2>
        <MomentTable rows={rows} at={at} from={from} />
      </section>
      <div class="columns">
        {standing}
        <section class="stack">
          <h2>What happened</h2>
          <Happened steps={steps} at={at} onMove={move} />
        </section>
      </div>
    </>
  );
}

/** The functions as bands. */
const postureGroup = (posture: TimelineData['timeline'], organisation: string | null): ChartGroup => ({
  title: `${organisation ?? 'Organisation'}: functions`,
  rows: posture.functions.map((one) => ({
    key: one.function.id,
    title: one.function.name,
    detail: `${one.function.name}: down for ${formatMinutes(one.minutes.down)}`,
    segments: one.segments,
  })),
});

function Happened({ steps, at, onMove }: { steps: readonly Step[]; at: number; onMove: (at: number) => void }) {
  const current = stepAt(steps, at);
  const list = useRef<HTMLOListElement>(null);
  useEffect(() => {
    const item = list.current?.querySelector<HTMLElement>('[aria-current]');
    if (item != null) list.current!.scrollTop = item.offsetTop - list.current!.clientHeight / 2;
  }, [current?.at]);
  if (steps.length === 0) return <p class="quiet">Nothing that is known changed anything here.</p>;
  return (
    <ol class="happened card" ref={list} tabIndex={0} aria-label="What happened, in order">
      {steps.map((step) => (
        <li key={step.at} data-past={step.at <= at} aria-current={step === current ? 'step' : undefined}>
          <button type="button" class="link" onClick={() => onMove(step.at)}>
            <When at={iso(step.at)} />
          </button>
          {step.events.length === 0 ? (
            <p class="quiet">{step.words}</p>
          ) : (
            step.events.map(({ id, title }) => (
              <p key={id}>
                <NodeLink node={{ id, name: title }} />
              </p>
            ))
          )}
        </li>
      ))}
    </ol>
  );
}

function Posture({
  posture,
  at,
  organisation,
}: {
  posture: TimelineData['timeline'];
  at: number;
  organisation: string | null;
}) {
  const standing = posture.workloads.flatMap((band) => {
    const now = segmentAt(band.segments, at);
    return now === undefined || now.status === 'UNAFFECTED' ? [] : [{ band, now }];
  });
  return (
    <section class="stack">
      <h2>{organisation} at this moment</h2>
      <p class="quiet">{posture.summary}</p>
      {standing.length === 0 ? (
        <p>All workloads are unaffected.</p>
      ) : (
        <ul class="standing card" tabIndex={0} aria-label="Workloads that are not unaffected">
          {standing.map(({ band, now }) => (
            <li key={band.workload.id}>
              <span class="who">
                <strong>{band.workload.name}</strong> <StatusPill status={now.status} />
              </span>
              <span class="small">
                {now.why}
                {now.wayOut !== null && <span class="quiet"> {now.wayOut}</span>}
              </span>
            </li>
          ))}
        </ul>
      )}
    </section>
  );
}
