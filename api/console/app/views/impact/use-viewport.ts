/** What part of a large drawing is in view, and how large: scrolling is the browser's own, so that touch and keys work as everywhere. */
import { useEffect, useLayoutEffect, useRef, useState } from 'preact/hooks';
import { type Layout, NODE } from './layout.ts';

/** In the coordinates of the drawing. */
export interface Rect {
  x: number;
  y: number;
  width: number;
  height: number;
}

const [SMALLEST, LARGEST] = [0.08, 2];
/** A drawing opens no smaller than that, and is scrolled instead. */
const READABLE = 0.62;
/** What is in view is found anew after so many pixels. */
const STEP = 80;

const isSame = (a: Rect, b: Rect): boolean =>
  a.x === b.x && a.y === b.y && a.width === b.width && a.height === b.height;

export function useViewport(layout: Layout) {
  const frame = useRef<HTMLDivElement>(null);
  const [zoom, setZoom] = useState(1);
  const [view, setView] = useState<Rect>({ x: 0, y: 0, width: 1200, height: 700 });
  const scrollTo = useRef<{ left: number; top: number } | null>(null);
  const drag = useRef<{ x: number; y: number; left: number; top: number; moved: boolean } | null>(null);
  const moved = useRef(false);

  const measure = (): void => {
    const element = frame.current;
    if (element === null) return;
    const { scrollLeft, scrollTop, clientWidth, clientHeight } = element;
    const step = STEP / zoom;
    const [x, y] = [scrollLeft / zoom, scrollTop / zoom].map((place) => Math.floor(place / step) * step);
    const next = { x: x!, y: y!, width: clientWidth / zoom + step, height: clientHeight / zoom + step };
    setView((before) => (isSame(before, next) ? before : next));
  };
  const pending = useRef(0);
  const measureSoon = (): void => {
    cancelAnimationFrame(pending.current);
    pending.current = requestAnimationFrame(measure);
  };

  /** Keeps the point of the frame at (x, y) where it is. */
  const zoomTo = (next: number, at?: { x: number; y: number }): void => {
    const element = frame.current;
    if (element === null) return;
    const to = Math.min(LARGEST, Math.max(SMALLEST, next));
    const { x, y } = at ?? { x: element.clientWidth / 2, y: element.clientHeight / 2 };
    const ratio = to / zoom;
    scrollTo.current = { left: (element.scrollLeft + x) * ratio - x, top: (element.scrollTop + y) * ratio - y };
    setZoom(to);
  };
  const fitting = (): number => {
    const { clientWidth, clientHeight } = frame.current!;
    const across = clientWidth / layout.width;
    // A drawing that is much higher than wide is scrolled downwards.
    return layout.height * across <= clientHeight * 3 ? across : Math.min(across, clientHeight / layout.height);
  };

  useLayoutEffect(() => {
    const to = Math.max(READABLE, Math.min(1, fitting()));
    setZoom(to);
  }, [layout.width]);
  useLayoutEffect(() => {
    if (scrollTo.current !== null) frame.current?.scrollTo(scrollTo.current);
    scrollTo.current = null;
    measure();
  }, [zoom, layout]);
  useEffect(() => {
    const element = frame.current!;
    const observer = new ResizeObserver(measure);
    observer.observe(element);
    let [turned, turning] = [0, 0];
    // Not passive: a pinch would zoom the page instead.
    const onWheel = (event: WheelEvent): void => {
      if (!event.ctrlKey && !event.metaKey) return;
      event.preventDefault();
      const { left, top } = element.getBoundingClientRect();
      turned += event.deltaY;
      cancelAnimationFrame(turning);
      // A wheel tells more often than anything can be drawn.
      turning = requestAnimationFrame(() =>
        zoomTo(zoom * Math.exp(-turned / 300), { x: event.clientX - left, y: event.clientY - top }),
      );
    };
    element.addEventListener('wheel', onWheel, { passive: false });
    return () => {
      observer.disconnect();
      element.removeEventListener('wheel', onWheel);
    };
  }, [zoom, layout]);

  return {
    frame,
    view,
    zoom,
    zoomBy: (factor: number) => zoomTo(zoom * factor),
    fit: () =>
      zoomTo(
        Math.min(1, Math.min(frame.current!.clientWidth / layout.width, frame.current!.clientHeight / layout.height)),
      ),
    /** Scrolls no more than it must. */
    show({ x, y }: { x: number; y: number }): void {
      const element = frame.current!;
      const { scrollLeft, scrollTop, clientWidth, clientHeight } = element;
      const room = 24;
      const left = clampTo(scrollLeft, x * zoom - room, (x + NODE.width) * zoom + room - clientWidth);
      const top = clampTo(scrollTop, y * zoom - room, (y + NODE.height) * zoom + room - clientHeight);
      element.scrollTo({ left, top });
    },
    /** Whether the pointer was drawing the picture along, and so did not mean to click. */
    dragged: (): boolean => moved.current,
    handlers: {
      onScroll: measureSoon,
      onPointerDown(event: PointerEvent): void {
        moved.current = false;
        if (event.button !== 0 || event.pointerType === 'touch') return;
        const { scrollLeft: left, scrollTop: top } = frame.current!;
        drag.current = { x: event.clientX, y: event.clientY, left, top, moved: false };
      },
      onPointerMove(event: PointerEvent): void {
        const from = drag.current;
        if (from === null) return;
        const [dx, dy] = [event.clientX - from.x, event.clientY - from.y];
        if (!from.moved && Math.hypot(dx, dy) < 4) return;
        if (!from.moved) frame.current!.setPointerCapture(event.pointerId);
        from.moved = true;
        moved.current = true;
        frame.current!.scrollTo({ left: from.left - dx, top: from.top - dy });
      },
      onPointerUp(): void {
        drag.current = null;
      },
      onPointerCancel(): void {
        drag.current = null;
      },
    },
  };
}

/** Between `most` and `least`, which may stand the other way round where there is no room for both. */
const clampTo = (value: number, most: number, least: number): number =>
  value > most ? most : value < least ? least : value;
