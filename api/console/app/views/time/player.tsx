/** The sliders: what was so at a moment, and by what was known at another. */
import { useEffect, useRef, useState } from 'preact/hooks';
import { Icon } from '../../parts/icon.tsx';
import { When } from '../../parts/when.tsx';
import { formatMoment } from '../../state/format.ts';
import { nextStep, type Step, stepBefore } from './steps.ts';

interface PlayerProps {
  from: number;
  to: number;
  at: number;
  /** Null: all that is known today. */
  knownAt: number | null;
  /** Known goes along with the moment. */
  together: boolean;
  steps: readonly Step[];
  onMove: (at: number) => void;
  onKnown: (knownAt: number | null) => void;
  onTogether: (together: boolean) => void;
}

const STEP_MS = 1_400;
const MINUTE = 60_000;

export function Player({ from, to, at, knownAt, together, steps, onMove, onKnown, onTogether }: PlayerProps) {
  const [playing, setPlaying] = useState(false);
  const move = useRef(onMove);
  move.current = onMove;
  useEffect(() => {
    if (!playing) return;
    const next = nextStep(steps, at);
    if (next === undefined || next.at >= to) {
      setPlaying(false);
      return;
    }
    const timer = setTimeout(() => move.current(next.at), STEP_MS);
    return () => clearTimeout(timer);
  }, [playing, at, steps]);
  const previous = stepBefore(steps, at);
  const next = nextStep(steps, at);
  const play = (): void => {
    // From the end it begins anew.
    if (!playing && next === undefined) onMove(from);
    setPlaying(!playing);
  };
  return (
    <section class="card player" aria-label="The moment">
      <div class="inside">
        <div class="row">
          <button
            type="button"
            class="button primary"
            onClick={play}
            disabled={steps.length === 0}
            aria-pressed={playing}
          >
            {playing ? 'Pause' : 'Play'}
          </button>
          <button
            type="button"
            class="button icon-only"
            aria-label="To the event before"
            disabled={previous === undefined}
            onClick={() => onMove(previous!.at)}
          >
            <Icon name="left" />
          </button>
          <button
            type="button"
            class="button icon-only"
            aria-label="To the next event"
            disabled={next === undefined}
            onClick={() => onMove(next!.at)}
          >
            <Icon name="right" />
          </button>
          <strong class="moment-now">
            <When at={new Date(at).toISOString()} />
          </strong>
          <span class="quiet small">
            {knownAt === null ? (
              'by all that is known today'
            ) : (
              <>
                by what was known <When at={new Date(knownAt).toISOString()} />
              </>
            )}
          </span>
        </div>
        <Slider label="What was so at" value={at} {...{ from, to, steps }} onMove={onMove} />
        <div class="known">
          <fieldset class="row">
            <legend class="hidden">By what is known</legend>
            <label class="check">
              <input type="radio" name="known" checked={knownAt === null && !together} onChange={() => onKnown(null)} />
              known today
            </label>
            <label class="check">
              <input type="radio" name="known" checked={together} onChange={() => onTogether(true)} />
              known then: goes along
            </label>
            <label class="check">
              <input
                type="radio"
                name="known"
                checked={knownAt !== null && !together}
                onChange={() => {
                  onTogether(false);
                  onKnown(at);
                }}
              />
              known at a moment of its own
            </label>
          </fieldset>
          {knownAt !== null && !together && (
            <Slider label="By what was known at" value={knownAt} {...{ from, to, steps }} onMove={onKnown} />
          )}
        </div>
      </div>
    </section>
  );
}

interface SliderProps {
  label: string;
  value: number;
  from: number;
  to: number;
  steps: readonly Step[];
  onMove: (at: number) => void;
}

/** Arrow keys go from event to event, Shift with them by the hour, Page Up and Down by the day. */
function Slider({ label, value, from, to, steps, onMove }: SliderProps) {
  const onKeyDown = (event: KeyboardEvent): void => {
    const forth = ['ArrowRight', 'ArrowUp', 'PageUp'].includes(event.key);
    const back = ['ArrowLeft', 'ArrowDown', 'PageDown'].includes(event.key);
    if (!forth && !back) return;
    event.preventDefault();
    const way = forth ? 1 : -1;
    const by = event.key.startsWith('Page') ? 24 * 60 * MINUTE : event.shiftKey ? 60 * MINUTE : null;
    const step = forth ? nextStep(steps, value) : stepBefore(steps, value);
    const next = by === null ? (step?.at ?? (forth ? to - MINUTE : from)) : value + way * by;
    onMove(Math.max(from, Math.min(to - MINUTE, next)));
  };
  return (
    <label class="slider">
      <span class="small">{label}</span>
      <input
        type="range"
        min={from}
        max={to - MINUTE}
        step={MINUTE}
        value={value}
        aria-valuetext={formatMoment(new Date(value).toISOString())}
        onInput={(event) => onMove(Number(event.currentTarget.value))}
        onKeyDown={onKeyDown}
      />
    </label>
  );
}
