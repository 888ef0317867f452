/** An element: asks for its answer, again every minute while somebody can see it, and shows what came or why nothing did. */
import { type ComponentType, render } from 'preact';
import type { EmbedKind } from '../kinds.ts';
import type { EmbedView } from '../view.ts';
import { fetchAnswer, type Told } from './fetch-answer.ts';
import { Frame, type Shown } from './frame.tsx';
import { momentsOf } from './moments.ts';
import { styleSheet } from './style.ts';

export interface BodyProps<V extends EmbedView> {
  view: V;
  /** An instant (ISO 8601 or milliseconds) as the reader writes it, with its zone. */
  moment: (instant: string | number) => string;
}

/** The server that the code came from. */
const HOME = new URL(import.meta.url).origin;
/** How long an answer is shown that could not be asked for anew. */
const STALE_MS = 15 * 60_000;
const LONGEST_WAIT_SECONDS = 600;

/** Defines `<bellwether-KIND token="…">`; attributes: `base` (another server), `theme`, `heading-level`. */
export function defineElement<K extends EmbedKind>(
  kind: K,
  Body: ComponentType<BodyProps<Extract<EmbedView, { kind: K }>>>,
): void {
  const name = `bellwether-${kind}`;
  if (customElements.get(name) !== undefined) return;

  class BellwetherElement extends HTMLElement {
    static readonly observedAttributes = ['token', 'base', 'theme', 'heading-level'];
    private readonly root = this.attachShadow({ mode: 'open' });
    private told: Told | null = null;
    private since = 0;
    private problem: Shown['problem'] = null;
    private failures = 0;
    private timer = 0;
    private asking: AbortController | null = null;

    connectedCallback(): void {
      this.root.adoptedStyleSheets = [styleSheet()];
      document.addEventListener('visibilitychange', this.wake);
      void this.look();
    }

    disconnectedCallback(): void {
      document.removeEventListener('visibilitychange', this.wake);
      this.asking?.abort();
      clearTimeout(this.timer);
    }

    attributeChangedCallback(attribute: string): void {
      if (!this.isConnected) return;
      if (attribute === 'token' || attribute === 'base') {
        this.told = null;
        this.problem = null;
        void this.look();
      } else this.show();
    }

    private readonly wake = (): void => {
      if (!document.hidden && this.timer === 0) void this.look();
    };

    private async look(): Promise<void> {
      clearTimeout(this.timer);
      this.timer = 0;
      this.asking?.abort();
      const asking = new AbortController();
      this.asking = asking;
      this.show();
      const base = (this.getAttribute('base') ?? HOME).replace(/\/+$/, '');
      const outcome = await fetchAnswer(base, this.getAttribute('token') ?? '', asking.signal);
      if (asking.signal.aborted) return;
      this.take(outcome);
      this.show();
      const seconds = (this.told?.refreshSeconds ?? 60) * 2 ** Math.min(this.failures, 4);
      // Nobody looks at a hidden page; it asks when it is seen again.
      this.timer = window.setTimeout(() => {
        this.timer = 0;
        if (!document.hidden) void this.look();
      }, Math.min(seconds, LONGEST_WAIT_SECONDS) * 1000);
    }

    private take(outcome: Awaited<ReturnType<typeof fetchAnswer>>): void {
      if (typeof outcome === 'object') {
        this.told = outcome;
        this.since = Date.now();
        this.failures = 0;
        this.problem = null;
        return;
      }
      this.failures++;
      this.problem = outcome;
      if (outcome === 'unavailable' || Date.now() - this.since > STALE_MS) this.told = null;
    }

    private show(): void {
      const { told, problem } = this;
      const theme = this.getAttribute('theme') ?? told?.display.theme ?? 'auto';
      this.style.colorScheme = theme === 'light' || theme === 'dark' ? theme : '';
      const moment = momentsOf(this, told?.display.zone ?? null);
      const isOurs = told !== null && told.view.kind === kind;
      const level = Number(this.getAttribute('heading-level') ?? 3);
      const shown: Shown = { told, problem, wrongKind: told !== null && !isOurs ? told.view.kind : null, level };
      render(
        <Frame shown={shown} moment={moment}>
          {isOurs && <Body view={told.view as Extract<EmbedView, { kind: K }>} moment={moment} />}
        </Frame>,
        this.root,
      );
    }
  }

  customElements.define(name, BellwetherElement);
}
